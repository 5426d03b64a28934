/**
 * Makes controls: those that sections and tables list, and those that a threat names as its mitigations.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { isNothing, readPiece, splitList } from './items.ts';
import { keepRoles, keepUnused, keptOf, lose, type Making, referencesOf } from './making.ts';
import { type Said, type State, saidAs, type Thing } from './record.ts';
import { degreeOf, saysDone, stateWord, strategyOf, treatmentOf } from './values.ts';

const LAYERS: readonly (readonly [string, RegExp])[] = [
  ['perimeter', /perimeter|edge/i],
  ['network', /network/i],
  ['host', /\bhost|endpoint|operating system/i],
  ['application', /application|\bapp\b/i],
  ['data', /\bdata\b/i],
  ['monitoring', /monitoring|detection|operations/i],
];

function layerOf(text: string): string | undefined {
  return LAYERS.find(([, words]) => words.test(text))?.[0];
}

/** Makes the controls that a document lists. */
export function makeControls(making: Making, things: readonly Thing[]): ReadonlyMap<Thing, string> {
  const made = new Map<Thing, string>();
  for (const thing of things.filter(({ topic, name }) => topic === 'controls' && name !== '')) {
    const heading = thing.setting.titles.findLast((title) => /^layer\b/i.test(title.trim()));
    const layer = layerOf(saidAs(thing, 'layer') ?? heading?.replace(/^layer\s*\d*\s*[:.-]?\s*/i, '') ?? '');
    const status = saidAs(thing, 'status');
    if (status !== undefined && stateWord(status) === undefined) {
      keepRoles(thing, 'status');
      lose(making, `controls: status "${status.slice(0, 60)}" is kept, but is none that is known`, thing.line);
    }
    keepUnused(making, thing, 'controls');
    const id = controlOf(making, thing.name, thing.line, {
      state: thing.state ?? (status === undefined ? undefined : stateWord(status)),
      key: thing.key,
      entry: {
        description: saidAs(thing, 'description', 'method', 'purpose'),
        layer,
        strategy: strategyOf(saidAs(thing, 'strategy', 'category') ?? ''),
        effectiveness: degreeOf(saidAs(thing, 'effectiveness') ?? ''),
        owner: saidAs(thing, 'owner'),
        ticket: saidAs(thing, 'ticket'),
        ...referencesOf(thing),
      },
      kept: keptOf(thing),
      section: thing.setting.titles.at(-1),
    });
    made.set(thing, id);
    for (const part of thing.parts) {
      const text = saidAs(part, 'description');
      const below = controlOf(making, text === undefined ? part.name : `${part.name}: ${text}`, part.line, {
        state: part.state,
        entry: {},
      });
      if (below !== id) making.draft.extend('controls', below, { 'part-of': id });
    }
    const guarded = splitList(saidAs(thing, 'target', 'asset') ?? '').flatMap((name) => guardedBy(making, name));
    if (guarded.length > 0) making.draft.extend('controls', id, { guards: guarded });
  }
  return made;
}

/** Joins assets with the controls that are said to protect them. */
export function protectAssets(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic }) => topic === 'assets')) {
    const asset = making.names.find(thing.name, 'assets');
    const told = (thing.said.get('protection') ?? []).flatMap(({ text, line }) =>
      isNothing(text) ? [] : splitList(text).map((name) => controlOf(making, name, line, { entry: {} })),
    );
    if (asset !== undefined && told.length > 0)
      making.draft.extend('assets', asset, { protection: [...new Set(told)] });
  }
}

function guardedBy({ names }: Making, name: string): readonly string[] {
  for (const collection of ['components', 'assets', 'entries', 'zones']) {
    const id = names.find(name, collection);
    if (id !== undefined) return [`${collection}/${id}`];
  }
  return [];
}

