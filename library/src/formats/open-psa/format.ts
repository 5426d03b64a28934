/**
 * The Open-PSA Model Exchange Format 2.0d (https://open-psa.github.io/mef): fault trees in XML.
 * @module
 */
import type { Format } from '../format.ts';

/** Open-PSA files. */
export const format: Format = {
  id: 'open-psa',
  aliases: ['opsa', 'scram'],
  title: 'Open-PSA',
  about: 'Fault trees in the Open-PSA Model Exchange Format, as scram and XFTA read them',
  endings: ['.xml', '.opsa'],
  looksLike: ({ xmlRoot }) => xmlRoot === 'opsa-mef',
  loadRead: async () => (await import('./read.ts')).read,
  leavesOut: 'Distributions count as their means, and common causes are not applied',
};
