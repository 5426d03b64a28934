/**
 * Fault trees in the Galileo format: a line for each gate and each event.
 * @module
 */
import type { Format } from '../format.ts';

/** Galileo files. */
export const format: Format = {
  id: 'galileo',
  aliases: ['dft'],
  title: 'Galileo',
  about: 'Fault trees in the Galileo format, as Storm, DFTCalc and Galileo read them',
  endings: ['.dft'],
  looksLike: ({ text }) => !/^\s*[<{[]/.test(text) && TOP.test(text),
  loadRead: async () => (await import('./read.ts')).read,
  leavesOut: 'Gates whose answer depends on the order of failures are refused',
};

/** The statement that every file must have, at the beginning of a line. */
const TOP = /^[ \t]*toplevel\s+(?:"[^"\n]*"|[^\s;"]+)\s*;/m;
