/**
 * STRIDE worksheets: what `vauban stride MODEL` prints.
 * @module
 */
import {
  STRIDE,
  type Stride,
  type StrideCell,
  type StrideGrid,
  type StrideRow,
  type StrideState,
} from '../model/stride-grid.ts';
import type { CheckReport } from './check-report.ts';
import { markdownBlocks } from './markdown/print.ts';
import { type Block, type Inline, inline, joined, type Span, span, type Tone } from './page/block.ts';
import { command } from './page/command.ts';
import { count } from './page/count.ts';
import { titleOf } from './page/header.ts';
import { plainData } from './plain-data.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

const KINDS = {
  external: 'External entities',
  process: 'Processes',
  store: 'Data stores',
  flow: 'Flows',
  entry: 'Entries',
  asset: 'Assets',
} as const;

/** The letters as titles of columns: six of them and a name must fit a narrow terminal. */
const TITLES = {
  spoofing: 'Spoof',
  tampering: 'Tamper',
  repudiation: 'Repud',
  'information-disclosure': 'Info',
  'denial-of-service': 'Denial',
  'elevation-of-privilege': 'Elev',
} as const satisfies Record<Stride, string>;

/** The word for each state, its tone, and what it means. */
const STATES: readonly (readonly [state: StrideState, word: string, tone: Tone | undefined, meaning: string])[] = [
  ['finding', 'found', 'bad', 'a rule speaks'],
  ['question', 'asked', 'fair', 'a rule waits for an answer'],
  ['unknown', 'unknown', 'fair', 'the model does not say what a rule needs, such as what a flow carries'],
  ['covered', 'covered', undefined, 'a declared threat stands for it'],
  ['decided', 'decided', 'quiet', 'a decision settles it'],
  ['clear', 'clear', 'good', 'rules looked and are silent'],
  ['unseen', 'unseen', 'strong', 'no rule looks and no threat is declared'],
  ['not-applicable', '-', 'quiet', 'the letter is not about such an element'],
];

/** How a cell is written: short for a terminal, with its ids for a document. */
type CellText = (cell: StrideCell) => Inline;

/** The page for a terminal. */
export function stridePage(report: CheckReport, grid: StrideGrid, options: TerminalOptions): string {
  return printBlocks(strideDocument(report, grid, shortCell), options);
}

/** The worksheet as a document, with every id. */
export function strideMarkdown(report: CheckReport, grid: StrideGrid): string {
  return markdownBlocks(strideDocument(report, grid, fullCell));
}

/** The worksheet as data. */
export function strideJson({ read }: CheckReport, grid: StrideGrid): unknown {
  return { system: read.model.system.title ?? null, ...(plainData(grid) as Record<string, unknown>) };
}

function strideDocument(report: CheckReport, grid: StrideGrid, cellText: CellText): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span('STRIDE worksheet', 'quiet')] },
    { kind: 'text', text: summary(grid) },
    { kind: 'fields', fields: legend(grid) },
    ...Object.entries(KINDS).flatMap(([kind, title]) => kindBlocks(grid, { kind, title, cellText })),
    ...listBlocks('About no element of the worksheet', [...grid.elsewhere.findings, ...grid.elsewhere.threats]),
    ...listBlocks('Threats without a letter', grid.withoutLetter),
    { kind: 'next', command: nextCommand(report, grid) },
  ];
}

function summary({ rows }: StrideGrid): Inline {
  return joined([count(rows.length, 'element'), count(rows.length * STRIDE.length, 'cell')], ' · ');
}

/** The states that occur, with how many cells have each. */
function legend({ states }: StrideGrid) {
  return STATES.filter(([state]) => states[state] > 0).map(([state, word, tone, meaning]) => ({
    name: word,
    tone,
    value: inline(count(states[state], 'cell'), span(`: ${meaning}`, 'quiet')),
  }));
}

interface Section {
  readonly kind: string;
  readonly title: string;
  readonly cellText: CellText;
}

function kindBlocks(grid: StrideGrid, { kind, title, cellText }: Section): readonly Block[] {
  const rows = grid.rows.filter((row) => row.kind === kind);
  if (rows.length === 0) return [];
  const notes = grid.kinds.filter((note) => note.kind === kind);
  const without = notes.flatMap(({ letter, notApplicable }) =>
    notApplicable === undefined ? [] : [letter.replaceAll('-', ' ')],
  );
  const because = notes.find(({ notApplicable }) => notApplicable !== undefined)?.notApplicable;
  return [
    { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(rows.length), 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'Element', shrink: 'cut', least: 8 },
        ...STRIDE.map((letter) => ({ title: TITLES[letter], shrink: 'wrap', least: 7 }) as const),
      ],
      rows: rows.map(({ id, cells }: StrideRow) => [[span(id, 'strong')], ...cells.map(cellText)]),
    },
    ...(because === undefined
      ? []
      : [{ kind: 'text', text: [span(`Not expected: ${without.join(', ')}. ${because}.`, 'quiet')] } as const]),
  ];
}

/** `2 found`: how much there is of what the state is named after. */
function shortCell(cell: StrideCell): Inline {
  const many = idsOf(cell).length;
  const { word, tone } = wordOf(cell.state);
  return [span(many > 0 && cell.state !== 'decided' ? `${many} ${word}` : word, tone)];
}

/** The state with its ids; what else is there stands behind it. */
function fullCell(cell: StrideCell): Inline {
  const { word } = wordOf(cell.state);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['found', cell.findings],
    ['asked', cell.questions],
    ['waiting', cell.questions.length > 0 ? [] : cell.waiting],
    ['covered', cell.threats],
    ['decided', cell.decided],
  ];
  const parts = lists
    .filter(([, ids]) => ids.length > 0)
    .map(([name, ids]) => inline(`${name}: `, joined(ids.map(code), ', ')));
  return parts.length === 0 ? [span(word)] : joined(parts, '; ');
}

function code(id: string): Span {
  return span(id, 'code');
}

function idsOf({ state, findings, questions, threats, decided }: StrideCell): readonly string[] {
  if (state === 'finding') return findings;
  if (state === 'question') return questions;
  if (state === 'covered') return threats;
  return state === 'decided' ? decided : [];
}

function wordOf(state: StrideState): { readonly word: string; readonly tone: Tone | undefined } {
  const [, word = state, tone] = STATES.find(([known]) => known === state) ?? [];
  return { word, tone };
}

function listBlocks(title: string, ids: readonly string[]): readonly Block[] {
  if (ids.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(ids.length), 'quiet')] },
    { kind: 'text', text: joined(ids.map(code), ', ') },
  ];
}

/** Explains the first finding, or else asks; a worksheet without either is read on in the check. */
function nextCommand({ path }: CheckReport, { rows, states }: StrideGrid): string {
  const found = rows.flatMap(({ cells }) => cells.flatMap(({ findings }) => findings))[0];
  if (found !== undefined) return command('explain', path, found);
  return states.question > 0 ? command('ask', path) : command('check', path);
}
