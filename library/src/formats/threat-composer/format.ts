/**
 * Threat Composer: the workspace of a threat model in statements, by AWS Labs.
 * @module
 */
import type { Format } from '../format.ts';
import { looksLike } from './looks-like.ts';

export const format: Format = {
  id: 'threat-composer',
  aliases: ['tc'],
  title: 'Threat Composer',
  about: 'Threats in statements, with assumptions and mitigations linked to them, by AWS Labs',
  endings: ['.tc.json', '.json'],
  leavesOut: 'Components, flows and zones except as a picture, risks beyond a priority, trees, phases, evidence',
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
};
