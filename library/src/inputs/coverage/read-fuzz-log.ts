/**
 * What libFuzzer says when it ends: how many inputs it ran, and whether one of them broke the target.
 * @module
 */

/** One run of a fuzzer. */
export interface FuzzRun {
  readonly runs: number;
  /** Edges of the code it reached; absent when it does not say. */
  readonly edges?: number;
  /** What it found, such as `SUMMARY: AddressSanitizer: heap-buffer-overflow`. */
  readonly crash?: string;
}

const CRASH = /^(?:SUMMARY: (?:\w*Sanitizer|libFuzzer): .*|==\d+==\s*ERROR: .*|.*Test unit written to .*)$/m;

/** Reads the output of a run; undefined when it is none. */
export function readFuzzLog(text: string): FuzzRun | undefined {
  const numbers = (pattern: RegExp): readonly number[] => [...text.matchAll(pattern)].map((match) => Number(match[1]));
  const runs = [
    ...numbers(/^stat::number_of_executed_units:\s*(\d{1,15})\s*$/gm),
    ...numbers(/^Done (\d{1,15}) runs in \d+ second/gm),
    ...numbers(/^#(\d{1,15})\s+(?:INITED|NEW|REDUCE|pulse|RELOAD|DONE)\b/gm),
  ];
  if (runs.length === 0) return undefined;
  const edges = numbers(/^#\d+\s+\w+\s+cov: (\d{1,12})\b/gm);
  const crash = CRASH.exec(text)?.[0]?.slice(0, 200);
  return {
    runs: largest(runs),
    ...(edges.length > 0 && { edges: largest(edges) }),
    ...(crash !== undefined && { crash }),
  };
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}
