/**
 * Blocks as lines of terminal text.
 * @module
 */

import { unreachable } from '../../kit/unreachable.ts';
import { type Block, type Field, type Inline, inline, span } from '../page/block.ts';
import { gridLines } from './grid.ts';
import { cut, filled, widthOf, wrapped } from './measure.ts';
import { painter } from './paint.ts';
import { tableLines } from './table.ts';

/** How a page is printed. */
export interface TerminalOptions {
  readonly width: number;
  readonly color: boolean;
}

/** Everything below a heading is moved in by so much. */
const INDENT = 2;

/** Prints a page; ends with an end of line. */
export function printBlocks(blocks: readonly Block[], { width, color }: TerminalOptions): string {
  const paint = painter(color);
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const previous = blocks[index - 1];
    if (previous !== undefined && spaced(previous, block)) lines.push('');
    for (const line of linesOf(block, width)) lines.push(paint(trimmed(line)));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** An empty line stands before a heading, and between blocks of a section that do not belong closely together. */
function spaced(previous: Block, block: Block): boolean {
  if (previous.kind === 'heading') return false;
  switch (block.kind) {
    case 'text':
      return block.apart === true || previous.kind === 'table' || previous.kind === 'grid';
    case 'picture':
      return previous.kind !== 'text';
    case 'list':
      return previous.kind !== 'list';
    default:
      return true;
  }
}

function linesOf(block: Block, width: number): readonly Inline[] {
  const room = Math.max(1, width - INDENT);
  switch (block.kind) {
    case 'heading':
      return headingLines(block, width);
    case 'text':
      return indented(wrapped(block.text, room));
    case 'list':
      return indented([
        ...(block.title === undefined ? [] : wrapped(block.title, room)),
        ...block.items.flatMap((item) => hanging(item, room, block.title === undefined ? 0 : INDENT)),
      ]);
    case 'fields':
      return indented(fieldLines(block.fields, room));
    case 'table':
      return indented(tableLines(block.columns, block.rows, room));
    case 'grid':
      return indented(gridLines(block.grid, room));
    case 'picture':
      return indented(block.lines.map((line) => cut(line, room)));
    case 'next':
      return wrapped(inline(span('Next:', 'strong'), ' ', span(block.command, 'code')), width);
    default:
      return unreachable(block);
  }
}

function headingLines({ level, text, aside }: Extract<Block, { kind: 'heading' }>, width: number): readonly Inline[] {
  const bold = text.map((part) => ({ ...part, tone: part.tone ?? ('strong' as const) }));
  const beside = aside ?? [];
  if (widthOf(bold) + widthOf(beside) + 2 > width) {
    const below = beside.length === 0 ? [] : indented(wrapped(beside, width - INDENT));
    return [cut(bold, width), ...below];
  }
  const line = beside.length === 0 ? bold : inline(bold, '  ', beside);
  if (level === 2) return [line];
  const rest = width - widthOf(line) - 1;
  return [rest < 3 ? line : inline(line, ' ', span('─'.repeat(rest), 'quiet'))];
}

function fieldLines(fields: readonly Field[], room: number): readonly Inline[] {
  const widest = Math.max(0, ...fields.map(({ name, depth = 0 }) => widthOf([span(name)]) + 2 * depth));
  const names = Math.min(widest, Math.floor(room / 3));
  return fields.flatMap(({ name, value, depth = 0, tone = 'quiet' }) => {
    const label = cut([span(' '.repeat(2 * depth)), span(name, tone)], names);
    const lines = wrapped(value, Math.max(1, room - names - 2));
    return lines.map((line, index) => [...filled(index === 0 ? label : [], names), span('  '), ...line]);
  });
}

/** A paragraph whose further lines are moved in by two more columns than the first. */
function hanging(run: Inline, room: number, indent: number): readonly Inline[] {
  const lines = wrapped(run, Math.max(1, room - indent - INDENT));
  return lines.map((line, index) => [span(' '.repeat(index === 0 ? indent : indent + INDENT)), ...line]);
}

function indented(lines: readonly Inline[]): readonly Inline[] {
  return lines.map((line) => [span(' '.repeat(INDENT)), ...line]);
}

/** Without spaces at the end. */
function trimmed(line: Inline): Inline {
  const kept = [...line];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const text = last.text.trimEnd();
    kept.pop();
    if (text === '') continue;
    kept.push({ ...last, text });
    break;
  }
  return kept;
}
