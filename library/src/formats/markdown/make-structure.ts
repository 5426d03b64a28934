/**
 * Makes zones and components, and what drawings show, of what a document says.
 * @module
 */
import { splitList } from './items.ts';
import { addEntry, portOf } from './make-entries.ts';
import { addThing, ask, componentOf, keptOf, lose, type Making } from './making.ts';
import { type Picture, saidAs, type Thing } from './record.ts';
import type { Role } from './roles.ts';
import { topicOf } from './topics.ts';
import { unusedRoles } from './used-roles.ts';
import { kindWord, trustOf } from './values.ts';

/** Makes the zones that are named, by headings, by tables and by drawings. */
export function makeZones(making: Making, things: readonly Thing[], pictures: readonly Picture[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'zones' && name !== '')) {
    if (making.names.find(thing.name, 'zones') !== undefined) continue;
    const trust = trustOf(saidAs(thing, 'trust', 'level') ?? '') ?? trustOf(thing.name);
    const id = addThing(making, 'zones', thing, { description: saidAs(thing, 'description', 'purpose'), trust });
    for (const name of splitList(saidAs(thing, 'target') ?? '')) componentOf(making, name, thing.line, { zone: id });
  }
  for (const { graph, line } of pictures) {
    const ids = new Map<string, string>();
    for (const zone of graph.zones) {
      const name = zone.label === '' ? `Zone of line ${line + 1 + zone.line}` : zone.label;
      const id = zoneOf(making, name, line + 1 + zone.line);
      ids.set(zone.id, id);
      const inside = zone.inside === undefined ? undefined : ids.get(zone.inside);
      if (inside !== undefined && inside !== id) making.draft.extend('zones', id, { inside });
    }
  }
}

/** The zone of a name. */
export function zoneOf(making: Making, written: string, line: number): string {
  const known = making.names.find(written, 'zones');
  if (known !== undefined) return known;
  const aside = /\(([^()]+)\)\s*$/.exec(written)?.[1];
  const name = written.replace(/\s*\([^()]*\)\s*$/, '') || written;
  const trust = trustOf(aside ?? '') ?? trustOf(name);
  const id = making.draft.add('zones', { name, kept: { line } }, { title: name, trust });
  making.names.add('zones', id, written);
  making.names.add('zones', id, name);
  return id;
}

/** What is said of the entry of a component, when it has one. */
const OF_ENTRY: ReadonlySet<Role> = new Set<Role>([
  'entry-points',
  'port',
  'protocol',
  'exposure',
  'vectors',
  'authentication',
  'encryption',
  'trust',
]);

/** Makes the components that are named as such. */
export function makeComponents(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'components' && name !== '')) {
    const about = topicOf(thing.name);
    const isPart =
      about !== undefined && about !== 'components' && /security|threat|attack|roadmap|model/i.test(thing.name);
    if (isPart || /^threat models?\b/i.test(thing.name)) {
      ask(
        making,
        `"${thing.name}" stands among the components, but reads like a part of the document: is it a component?`,
        thing.line,
      );
      continue;
    }
    const written = saidAs(thing, 'zone');
    const id = componentOf(making, thing.name, thing.line, {
      kind:
        kindWord(saidAs(thing, 'category') ?? '') ??
        kindWord(
          /^(?:\d[\d.]*\s+)?(external.*|data ?stores?|process(?:es)?)\b/i.exec(
            thing.setting.titles.at(-1) ?? '',
          )?.[1] ?? '',
        ) ??
        (/^external\b/i.test(saidAs(thing, 'description') ?? '') ? 'external' : undefined),
      zone: written === undefined ? undefined : zoneOf(making, written, thing.line),
      description: saidAs(thing, 'description', 'purpose'),
    });
    if (thing.key !== undefined) making.names.add('components', id, thing.key);
    const technology = saidAs(thing, 'technology');
    const trust = saidAs(thing, 'trust');
    const entry = saidAs(thing, 'entry-points') ?? (saidAs(thing, 'port') === undefined ? undefined : thing.name);
    const told = [saidAs(thing, 'description', 'purpose') ?? '', saidAs(thing, 'port') ?? ''].join(' ');
    const hasEntry = entry !== undefined || portOf(told) !== undefined;
    const unused = unusedRoles(thing, 'components').filter((role) => !hasEntry || !OF_ENTRY.has(role));
    for (const role of [...unused, ...Object.keys(thing.kept)])
      lose(making, `components: "${role}" is kept, but says nothing to Vauban`, thing.line);
    making.draft.extend('components', id, {
      ...(technology !== undefined && { technology: [...splitList(technology)] }),
      owner: saidAs(thing, 'owner'),
      ...(thing.see.length > 0 && { references: { see: [...new Set(thing.see)] } }),
      origin: {
        format: 'markdown',
        ...(thing.key !== undefined && { id: thing.key }),
        kept: JSON.stringify(keptOf(thing, ...unused)),
      },
    });
    if (entry !== undefined) addEntry(making, thing, { name: entry, at: id, text: `${entry} ${told}`, trust });
    else if (portOf(told) !== undefined) addEntry(making, thing, { name: thing.name, at: id, text: told, trust });
  }
  for (const thing of things.filter(({ topic }) => topic === 'duties')) makeDuties(making, thing);
}

/** What a component handles and what it never does. */
function makeDuties(making: Making, thing: Thing): void {
  const id = componentOf(making, thing.name, thing.line);
  const isNever = saidAs(thing, 'category') === 'never';
  const duties = thing.parts.map((part) => {
    const to = /\bdelegated to ([\w-]+)/i.exec(part.name)?.[1];
    const name = part.name.replace(/\s*\(.*\)\s*$/, '');
    const known = making.names.find(name, 'duties');
    const duty = known ?? making.draft.add('duties', { name, kept: { line: part.line } }, { title: name });
    making.names.add('duties', duty, name);
    const aside = /\(([^()]*)\)\s*$/.exec(part.name)?.[1];
    return {
      duty,
      ...(to !== undefined && { 'delegated-to': [componentOf(making, to, part.line)] }),
      ...(to === undefined && aside !== undefined && { because: aside }),
    };
  });
  making.draft.extend('components', id, {
    [isNever ? 'never' : 'handles']: duties,
    ...(thing.see.length > 0 && { references: { see: [...new Set([...seenBy(making, id), ...thing.see])] } }),
  });
}

function seenBy({ draft }: Making, id: string): readonly string[] {
  const references = draft.get('components', id)?.['references'];
  const see: unknown =
    typeof references === 'object' && references !== null
      ? Object.entries(references).find(([key]) => key === 'see')?.[1]
      : [];
  return Array.isArray(see) ? see.filter((one): one is string => typeof one === 'string') : [];
}
