/**
 * Collects the items of a list: as things of the topic it stands under, or as what is said of one thing.
 * @module
 */
import { type OutlineItem, plain } from '../../inputs/markdown/index.ts';
import type { Collecting } from './collecting.ts';
import { boundaryIn, flowIn } from './flow-text.ts';
import { isBlank, isNothing, type Piece, readPiece } from './items.ts';
import { type Setting, say, type Thing, thingOf } from './record.ts';
import { countReferences, seeAt } from './references.ts';
import { isNameFor, type Role, roleOf } from './roles.ts';
import { strideHeading, type Topic } from './topics.ts';
import { stateWord } from './values.ts';

/** Under what a list stands. */
export interface ListSetting {
  readonly setting: Setting;
  readonly topic: Topic | undefined;
  /** What a label above the list says of the thing. */
  readonly role: Role | undefined;
  readonly label: string | undefined;
  /** The thing that the list speaks of. */
  readonly about: Thing | undefined;
}

/** Collects the items of a list. */
export function collectList(items: readonly OutlineItem[], list: ListSetting, collecting: Collecting): void {
  const tree = list.topic === 'trees' || (list.label !== undefined && /attack (?:tree|path)/i.test(list.label));
  if (tree && items.some(({ items: below }) => below.length > 0)) {
    const name =
      list.label !== undefined && !/^attack tree$/i.test(list.label)
        ? list.label
        : (list.setting.titles.at(-1) ?? 'Attack tree');
    const thing = thingOf('trees', name, { line: items[0]?.line ?? 1, setting: list.setting });
    thing.parts.push(...items.map((item) => partOf(item, 'trees', list.setting, collecting)));
    collecting.things.push(thing);
    return;
  }
  let current: Thing | undefined = list.about;
  for (const item of items) current = readItem(item, { ...list, about: current }, collecting) ?? current;
}

/** Reads one item; gives the thing that the next ones may speak of. */
function readItem(item: OutlineItem, list: ListSetting, collecting: Collecting): Thing | undefined {
  const { setting, topic, role, about, label } = list;
  const piece = readPiece(item.text, item.checked);
  if (piece.hasTick) collecting.counts.ticks += 1;
  const see = seeAt(collecting.outline, item.line);
  countReferences(see.length, collecting);
  if (isNothing(piece.name) || isBlank(piece.rest.replace(/^.*:\s*/, '') || piece.name)) return undefined;
  const { line } = item;
  const own = piece.isNamed ? roleOf(piece.name) : undefined;
  if (
    topic !== undefined &&
    piece.isNamed &&
    piece.rest !== '' &&
    isNameFor(piece.name, topic) &&
    topic !== 'controls' &&
    setting.owner === undefined
  ) {
    const thing = newThing({ ...piece, name: piece.rest, rest: '', key: piece.key }, item, list, collecting);
    readBelow(item, thing, topic, collecting);
    return thing;
  }
  if (
    own !== undefined &&
    about !== undefined &&
    (piece.rest !== '' || item.items.length > 0) &&
    !isListed(topic, setting)
  ) {
    if (piece.rest !== '') say(about, own, { text: piece.rest, line, state: piece.state ?? stateWord(piece.rest) });
    for (const below of item.items)
      say(about, own, { text: plain(below.text), line: below.line, state: readPiece(below.text, below.checked).state });
    about.see.push(...see.filter((one) => !about.see.includes(one)));
    return about;
  }
  if (role !== undefined && setting.owner !== undefined) {
    sayItem(setting.owner, role, item, piece);
    setting.owner.see.push(...see);
    return undefined;
  }
  if (topic === 'flows' || topic === 'boundaries') {
    const two = topic === 'flows' ? flowIn(plain(item.text)) : boundaryIn(plain(item.text));
    if (two !== undefined) {
      const thing = thingOf(topic, two.label ?? '', { line, setting });
      for (const [which, said] of two.said) say(thing, which, { text: said, line });
      collecting.things.push(thing);
      return undefined;
    }
  }
  if (
    topic === undefined ||
    topic === 'about' ||
    topic === 'teaching' ||
    topic === 'references' ||
    topic === 'scales' ||
    topic === 'glossary'
  ) {
    const title = label ?? setting.titles.at(-1) ?? '';
    if (topic === 'about' && !item.isNumbered && piece.isNamed && piece.rest !== '')
      collecting.head.set(piece.name, piece.rest);
    else if (topic !== 'references' && !collecting.silent.has(title)) collecting.silent.set(title, line);
    return undefined;
  }
  if (setting.owner !== undefined && topic === setting.owner.topic && topic !== 'trees') {
    if (topic === 'assets' || topic === 'controls') setting.owner.parts.push(partOf(item, topic, setting, collecting));
    else sayItem(setting.owner, 'description', item, piece);
    return undefined;
  }
  const thing = newThing(piece, item, list, collecting);
  for (const one of see) {
    if (!thing.see.includes(one)) thing.see.push(one);
    thing.name = thing.name.replace(`(${one})`, '').trim() || thing.name;
  }
  readBelow(item, thing, topic, collecting);
  return undefined;
}

