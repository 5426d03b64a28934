/**
 * Rego policies as typed facts with places.
 * @module
 */
export { readRego } from './read-rego.ts';
export type { RegoBody, RegoExpression, RegoModule, RegoRule, RegoSkipped } from './rego.ts';
