/**
 * Reads a coverage report: lcov, the JSON of `llvm-cov export`, Cobertura, a profile of `go test -coverprofile`, or the
 * JSON of coverage.py. The format is told by the content.
 * @module
 */
import type { SourceFile } from '../../model/source/tree.ts';
import { readCobertura } from './cobertura.ts';
import type { Coverage } from './coverage.ts';
import { readCoveragePy } from './coverage-py.ts';
import { readGoProfile } from './go-profile.ts';
import { readLcov } from './lcov.ts';
import { readLlvmCov } from './llvm-cov.ts';

/** The report, or why it is none, in words. */
export function readCoverage(source: SourceFile): Coverage | string {
  const start = source.text.slice(0, 2000).trimStart();
  if (start.startsWith('<')) return readCobertura(source);
  if (/^mode: (?:set|count|atomic)\s*$/m.test(start.slice(0, 20))) return readGoProfile(source.text);
  if (/^(?:TN|SF):/m.test(start)) return readLcov(source.text);
  if (!start.startsWith('{')) return `Cannot read "${source.name}": expected a coverage report`;
  const json = parsed(source.text);
  const read = readLlvmCov(json) ?? readCoveragePy(json);
  return read ?? `Cannot read "${source.name}": expected a coverage report of llvm-cov or coverage.py`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
