/**
 * A risk matrix drawn with box characters: the level of each cell, and the threats in it.
 * @module
 */
import { type Grid, type Inline, inline, plainText, span } from '../page/block.ts';
import { count } from '../page/count.ts';
import { cut, filled, widthOf, wrapped } from './measure.ts';

/** A cell is no wider than this, however wide the page is. */
const WIDEST = 18;
/** So many lines of ids at most; what is left is counted. */
const LINES = 3;

type Cell = Grid['lines'][number]['cells'][number];

/** The lines of a matrix that fits the room; ids that do not fit into a cell are counted there and listed below. */
export function gridLines(grid: Grid, room: number): readonly Inline[] {
  const label = Math.min(12, Math.max(...grid.lines.map(({ level }) => widthOf([span(level)]))));
  const many = Math.max(1, grid.columnLevels.length);
  const width = Math.max(4, Math.min(WIDEST, Math.floor((room - label - 2) / many) - 1));
  const listed = grid.lines.some(({ cells }) =>
    cells.some(({ ids }) => ids.some((id) => widthOf([span(id)]) > width - 2)),
  );
  const indent = ' '.repeat(label + 1);
  const edge = (left: string, middle: string, right: string): Inline => [
    span(indent + left + Array.from({ length: many }, () => '─'.repeat(width)).join(middle) + right, 'quiet'),
  ];
  const total = label + 2 + many * (width + 1);
  const axis = [span(indent), span(grid.columns, 'quiet'), span(' →', 'quiet')];
  const title = filled(cut([span(`${grid.rows} ↑`, 'quiet')], total), total);
  const heads = grid.columnLevels.map((level) => cut([span(level, 'quiet')], width));
  const head = [span(`${indent} `), ...heads.flatMap((one) => [...centered(one, width), span(' ')])];
  const body = grid.lines.flatMap(({ level, cells }, place) => [
    place === 0 ? edge('┌', '┬', '┐') : edge('├', '┼', '┤'),
    ...rowLines(level, cells, { label, width, listed }),
  ]);
  const drawn = [title, ...body, edge('└', '┴', '┘'), head, cut(axis, total)].map((line) => filled(line, total));
  return listed ? [...drawn, ...listLines(grid, room)] : drawn;
}

interface Shape {
  readonly label: number;
  readonly width: number;
  readonly listed: boolean;
}

function rowLines(level: string, cells: readonly Cell[], { label, width, listed }: Shape): readonly Inline[] {
  const contents = cells.map((cell) => cellLines(cell, width - 2, listed));
  const height = Math.max(1, ...contents.map((lines) => lines.length));
  const wall = span('│', 'quiet');
  return Array.from({ length: height }, (_, line) => [
    ...filled(line === 0 ? cut([span(level, 'quiet')], label) : [], label, 'right'),
    span(' '),
    wall,
    ...contents.flatMap((lines) => [span(' '), ...filled(lines[line] ?? [], width - 2), span(' '), wall]),
  ]);
}

function cellLines({ level, tone, ids }: Cell, room: number, listed: boolean): readonly Inline[] {
  const name = cut([span(level, ids.length > 0 ? tone : 'quiet')], room);
  if (ids.length === 0) return [name];
  if (listed) return [name, cut([span(count(ids.length, 'threat'), 'strong')], room)];
  const lines = wrapped([span(ids.join(' '), 'strong')], room);
  if (lines.length <= LINES) return [name, ...lines];
  const kept = lines.slice(0, LINES - 1);
  const shown = kept.reduce((sum, line) => sum + plainText(line).split(' ').length, 0);
  return [name, ...kept, cut([span(`+${ids.length - shown} more`, 'strong')], room)];
}

/** The threats of each cell that has some, the worst row first. */
function listLines(grid: Grid, room: number): readonly Inline[] {
  return grid.lines.flatMap(({ level: row, cells }) =>
    cells.flatMap(({ level, tone, ids }, place) => {
      if (ids.length === 0) return [];
      const where = `${row} x ${grid.columnLevels[place] ?? ''}`;
      const line = inline(span(where, 'quiet'), '  ', span(level, tone), '  ', ids.join(', '));
      return wrapped(line, Math.max(1, room - 2)).map((part, index) => (index === 0 ? part : [span('  '), ...part]));
    }),
  );
}

function centered(run: Inline, room: number): Inline {
  const before = Math.floor((room - widthOf(run)) / 2);
  return filled([span(' '.repeat(Math.max(0, before))), ...run], room);
}
