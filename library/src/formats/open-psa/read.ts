/**
 * Fault trees in Open-PSA as trees of a model.
 * @module
 */
import { readOpenPsa } from '../../inputs/open-psa/read-open-psa.ts';
import { draftOfTrees } from '../foreign-trees.ts';
import type { ReadFormat } from '../format.ts';

/** Reads a file. */
export const read: ReadFormat = ({ name, text }) =>
  draftOfTrees(readOpenPsa([{ name, text }]), { format: 'open-psa', file: name });
