/**
 * Threats and mitigations of Open Threat Model, and the components and flows that refer to them.
 * @module
 */
import type { Fields } from '../fields.ts';
import { isRatedIn } from './read-places.ts';
import { keptOf, type Reading } from './reading.ts';
import { effectivenessOf, fifthOf } from './scales.ts';
import { isOpen, reasonOf, statusOf, strideOf, treatmentOf } from './words.ts';

/** A component or flow of the file, with its address in the model. */
export interface Referring {
  readonly fields: Fields;
  /** Undefined for a flow that is not in the model. */
  readonly address: string | undefined;
}

/** Adds the threats and the mitigations; says how many there are. */
export function readThreats(reading: Reading): { readonly threats: number; readonly mitigations: number } {
  const { root, draft } = reading;
  const threats = root.maps('threats');
  const mitigations = root.maps('mitigations');
  for (const fields of threats) {
    const title = fields.text('name') ?? fields.text('id') ?? 'Threat without a name';
    draft.add(
      'threats',
      { name: title, key: fields.text('id'), kept: keptOfThreat(fields, reading) },
      { title, ...threatEntry(fields) },
    );
  }
  for (const fields of mitigations) {
    const key = fields.text('id');
    const title = fields.text('name') ?? key ?? 'Mitigation without a name';
    const reduction = isRatedIn(fields) ? fields.number('riskReduction') : undefined;
    fields.skip('riskReduction');
    const also = { ...(reduction !== undefined && { riskReduction: reduction }) };
    const entry = { title, description: fields.text('description'), effectiveness: effectivenessOf(reduction) };
    const kept = keptOf(fields, 'mitigations', { reading, also });
    draft.add('controls', { name: title, key, kept }, entry);
  }
  return { threats: threats.length, mitigations: mitigations.length };
}

function threatEntry(fields: Fields) {
  const isRated = isRatedIn(fields);
  const cwe = fields.texts('cwes').flatMap((weakness) => cweOf(weakness) ?? []);
  const [probability, impact] = ['likelihood', 'impact'].map((axis) => fifthOf(fields.map('risk').number(axis)));
  return {
    description: fields.text('description'),
    stride: [...new Set(fields.texts('categories').flatMap((category) => strideOf(category) ?? []))],
    risk: isRated && probability !== undefined && impact !== undefined ? { probability, impact } : undefined,
    references: cwe.length > 0 ? { cwe } : undefined,
    tags: fields.texts('tags'),
  };
}

function keptOfThreat(fields: Fields, reading: Reading) {
  const { losses } = reading;
  const risk = fields.map('risk');
  const isRated = isRatedIn(fields);
  for (const comment of ['likelihoodComment', 'impactComment']) {
    if (risk.text(comment) !== undefined) {
      losses.add('threats: comments on a rating are kept, but say nothing to Vauban', risk.place(comment));
    }
  }
  if (isRated && risk.exists && (fifthOf(risk.number('likelihood')) ?? fifthOf(risk.number('impact'))) !== undefined) {
    if (fifthOf(risk.number('likelihood')) === undefined || fifthOf(risk.number('impact')) === undefined) {
      losses.add(
        'threats: a rating without a likelihood or without an impact is kept, but rates nothing',
        fields.place('risk'),
      );
    }
  }
  if (fields.texts('categories').some((category) => strideOf(category) === undefined)) {
    losses.add('threats: categories beyond STRIDE are kept, but say nothing to Vauban', fields.place('categories'));
  }
  if (fields.texts('cwes').some((weakness) => cweOf(weakness) === undefined)) {
    losses.add('threats: a weakness that is no CWE number is kept, but says nothing to Vauban', fields.place('cwes'));
  }
  fields.texts('tags');
  if (!isRated) fields.skip('risk');
  fields.skip('id', 'name', 'description');
  const also = {
    categories: fields.json('categories'),
    cwes: fields.json('cwes'),
    ...(isRated && { risk: fields.json('risk') }),
  };
  return keptOf(fields, 'threats', { reading, also });
}

/** The number of a weakness. */
export function cweOf(text: string): string | undefined {
  return /^\s*(?:CWE)?[-: ]?0*([1-9]\d{0,5})\s*$/i.exec(text)?.[1];
}

/** What components and flows say of one threat. */
interface Met {
  readonly targets: Set<string>;
  readonly controls: Set<string>;
  readonly states: Set<string>;
}

/** What components and flows say of one mitigation. */
interface Used {
  readonly guards: Set<string>;
  readonly states: Set<string>;
}

/**
 * Joins threats and mitigations to the components and flows that refer to them.
 *
 * @returns how many references there are, and the ids that they name in vain
 */
export function readReferences(
  elements: readonly Referring[],
  { draft, losses }: Reading,
): { readonly count: number; readonly missing: readonly string[] } {
  const met = new Map<string, Met>();
  const used = new Map<string, Used>();
  const missing = new Set<string>();
  let count = 0;
  for (const { fields, address } of elements) {
    for (const reference of fields.peek().maps('threats')) {
      if (reference.keys().length === 0) continue;
      count += 1;
      const threat = draft.find('threats', reference.text('threat'));
      if (threat === undefined) {
        losses.add('a reference to a threat that is not in the file is kept with its component or flow', reference.at);
        missing.add(reference.text('threat') ?? '');
        continue;
      }
      const entry = met.get(threat) ?? { targets: new Set(), controls: new Set(), states: new Set() };
      met.set(threat, entry);
      if (address !== undefined) entry.targets.add(address);
      entry.states.add(reference.text('state') ?? 'unknown');
      for (const mitigation of reference.maps('mitigations')) {
        const control = draft.find('controls', mitigation.text('mitigation'));
        if (control === undefined) {
          losses.add(
            'a reference to a mitigation that is not in the file is kept with its component or flow',
            mitigation.at,
          );
          missing.add(mitigation.text('mitigation') ?? '');
          continue;
        }
        entry.controls.add(control);
        const use = used.get(control) ?? { guards: new Set(), states: new Set() };
        used.set(control, use);
        if (address !== undefined) use.guards.add(address);
        use.states.add(mitigation.text('state') ?? 'unknown');
      }
    }
  }
  for (const [threat, { targets, controls, states }] of met) {
    draft.extend('threats', threat, { targets: [...targets], controls: [...controls] });
    decide(threat, [...states], { draft, losses });
  }
  for (const [control, { guards, states }] of used) {
    if (states.size > 1) losses.add('mitigations: one that is in several states counts as the least of them');
    draft.extend('controls', control, { guards: [...guards], status: leastOf([...states]) });
  }
  return { count, missing: [...missing] };
}

/** The state that all places of a control can claim. */
export function leastOf(states: readonly string[]): string | undefined {
  const all = states.map(statusOf);
  return (
    (['planned', 'in-progress', 'retired'] as const).find((status) => all.includes(status)) ??
    (all.length > 0 && all.every((status) => status === 'done') ? 'done' : undefined)
  );
}

/** Writes down a decision when every place says the same one. */
function decide(threat: string, states: readonly string[], { draft, losses }: Pick<Reading, 'draft' | 'losses'>): void {
  const [state = ''] = states;
  const treatment = treatmentOf(state);
  if (treatment !== undefined && states.every((other) => treatmentOf(other) === treatment)) {
    draft.add('decisions', { name: threat }, { treatment, because: reasonOf(state) });
    return;
  }
  if (states.some((other) => !isOpen(other))) {
    losses.add('threats: a state that is unknown, or not the same everywhere, is kept but decides nothing');
  }
}
