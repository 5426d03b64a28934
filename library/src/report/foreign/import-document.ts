/**
 * The pages of an import: one file in full, several as a table.
 * @module
 */
import type { ImportedFile } from '../../model/foreign.ts';
import { type Block, type Inline, inline, type PageOptions, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { problemBlocks } from '../page/problems.ts';
import { lostSection } from './lost-list.ts';

/** The page of one file. */
export function importDocument(file: ImportedFile, { all, width }: PageOptions): readonly Block[] {
  const { path, format, counts, model, lost, problems, written, isRead } = file;
  return [
    {
      kind: 'heading',
      level: 1,
      text: [span(path)],
      aside: [span(format?.title ?? 'no known format', format === undefined ? 'bad' : 'quiet')],
    },
    ...problems.flatMap((problem) => problemBlocks(problem, undefined, width)),
    ...(Object.keys(counts).length === 0
      ? []
      : [
          {
            kind: 'fields',
            fields: [
              { name: 'in the file', value: listed(counts) },
              ...(isRead ? [{ name: 'in the model', value: listed(model) }] : []),
              ...(written === undefined ? [] : [{ name: 'written to', value: [span(written, 'strong')] }]),
            ],
          } as const,
        ]),
    ...lostSection(lost, 'Not carried over', all),
    { kind: 'next', command: nextOf(file) },
  ];
}

/** The page of several files. */
export function importsDocument(files: readonly ImportedFile[]): readonly Block[] {
  const read = files.filter(({ isRead }) => isRead).length;
  const number = (value: number | undefined): Inline => [span(value === undefined ? '-' : String(value))];
  return [
    {
      kind: 'heading',
      level: 1,
      text: [span('Import')],
      aside: [span(`${read} of ${count(files.length, 'file')} read`, read === files.length ? 'good' : 'bad')],
    },
    {
      kind: 'table',
      columns: [
        { title: 'file', shrink: 'cut', least: 20 },
        { title: 'format', drop: 2 },
        ...COUNTED.map((title) => ({ title, align: 'right' as const, drop: 1 })),
        { title: 'lost', align: 'right' },
        { title: '' },
      ],
      rows: files.map(({ path, format, counts, lost, isRead }) => [
        [span(path)],
        [span(format?.id ?? '-', 'quiet')],
        ...COUNTED.map((name) => number(counts[name])),
        number(isRead ? lost.length : undefined),
        [isRead ? span('read', 'good') : span('refused', 'bad')],
      ]),
    },
    ...files
      .filter(({ isRead }) => !isRead)
      .flatMap(({ problems }) => problems.flatMap((problem) => problemBlocks(problem, undefined, 100))),
    { kind: 'next', command: nextOfAll(files) },
  ];
}

const COUNTED = ['components', 'flows', 'boundaries', 'threats', 'mitigations'];

function listed(counts: Readonly<Record<string, number>>): Inline {
  const some = Object.entries(counts).filter(([, number]) => number > 0);
  if (some.length === 0) return [span('nothing', 'quiet')];
  return inline(
    ...some.flatMap(([name, number], index) => [index > 0 ? ', ' : '', `${number} ${name.replaceAll('_', ' ')}`]),
  );
}

function nextOf({ path, isRead, written }: ImportedFile): string {
  if (!isRead) return command('formats');
  if (written === undefined) return command('import', path, '-o', 'threat-model');
  return command('check', written.replace(/[/\\]model\.yaml$/, ''));
}

function nextOfAll(files: readonly ImportedFile[]): string {
  const written = files.flatMap((file) => file.written ?? []);
  const [first] = written;
  if (first !== undefined) return command('check', first.replace(/[/\\]model\.yaml$/, ''));
  return command('import', ...files.slice(0, 3).map(({ path }) => path), '-o', 'models');
}
