/**
 * What can be said of a condition of Rego without its input: that it always holds, or never.
 * @module
 */

/** A number, a text or a word that stands for itself. */
const LITERAL = String.raw`(?:-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|\`[^\`]*\`|true|false|null)`;
const COMPARED = new RegExp(`^(${LITERAL}) ?(==|!=|<=|>=|<|>|=) ?(${LITERAL})$`);
const ANY_TEXT = String.raw`(?:"\^?\.\*\$?"|\`\^?\.\*\$?\`|"")`;

const ALWAYS: readonly RegExp[] = [
  /^(?:true|null|-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|not false|input)$/,
  /^(?:startswith|endswith|contains)\([^()]*, ?(?:""|``)\)$/,
  new RegExp(`^(?:regex\\.match|re_match)\\(${ANY_TEXT}, ?[^()]*\\)$`),
  /^count\([^()]*\) ?(?:>= ?0|> ?-1|!= ?-1)$/,
];

const NEVER: readonly RegExp[] = [/^(?:false|not true|not input)$/, /^count\([^()]*\) ?(?:< ?0|== ?-1)$/];

/** Whether a condition holds whatever the input is, never holds, or depends. */
export function truthOf(expression: string): 'always' | 'never' | 'depends' {
  const text = expression.trim();
  if (ALWAYS.some((pattern) => pattern.test(text))) return 'always';
  if (NEVER.some((pattern) => pattern.test(text))) return 'never';
  const literals = COMPARED.exec(text);
  if (literals !== null) {
    const [, left = '', operator = '', right = ''] = literals;
    return compare(left, operator, right) ? 'always' : 'never';
  }
  const same = /^([\p{L}_][\p{L}\p{N}_.]*(?:\[[^\][]*\])*) ?(==|!=|<=|>=|<|>) ?(.+)$/u.exec(text);
  if (same === null || same[1] !== same[3]?.trim() || same[1]?.includes('_]') || same[1] === '_') return 'depends';
  return ['==', '<=', '>='].includes(same[2] ?? '') ? 'always' : 'never';
}

function compare(left: string, operator: string, right: string): boolean {
  const [one, other] = [readLiteral(left), readLiteral(right)];
  if (operator === '==' || operator === '=') return one === other;
  if (operator === '!=') return one !== other;
  if (typeof one !== typeof other || one === null || other === null) return false;
  if (operator === '<') return one < other;
  if (operator === '>') return one > other;
  return operator === '<=' ? one <= other : one >= other;
}

function readLiteral(literal: string): string | number | boolean | null {
  if (/^["`]/.test(literal)) return literal.slice(1, -1);
  if (literal === 'true' || literal === 'false') return literal === 'true';
  return literal === 'null' ? null : Number(literal);
}

/** Whether a condition asks that some member differs, which almost every list satisfies: `input.roles[_] != "guest"`. */
export function asksForAnyDifference(expression: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.]*(?:\[[^\][]*\])*\[_\](?:\.[\p{L}\p{N}_]+)* ?!= ?[^=]/u.test(expression.trim());
}
