/**
 * What could not be carried over, as a list.
 * @module
 */
import type { Lost } from '../../model/foreign.ts';
import { type Block, inline, span } from '../page/block.ts';

/** So many losses are shown before the rest is only counted. */
const SHOWN = 12;

/** The section of a page; nothing when nothing was lost. */
export function lostSection(lost: readonly Lost[], title: string, all: boolean): readonly Block[] {
  if (lost.length === 0) return [];
  const shown = all ? lost : lost.slice(0, SHOWN);
  const more = lost.length - shown.length;
  return [
    { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(lost.length), 'quiet')] },
    {
      kind: 'list',
      items: [
        ...shown.map(({ message, count, at }) =>
          inline(
            message,
            count > 1 ? span(`  ${count} times`, 'quiet') : '',
            at === undefined ? '' : span(`  ${at.line}:${at.column}`, 'quiet'),
          ),
        ),
        ...(more > 0 ? [[span(`and ${more} more (--all)`, 'quiet')]] : []),
      ],
    },
  ];
}
