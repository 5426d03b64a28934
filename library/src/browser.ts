/**
 * Vauban for a browser: an open model and what can be asked of it, without files, network or processes.
 * @module
 */
export type * from './model/analysis.ts';
export type * from './model/attack-path.ts';
export type * from './model/attack-tree.ts';
export type * from './model/budget.ts';
export type { Value } from './model/edit/index.ts';
export type * from './model/evidence.ts';
export type * from './model/explanation.ts';
export type * from './model/loss.ts';
export type * from './model/model.ts';
export type * from './model/model-diff.ts';
export type * from './model/posture.ts';
export type { Place, Problem } from './model/problem.ts';
export { nameOf, type Relations, relationsOf } from './model/relations.ts';
export type { SourceFile } from './model/source/tree.ts';
export type { StrideCell, StrideGrid, StrideRow, StrideState } from './model/stride-grid.ts';
export type * from './model/surface.ts';
export type { FlowPath, Layout, Rect, Scene, SceneComponent, SceneFlow, SceneZone } from './picture/index.ts';
export { callKey } from './session/call-key.ts';
export type { ModelEdit, NewText } from './session/edit-model.ts';
export { decodePlain, encodePlain } from './session/plain-text.ts';
export * from './session/quick-calls.ts';
export * from './session/session.ts';
export type { BudgetArgs, SlowCalls } from './session/slow-calls.ts';
