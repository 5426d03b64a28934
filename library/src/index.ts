/**
 * Vauban as a library: read a threat model, check it, draw it, compare it.
 *
 * ```ts
 * import { check, readModel } from 'vauban';
 * const read = await readModel('models/atlas');
 * const { analysis, problems } = await check(read, { clock: '2026-11-22' });
 * ```
 * @module
 */

export * from './analyze/risk/index.ts';
export { type Checked, type CheckOptions, check } from './check.ts';
export * from './formats/index.ts';
export type * from './model/analysis.ts';
export type * from './model/audit.ts';
export type * from './model/drift.ts';
export { applySplices, type Change, type Edited, edit, renameEntry, type Splice } from './model/edit/index.ts';
export { inEnvironment } from './model/environment.ts';
export type * from './model/evidence.ts';
export type { EvidenceLock } from './model/evidence-lock.ts';
export { readRevision } from './model/files/git.ts';
export { readModel } from './model/files/read-model.ts';
export type * from './model/foreign.ts';
export { Address, Id, partsOf } from './model/id.ts';
export type * from './model/loss.ts';
export type * from './model/model.ts';
export type * from './model/model-diff.ts';
export type * from './model/posture.ts';
export { type ErrorCode, type Place, type Problem, type ProblemCode, VaubanError } from './model/problem.ts';
export type { Path, Raw, RawMap } from './model/raw.ts';
export { type ReadResult, readTexts } from './model/read/read-texts.ts';
export type { SourceFile } from './model/source/tree.ts';
export * from './picture/index.ts';
export { diff, type Side } from './posture/diff.ts';
export { type AuditOptions, audit, LOCK_FILE, readLock, type VerifyOptions, verify } from './verify/index.ts';
export { type VerifiedModel, type VerifyModelOptions, verifyModel } from './verify-model.ts';
