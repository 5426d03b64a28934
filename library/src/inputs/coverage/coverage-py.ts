/**
 * The JSON of coverage.py: per file the lines that ran and those that did not.
 * @module
 */
import * as z from 'zod';
import { type Coverage, LineTally } from './coverage.ts';

const report = z.object({
  meta: z.object({ timestamp: z.string().optional(), version: z.string().optional() }),
  files: z.record(
    z.string(),
    z.object({ executed_lines: z.array(z.number()), missing_lines: z.array(z.number()).default([]) }),
  ),
});

/** The report; undefined when it is none. */
export function readCoveragePy(json: unknown): Coverage | undefined {
  const read = report.safeParse(json);
  if (!read.success) return undefined;
  const tally = new LineTally();
  for (const [file, { executed_lines: ran, missing_lines: missed }] of Object.entries(read.data.files)) {
    for (const line of missed) tally.add(file, line, 0);
    for (const line of ran) tally.add(file, line, 1);
  }
  const written = read.data.meta.timestamp ?? '';
  const time = Date.parse(/Z|[+-]\d\d:\d\d$/.test(written) ? written : `${written}Z`);
  return {
    format: 'coverage.py',
    files: tally.files(),
    ...(!Number.isNaN(time) && { time: new Date(time).toISOString() }),
  };
}
