/**
 * The tokens of Rego (https://www.openpolicyagent.org/docs/policy-reference#grammar), comments left out.
 * @module
 */

export interface RegoToken {
  readonly kind: 'name' | 'string' | 'number' | 'sign' | 'break' | 'unknown';
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Whether white space stands before it. */
  readonly apart: boolean;
}

const TOKEN =
  /(?<space>[ \t\r\f\v]+|#[^\n]*)|(?<break>\n)|(?<string>"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>:=|==|!=|<=|>=|[-+*/%&|<>=.,:;()[\]{}])|(?<unknown>[\s\S])/uy;

/** Splits a module; a character that belongs to nothing is a token of kind unknown. */
export function regoTokens(text: string): readonly RegoToken[] {
  const tokens: RegoToken[] = [];
  let line = 1;
  let start = 0;
  let apart = false;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [token] = found;
    const groups = found.groups ?? {};
    const column = found.index - start + 1;
    if (groups['space'] !== undefined) apart = true;
    else {
      const kind = (['break', 'string', 'number', 'name', 'sign'] as const).find((each) => groups[each] !== undefined);
      tokens.push({ kind: kind ?? 'unknown', text: token, line, column, apart });
      apart = false;
    }
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) {
      line += 1;
      start = found.index + at + 1;
      apart = true;
    }
  }
  return tokens;
}
