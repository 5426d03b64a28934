/**
 * Says of the system what the head of a document says: its title, version, owner and dates.
 * @module
 */
import type { DraftEntry } from '../format.ts';
import { lose, type Making } from './making.ts';

const FIELDS: readonly (readonly [string, RegExp])[] = [
  ['version', /^(?:(?:document |module |model )?version|revision)$/i],
  ['owner', /^(?:owners?|(?:document )?authors?|team|maintainers?|prepared by|responsible)$/i],
  ['scope', /^(?:scope|in scope)$/i],
  ['date', /^(?:date|created|generated|published)(?: on)?$/i],
  ['updated', /^(?:(?:last )?(?:updated|modified|changed)|last update)$/i],
  ['reviewed', /^(?:(?:last )?review(?:ed)?(?: (?:on|date))?|review date)$/i],
  ['next-review', /^next (?:review|update)(?: date)?$/i],
];

/** Fills in the system and gives its title. */
export function makeSystem(making: Making): string {
  const { draft, document } = making;
  const { head, introduction, outline } = document;
  const heading = outline.root.sections[0]?.title ?? '';
  const named = head.get('title') ?? head.get('System') ?? head.get('Application') ?? head.get('Project') ?? heading;
  const title = titleOf(named) || heading || 'System';
  const entry: Record<string, string> = {};
  const kept: Record<string, string> = {};
  for (const [label, text] of head) {
    const field = FIELDS.find(([, words]) => words.test(label.trim()))?.[0];
    const value = field === undefined || !/date|updated|review/.test(field) ? text : dateOf(text);
    if (text === '' || label === 'title') continue;
    if (field !== undefined && value !== undefined && value !== '' && entry[field] === undefined) entry[field] = value;
    else kept[label] = text;
  }
  if (Object.keys(kept).length > 0) {
    lose(
      making,
      `fields at the head of the document are kept, but say nothing to Vauban: ${Object.keys(kept).join(', ')}`,
      1,
    );
  }
  const said: DraftEntry = {
    title,
    description: introduction.length === 0 ? undefined : introduction.slice(0, 6).join('\n'),
    ...entry,
  };
  draft.system(said, { line: 1, ...kept });
  return title;
}

/** The name of the system in the title of a document about its threats. */
function titleOf(heading: string): string {
  const bare = heading
    .replace(/\b(?:security\s+)?threat(?:s)?\s+(?:model(?:l?ing)?|analysis|assessment)s?\b/gi, ' ')
    .replace(/\b(?:stride|linddun)\s+(?:analysis|threat model)\b/gi, ' ')
    .replace(/^\s*(?:for|of|[:–—-])\s+(?:the\s+)?/i, '')
    .replace(/\s+(?:for|of)\s*$/i, '')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')
    .replace(/\s+/g, ' ');
  return bare === '' ? heading : bare;
}

function dateOf(text: string): string | undefined {
  const date = /\b(\d{4})(-\d\d)?(-\d\d)?(T\d\d:\d\d(?::\d\d)?Z)?/.exec(text)?.[0];
  if (date === undefined) return undefined;
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date.slice(0, 10)) ? date : undefined;
}
