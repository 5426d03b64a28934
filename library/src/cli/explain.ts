/**
 * `vauban explain`: why a finding is there, what a rule looks for, what a control gives and how to prove it.
 * @module
 */
import { explain } from '../analyze/explain.ts';
import { ownRules } from '../analyze/rules/own-rules.ts';
import { explainJson, explainPage } from '../report/index.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface ExplainFlags extends LoadOptions {
  readonly format: 'text' | 'json';
}

/** Prints an explanation of a finding, a rule, a check or a control. */
export async function explainId(path: string, id: string, flags: ExplainFlags): Promise<void> {
  const report = await load(path, flags);
  const { model, locate, ruleFiles } = report.read;
  const explanation = explain(
    id,
    { model, analysis: report.analysis, locate },
    { rules: ownRules(ruleFiles).rules, worst: flags.unknown === 'worst' },
  );
  if (flags.format === 'json') emitJson(explainJson(explanation));
  else emit(explainPage(explanation, path, terminal()));
  process.exitCode = exitOf([report]);
}
