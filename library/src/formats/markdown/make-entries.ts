/**
 * Makes entries, with their ports, and the ways in that are talked about.
 * @module
 */
import { splitList } from './items.ts';
import { ask, componentOf, keepUnused, lose, type Making } from './making.ts';
import { saidAs, type Thing } from './record.ts';
import { exposureOf, trustOf } from './values.ts';
import { authenticationOf, encryptionOf } from './wire.ts';

const PORT =
  /\((?:port\s*)?(\d{2,5})(?:\/(?:tcp|udp))?\)|\bports?\s*[:=]?\s*(\d{2,5})\b|(?<![\d.])(\d{2,5})\/(?:tcp|udp)\b|(?<=^|[\s`a-z*\]]):(\d{2,5})\b|^\s*(\d{2,5})\s*$/i;

/** The first port in a text. */
export function portOf(text: string): number | undefined {
  const parts = PORT.exec(text);
  const port = Number(parts?.slice(1).find((part) => part !== undefined));
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}

interface EntryNotes {
  readonly name: string;
  readonly at: string;
  readonly text: string;
  readonly trust?: string | undefined;
}

/** Adds an entry at a component. */
export function addEntry(making: Making, thing: Thing, { name, at, text, trust }: EntryNotes): void {
  const port = portOf(saidAs(thing, 'port') ?? '') ?? portOf(text);
  const said = saidAs(thing, 'exposure') ?? saidAs(thing, 'zone');
  const near = /\b(?:internal|external|public|internet|localhost|loopback)\b/i.exec(text)?.[0];
  const exposure =
    said === undefined
      ? (headingExposure(thing) ?? (near === undefined ? undefined : exposureOf(near)))
      : exposureOf(said);
  const vectors = splitList(saidAs(thing, 'vectors') ?? '').map((one) => vectorOf(making, one, thing.line));
  const protocol =
    saidAs(thing, 'protocol') ?? /\d\/(tcp|udp)\b/i.exec(`${text} ${saidAs(thing, 'port') ?? ''}`)?.[1]?.toLowerCase();
  const level = trust === undefined ? undefined : trustOf(trust);
  if (trust !== undefined && level === undefined)
    lose(making, `entries: the trust level "${trust}" is kept, but says nothing to Vauban`, thing.line);
  const purposes =
    thing.topic === 'entries'
      ? (thing.said.get('purpose') ?? thing.said.get('description') ?? []).map(({ text }) => text)
      : [];
  const title = name.replace(/\s*\((?:port\s*)?\d+[^)]*\)\s*$/i, '');
  const id = making.draft.add(
    'entries',
    {
      name: thing.key ?? title,
      key: thing.topic === 'entries' ? thing.key : undefined,
      kept: { line: thing.line, ...(trust !== undefined && level === undefined && { trust }), ...thing.kept },
    },
    {
      title,
      at,
      ...(port !== undefined && { kind: 'port', port }),
      protocol,
      exposure,
      trust: level,
      authentication: authenticationOf(saidAs(thing, 'authentication') ?? ''),
      encryption: encryptionOf(saidAs(thing, 'encryption') ?? ''),
      vectors: vectors.map((vector) => `vectors/${vector}`),
      purposes,
    },
  );
  making.names.add('entries', id, title);
  if (port !== undefined && !making.ports.has(port)) making.ports.set(port, { component: at, entry: id });
}

function headingExposure(thing: Thing): string | undefined {
  const heading = thing.setting.titles.slice(0, -1).findLast((title) => exposureOf(title) !== undefined);
  return heading === undefined ? undefined : exposureOf(heading);
}

/** A way in that is talked about, by its name. */
export function vectorOf(making: Making, name: string, line: number): string {
  const known = making.names.find(name, 'vectors');
  if (known !== undefined) return known;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const id = making.draft.add('vectors', { name, kept: { line } }, { title });
  making.names.add('vectors', id, name);
  return id;
}

/** Makes the entries that are named; where nobody says what listens, one component stands for the whole system. */
export function makeEntries(making: Making, things: readonly Thing[], system: string): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'entries' && name !== '')) {
    const bare = thing.name.replace(/\s*\([^()]*\)\s*$/, '').replace(/\s+ports?$/i, '');
    keepUnused(making, thing, 'entries');
    const said = saidAs(thing, 'target', 'technology');
    const named =
      said === undefined
        ? (making.names.find(bare, 'components') ?? making.names.within(thing.name, 'components')[0])
        : componentOf(making, said, thing.line);
    const text = `${thing.name} ${saidAs(thing, 'description') ?? ''}`;
    const port = portOf(saidAs(thing, 'port') ?? '') ?? portOf(text);
    const known = port === undefined ? undefined : making.ports.get(port);
    if (known !== undefined && named === undefined && !/\p{L}/u.test(thing.name)) {
      making.draft.extend('entries', known.entry, {
        description: saidAs(thing, 'description'),
        exposure: exposureOf(saidAs(thing, 'description') ?? ''),
      });
      continue;
    }
    let at = named ?? known?.component;
    if (at === undefined) {
      ask(making, `what listens at "${thing.name}"? Until that is known, "${system}" stands for it`, thing.line);
      at = componentOf(making, system, 1, { kind: 'process' });
    }
    addEntry(making, thing, { name: thing.name, at, text, trust: saidAs(thing, 'trust') });
  }
}
