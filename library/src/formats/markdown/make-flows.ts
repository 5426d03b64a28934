/**
 * Makes flows and boundaries of what tables, lists, sentences and drawings say.
 * @module
 */
import { splitList } from './items.ts';
import { componentOf, keepUnused, keptOf, lose, type Making } from './making.ts';
import { saidAs, type Thing } from './record.ts';
import { authenticationOf, encryptionOf, protocolOf } from './wire.ts';

/** What is known of a flow. */
interface FlowNotes {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly label?: string | undefined;
  readonly bothWays: boolean;
  /** Text that may tell of the protocol. */
  readonly text: string;
  readonly description?: string | undefined;
  readonly authentication?: string | undefined;
  readonly encryption?: string | undefined;
  readonly carries?: readonly string[];
  readonly key?: string | undefined;
}

/** Adds a flow, or gives the one that is there already. */
export function addFlow(making: Making, notes: FlowNotes): string {
  const { from, to, label, text, line } = notes;
  const protocol = protocolOf(text);
  const title = label === undefined || label === '' ? undefined : label;
  const same = making.names.find(`${from} ${to} ${title ?? ''}`, 'flows');
  if (same !== undefined) return same;
  const id = making.draft.add(
    'flows',
    { name: notes.key ?? `${from} to ${to}`, key: notes.key, kept: { line } },
    {
      title,
      description: notes.description,
      from,
      to,
      ...(notes.bothWays && { 'both-ways': true }),
      protocol,
      authentication: notes.authentication,
      encryption: notes.encryption ?? encryptionOf(text),
      carries: [...(notes.carries ?? [])],
    },
  );
  making.names.add('flows', id, `${from} ${to} ${title ?? ''}`);
  if (notes.key !== undefined) making.names.add('flows', id, notes.key);
  return id;
}

/** Makes the flows that tables, lists and sentences name. */
export function makeFlows(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic }) => topic === 'flows')) {
    const [from, to] = [saidAs(thing, 'from'), saidAs(thing, 'to')];
    if (from === undefined || to === undefined) {
      lose(making, `flows: "${thing.name}" has no two ends and is not carried over`, thing.line);
      continue;
    }
    keepUnused(making, thing, 'flows');
    const data = saidAs(thing, 'data');
    const carried = splitList(data ?? '').flatMap((name) => making.names.find(name, 'assets') ?? []);
    const asides = [...(saidAs(thing, 'description') ?? '').matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '');
    const protocol =
      saidAs(thing, 'protocol', 'port') ??
      (asides.join(' ') || (saidAs(thing, 'description') ?? '').split(/\s+/).slice(0, 3).join(' '));
    const security = [saidAs(thing, 'encryption') ?? '', protocol].join(' ');
    const told = [thing.name === '' ? undefined : thing.name, data].filter((part) => part !== undefined);
    const id = addFlow(making, {
      from: componentOf(making, from, thing.line),
      to: componentOf(making, to, thing.line),
      line: thing.line,
      key: thing.key,
      label: told[0],
      bothWays: saidAs(thing, 'method') === 'both ways',
      text: protocol,
      description: saidAs(thing, 'description', 'purpose'),
      authentication: authenticationOf(saidAs(thing, 'authentication') ?? ''),
      encryption: encryptionOf(security),
      carries: carried,
    });
    if (Object.keys(thing.kept).length > 0)
      making.draft.extend('flows', id, {
        origin: {
          format: 'markdown',
          ...(thing.key !== undefined && { id: thing.key }),
          kept: JSON.stringify(keptOf(thing)),
        },
      });
    const unread = [
      ['authentication', authenticationOf(saidAs(thing, 'authentication') ?? '')],
      ['encryption', encryptionOf(security)],
    ] as const;
    for (const [role, read] of unread) {
      const said = saidAs(thing, role);
      if (said === undefined || read !== undefined) continue;
      making.draft.extend('flows', id, {
        origin: {
          format: 'markdown',
          ...(thing.key !== undefined && { id: thing.key }),
          kept: JSON.stringify(keptOf(thing, 'authentication', 'encryption')),
        },
      });
      lose(making, `flows: ${role} "${said}" is kept, but says nothing to Vauban`, thing.line);
    }
  }
}

/** Makes the boundaries that are named. One that names no two sides is a measure. */
export function makeBoundaries(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic }) => topic === 'boundaries')) {
    const [from, to] = [saidAs(thing, 'from'), saidAs(thing, 'to')];
    const told = from !== undefined && to !== undefined ? [from, to] : sidesIn(thing);
    if (told === undefined) {
      lose(making, `boundaries: "${thing.name}" names no two sides and is not carried over`, thing.line);
      continue;
    }
    keepUnused(making, thing, 'boundaries');
    const [one = '', other = ''] = told;
    const between = [one, other].map((side) => sideOf(making, side, thing.line));
    const title = thing.name === '' ? `${one} and ${other}` : thing.name;
    const id = making.draft.add(
      'boundaries',
      { name: thing.key ?? title, key: thing.key, kept: keptOf(thing) },
      { title, description: saidAs(thing, 'description', 'purpose'), between },
    );
    making.names.add('boundaries', id, title);
  }
}

function sidesIn(thing: Thing): readonly string[] | undefined {
  const text = [thing.name, saidAs(thing, 'description') ?? '', saidAs(thing, 'target') ?? ''].join('; ');
  const between =
    /\bbetween\s+(?:the\s+)?(.+?)\s+and\s+(?:the\s+)?([^;.,]+)/i.exec(text) ??
    /(?:^|;\s*)([^;]+?)\s*(?:↔|→|<->|->)\s*([^;]+)/u.exec(text);
  if (between === null) return undefined;
  return [between[1] ?? '', between[2] ?? ''];
}

function sideOf(making: Making, side: string, line: number): string {
  const zone = making.names.find(side, 'zones');
  return zone === undefined ? `components/${componentOf(making, side, line)}` : `zones/${zone}`;
}
