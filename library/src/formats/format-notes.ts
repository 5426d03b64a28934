/**
 * What people need to know of each format.
 * @module
 */
import type { FormatNote } from '../model/foreign.ts';
import { FORMATS } from './registry.ts';

/** The formats without how they are read and written. */
export function formatNotes(): readonly FormatNote[] {
  return FORMATS.map(({ looksLike: _, loadReadTogether: __, loadRead, loadWrite, ...note }) => ({
    ...note,
    isRead: loadRead !== undefined,
    isWritten: loadWrite !== undefined,
  }));
}
