/**
 * The JSON of the OWASP Threat Model Library.
 * @module
 */
import type { Format } from '../format.ts';
import { looksLike } from './looks-like.ts';

export const format: Format = {
  id: 'tml',
  aliases: ['threat-model-library'],
  title: 'OWASP Threat Model Library',
  about: 'Threat models in the schema of the OWASP Threat Model Library; some are named .tmbom.json',
  endings: ['.json', '.tmbom.json'],
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
};
