/**
 * What changed between two short texts, line by line.
 * @module
 */

const MOST = 60;

/** Lines that went with a minus, lines that came with a plus, in order; what stayed the same is left out. */
export function diffText(before: readonly string[], after: readonly string[]): readonly string[] {
  const old = before.slice(0, MOST);
  const now = after.slice(0, MOST);
  const same = (one: number, other: number): boolean => old[one]?.trim() === now[other]?.trim();
  // Lengths of the longest common part of the rests, by dynamic programming.
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (one: number, other: number): number => common[one]?.[other] ?? 0;
  for (let one = old.length - 1; one >= 0; one -= 1) {
    const row = common[one] ?? [];
    for (let other = now.length - 1; other >= 0; other -= 1) {
      row[other] = same(one, other) ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const changes: string[] = [];
  for (let one = 0, other = 0; one < old.length || other < now.length; ) {
    if (one < old.length && other < now.length && same(one, other)) {
      one += 1;
      other += 1;
    } else if (one < old.length && (other >= now.length || at(one + 1, other) >= at(one, other + 1))) {
      changes.push(`- ${old[one]?.trim()}`);
      one += 1;
    } else {
      changes.push(`+ ${now[other]?.trim()}`);
      other += 1;
    }
  }
  return changes;
}
