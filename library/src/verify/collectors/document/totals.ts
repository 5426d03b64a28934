/**
 * Totals that a document states, beside what its own lists and tables add up to.
 * @module
 */
import type { Markdown, Table } from '../../../inputs/markdown/index.ts';
import { normal } from './labels.ts';
import { type Statement, sectionOf } from './statements.ts';
import { statusOf } from './status-word.ts';

/** A number that was stated and the number that was counted. */
export interface Total {
  readonly says: string;
  readonly stated: number;
  readonly counted: number;
  /** What was counted, such as `ticked items below "Phase 1"`. */
  readonly of: string;
  readonly line: number;
}

/** Every total that can be checked; those that agree too. */
export function totalsIn(document: Markdown, statements: readonly Statement[]): readonly Total[] {
  return [...fromSums(document), ...fromStatusTables(document, statements), ...fromShares(document)];
}

interface CountTable {
  readonly rows: readonly { readonly name: string; readonly many: number; readonly line: number }[];
  readonly total?: { readonly name: string; readonly many: number; readonly line: number };
}

/** A table of names with a number each; other columns are not looked at. */
function countTable({ header, rows }: Table): CountTable | undefined {
  const column = header.findIndex((name) =>
    /^(?:count|number|total|items|controls|quantity|amount|#|n|qty)s?$/.test(normal(name)),
  );
  const at = column >= 0 ? column : header.length === 2 ? 1 : -1;
  if (at < 1) return undefined;
  const read = rows.map(({ cells, line }) => ({
    name: normal(cells[0] ?? ''),
    many: /^\d{1,6}$/.test(cells[at] ?? '') ? Number(cells[at]) : undefined,
    line,
  }));
  const numbered = read.flatMap(({ name, many, line }) => (many === undefined ? [] : [{ name, many, line }]));
  if (numbered.length !== read.length || numbered.length < 2) return undefined;
  const total = numbered.find(({ name }) => /^(?:grand )?total\b|^sum$|^all$/.test(name));
  return { rows: numbered.filter((row) => row !== total), ...(total !== undefined && { total }) };
}

/** The last row of a table of numbers against the rows above it. */
function fromSums({ tables }: Markdown): readonly Total[] {
  return tables.flatMap((table): readonly Total[] => {
    const { rows = [], total } = countTable(table) ?? {};
    if (total === undefined || rows.length < 2) return [];
    const counted = rows.reduce((sum, { many }) => sum + many, 0);
    return [
      { says: `${total.name}: ${total.many}`, stated: total.many, counted, of: 'rows above it', line: total.line },
    ];
  });
}

/** A table of statuses with a number each, against the one table or list that states a status of each item. */
function fromStatusTables({ tables }: Markdown, statements: readonly Statement[]): readonly Total[] {
  const counts = tables.flatMap((table) => {
    const read = countTable(table);
    return read?.rows.every(({ name }) => statusOf(name) !== undefined) ? [read] : [];
  });
  const [summary] = counts;
  if (summary === undefined || counts.length > 1) return [];
  const inTables = statements.filter(({ where }) => where === 'table');
  const items = inTables.length > 0 ? inTables : statements.filter(({ where }) => where === 'box');
  const forms = new Set(items.map(({ form }) => form));
  // Two lists of different things cannot be told apart by a number.
  if (forms.size !== 1) return [];
  const rows = summary.rows.map(({ name, many, line }): Total => {
    const status = statusOf(name);
    const exact = items.filter(({ written }) => normal(written) === name).length;
    const isWord = items.some(({ written }) => normal(written) === name);
    const counted = isWord ? exact : items.filter((item) => item.status === status).length;
    return { says: `${name}: ${many}`, stated: many, counted, of: `items that are "${name}"`, line };
  });
  const { total } = summary;
  const all =
    total === undefined
      ? []
      : [
          {
            says: `${total.name}: ${total.many}`,
            stated: total.many,
            counted: items.length,
            of: 'items',
            line: total.line,
          },
        ];
  return [...rows, ...all];
}

const DONE =
  'complete|completed|done|implemented|closed|resolved|passed|mitigated|fixed|ticked|checked|finished|verified';
const LEFT = 'open|remaining|left|pending|outstanding|missing|to do|todo';
const SHARE = new RegExp(
  `(?<![\\d/.:-])(\\d{1,4})\\s*(?:/|of|out of)\\s*(\\d{1,4})(?![\\d/.:-]|\\s*(?:%|ms|s\\b))(?:[ )*_]*(?:[a-z-]+ ){0,3}?(${DONE}|${LEFT}))?`,
  'i',
);
const LABEL =
  /^[\s>*_#-]*(?:overall |total |current )?(?:progress|status|complete|completed|completion|done|implemented|tasks?|items?|checks?|controls?)[*_]*\s*[:=–—-]/i;

/** A document with more of them was made by a tool. */
const MOST_SHARES = 200;

/** `3 of 5 done`, `Progress: 3/5` and `## Phase 1 (3/5)` against the boxes of their section. */
function fromShares(document: Markdown): readonly Total[] {
  const { prose, headings, items } = document;
  const boxes = items.filter(({ checked }) => checked !== undefined);
  if (boxes.length === 0) return [];
  const titles = new Set(headings.map(({ line }) => line));
  let looked = 0;
  return prose.flatMap((row, at): readonly Total[] => {
    const line = at + 1;
    if (/^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/.test(row) || /^\s*\|/.test(row)) return [];
    const [says = '', many, all, word] = SHARE.exec(row.slice(0, 1000)) ?? [];
    const isHeading = titles.has(line);
    if (many === undefined || all === undefined || (word === undefined && !isHeading && !LABEL.test(row))) return [];
    if (Number(many) > Number(all) || looked >= MOST_SHARES) return [];
    looked += 1;
    const heading = sectionOf(headings, line);
    const inSection =
      heading === undefined ? boxes : boxes.filter((box) => box.line >= heading.line && box.line <= heading.end);
    const counted = inSection.length > 0 ? inSection : boxes;
    const below = inSection.length > 0 && heading !== undefined ? ` below "${heading.text}"` : '';
    const isLeft = word !== undefined && new RegExp(`^(?:${LEFT})$`, 'i').test(word);
    const ticked = counted.filter(({ checked }) => checked !== isLeft).length;
    return [
      { says: says.trim(), stated: Number(all), counted: counted.length, of: `items${below}`, line },
      {
        says: says.trim(),
        stated: Number(many),
        counted: ticked,
        of: `${isLeft ? 'open' : 'ticked'} items${below}`,
        line,
      },
    ];
  });
}
