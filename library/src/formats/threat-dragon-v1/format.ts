/**
 * Threat Dragon 1: the desktop and web editor before 2021.
 * @module
 */
import { fieldsOf } from '../fields.ts';
import type { Format } from '../format.ts';

export const format: Format = {
  id: 'threat-dragon-v1',
  title: 'Threat Dragon 1',
  about: 'Data flow diagrams with a list of threats on each shape, by OWASP; the older form',
  endings: ['.json'],
  looksLike: (glance) => {
    const document = fieldsOf(glance.tree(), glance.name);
    if (!document.has('summary') || !document.has('detail')) return false;
    const diagrams = document.map('detail').maps('diagrams');
    if (diagrams.some((diagram) => diagram.has('cells'))) return false;
    return diagrams.some((diagram) => diagram.has('diagramJson')) || !document.has('version');
  },
  loadRead: async () => (await import('./read.ts')).read,
};
