/**
 * Blocks of text (`|` and `>`): where their header and their last line end.
 * @module
 */
import { isScalar, type ParsedNode } from 'yaml';
import { lineEnd } from './lines.ts';

/** Tells whether a node is a literal or folded block of text. */
export function isBlockText(node: ParsedNode | undefined): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Where the header that starts at an offset ends: behind `|-` and the like. */
export function headerEnd(text: string, start: number): number {
  return start + (/^[|>][-+0-9]*/.exec(text.slice(start, start + 4))?.[0].length ?? 0);
}

/** Tells whether the blank lines behind a block of text belong to it. */
export function keepsBlankLines(text: string, node: ParsedNode): boolean {
  return text.slice(node.range[0], headerEnd(text, node.range[0])).includes('+');
}

/** Behind the last line of a block of text; blank lines behind it count only when the block keeps them. */
export function endOfBlockText(text: string, node: ParsedNode): number {
  const start = lineEnd(text, node.range[0]);
  const body = text.slice(start, Math.max(start, node.range[1]));
  if (keepsBlankLines(text, node)) return start + body.replace(/\r?\n$/, '').length;
  // With a written indentation, a line of spaces may be text: only lines without any are taken for blank.
  const written = /\d/.test(text.slice(node.range[0], headerEnd(text, node.range[0])));
  const indent = written ? 0 : (/\n( *)\S/.exec(body)?.[1]?.length ?? '');
  return start + body.replace(new RegExp(`(?:\\r?\\n {0,${indent}})+$`), '').length;
}
