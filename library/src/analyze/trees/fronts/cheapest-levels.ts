/**
 * The cheapest levels for some choices that meet conditions of which each asks one choice or another to be at a level.
 * A small branch and bound for the minimum weighted hitting set, with levels in place of yes and no.
 * @module
 */

/** One way to meet a condition: a choice is at least at a level, or below it. */
export interface Wish {
  readonly choice: number;
  readonly level: number;
  readonly below: boolean;
}

/** Met when one of its wishes is. */
export type Condition = readonly Wish[];

/** What is still possible for each choice while searching. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** How many branches may still be tried; shared by the searches of one front. */
export interface Patience {
  left: number;
}

/**
 * Finds the cheapest levels.
 *
 * @param prices what each level of each choice costs, rising from 0
 * @returns the level of each choice; undefined when the conditions cannot all be met, `lost` when the patience ran out
 */
export function cheapestLevels(
  prices: readonly (readonly number[])[],
  conditions: readonly Condition[],
  patience: Patience,
): readonly number[] | undefined | 'lost' {
  let best: readonly number[] | undefined;
  let limit = Number.POSITIVE_INFINITY;

  const search = (ranges: readonly Range[]): void => {
    patience.left -= 1;
    const open = patience.left < 0 ? undefined : openConditions(ranges, conditions);
    if (open === undefined) return;
    const spent = ranges.reduce((sum, { least }, choice) => sum + (prices[choice]?.[least] ?? 0), 0);
    if (spent + atLeast(open, { ranges, prices }) >= limit) return;
    const [first] = open;
    if (first === undefined) {
      best = ranges.map(({ least }) => least);
      limit = spent;
      return;
    }
    let rest = ranges;
    for (const wish of first) {
      // Each branch takes one wish and gives up those before it, so that no levels are tried twice.
      search(narrowed(rest, wish, true));
      rest = narrowed(rest, wish, false);
    }
  };
  search(prices.map((levels) => ({ least: 0, most: levels.length - 1 })));
  return patience.left < 0 ? 'lost' : best;
}

function narrowed(ranges: readonly Range[], { choice, level, below }: Wish, granted: boolean): readonly Range[] {
  return ranges.map((range, index) => {
    if (index !== choice) return range;
    return granted === below
      ? { ...range, most: Math.min(range.most, level - 1) }
      : { ...range, least: Math.max(range.least, level) };
  });
}

/** The conditions that are not met yet, each with the wishes that can still come true, the shortest first. */
function openConditions(ranges: readonly Range[], conditions: readonly Condition[]): readonly Condition[] | undefined {
  if (ranges.some(({ least, most }) => least > most)) return undefined;
  const open: Condition[] = [];
  for (const condition of conditions) {
    // Levels stay as low as they may, so a wish for a low one is met until something raises it.
    const isMet = condition.some(({ choice, level, below }) => {
      const least = ranges[choice]?.least ?? 0;
      return below ? least < level && (ranges[choice]?.most ?? 0) < level : least >= level;
    });
    if (isMet) continue;
    const possible = condition.filter(({ choice, level, below }) => {
      const { least = 0, most = 0 } = ranges[choice] ?? {};
      return below ? least < level : most >= level;
    });
    if (possible.length === 0) return undefined;
    open.push(possible);
  }
  return open.sort((one, other) => one.length - other.length);
}

/** What the open conditions cost at least: those that share no choice each need their cheapest wish. */
function atLeast(
  open: readonly Condition[],
  { ranges, prices }: { readonly ranges: readonly Range[]; readonly prices: readonly (readonly number[])[] },
): number {
  const touched = new Set<number>();
  let sum = 0;
  for (const condition of open) {
    if (condition.some(({ choice }) => touched.has(choice))) continue;
    for (const { choice } of condition) touched.add(choice);
    sum += condition.reduce((least, { choice, level, below }) => {
      const levels = prices[choice] ?? [];
      return Math.min(least, below ? 0 : (levels[level] ?? 0) - (levels[ranges[choice]?.least ?? 0] ?? 0));
    }, Number.POSITIVE_INFINITY);
  }
  return sum;
}
