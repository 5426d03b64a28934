/**
 * Goes through the sections of a document and collects the things it names.
 * @module
 */
import type { Outline, OutlineSection } from '../../inputs/markdown/index.ts';
import type { Losses } from '../losses.ts';
import { collectBlocks } from './collect-blocks.ts';
import type { Collecting } from './collecting.ts';
import { type Instance, instanceOf } from './instance.ts';
import { type Setting, say, thingOf } from './record.ts';
import { roleOf } from './roles.ts';
import { strideHeading, type Topic, topicOf } from './topics.ts';
import { kindWord } from './values.ts';

/** Collects everything a document says. */
export function collect(outline: Outline, losses: Losses, file: string): Collecting {
  const collecting: Collecting = {
    things: [],
    pictures: [],
    head: new Map(outline.frontMatter.map(({ key, value }) => [key, value])),
    introduction: [],
    recent: [],
    counts: { tables: 0, ticks: 0, references: 0 },
    outline,
    losses,
    file,
    silent: new Map(),
    section: (section, around) => collectSection(section, around, collecting),
    blocks: (blocks, setting) => collectBlocks(blocks, setting, collecting),
  };
  collectBlocks(outline.root.blocks, { topic: 'about', titles: [] }, collecting);
  const [title, ...others] = outline.root.sections;
  if (title !== undefined && others.length === 0 && title.sections.length > 0) {
    collectBlocks(title.blocks, { topic: 'about', titles: [title.title] }, collecting);
    for (const section of title.sections)
      collectSection(section, { topic: undefined, titles: [title.title] }, collecting);
  } else
    for (const section of outline.root.sections) collectSection(section, { topic: undefined, titles: [] }, collecting);
  return collecting;
}

/** Sub-headings that say something of the thing whose section they stand in. */
const FIELDS = new Set([
  'description',
  'impact',
  'impacts',
  'likelihood',
  'level',
  'mitigation',
  'steps',
  'method',
  'references',
  'because',
  'goal',
  'residual',
  'status',
  'stride',
  'purpose',
  'technology',
  'checklist',
  'background',
  'indicators',
  'questions',
  'cvss',
  'actor',
]);

/** Collects what a section says. */
function collectSection(section: OutlineSection, around: Setting, collecting: Collecting): void {
  const { title } = section;
  const titles = [...around.titles, title];
  const role = roleOf(title.replace(/^[\d.]+\s+/, ''));
  if (around.owner !== undefined && role !== undefined && FIELDS.has(role)) {
    collectBlocks(section.blocks, { ...around, titles }, collecting, role);
    for (const below of section.sections) collectSection(below, { ...around, titles }, collecting);
    return;
  }
  const named = environmentOf(title);
  const isOfEnvironment = around.environment !== undefined && /^environment$/i.test(title.trim());
  const isLayer = around.topic === 'controls' && /^layer \d/i.test(title.trim());
  const isResponse = around.owner?.topic === 'scenarios' || around.topic === 'playbooks';
  const own = isOfEnvironment
    ? 'environments'
    : named !== undefined
      ? undefined
      : isResponse
        ? 'playbooks'
        : isLayer
          ? 'controls'
          : topicOf(title);
  const instance = instanceOf(section, around, own);
  if (instance !== undefined) {
    collectInstance(section, instance, { ...around, titles }, collecting);
    return;
  }
  const stride = strideHeading(title) ?? around.stride;
  const environment = named ?? around.environment;
  const topic = own ?? inherited(around.topic, title);
  const setting: Setting = {
    ...around,
    titles,
    topic,
    ...(stride !== undefined && { stride }),
    ...(environment !== undefined && { environment }),
    ...(own === undefined && section.level > 1 && { subject: title }),
  };
  collecting.recent.length = 0;
  collectBlocks(section.blocks, setting, collecting);
  for (const below of section.sections) collectSection(below, setting, collecting);
}

/** What the section around says goes on below; what is only about the document does not. */
function inherited(topic: Topic | undefined, title: string): Topic | undefined {
  return topic === 'about' || title === '' ? (title === '' ? topic : undefined) : topic;
}

/** The environment whose threat model a section is. */
function environmentOf(title: string): string | undefined {
  const parts = /^(?:threat model|environment|deployment)\s*[:–—-]\s*(.+)$/i.exec(title.trim());
  return parts?.[1];
}

function collectInstance(
  section: OutlineSection,
  { topic, name, key }: Instance,
  around: Setting,
  collecting: Collecting,
): void {
  const thing = thingOf(topic, name, { line: section.line, key, setting: around });
  const inParens = /\(([^()]+)\)\s*$/.exec(section.title)?.[1];
  if (inParens !== undefined && topic === 'components')
    say(thing, kindWord(inParens) === undefined ? 'technology' : 'category', { text: inParens, line: section.line });
  collecting.things.push(thing);
  collecting.recent.length = 0;
  collecting.recent.push(thing);
  const setting: Setting = { ...around, topic, owner: thing, ...(topic === 'components' && { subject: name }) };
  collectBlocks(section.blocks, setting, collecting);
  for (const below of section.sections) {
    collectSection(below, topic === 'components' ? { ...setting, owner: thing } : setting, collecting);
  }
}
