/**
 * Tells whether a section is about one thing, such as one threat, or about many.
 * @module
 */
import type { OutlineBlock, OutlineSection } from '../../inputs/markdown/index.ts';
import { labelledLine, readPiece } from './items.ts';
import type { Setting } from './record.ts';
import { isNameFor, type Role, roleOf } from './roles.ts';
import { isPairTable } from './tables.ts';
import { strideHeading, type Topic, topicOf } from './topics.ts';

/** The thing that a section is about. */
export interface Instance {
  readonly topic: Topic;
  readonly name: string;
  readonly key: string | undefined;
}

const PREFIX =
  /^(threat|risk|attack|asset|component|(?:threat )?actor|adversary|control|mitigation|scenario|finding|boundary|trust boundary|abuse case|misuse case|vulnerability|assumption|data flow|flow|entry point|service|zone)\s*(?:#?\s*([A-Z]{0,4}-?\d{1,4}))?\s*[:–—.-]\s+(.+)$/i;

/** A kind of component behind a name. */
const KIND = /\s*[([](?:external(?: entity)?|process|data ?store|store|actor|service|database)[)\]]\s*$/i;

/** A number of a port in a heading. */
const PORT = /\(\d{2,5}(?:\/(?:tcp|udp))?\)|\bport \d{2,5}\b|:\d{2,5}\b|\b\d{2,5}\/(?:tcp|udp)\b/i;

const TOPIC_OF_PREFIX: readonly (readonly [RegExp, Topic])[] = [
  [/^(?:threat|risk|attack|finding|abuse case|misuse case|vulnerability)$/, 'threats'],
  [/actor|adversary/, 'actors'],
  [/asset/, 'assets'],
  [/component|service/, 'components'],
  [/control|mitigation/, 'controls'],
  [/scenario/, 'scenarios'],
  [/boundary/, 'boundaries'],
  [/assumption/, 'assumptions'],
  [/flow/, 'flows'],
  [/entry point/, 'entries'],
  [/zone/, 'zones'],
];

/** Roles that only a section about one thing gives as labels. */
const TELLING: ReadonlySet<Role> = new Set<Role>([
  'description',
  'impact',
  'impacts',
  'likelihood',
  'level',
  'mitigation',
  'stride',
  'actor',
  'asset',
  'target',
  'threats',
  'steps',
  'method',
  'cvss',
  'status',
  'goal',
  'skill',
  'tier',
  'location',
  'purpose',
  'technology',
  'trust',
  'indicators',
  'background',
  'residual',
  'from',
  'to',
]);

const LISTED: ReadonlySet<Topic> = new Set<Topic>([
  'threats',
  'vectors',
  'components',
  'assets',
  'actors',
  'controls',
  'scenarios',
  'boundaries',
  'entries',
  'zones',
  'flows',
]);

/** The thing a section is about; undefined when it is about none or several. */
export function instanceOf(section: OutlineSection, around: Setting, own: Topic | undefined): Instance | undefined {
  const title = section.title.replace(/^\d+(?:\.\d+)*\.?\s+/, '');
  const prefixed = PREFIX.exec(title);
  const inside = around.topic;
  if (inside === 'playbooks' || inside === 'teaching' || inside === 'phases') return undefined;
  if (prefixed !== null && !/^(?:threat|attack) (?:model|surface|vector)/i.test(title)) {
    const [, word = '', number, name = ''] = prefixed;
    const topic = TOPIC_OF_PREFIX.find(([words]) => words.test(word.toLowerCase()))?.[1];
    if (topic === 'scenarios' && (inside === 'threats' || inside === 'vectors'))
      return { topic: 'threats', name, key: undefined };
    if (topic !== undefined)
      return { topic, name, key: number !== undefined && /[A-Z]/i.test(number) ? number : undefined };
  }
  if ((inside === 'entries' || own === 'entries') && inside !== 'components' && PORT.test(section.title))
    return { topic: 'entries', name: title, key: undefined };
  const aside = KIND.exec(title);
  if ((inside === 'components' || own === 'components') && aside !== null && around.owner === undefined) {
    return { topic: 'components', name: title.slice(0, aside.index).trim(), key: undefined };
  }
  const piece = readPiece(title);
  const topic = listed(inside);
  const labels = labelsOf(section.blocks);
  const told = labels.filter(
    (label) => TELLING.has(roleOf(label) ?? 'name') || (topic !== undefined && isNameFor(label, topic)),
  );
  const hasPairs = section.blocks.some((block) => block.kind === 'table' && isPairTable(block.header, block.rows));
  const name = piece.rest === '' ? piece.name : piece.isNamed ? `${piece.name}: ${piece.rest}` : piece.name;
  if (piece.key !== undefined && (topic !== undefined || told.length > 0 || hasPairs)) {
    return { topic: topic ?? 'threats', name: name === '' ? piece.key : name, key: piece.key };
  }
  if (hasPairs && strideHeading(title) === undefined) return { topic: topic ?? own ?? 'threats', name, key: undefined };
  if (topic === undefined || strideHeading(title) !== undefined) return undefined;
  const isGroup = own !== undefined && own !== topic && !(topic === 'threats' && own === 'controls' && told.length > 1);
  if (isGroup || /^(?:overview|summary|introduction|general|environment|notes?|details)$/i.test(title))
    return undefined;
  if (told.length >= (topic === 'controls' || topic === 'boundaries' ? 2 : 1)) return { topic, name, key: undefined };
  if (topic === 'controls' || topic === 'boundaries') return undefined;
  return own === undefined && isProse(section, topic) ? { topic, name, key: undefined } : undefined;
}

function listed(topic: Topic | undefined): Topic | undefined {
  if (topic === undefined || !LISTED.has(topic)) return undefined;
  return topic === 'vectors' ? 'threats' : topic;
}

/** The labels at the beginning of lines, and of items, that say something of one thing. */
function labelsOf(blocks: readonly OutlineBlock[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.lines.flatMap(({ text }) => labelledLine(text)?.label ?? []);
    if (block.kind !== 'list') return [];
    const pieces = block.items.map(({ text }) => readPiece(text));
    const named = pieces.filter(({ isNamed, name }) => isNamed && TELLING.has(roleOf(name) ?? 'name'));
    const isOneThing = new Set(named.map(({ name }) => name.toLowerCase())).size === named.length;
    return named.length >= 2 && named.length === pieces.length && isOneThing ? named.map(({ name }) => name) : [];
  });
}

/** Whether a section is told in sentences, not in lists of further things. */
function isProse({ blocks, sections }: OutlineSection, topic: Topic): boolean {
  if (
    sections.some(
      ({ title }) => topicOf(title) === undefined && roleOf(title) === undefined && strideHeading(title) === undefined,
    )
  )
    return false;
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const last = paragraphs.at(-1)?.lines.at(-1)?.text ?? '';
  const hasEntries = blocks.some(
    (block) =>
      block.kind === 'table' || (block.kind === 'list' && block.items.some(({ text }) => readPiece(text).isNamed)),
  );
  if (topic === 'threats' && sections.some(({ title }) => strideHeading(title) !== undefined)) return false;
  const hasStride =
    topic === 'components' &&
    sections.some(({ title }) => strideHeading(title) !== undefined || isNameFor(title, 'threats'));
  return !hasEntries && ((paragraphs.length > 0 && !last.endsWith(':')) || (paragraphs.length === 0 && hasStride));
}
