/**
 * What gates, rankings and missing numbers are called.
 * @module
 */
import type { AttackNode, MissingNumbers, Ranking } from 'vauban/browser';

/** What a gate asks for; a step is a step. */
export function kindWords(node: AttackNode): string {
  switch (node.kind) {
    case 'or':
      return 'any of';
    case 'and':
      return 'all of';
    case 'then':
      return 'in this order';
    case 'at-least':
      return `${node.atLeast ?? 0} of ${node.children.length}`;
    case 'xor':
      return 'an odd number of';
    case 'not':
      return 'only without';
    case 'fixed':
      return node.holds ? 'done already' : 'impossible';
    case 'control':
      return 'control';
    case 'step':
      return 'step';
  }
}

/** What a node is called; a gate with numbers is drawn as what it takes and the step itself. */
export function titleOf({ kind, id, title }: Pick<AttackNode, 'kind' | 'id' | 'title'>): string {
  if (title !== undefined) return title;
  if (kind === 'step' && id.endsWith('/step')) return `${id.slice(0, -'/step'.length)}, the step itself`;
  return id.endsWith('/below') ? `what ${id.slice(0, -'/below'.length)} takes` : id;
}

/** How attacks can be ranked, with the words for the first. */
export const RANKINGS: readonly { readonly value: Ranking; readonly title: string }[] = [
  { value: 'probability', title: 'the likeliest' },
  { value: 'cost', title: 'the cheapest' },
  { value: 'time', title: 'the fastest' },
  { value: 'stealth', title: 'the least noticed' },
  { value: 'skill', title: 'the least skill' },
  { value: 'steps', title: 'the fewest steps' },
];

/** A ranking from the address; undefined when it is none. */
export function rankingOf(value: string | null): Ranking | undefined {
  return RANKINGS.find((one) => one.value === value)?.value;
}

const MEASURES: Readonly<Record<MissingNumbers['measure'], string>> = {
  probability: 'Chance of success',
  works: 'Chance that the control works',
  cost: 'Cost',
  time: 'Time',
  skill: 'Skill',
  detectability: 'Chance to be noticed',
  damage: 'Damage',
  price: 'Price of the control',
};

/** What a number is called that nobody has stated. */
export function measureWords(measure: MissingNumbers['measure']): string {
  return MEASURES[measure];
}
