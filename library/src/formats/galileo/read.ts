/**
 * Fault trees in Galileo as trees of a model.
 * @module
 */
import { readGalileo } from '../../inputs/galileo/read-galileo.ts';
import { draftOfTrees } from '../foreign-trees.ts';
import type { ReadFormat } from '../format.ts';

/** Reads a file. */
export const read: ReadFormat = ({ name, text }) =>
  draftOfTrees(readGalileo({ name, text }), { format: 'galileo', file: name });
