/**
 * The JSON of `llvm-cov export`: per file segments `[line, column, count, has-count, is-region-entry, is-gap]`, each
 * good until the next. A line ran as often as the busiest region on it that is not a gap; one that lies wholly in a
 * region takes the count of that region (LineCoverageStats of LLVM).
 * @module
 */
import * as z from 'zod';
import { type Coverage, LineTally } from './coverage.ts';

const segment = z
  .tuple([z.number(), z.number(), z.number(), z.boolean(), z.boolean()], z.unknown())
  .transform(([line, , count, counted, enters, gap]) => ({ line, count, counted, enters, gap: gap === true }));
type Segment = z.output<typeof segment>;

const report = z.object({
  type: z.literal('llvm.coverage.json.export'),
  data: z.array(
    z.object({ files: z.array(z.object({ filename: z.string(), segments: z.array(segment).default([]) })) }),
  ),
});

/** A region longer than this was made by a tool. */
const LONGEST_REGION = 100_000;

/** The report; undefined when it is none. */
export function readLlvmCov(json: unknown): Coverage | undefined {
  const read = report.safeParse(json);
  if (!read.success) return undefined;
  const tally = new LineTally();
  for (const { filename, segments } of read.data.data.flatMap(({ files }) => files))
    addLines(tally, filename, segments);
  return { format: 'llvm-cov', files: tally.files() };
}

function addLines(tally: LineTally, file: string, segments: readonly Segment[]): void {
  const last = segments.at(-1)?.line ?? 0;
  const byLine = new Map<number, Segment[]>();
  for (const one of segments) {
    const own = byLine.get(one.line);
    if (own === undefined) byLine.set(one.line, [one]);
    else own.push(one);
  }
  let wrapped: Segment | undefined;
  for (let line = segments[0]?.line ?? 1; line <= last && line < LONGEST_REGION; line += 1) {
    const own = byLine.get(line) ?? [];
    const entries = own.filter(({ counted, enters, gap }) => counted && enters && !gap);
    const skipped = own[0]?.enters === true && own[0].counted === false;
    const mapped = !skipped && (wrapped?.counted === true || entries.length > 0);
    const around = wrapped?.counted === true ? wrapped.count : 0;
    if (mapped)
      tally.add(
        file,
        line,
        entries.reduce((most, { count }) => Math.max(most, count), around),
      );
    wrapped = own.at(-1) ?? wrapped;
  }
}
