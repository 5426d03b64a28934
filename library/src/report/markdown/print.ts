/**
 * Blocks as Markdown.
 * @module
 */
import { unreachable } from '../../kit/unreachable.ts';
import { type Block, type Column, type Grid, type Inline, plainText, span } from '../page/block.ts';
import { escapeMarkdown, markdownOf } from './escape.ts';

/** Prints a page; ends with an end of line. */
export function markdownBlocks(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const heading = `${'#'.repeat(block.level)} ${plainHeading(block.text)}`;
      return block.aside === undefined ? heading : `${heading}\n\n${markdownOf(block.aside)}`;
    }
    case 'text':
      return markdownOf(block.text);
    case 'list': {
      const items = block.items.map((item) => `- ${markdownOf(item)}`).join('\n');
      return block.title === undefined ? items : `${markdownOf(block.title)}\n\n${items}`;
    }
    case 'fields':
      return block.fields
        .map(({ name, value, depth = 0 }) => {
          const label = name === '' ? '' : `**${escapeMarkdown(name)}** `;
          return `${'  '.repeat(depth)}- ${label}${markdownOf(value)}`;
        })
        .join('\n');
    case 'table':
      return tableText(block.columns, block.rows);
    case 'grid':
      return gridText(block.grid);
    case 'picture':
      return fenced(block.lines);
    case 'next':
      return `Next: ${markdownOf([span(block.command, 'code')])}`;
    default:
      return unreachable(block);
  }
}

/** A heading is strong by itself. */
function plainHeading(text: Inline): string {
  return markdownOf(text.map((part) => ({ text: part.text })));
}

function tableText(columns: readonly Column[], rows: readonly (readonly Inline[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))),
    ...rows.map((row) => line(columns.map((_, index) => markdownOf(row[index] ?? [])))),
  ].join('\n');
}

function gridText({ rows, columns, columnLevels, lines }: Grid): string {
  return tableText(
    [{ title: `${rows} ↑ ${columns} →` }, ...columnLevels.map((title) => ({ title }))],
    lines.map(({ level, cells }) => [
      [span(level, 'strong')],
      ...cells.map((cell) => [
        span(cell.level),
        ...cell.ids.flatMap((id, index) => [span(index === 0 ? ': ' : ', '), span(id, 'strong')]),
      ]),
    ]),
  );
}

function fenced(lines: readonly Inline[]): string {
  const text = lines.map(plainText).join('\n');
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}
