/**
 * Mermaid flowcharts (https://mermaid.js.org/syntax/flowchart.html), written for pages that draw them.
 * @module
 */
import type { Format } from '../format.ts';

/** Mermaid; only written, since a flowchart does not say what is a process and what a store. */
export const format: Format = {
  id: 'mermaid',
  aliases: ['mmd'],
  title: 'Mermaid',
  about: 'The data flow diagram as a flowchart that GitHub, GitLab and many wikis draw',
  endings: ['.mmd', '.mermaid'],
  looksLike: () => false,
  loadWrite: async () => (await import('./write.ts')).write,
  leavesOut: 'Everything that a data flow diagram does not show: threats, controls, evidence',
};
