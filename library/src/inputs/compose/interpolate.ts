/**
 * Variables in a Compose file: `$NAME`, `${NAME:-default}` and their kin, filled in as far as the file itself says.
 * https://docs.docker.com/reference/compose-file/interpolation/
 * @module
 */

/** A text with its defaults filled in. */
export interface Interpolated {
  readonly text: string;
  /** The variables whose value only the environment knows; they stand in the text as written. */
  readonly unknown: readonly string[];
}

const VARIABLE = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])((?:[^{}]|\{[^{}]*\})*))?\})/g;

/** Fills in the defaults; what has none stays as it is written. */
export function interpolate(written: string): Interpolated {
  if (!written.includes('$')) return { text: written, unknown: [] };
  const unknown: string[] = [];
  const text = written.replace(VARIABLE, (whole, plain, braced, operator, otherwise) => {
    if (whole === '$$') return '$';
    if (operator === '-' || operator === ':-') return interpolate(otherwise).text;
    unknown.push(plain ?? braced);
    return whole;
  });
  return { text, unknown };
}
