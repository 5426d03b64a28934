/**
 * Data sets and data flows of the Threat Model Library.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { elementAt, keptOf, keyOf, type Reading, titleIn } from './reading.ts';
import { classOf, isAccessChecked } from './words.ts';

/** Adds the data sets as assets, where they lie and what is known of them. */
export function readDataSets(sets: readonly Fields[], reading: Reading): void {
  const { draft, losses, elements } = reading;
  for (const fields of sets) {
    const placements = fields.peek().maps('placements');
    const at = placements.flatMap((placement) => {
      const store = placement.text('data_store');
      const id = store === undefined ? undefined : (elements.get(`data_store/${store}`) ?? elementAt(reading, store));
      if (id !== undefined) return [id];
      losses.add('data_sets: a store that is not in the file is kept, but holds nothing', placement.at);
      return [];
    });
    const encrypted = placements.map((placement) => placement.flag('encrypted'));
    const isKnown =
      encrypted.length > 0 && encrypted.every((flag) => flag === encrypted[0]) && encrypted[0] !== undefined;
    if (!isKnown && encrypted.some((flag) => flag !== undefined)) {
      losses.add('data_sets: one that is encrypted in some places only leaves it open', fields.place('placements'));
    }
    const access = isAccessChecked(fields.texts('access_control_methods'));
    const facts = {
      ...(isKnown && { 'encryption-at-rest': encrypted[0] === true ? 'yes' : 'no' }),
      ...(access !== undefined && { 'access-control': access ? 'yes' : 'no' }),
    };
    const sensitivity = fields.texts('data_sensitivity');
    if (sensitivity.length > 0 && classOf(sensitivity) === undefined) {
      losses.add(
        'data_sets: a sensitivity without a class of its own is kept, but says nothing to Vauban',
        fields.place('data_sensitivity'),
      );
    }
    const title = titleIn(fields, 'Data set without a name');
    const entry = {
      title,
      description: fields.text('description'),
      class: classOf(sensitivity),
      at: [...new Set(at)],
      facts,
    };
    const also = {
      placements: fields.json('placements'),
      data_sensitivity: fields.json('data_sensitivity'),
      access_control_methods: fields.json('access_control_methods'),
    };
    const key = keyOf(fields);
    draft.add('assets', { name: key ?? title, key, kept: keptOf(fields, 'data_sets', { losses, also }) }, entry);
  }
}

/**
 * Adds the flows that have both ends.
 *
 * @returns those that have not, as they stand
 */
export function readFlows(flows: readonly Fields[], reading: Reading, jsons: readonly Json[]): readonly Json[] {
  const { draft, losses } = reading;
  return flows.flatMap((fields, index): readonly Json[] => {
    const [from, to] = ['source', 'destination'].map((end) => {
      const reference = fields.map(end);
      return elementAt(reading, reference.text('object') ?? fields.text(end), reference.text('type'));
    });
    if (from === undefined || to === undefined) {
      losses.add('data_flows: a flow without both of its ends is kept, but is no flow of the model', fields.at);
      return [jsons[index] ?? null];
    }
    const isEncrypted = fields.flag('encrypted');
    if (isEncrypted === true) {
      losses.add(
        'data_flows: "encrypted" says that a flow is encrypted, not how; the question stays open',
        fields.place('encrypted'),
      );
    }
    const title = titleIn(fields, `${from} to ${to}`);
    // The schema asks for an answer and has no default, so a plain no is what the author says.
    const entry = {
      title,
      description: fields.text('description'),
      from,
      to,
      encryption: isEncrypted === false ? 'none' : undefined,
    };
    const also = { ...(isEncrypted === true && { encrypted: true }) };
    const key = keyOf(fields);
    draft.add('flows', { name: key ?? title, key, kept: keptOf(fields, 'data_flows', { losses, also }) }, entry);
    return [];
  });
}

/** Adds the assumptions. */
export function readAssumptions(assumptions: readonly Fields[], { draft, losses }: Reading): void {
  for (const fields of assumptions) {
    const text = fields.text('description') ?? fields.text('title');
    const isShort = text !== undefined && text.length <= 160;
    const validity = fields.text('validity');
    if (validity === 'unconfirmed') {
      losses.add('assumptions: that one is unconfirmed is kept, but says nothing to Vauban', fields.place('validity'));
    }
    const outOfScope = validity === 'rejected' ? 'Rejected in the Threat Model Library' : undefined;
    const entry = {
      ...(isShort ? { title: text } : { description: text }),
      tags: fields.texts('topics'),
      'out-of-scope': outOfScope,
    };
    const kept = keptOf(fields, 'assumptions', { losses, also: { validity } });
    draft.add('assumptions', { name: text, key: keyOf(fields), kept }, entry);
  }
}
