/**
 * Graphs in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html), written for tools that lay them out.
 * @module
 */
import type { Format } from '../format.ts';

/** DOT; only written, since a graph does not say what is a process and what a store. */
export const format: Format = {
  id: 'dot',
  aliases: ['graphviz', 'gv'],
  title: 'Graphviz DOT',
  about: 'The data flow diagram as a graph for Graphviz and everything that reads its language',
  endings: ['.dot', '.gv'],
  looksLike: () => false,
  loadWrite: async () => (await import('./write.ts')).write,
  leavesOut: 'Everything that a data flow diagram does not show: threats, controls, evidence',
};
