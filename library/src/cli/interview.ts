/**
 * The interview: one question after the other on the terminal, each answer written before the next is asked.
 * @module
 */
import { neutralize } from '../kit/neutralize.ts';
import type { Question } from '../model/analysis.ts';
import { writeEdited } from '../model/files/write-edited.ts';
import { NO_VALUE } from '../model/no-value.ts';
import {
  answerEffect,
  answeredPage,
  type CheckReport,
  effectText,
  type Outcome,
  questionPage,
} from '../report/index.ts';
import { withAnswer } from './answer.ts';
import { type LoadOptions, load } from './load.ts';
import { ruleTitles } from './rule-titles.ts';
import { emit, terminal, withProgress } from './terminal.ts';

/** What a person may do with a question instead of giving a value. */
const INSTEAD = {
  'not-known': 'no idea',
  'not-applicable': 'not applicable',
  ':skip': 'skip',
  ':stop': 'stop',
} as const;

/** Asks until nothing is open, so many were asked, or the person stops. */
export async function interview(start: CheckReport, options: LoadOptions, limit = Infinity): Promise<void> {
  const rules = ruleTitles();
  const asked = new Set<string>();
  const answered: { question: Question; answer: string; files: readonly string[] }[] = [];
  let report = start;
  while (asked.size < limit) {
    const open = report.analysis.questions.filter(({ id }) => !asked.has(id));
    const [question] = open;
    if (question === undefined) break;
    asked.add(question.id);
    const current = report;
    const outcomes = await withProgress('Trying the answers', () => outcomesOf(current, question, options));
    emit(questionPage(question, outcomes, { ...terminal(), rules, left: open.length }));
    const answer = await choose(question, outcomes);
    if (answer === ':stop') break;
    if (answer === ':skip') continue;
    const { edits } = await withAnswer(report, { question, answer }, options);
    await writeEdited(edits);
    answered.push({ question, answer, files: edits.map(({ file }) => file.name) });
    report = await load(report.path, options);
  }
  emit(answeredPage({ before: start, after: report, answered }, terminal()));
}

/** What each value would decide, found by trying it. */
async function outcomesOf(report: CheckReport, question: Question, options: LoadOptions): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const answer of question.answers) {
    const { report: after } = await withAnswer(report, { question, answer }, options);
    outcomes.push({ answer, effect: answerEffect(report.analysis, after.analysis) });
  }
  return outcomes;
}

/** Lets a person choose; breaking off is stopping. */
async function choose(question: Question, outcomes: readonly Outcome[]): Promise<string> {
  const { isCancel, select } = await import('@clack/prompts');
  const values = outcomes.map(({ answer, effect }) => ({
    value: answer,
    label: neutralize(answer),
    hint: effectText(question, effect),
  }));
  const hints: Readonly<Record<string, string>> = Object.fromEntries(
    NO_VALUE.map((word) => [word, 'remembered: you are not asked again']),
  );
  const others = Object.entries(INSTEAD).map(([value, label]) => {
    const hint = hints[value];
    return { value, label, ...(hint !== undefined && { hint }) };
  });
  const chosen = await select<string>({ message: neutralize(question.text), options: [...values, ...others] });
  return isCancel(chosen) ? ':stop' : chosen;
}
