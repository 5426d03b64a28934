/**
 * Models of other tools, in and out.
 * @module
 */
export type { Attachment, ForeignFile, Format, ReadContext, WriteContext } from './format.ts';
export { formatNotes } from './format-notes.ts';
export {
  type ForeignModel,
  formatOf,
  formatOfFile,
  LARGEST_FOREIGN_FILE,
  readForeign,
  readForeignTogether,
  unknownFormat,
} from './read-foreign.ts';
export { FORMATS } from './registry.ts';
export { writeForeign } from './write-foreign.ts';
