/**
 * A drawing made of characters as a grid: which characters are lines, which way they lead, and which are arrowheads.
 * @module
 */

/** The four ways a character may lead, as bits. */
export const UP = 1;
export const DOWN = 2;
export const LEFT = 4;
export const RIGHT = 8;

/** A step in each direction, and the direction back. */
export const STEPS = [
  { way: UP, back: DOWN, row: -1, column: 0 },
  { way: DOWN, back: UP, row: 1, column: 0 },
  { way: LEFT, back: RIGHT, row: 0, column: -1 },
  { way: RIGHT, back: LEFT, row: 0, column: 1 },
] as const;

const LINKS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['─━═╌╍┄┅┈┉', LEFT | RIGHT],
      ['│┃║╎╏┆┇┊┋|', UP | DOWN],
      ['┌╔╭┏', DOWN | RIGHT],
      ['┐╗╮┓', DOWN | LEFT],
      ['└╚╰┗', UP | RIGHT],
      ['┘╝╯┛', UP | LEFT],
      ['├╠┣╞╟', UP | DOWN | RIGHT],
      ['┤╣┫╡╢', UP | DOWN | LEFT],
      ['┬╦┳╤╥', DOWN | LEFT | RIGHT],
      ['┴╩┻╧╨', UP | LEFT | RIGHT],
      ['┼╬╋╪╫', UP | DOWN | LEFT | RIGHT],
    ] as const
  ).flatMap(([characters, ways]) => [...characters].map((character) => [character, ways] as const)),
);

/** Where an arrowhead points. */
const HEADS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['▶►→➜➔▷', RIGHT],
      ['◀◄←◁', LEFT],
      ['▲↑△', UP],
      ['▼↓▽', DOWN],
    ] as const
  ).flatMap(([characters, way]) => [...characters].map((character) => [character, way] as const)),
);

/** Longer lines, more rows or more characters than these are no drawing. */
const WIDEST = 600;
const TALLEST = 500;
const LARGEST = 120_000;

/** A cell of a drawing. */
export interface Cell {
  readonly character: string;
  /** The ways it leads; 0 when it is no line. */
  readonly links: number;
  /** Where it points, when it is an arrowhead; 0 otherwise. */
  readonly points: number;
}

const BLANK: Cell = { character: ' ', links: 0, points: 0 };

/** A drawing as rows of cells. */
export interface Grid {
  readonly rows: readonly (readonly Cell[])[];
  cell(row: number, column: number): Cell;
  text(row: number, from?: number, to?: number): string;
}

/** Reads a drawing as a grid; undefined when it is too large for one. */
export function readGrid(body: string): Grid | undefined {
  const lines = body.split(/\r\n|\n|\r/).map((line) => [...line.replaceAll('\t', '    ').trimEnd()]);
  if (lines.length > TALLEST || lines.some((line) => line.length > WIDEST)) return undefined;
  if (lines.reduce((sum, line) => sum + line.length, 0) > LARGEST) return undefined;
  const at = (row: number, column: number): string => lines[row]?.[column] ?? ' ';
  const rows = lines.map((line, row) => line.map((character, column) => cellOf(character, row, column, at)));
  return {
    rows,
    cell: (row, column) => rows[row]?.[column] ?? BLANK,
    text: (row, from = 0, to = Number.POSITIVE_INFINITY) => (lines[row] ?? []).slice(Math.max(0, from), to).join(''),
  };
}

type At = (row: number, column: number) => string;

function cellOf(character: string, row: number, column: number, at: At): Cell {
  const links = LINKS.get(character);
  if (links !== undefined) return { character, links, points: 0 };
  const points = HEADS.get(character) ?? plainHead(character, row, column, at);
  if (points !== 0) return { character, links: axisOf(points), points };
  return { character, links: plainLinks(character, row, column, at), points: 0 };
}

function axisOf(way: number): number {
  return way & (UP | DOWN) ? UP | DOWN : LEFT | RIGHT;
}

const WORD = /[\p{L}\p{N}]/u;

/** `>` after a line, `v` below one and the like are arrowheads; in a word or a number they are not. */
function plainHead(character: string, row: number, column: number, at: At): number {
  if (character === '>') return /[-=─═]/.test(at(row, column - 1)) ? RIGHT : 0;
  if (character === '<') return /[-=─═]/.test(at(row, column + 1)) ? LEFT : 0;
  if (character === '^') return /[|+│]/.test(at(row + 1, column)) ? UP : 0;
  const isAlone = !WORD.test(at(row, column - 1)) && !WORD.test(at(row, column + 1));
  return /[vV]/.test(character) && isAlone && /[|+│]/.test(at(row - 1, column)) ? DOWN : 0;
}

/** Hyphens, plus and equals signs are lines only beside others of their kind. */
function plainLinks(character: string, row: number, column: number, at: At): number {
  const beside = at(row, column - 1) + at(row, column + 1);
  if (character === '-' || character === '=') {
    return /[-=+<>|]/.test(beside) && !/^[\p{L}\p{N}]{2}$/u.test(beside) ? LEFT | RIGHT : 0;
  }
  if (character !== '+') return 0;
  const isCorner = /[-=]/.test(beside) || /[|+]/.test(at(row - 1, column) + at(row + 1, column));
  return isCorner ? UP | DOWN | LEFT | RIGHT : 0;
}
