/**
 * Which bracket closes which.
 * @module
 */

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * The place of the closing bracket for each place of an opening one. A bracket of another kind closes what is open
 * above its own partner; what is never closed is absent.
 *
 * @param code a text whose comments and strings are blanked
 */
export function matchBrackets(code: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  const depth: Record<string, number> = { '(': 0, '[': 0, '{': 0 };
  for (const { index, 0: bracket } of code.matchAll(/[()[\]{}]/g)) {
    const partner = CLOSES[bracket];
    if (partner === undefined) {
      open.push(index);
      depth[bracket] = (depth[bracket] ?? 0) + 1;
      continue;
    }
    if ((depth[partner] ?? 0) === 0) continue;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      const kind = code[last] ?? '';
      depth[kind] = (depth[kind] ?? 1) - 1;
      if (kind !== partner) continue;
      closing.set(last, index);
      break;
    }
  }
  return closing;
}
