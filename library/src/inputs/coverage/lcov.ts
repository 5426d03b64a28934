/**
 * lcov tracefiles (geninfo(1)): `SF:` opens a file, `DA:line,hits` counts a line, `end_of_record` closes it.
 * @module
 */
import { type Coverage, LineTally } from './coverage.ts';

/** Reads a tracefile. */
export function readLcov(text: string): Coverage {
  const tally = new LineTally();
  let file = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('SF:')) file = line.slice(3).trim();
    else if (line.startsWith('end_of_record')) file = '';
    else if (line.startsWith('DA:') && file !== '') {
      const [number, hits] = line.slice(3).split(',');
      tally.add(file, Number(number), Number(hits));
    }
  }
  return { format: 'lcov', files: tally.files() };
}
