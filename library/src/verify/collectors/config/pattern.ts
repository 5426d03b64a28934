/**
 * Regular expressions of a claim, as far as they are sure to end: a crafted pair of an expression and a value would
 * otherwise hold up the whole run.
 * @module
 */

/** The longest value that is matched. */
export const LONGEST_MATCHED = 500;
const LONGEST_PATTERN = 300;
/** With n of them over a value of length l, matching takes at most about l to the power of n + 1 steps. */
const MOST_REPEATS = 2;

/** An expression, or the reason why it is not used. */
export function compilePattern(pattern: string): RegExp | string {
  if (pattern.length > LONGEST_PATTERN) return `the expression is longer than ${LONGEST_PATTERN} characters`;
  try {
    const expression = new RegExp(pattern, 'u');
    return isSureToEnd(pattern)
      ? expression
      : `"${pattern}" might take forever: repeat no group that repeats or chooses`;
  } catch {
    return `"${pattern}" is no regular expression`;
  }
}

/** Whether no group that repeats or chooses is repeated, few parts repeat without end, and nothing refers back. */
function isSureToEnd(pattern: string): boolean {
  const groups: boolean[] = [false];
  let closed = false;
  let repeats = 0;
  const tokens = pattern.matchAll(
    /\\(?:k<|[1-9])|\\.|\[(?:\\.|[^\]])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|\)|[*+]|\{\d+(,\d*)?\}|./gsu,
  );
  for (const [token, range] of tokens) {
    const wasClosed = closed;
    closed = false;
    if (/^\\(k<|[1-9])/.test(token)) return false;
    if (token.startsWith('(')) groups.push(false);
    else if (token === ')') closed = groups.pop() ?? false;
    else if (token === '|') groups[groups.length - 1] = true;
    else if (/^[*+]$/.test(token) || /^\{\d/.test(token)) {
      if (wasClosed) return false;
      if (/^[*+]$/.test(token) || range !== undefined) repeats += 1;
      groups[groups.length - 1] = true;
    }
    // What repeats or chooses inside a group does so for the group around it as well.
    if (token === ')' && closed) groups[groups.length - 1] = true;
  }
  return repeats <= MOST_REPEATS;
}
