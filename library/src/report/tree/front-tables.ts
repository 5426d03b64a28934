/**
 * The fronts of a tree as tables: what a budget does for the attacker, what a spend does for the defender.
 * @module
 */
import type { CostDamageFront, DefenceFront, MissingNumbers } from '../../model/attack-tree.ts';
import { type Block, type Column, type Inline, span } from '../page/block.ts';
import { numberText } from './figures.ts';

/** So many points of a front are shown. */
const POINTS = 12;

/** What the attacker's money does; nothing where no damage is stated. */
export function damageSection({ points, exact, missing }: CostDamageFront): readonly Block[] {
  if (missing.some(({ measure }) => measure === 'damage') || points.length < 2) return [];
  const columns: readonly Column[] = [
    { title: 'For', align: 'right' },
    { title: 'Damage', align: 'right' },
    { title: 'Steps', shrink: 'wrap', least: 20 },
  ];
  const rows = points.map(({ cost, damage, steps }) => [cost, damage, steps] as const);
  return section({ title: 'What an attacker can do', aside: 'as if no control held', columns, rows, exact, missing });
}

/** What the defender's money does; nothing where no control has a price. */
export function defenceSection({ points, exact, missing }: DefenceFront): readonly Block[] {
  if (points.length < 2) return [];
  const columns: readonly Column[] = [
    { title: 'Spent', align: 'right' },
    { title: 'Cheapest attack', align: 'right' },
    { title: 'Controls', shrink: 'wrap', least: 20 },
  ];
  const rows = points.map(({ spend, attack, controls }) => [spend, attack, controls] as const);
  return section({
    title: 'What controls do',
    aside: 'as if those bought always worked',
    columns,
    rows,
    exact,
    missing,
  });
}

interface Section {
  readonly title: string;
  readonly aside: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly [number, number, readonly string[]])[];
  readonly exact: boolean;
  readonly missing: readonly MissingNumbers[];
}

function section({ title, aside, columns, rows, exact, missing }: Section): readonly Block[] {
  const more = rows.length - POINTS;
  const without = missing.map(({ measure, of }) => `without a ${measure}: ${of.join(', ')}`);
  const notes = [
    ...(more > 0 ? [`and ${more} more points`] : []),
    ...without,
    ...(exact || without.length > 0 ? [] : ['There may be better points.']),
  ];
  return [
    { kind: 'heading', level: 2, text: [span(title)], aside: [span(aside, 'quiet')] },
    {
      kind: 'table',
      columns,
      rows: rows
        .slice(0, POINTS)
        .map(([spent, gained, names]): readonly Inline[] => [
          [span(numberText(spent))],
          [span(gained === Number.POSITIVE_INFINITY ? 'none is left' : numberText(gained))],
          [span(names.join(', ') || '·')],
        ]),
    },
    ...notes.map((note) => ({ kind: 'text', text: [span(note, 'quiet')] }) as const),
  ];
}
