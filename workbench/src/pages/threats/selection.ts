/**
 * What the address has picked: a declared threat or a finding.
 * @module
 */
import type { Model } from 'vauban/browser';

export interface Selection {
  readonly kind: 'threat' | 'finding';
  readonly id: string;
}

/** Reads `threats/ID`, the id of a finding, or a decision about either. */
export function selectionOf(select: string | undefined, { threats }: Pick<Model, 'threats'>): Selection | undefined {
  if (select === undefined || select === '') return undefined;
  const id = select.replace(/^(threats|decisions)\//, '');
  return { kind: select.startsWith('threats/') || threats.has(id) ? 'threat' : 'finding', id };
}
