/**
 * Models of the Microsoft Threat Modeling Tool.
 * @module
 */
import type { Format } from '../format.ts';

export const format: Format = {
  id: 'tm7',
  aliases: ['tmt'],
  title: 'Microsoft Threat Modeling Tool',
  about: 'Data flow diagrams with the threats that the tool generated and the rules it generated them by',
  endings: ['.tm7'],
  looksLike: (glance) => glance.xmlRoot === 'ThreatModel' && /<(?:[\w.-]+:)?DrawingSurfaceList[\s/>]/.test(glance.text),
  loadRead: async () => (await import('./read.ts')).read,
};
