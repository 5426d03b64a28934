/**
 * Templates of the Microsoft Threat Modeling Tool.
 * @module
 */
import type { Format } from '../format.ts';

export const format: Format = {
  id: 'tb7',
  aliases: ['tmt-template'],
  title: 'Microsoft Threat Modeling Tool template',
  about: 'Stencils and the rules that give threats for a data flow diagram',
  endings: ['.tb7'],
  looksLike: (glance) =>
    glance.xmlRoot === 'KnowledgeBase' &&
    /<(?:[\w.-]+:)?(?:ThreatTypes|GenericElements|ThreatMetaData)[\s/>]/.test(glance.text),
  loadRead: async () => (await import('./read.ts')).read,
};
