/**
 * A model that is open, and everything that can be asked of it.
 * @module
 */

export type { ModelEdit, NewText } from './edit-model.ts';
export { type Frozen, frozenOf } from './frozen-calls.ts';
export { decodePlain, encodePlain } from './plain-text.ts';
export * from './quick-calls.ts';
export * from './session.ts';
export * from './slow-calls.ts';
