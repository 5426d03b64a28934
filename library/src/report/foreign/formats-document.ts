/**
 * The table of formats.
 * @module
 */
import type { FormatNote } from '../../model/foreign.ts';
import { type Block, span } from '../page/block.ts';
import { command } from '../page/command.ts';

/** The page of the formats. */
export function formatsDocument(notes: readonly FormatNote[]): readonly Block[] {
  const read = notes.filter(({ isRead }) => isRead).length;
  const written = notes.filter(({ isWritten }) => isWritten).length;
  return [
    {
      kind: 'heading',
      level: 1,
      text: [span('Formats')],
      aside: [span(`${read} read, ${written} written`, 'quiet')],
    },
    {
      kind: 'table',
      columns: [
        { title: 'name' },
        { title: 'in' },
        { title: 'out' },
        { title: 'files', drop: 2, shrink: 'cut', least: 8 },
        { title: 'what it is', shrink: 'wrap', least: 30 },
        { title: 'has no place for', shrink: 'wrap', least: 20, drop: 1 },
      ],
      rows: notes.map(({ id, title, about, endings, leavesOut, isRead, isWritten }) => [
        [span(id, 'strong')],
        [span(isRead ? 'yes' : '')],
        [span(isWritten ? 'yes' : '')],
        [span(endings.join(' '), 'quiet')],
        [span(`${title}: ${about}`)],
        [span(leavesOut ?? '', 'quiet')],
      ]),
    },
    { kind: 'next', command: command('import', 'FILE', '-o', 'threat-model') },
  ];
}
