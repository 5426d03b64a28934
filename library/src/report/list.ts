/**
 * Everything a model has, in short: what `vauban show MODEL` prints.
 * @module
 */
import { COLLECTIONS } from '../model/collection-name.ts';
import type { CheckReport } from './check-report.ts';
import { type Block, type Inline, inline, span } from './page/block.ts';
import { command } from './page/command.ts';
import { titleOf } from './page/header.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

interface Listed {
  readonly collection: (typeof COLLECTIONS)[number];
  readonly entries: readonly { readonly id: string; readonly title: string | undefined }[];
}

/** The collections that have something, in the order of the language; coverage is about a checklist. */
function listed({ read }: CheckReport): readonly Listed[] {
  return COLLECTIONS.filter((collection) => collection !== 'coverage')
    .map((collection) => ({
      collection,
      entries: [...read.model[collection].values()].map(({ id, title }) => ({ id, title })),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The page of all entries by collection. */
export function listPage(report: CheckReport, options: TerminalOptions): string {
  const lists = listed(report);
  const first = lists.find(({ collection }) => collection === 'threats') ?? lists[0];
  const example = first?.entries[0];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span(report.path, 'quiet')] },
    ...lists.flatMap(({ collection, entries }): readonly Block[] => [
      { kind: 'heading', level: 2, text: [span(collection)], aside: [span(String(entries.length), 'quiet')] },
      { kind: 'list', items: entries.map(itemText) },
    ]),
    {
      kind: 'next',
      command:
        first === undefined || example === undefined
          ? command('check', report.path)
          : command('show', report.path, `${first.collection}/${example.id}`),
    },
  ];
  return printBlocks(blocks, options);
}

function itemText({ id, title }: Listed['entries'][number]): Inline {
  return inline(span(id, 'strong'), title === undefined ? '' : `  ${title}`);
}

/** The same as data: the addresses and titles by collection. */
export function listJson(report: CheckReport): unknown {
  const lists = listed(report).map(({ collection, entries }) => [
    collection,
    entries.map(({ id, title }) => ({ id, title: title ?? null })),
  ]);
  return { path: report.path, title: report.read.model.system.title ?? null, collections: Object.fromEntries(lists) };
}
