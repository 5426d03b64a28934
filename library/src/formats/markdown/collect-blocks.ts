/**
 * Collects what the paragraphs, lists, tables and drawings of a section say.
 * @module
 */
import { type OutlineBlock, type OutlineItem, type OutlineLine, plain } from '../../inputs/markdown/index.ts';
import { collectDrawing } from './collect-drawing.ts';
import { collectList, type ListSetting } from './collect-list.ts';
import { collectTable } from './collect-table.ts';
import type { Collecting } from './collecting.ts';
import { flowIn } from './flow-text.ts';
import { isBlank, labelledLine, readPiece } from './items.ts';
import { type Setting, say, type Thing, thingOf } from './record.ts';
import { countReferences, seeAt } from './references.ts';
import { isNameFor, type Role, roleOf } from './roles.ts';
import { type Topic, topicOf, topicOfLabel } from './topics.ts';

/** Labels after which a list holds things of a topic of its own, whatever the section is about. */
const LISTING: ReadonlySet<Topic> = new Set<Topic>([
  'controls',
  'playbooks',
  'detections',
  'metrics',
  'assumptions',
  'excluded',
  'actors',
  'assets',
  'entries',
  'vectors',
  'threats',
  'trees',
  'flows',
  'phases',
  'boundaries',
  'zones',
  'components',
]);

/**
 * Collects blocks in their order.
 *
 * @param role what they say of the thing whose section they stand in, when a heading says so
 */
export function collectBlocks(
  blocks: readonly OutlineBlock[],
  setting: Setting,
  collecting: Collecting,
  role?: Role,
): void {
  const reading: Reading = { setting, collecting, given: role, label: undefined, current: setting.owner };
  for (const block of blocks) {
    if (block.kind === 'paragraph') for (const line of joined(block.lines)) readLine(line, reading);
    else if (block.kind === 'fence') {
      collectDrawing(block, { setting, caption: reading.label?.text }, collecting);
      reading.label = undefined;
    } else if (block.kind === 'table') {
      collecting.counts.tables += 1;
      const topic = listingTopic(reading);
      collectTable(block, { ...setting, ...(topic !== undefined && { topic }) }, collecting);
      reading.label = undefined;
    } else {
      const duties = reading.label === undefined ? undefined : dutiesOf(reading.label, setting);
      if (duties === undefined) collectList(block.items, listSetting(reading), collecting);
      else collectDuties(duties, block.items, collecting);
      reading.label = undefined;
    }
  }
}

