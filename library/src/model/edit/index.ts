/**
 * The editor of model files: changes in, a new text and its inverse out.
 * @module
 */

export { type AnsweredFile, answerQuestion } from './answer-question.ts';
export type { AddChange, Change, Path, RemoveChange, RenameChange, SetChange, Value } from './change.ts';
export { contentOf } from './content.ts';
export { edit } from './edit.ts';
export { plainStyle } from './plain-style.ts';
export { entryLines } from './print.ts';
export { readEdited } from './read-edited.ts';
export { type RenamedFile, renameEntry } from './rename-entry.ts';
export { applySplices, type Edited, type Splice } from './splice.ts';
