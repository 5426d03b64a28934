/**
 * Which nodes of a drawn attack tree are gates.
 * @module
 */
import type { PlantNode } from '../../inputs/plantuml/read-plantuml.ts';

/** How the nodes below are joined. */
export interface Gate {
  readonly kind: 'and' | 'or' | 'then' | 'at-least';
  readonly atLeast?: number;
}

/** The gate that an interface stands for; none when its label is no such word. */
export function gateOf({ kind, label }: PlantNode): Gate | undefined {
  if (kind !== 'interface') return undefined;
  const word = label.toLowerCase();
  if (word === 'and' || word === 'or') return { kind: word };
  if (/^(?:then|sand|sequence|sequential and|and then)$/.test(word)) return { kind: 'then' };
  const some = /^(\d{1,4})\s*(?:of|out of|\/)\s*\d{1,4}$/.exec(word);
  return some === null ? undefined : { kind: 'at-least', atLeast: Number(some[1]) };
}
