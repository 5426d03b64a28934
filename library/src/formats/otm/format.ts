/**
 * Open Threat Model: the exchange format of IriusRisk, in JSON or YAML.
 * @module
 */
import type { Format } from '../format.ts';
import { looksLike } from './looks-like.ts';

export const format: Format = {
  id: 'otm',
  aliases: ['open-threat-model'],
  title: 'Open Threat Model',
  about: 'Components, trust zones, flows, threats and mitigations as JSON or YAML, by IriusRisk',
  endings: ['.otm', '.otm.json', '.otm.yaml', '.json', '.yaml', '.yml'],
  leavesOut: 'Kinds of components, actors, entries, boundaries, facts, trees, phases, evidence',
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
};