/** Whether items are things, so that their names are no labels: `Network: Restricted` among controls. */
function isListed(topic: Topic | undefined, { owner }: Setting): boolean {
  return (
    owner === undefined &&
    (topic === 'controls' || topic === 'frameworks' || topic === 'playbooks' || topic === 'assets')
  );
}

function newThing(
  piece: Piece,
  { line }: OutlineItem,
  { setting, topic, label }: ListSetting,
  collecting: Collecting,
): Thing {
  const stride = label === undefined ? undefined : strideHeading(label);
  const named =
    label === undefined || label === ''
      ? setting
      : { ...setting, titles: [...setting.titles, label], ...(stride !== undefined && { stride }) };
  const short = piece.name.length <= 120 ? piece.name : clip(piece.name);
  const thing = thingOf(topic ?? 'threats', short === '' ? (piece.key ?? '') : short, {
    line,
    setting: named,
    key: piece.key,
    state: piece.state,
  });
  if (short !== piece.name) say(thing, 'description', { text: piece.name, line });
  const rated =
    topic === 'threats'
      ? /^(critical|high|medium|moderate|low)(?:\s+risk)?\s*(?:[;:,–-]\s*(.*))?$/is.exec(piece.rest)
      : null;
  if (rated !== null) say(thing, 'level', { text: rated[1] ?? '', line });
  say(thing, 'description', { text: rated === null ? piece.rest : (rated[2] ?? ''), line });
  collecting.things.push(thing);
  collecting.recent.push(thing);
  return thing;
}

function readBelow(item: OutlineItem, thing: Thing, topic: Topic, collecting: Collecting): void {
  for (const below of item.items) {
    const piece = readPiece(below.text, below.checked);
    const role = piece.isNamed || below.items.length > 0 ? roleOf(piece.name) : undefined;
    const see = seeAt(collecting.outline, below.line);
    if (piece.hasTick) collecting.counts.ticks += 1;
    countReferences(see.length, collecting);
    thing.see.push(...see);
    if (role !== undefined && role !== 'id') {
      if (piece.rest !== '') say(thing, role, { text: piece.rest, line: below.line, state: piece.state });
      for (const deeper of below.items) sayItem(thing, role, deeper, readPiece(deeper.text, deeper.checked));
    } else if (
      topic === 'controls' ||
      topic === 'assets' ||
      topic === 'phases' ||
      topic === 'playbooks' ||
      topic === 'frameworks'
    ) {
      thing.parts.push(partOf(below, topic, thing.setting, collecting));
    } else sayItem(thing, 'description', below, piece);
  }
}

function sayItem(thing: Thing, role: Role, item: OutlineItem, piece: Piece): void {
  const text = piece.rest === '' ? piece.name : `${piece.name}: ${piece.rest}`;
  const below = item.items.map(({ text }) => plain(text)).join(', ');
  const whole = below === '' ? text : `${text} (${below})`;
  if (!isBlank(text))
    say(thing, role, {
      text: piece.key === undefined ? whole : `${piece.key}: ${whole}`,
      line: item.line,
      state: piece.state,
    });
}

function partOf(item: OutlineItem, topic: Topic, setting: Setting, collecting: Collecting): Thing {
  const piece = readPiece(item.text, item.checked);
  if (piece.hasTick) collecting.counts.ticks += 1;
  const name = topic === 'trees' ? plain(item.text) : piece.name;
  const part = thingOf(topic, clip(name), {
    line: item.line,
    setting,
    state: piece.state,
    key: topic === 'trees' ? undefined : piece.key,
  });
  if (topic !== 'trees') say(part, 'description', { text: piece.rest, line: item.line });
  part.parts.push(...item.items.map((below) => partOf(below, topic, setting, collecting)));
  return part;
}

/** A name of a length that people still read. */
function clip(text: string): string {
  if (text.length <= 120) return text;
  const end = text.search(/(?<=.{20})[.;:!?](?:\s|$)/u);
  if (end > 0 && end <= 120) return text.slice(0, end);
  const space = text.lastIndexOf(' ', 110);
  return `${text.slice(0, space > 40 ? space : 110)}…`;
}
