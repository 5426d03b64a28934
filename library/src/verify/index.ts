/**
 * Claims meet evidence: verify the claims of a model, or audit any folder without one.
 * @module
 */
export { type AuditOptions, audit } from './audit.ts';
export { claimKey } from './claim-key.ts';
export { COLLECTORS } from './collectors/registry.ts';
export { LOCK_FILE, lockText, readLock } from './lock-file.ts';
export { openDerived, openObservations } from './store/gather.ts';
export { type VerifyOptions, verify } from './verify.ts';
