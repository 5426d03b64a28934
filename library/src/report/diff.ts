/**
 * What changed between two models, for a terminal and as Markdown.
 * @module
 */
import type { EntryChange, FieldChange, ModelDiff } from '../model/model-diff.ts';
import type { Raw } from '../model/raw.ts';
import { markdownBlocks } from './markdown/print.ts';
import { type Block, type Inline, inline, span } from './page/block.ts';
import { command } from './page/command.ts';
import { count } from './page/count.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** The names of the two sides. */
export interface Sides {
  readonly before: string;
  readonly after: string;
}

/** The longest value that is shown in a line. */
const LONGEST = 60;

const MARKS = { added: '+', removed: '-', changed: '~', renamed: '>' } as const;
const TONES = { added: 'good', removed: 'bad', changed: 'fair', renamed: 'fair' } as const;

/** The page for a terminal. */
export function diffPage(diff: ModelDiff, sides: Sides, options: TerminalOptions): string {
  return printBlocks(diffDocument(diff, sides), options);
}

/** The page for a pull request. */
export function diffMarkdown(diff: ModelDiff, sides: Sides): string {
  return markdownBlocks(diffDocument(diff, sides));
}

function diffDocument(diff: ModelDiff, sides: Sides): readonly Block[] {
  const { entries, levels, findings } = diff;
  const title: Block = { kind: 'heading', level: 1, text: [span(`${sides.before} → ${sides.after}`, 'strong')] };
  const next: Block = { kind: 'next', command: command('check', sides.after.includes(':') ? '.' : sides.after) };
  if (entries.length === 0 && levels.length === 0 && findings.added.length + findings.gone.length === 0) {
    return [title, { kind: 'text', text: [span('Nothing that the model says is different')] }, next];
  }
  return [
    title,
    { kind: 'text', text: [span(summary(diff))] },
    ...levelBlocks(diff),
    ...entryBlocks(entries),
    ...listBlocks('New findings', findings.added),
    ...listBlocks('Findings that are gone', findings.gone),
    next,
  ];
}

function summary({ entries, levels, findings }: ModelDiff): string {
  const of = (kind: EntryChange['kind']): number => entries.filter((entry) => entry.kind === kind).length;
  const kinds = (['added', 'removed', 'changed', 'renamed'] as const).map((kind) => [of(kind), kind] as const);
  const parts = kinds.filter(([many]) => many > 0).map(([many, kind]) => `${many} ${kind}`);
  return [
    ...(parts.length === 0 ? [] : [`Entries: ${parts.join(', ')}`]),
    ...(levels.length === 0 ? [] : [count(levels.length, 'level')]),
    `findings: ${findings.added.length} new, ${findings.gone.length} gone`,
  ].join(' · ');
}

function levelBlocks({ levels }: ModelDiff): readonly Block[] {
  if (levels.length === 0) return [];
  return [
    heading('Levels', levels.length),
    {
      kind: 'table',
      columns: [{ title: 'threat' }, { title: 'title', shrink: 'cut' }, { title: 'before' }, { title: 'after' }],
      rows: levels.map(({ threat, title, before = 'not rated', after = 'not rated' }) => [
        [span(threat, 'strong')],
        [span(title)],
        [span(before)],
        [span(after)],
      ]),
    },
  ];
}

function entryBlocks(entries: readonly EntryChange[]): readonly Block[] {
  const collections = [...new Set(entries.map(({ collection }) => collection))];
  return collections.flatMap((collection): readonly Block[] => {
    const own = entries.filter((entry) => entry.collection === collection);
    return [
      heading(collection, own.length),
      {
        kind: 'fields',
        fields: own.flatMap((entry) => [
          { name: `${MARKS[entry.kind]} ${entry.id}`, value: entryText(entry), tone: TONES[entry.kind] },
          ...entry.fields.map((field) => ({ name: field.field, value: fieldText(field), depth: 1 })),
        ]),
      },
    ];
  });
}

function entryText({ kind, id, was, title, fields }: EntryChange): Inline {
  if (kind === 'renamed') return [span(`was ${was ?? id}`)];
  return kind === 'changed' ? [span(count(fields.length, 'field'), 'quiet')] : [span(title ?? '')];
}

function fieldText({ before, after }: FieldChange): Inline {
  if (before === undefined) return inline(span('now ', 'quiet'), shown(after));
  if (after === undefined) return inline(span('was ', 'quiet'), shown(before));
  return inline(shown(before), span(' → ', 'quiet'), shown(after));
}

function shown(value: Raw | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function listBlocks(title: string, ids: readonly string[]): readonly Block[] {
  return ids.length === 0 ? [] : [heading(title, ids.length), { kind: 'list', items: ids.map((id) => [span(id)]) }];
}

function heading(title: string, many: number): Block {
  return { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(many), 'quiet')] };
}
