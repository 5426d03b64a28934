/**
 * A shape of Threat Dragon as a zone, a component or a flow, with what its flags say.
 * @module
 */
import type { Fields } from '../fields.ts';
import type { DraftEntry } from '../format.ts';
import type { Cell } from './cell.ts';
import type { Reading } from './read-document.ts';

/** Adds a zone and gives its id. */
export function readZone(cell: Cell, reading: Reading, inside: string | undefined): string {
  const entry = { title: cell.label, description: description(cell), inside };
  return reading.draft.add('zones', namingOf(cell, cell.label ?? 'zone', reading), entry);
}

/** Adds a component and gives its id. */
export function readComponent(
  cell: Cell,
  reading: Reading,
  { kind, zone }: { readonly kind: string; readonly zone: string | undefined },
): string {
  const { data } = cell;
  const common = commonOf(cell);
  // The model keeps it as the layout of the diagram.
  cell.fields.skip('position');
  // A flag that is not set says nothing: it is what the tool starts with.
  const facts = {
    'encryption-at-rest': yes(cell.kind === 'store' && isSet(data, 'isEncrypted')),
    'serves-pages': yes(isSet(data, 'isWebApplication')),
  };
  const holdsCredentials = isSet(data, 'storesCredentials');
  const isLog = isSet(data, 'isALog');
  const id = reading.draft.add('components', namingOf(cell, cell.label ?? kind, reading), {
    title: cell.label,
    ...common,
    kind,
    zone,
    facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
  });
  const at = [id];
  const title = cell.label ?? id;
  if (holdsCredentials) {
    const name = `Credentials in ${title}`;
    reading.draft.add('assets', { name }, { title: name, class: 'credential', at });
  }
  if (isLog) reading.draft.add('assets', { name: `${title} entries` }, { title: `${title} entries`, class: 'log', at });
  return id;
}

/** Adds a flow between two components and gives its id. */
export function readFlow(
  cell: Cell,
  reading: Reading,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const { data } = cell;
  const common = commonOf(cell);
  const protocol = data.text('protocol');
  const isBothWays = data.flag('isBidirectional') === true;
  // It stays with the cell: the language asks how.
  if (data.peek().flag('isEncrypted') === true) {
    reading.losses.add(
      'flows: "isEncrypted" says that a flow is encrypted, not how; the question stays open',
      data.place('isEncrypted'),
    );
  }
  return reading.draft.add('flows', namingOf(cell, cell.label ?? `${from} to ${to}`, reading), {
    title: cell.label,
    ...common,
    from,
    to,
    protocol,
    ...(isBothWays && { 'both-ways': true }),
  });
}

function commonOf(cell: Cell): DraftEntry {
  const { data } = cell;
  const reason = data.text('reasonOutOfScope');
  const isOut = data.flag('outOfScope') === true;
  return {
    description: description(cell),
    'out-of-scope': isOut ? (reason ?? 'Marked as out of scope in Threat Dragon') : undefined,
  };
}

function description({ data }: Cell): string | undefined {
  return data.text('description');
}

/** Tells whether a flag is set; one that is not stays with the cell as the tool wrote it. */
function isSet(data: Fields, flag: string): boolean {
  if (data.peek().flag(flag) !== true) return false;
  data.skip(flag);
  return true;
}

function yes(holds: boolean): string | undefined {
  return holds ? 'yes' : undefined;
}

/** How an element is called; what of its cell nobody has read is kept. */
function namingOf(cell: Cell, name: string, { losses }: Reading) {
  const kept = cell.fields.rest();
  if (kept !== undefined) losses.add('how shapes are drawn is kept, but says nothing to Vauban', cell.fields.at);
  return { name, key: cell.id, kept };
}