interface ControlNotes {
  readonly state?: State | undefined;
  readonly key?: string | undefined;
  readonly entry: { readonly [key: string]: Value | undefined };
  readonly kept?: ReturnType<typeof keptOf>;
  /** The section it stands in; a name of one word means something only there. */
  readonly section?: string | undefined;
}

/** The control of a name; it is added when the document has not named it before. */
export function controlOf(
  making: Making,
  written: string,
  line: number,
  { state, key, entry, kept, section }: ControlNotes,
): string {
  const { draft, names } = making;
  const name = written.trim().replace(/[.;]+$/, '');
  const long = name.length > 120;
  const title = long ? `${name.slice(0, name.lastIndexOf(' ', 110) > 40 ? name.lastIndexOf(' ', 110) : 110)}…` : name;
  const scoped = !/[\s-]/.test(name) && section !== undefined ? `${name} (${section})` : name;
  const known =
    (key === undefined ? undefined : names.find(key, 'controls')) ??
    names.find(scoped === name ? name : `${scoped} `, 'controls');
  const status = state;
  if (known !== undefined) {
    const before = draft.get('controls', known) ?? {};
    const news = Object.entries({ ...entry, status }).filter(
      ([field, value]) => value !== undefined && before[field] === undefined,
    );
    draft.extend('controls', known, Object.fromEntries(news));
    return known;
  }
  const id = draft.add(
    'controls',
    { name: key ?? name, key, kept: kept ?? { line } },
    { title, ...(long && { description: name }), ...entry, status },
  );
  names.add('controls', id, scoped);
  if (key !== undefined) names.add('controls', id, key);
  return id;
}

/** Words of a status that say nothing of a measure. */
const NO_MEASURE =
  /review|investigat|\bnew\b|assigned|identified|unknown|acknowledged|draft|^tbd|tracked|accept|transfer|not applicable|avoid|^monitor(?:ed|ing)?$|^risk|unmitigated/i;

/** The controls that a threat names, with its status. */
export function mitigationsOf(making: Making, thing: Thing): readonly Value[] {
  const statuses = thing.said.get('status') ?? [];
  const word = statuses.map(({ text }) => stateWord(text)).find((one) => one !== undefined);
  const ids = new Map<string, Said>();
  const take = (text: string, said: Said, state: State | undefined): void => {
    const known = making.names.find(text, 'controls');
    const id = known ?? controlOf(making, text, said.line, { state, entry: {} });
    if (known !== undefined && state !== undefined) controlOf(making, text, said.line, { state, entry: {} });
    if (!ids.has(id)) ids.set(id, said);
  };
  for (const said of [...(thing.said.get('mitigation') ?? []), ...(thing.said.get('protection') ?? [])]) {
    if (isNothing(said.text) || /^(?:accept|transfer|avoid)(?:ed)?\b.{0,40}$/i.test(said.text)) continue;
    const piece = readPiece(said.text);
    const told = piece.hasTick ? [piece.name, piece.rest].filter((part) => part !== '').join(': ') : said.text;
    if (treatmentOf(told) !== undefined && told.split(/\s+/).length <= 2) continue;
    const only = stateWord(told);
    if (only !== undefined && told.split(/\s+/).length <= 2) continue;
    for (const text of referredTo(making, told) ?? splitList(told))
      take(text, said, said.state ?? piece.state ?? word ?? (saysDone(text) ? 'done' : undefined));
  }
  for (const said of statuses) {
    if (stateWord(said.text) !== undefined || NO_MEASURE.test(said.text) || isNothing(said.text)) continue;
    for (const text of splitList(said.text)) take(text, said, 'done');
  }
  return [...ids.keys()];
}

/** Numbers of controls in a list such as `C-1, C-4`. */
function referredTo(making: Making, text: string): readonly string[] | undefined {
  const parts = text.split(/[\s,;/&]+|\band\b/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => /\d/.test(part) && making.names.find(part, 'controls') !== undefined)
    ? parts
    : undefined;
}
