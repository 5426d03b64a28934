/**
 * How the lines of logs are written, and which keys have a value.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import { byDetails } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import type { FileFacts } from './observation.ts';
import { countOf, linesText, type Part, scopeOf, times } from './part.ts';

/** How many lines of a file are written in the format the claim asks for. */
function goodLines({ json, logfmt }: FileFacts, { format }: Claim): number {
  return format === 'json' ? json : format === 'logfmt' ? logfmt : json + logfmt;
}

/** The share of lines that are structured. */
export const structured: Part = (claim, observed) => {
  if (claim.structured === undefined) return undefined;
  const wanted = claim.format === 'json' ? 'JSON' : (claim.format ?? 'JSON or logfmt');
  const details = observed.files.flatMap((facts): readonly Detail[] => {
    const { file, lines, plain } = facts;
    const wrong = lines - goodLines(facts, claim);
    if (wrong === 0) return [];
    const message = `${wrong} of ${lines} lines are not ${wanted}`;
    const hint = 'Write every line by the logger';
    return [{ check: 'unstructured-line', severity: 'low', message, at: { file, ...plain[0] }, hint }];
  });
  const lines = countOf(observed.files, (facts) => facts.lines);
  const good = countOf(observed.files, (facts) => goodLines(facts, claim));
  const share = lines === 0 ? 0 : (good / lines) * 100;
  return byDetails(details, scopeOf(observed, lines - good), {
    ...claim,
    atLeast: claim.structured,
    depth: 'active',
    found: `${share.toFixed(share > 99 && share < 100 ? 3 : 1)} % of ${linesText(observed)} are ${wanted}`,
  });
};

/** Keys that must not have a value. */
export const forbidden: Part = (claim, observed) => {
  if (claim.forbidden === undefined) return undefined;
  const details = observed.files.flatMap(({ file, keys }) =>
    keys.map(
      ({ name, count, places: [first] }): Detail => ({
        check: 'forbidden-key',
        severity: 'high',
        message: `The key "${name}" has a value ${times(count)}${first === undefined ? '' : `, such as ${first.masked} (${first.hash})`}`,
        at: { file, ...(first !== undefined && { line: first.line, column: first.column }) },
        hint: 'Take the value out before the line is written',
      }),
    ),
  );
  const failed = countOf(observed.files, ({ keys }) => keys.reduce((sum, key) => sum + key.lines, 0));
  return byDetails(details, scopeOf(observed, failed), {
    ...claim,
    depth: 'active',
    found: `${details.length === 0 ? 'no' : details.length} forbidden keys in ${linesText(observed)}`,
  });
};