const DUTIES =
  /^what (?:the |a )?(.+?) (?:(never|does(?: not|n't)|cannot|can't|can not|must (?:never|not)|may not)(?: ever)? (?:handles?|do|does|touch)|(?:handles|does|is responsible for))$/i;

/** A component of which a label says what it does or never does. */
function dutiesOf({ text, line }: OutlineLine, setting: Setting): Thing | undefined {
  const parts = DUTIES.exec(text.trim());
  if (parts === null) return undefined;
  const thing = thingOf('duties', parts[1] ?? '', { line, setting });
  say(thing, 'category', { text: parts[2] === undefined ? 'handles' : 'never', line });
  return thing;
}

function collectDuties(thing: Thing, items: readonly OutlineItem[], collecting: Collecting): void {
  for (const item of items) {
    const part = thingOf('duties', plain(item.text), { line: item.line, setting: thing.setting });
    thing.parts.push(part);
  }
  collecting.things.push(thing);
  collecting.recent.push(thing);
}

interface Reading {
  readonly setting: Setting;
  readonly collecting: Collecting;
  readonly given: Role | undefined;
  /** The label that the next list or table stands under. */
  label: (OutlineLine & { readonly isProse?: boolean }) | undefined;
  /** The thing that labelled lines speak of. */
  current: Thing | undefined;
}

function listingTopic({ label, setting }: Reading): Topic | undefined {
  if (label === undefined) return undefined;
  const role = roleOf(label.text);
  if (role === 'mitigation' || role === 'protection') return 'controls';
  if (label.text.length > (label.isProse === true ? 30 : 60)) return undefined;
  const topic = topicOfLabel(label.text);
  return topic !== undefined && LISTING.has(topic) && !(setting.topic === 'frameworks') ? topic : undefined;
}

function listSetting(reading: Reading): ListSetting {
  const { setting, label, given, current } = reading;
  const role = label === undefined ? given : (roleOf(label.text) ?? given);
  return { setting, role, label: label?.text, topic: listingTopic(reading) ?? setting.topic, about: current };
}

/** Lines that go on are joined; a label begins a new line. */
function joined(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const found: { text: string; line: number }[] = [];
  const parts = lines.flatMap(({ text, line }) =>
    text.split(/\s+(?=\*\*[A-Z][\w /-]{1,40}(?::\*\*|\*\*:))/).map((part) => ({ text: part, line })),
  );
  for (const { text, line } of parts) {
    const last = found.at(-1);
    const isNew =
      last === undefined ||
      /^\s*(?:\*\*|__)[^*_]/.test(text) ||
      isKnownLabel(text) ||
      /(?: {2}|\\)$/.test(last.text.slice(-2));
    if (isNew) found.push({ text, line });
    else if (last.text.length < 5000) last.text += ` ${text}`;
  }
  return found;
}

function isKnownLabel(text: string): boolean {
  const label = labelledLine(text)?.label;
  return label !== undefined && (roleOf(label) !== undefined || isNameFor(label, 'threats'));
}

function readLine({ text: written, line }: OutlineLine, reading: Reading): void {
  const { setting, collecting } = reading;
  const text = /^([_*])(?![_*]).*[^_*]\1$/s.test(written.trim()) ? written.trim().slice(1, -1) : written;
  const labelled = labelledLine(text);
  if (labelled === undefined) {
    readProse(text, line, reading);
    return;
  }
  const { label, rest, isBold } = labelled;
  const told = plain(rest);
  const see = seeAt(collecting.outline, line);
  const isReference =
    /^(?:code|source|location|evidence|reference|see|implementation|files?)s?(?: ref\w*| also)?$/i.test(label) &&
    see.length > 0;
  if (isReference) {
    countReferences(see.length, collecting);
    attach(see, reading);
    return;
  }
  countReferences(see.length, collecting);
  const spoken = reading.current;
  if (spoken !== undefined) spoken.see.push(...see.filter((one) => !spoken.see.includes(one)));
  const role = roleOf(label);
  const topic = setting.topic;
  const isName = topic !== undefined && isNameFor(label, topic === 'vectors' ? 'threats' : topic);
  if (isName && told !== '' && !isBlank(told)) {
    if (setting.owner !== undefined) say(setting.owner, 'description', { text: told, line });
    else reading.current = newThing(told, line, reading);
  } else if (reading.current !== undefined && role !== undefined && told !== '' && !isBlank(told)) {
    say(reading.current, role, { text: told, line, state: readPiece(rest).state });
  } else if (topic === 'about' || (topic === undefined && told !== '')) {
    collecting.head.set(label, told);
  } else if (told !== '' && topicOf(label) !== undefined && topicOf(label) !== topic && told.length > 80) {
    silent(reading, line);
  } else if (
    told !== '' &&
    reading.current === undefined &&
    isBold &&
    topic !== undefined &&
    topic !== 'teaching' &&
    role === undefined
  ) {
    const thing = newThing(label, line, reading);
    say(thing, 'description', { text: told, line });
    reading.current = setting.owner;
  } else if (told !== '' && reading.current !== undefined && role === undefined) {
    if (!isBlank(told)) reading.current.kept[label] = told;
  } else if (told !== '' && isBold && !isBlank(told)) silent(reading, line);
  reading.label = { text: label, line };
}

function newThing(written: string, line: number, { setting, collecting }: Reading): Thing {
  const piece = readPiece(written);
  const thing = thingOf(setting.topic ?? 'threats', piece.key === undefined ? written : piece.name || piece.key, {
    line,
    setting,
    key: piece.key,
  });
  if (piece.key !== undefined && piece.rest !== '')
    thing.name = piece.isNamed ? `${piece.name}: ${piece.rest}` : piece.name;
  collecting.things.push(thing);
  collecting.recent.push(thing);
  return thing;
}

function readProse(text: string, line: number, reading: Reading): void {
  const { setting, collecting, given } = reading;
  const told = plain(text);
  const see = seeAt(collecting.outline, line);
  countReferences(see.length, collecting);
  if (see.length > 0 && setting.owner !== undefined) attach(see, reading);
  if (told === '' || isBlank(told)) return;
  const flow = setting.topic === 'flows' ? flowIn(told) : undefined;
  if (flow !== undefined) {
    const thing = thingOf('flows', flow.label ?? '', { line, setting });
    for (const [role, said] of flow.said) say(thing, role, { text: said, line });
    collecting.things.push(thing);
  } else if (setting.owner !== undefined) {
    if (!told.endsWith(':')) say(setting.owner, given ?? 'description', { text: told, line });
    else reading.label = { text: told.replace(/:$/, ''), line, isProse: true };
  } else if (told.endsWith(':') && told.length <= 60)
    reading.label = { text: told.replace(/:$/, ''), line, isProse: true };
  else if (setting.titles.length <= 1 || (setting.titles.length === 2 && isIntroduction(setting.titles[1] ?? ''))) {
    if (!told.endsWith(':')) collecting.introduction.push(told);
  } else silent(reading, line);
}

function isIntroduction(title: string): boolean {
  return (
    /overview|summary|introduction|abstract|context|purpose|about|scope|description/i.test(title) &&
    !/out of/i.test(title)
  );
}

/** References in a line of their own belong to what stands above them. */
function attach(see: readonly string[], { setting, collecting }: Reading): void {
  const things = collecting.recent.length > 0 ? collecting.recent : setting.owner === undefined ? [] : [setting.owner];
  for (const thing of things) for (const one of see) if (!thing.see.includes(one)) thing.see.push(one);
  if (things.length === 0) {
    const known = collecting.head.get('Code');
    collecting.head.set('Code', [...(known === undefined ? [] : [known]), ...see].join('; '));
  }
  collecting.recent.length = 0;
  if (setting.owner !== undefined) collecting.recent.push(setting.owner);
}

function silent({ setting, collecting }: Reading, line: number): void {
  const title = setting.titles.at(-1) ?? '';
  if (!collecting.silent.has(title)) collecting.silent.set(title, line);
}
