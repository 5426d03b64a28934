/**
 * The data flow diagram of a model as a Graphviz graph.
 * @module
 */
import { dot, sceneOf } from '../../picture/index.ts';
import type { WriteFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { addUnplaced } from '../unplaced.ts';

/** Writes a model. */
export const write: WriteFormat = async (source) => {
  const lost = losses();
  addUnplaced(source, CARRIED, lost);
  return { text: dot(sceneOf(source.model)), lost: lost.list() };
};

/** What of a model the graph shows. */
const CARRIED = {
  system: ['title'],
  'trust-levels': true,
  zones: ['title', 'trust', 'inside'],
  components: ['title', 'kind', 'zone', 'part-of', 'many'],
  flows: ['title', 'from', 'to', 'both-ways', 'carries', 'phase'],
  boundaries: ['title', 'between'],
  entries: ['title', 'at', 'port', 'kind'],
  assets: ['title', 'tier'],
} as const;
