/**
 * Whether a stated value of a fact is too weak for what a tier needs. A word nobody can rank is unknown, not weak.
 * @module
 */

type Value = string | readonly string[];

/** How strong an encryption is; the words that are not here have no known strength. */
const ENCRYPTION: Readonly<Record<string, number>> = {
  none: 0,
  no: 0,
  'tls-1.0': 1,
  'tls-1.1': 2,
  'tls-1.2': 3,
  mtls: 3,
  'tls-1.3': 4,
  'end-to-end': 5,
};
const NOTHING = ['none', 'no'];

/**
 * Tells whether a fact is known to be weaker than needed.
 *
 * Of a stated list each value must do, because a caller may choose the weakest; of a needed list one is enough.
 */
export function isTooWeak(fact: string, stated: Value, needed: Value): boolean {
  const values = typeof stated === 'string' ? [stated] : stated.length === 0 ? ['none'] : stated;
  const wanted = typeof needed === 'string' ? [needed] : needed;
  return values.some((value) => wanted.length > 0 && wanted.every((want) => isWeaker(fact, fold(value), fold(want))));
}

function isWeaker(fact: string, value: string, want: string): boolean {
  if (want === 'some' || want === 'yes') return NOTHING.includes(value);
  if (NOTHING.includes(want)) return false;
  if (fact !== 'encryption') return value !== want;
  const [has, needs] = [ENCRYPTION[value], ENCRYPTION[want]];
  return has !== undefined && needs !== undefined && has < needs;
}

/** One spelling for `TLS 1.2`, `tls1.2`, `TLSv1.2` and `tls-1.2`. */
function fold(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/^tls-?v?(?=\d)/, 'tls-');
}
