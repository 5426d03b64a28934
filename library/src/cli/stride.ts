/**
 * `vauban stride`: the STRIDE worksheet of a model, each element under each letter.
 * @module
 */
import { ownRules } from '../analyze/rules/own-rules.ts';
import { ruleBook } from '../analyze/rules/rule-book.ts';
import { strideGrid } from '../analyze/stride.ts';
import { strideJson, strideMarkdown, stridePage } from '../report/index.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface StrideFlags extends LoadOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly output?: string;
}

/** Prints the worksheet. */
export async function stride(path: string, flags: StrideFlags): Promise<void> {
  const report = await load(path, flags);
  const rules = [...ruleBook(), ...ownRules(report.read.ruleFiles).rules];
  const grid = strideGrid(report.read.model, report.analysis, rules);
  if (flags.format === 'json') emitJson(strideJson(report, grid), flags.output);
  else if (flags.format === 'markdown') emit(strideMarkdown(report, grid), flags.output);
  else emit(stridePage(report, grid, terminal()), flags.output);
  process.exitCode = exitOf([report]);
}
