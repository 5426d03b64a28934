/**
 * `vauban ask`: what the model does not say, asked on the terminal, or listed and answered by a machine.
 * @module
 */
import type { Question } from '../model/analysis.ts';
import { type EditedFile, writeEdited } from '../model/files/write-edited.ts';
import { VaubanError } from '../model/problem.ts';
import { answeredJson, answeredPage, askJson, askPage, type CheckReport, problemTexts } from '../report/index.ts';
import { questionOf, readAnswer, spelledFor, withAnswer } from './answer.ts';
import { interview } from './interview.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { ruleTitles } from './rule-titles.ts';
import { emit, emitJson, terminal, withProgress } from './terminal.ts';

interface AskFlags extends LoadOptions {
  readonly format: 'text' | 'json';
  /** How many questions are asked or listed. */
  readonly limit?: string;
  /** Answers to write without asking, each as fact@element=value. */
  readonly answer?: readonly string[];
}

/** Asks, lists or answers the questions of a model. */
export async function ask(path: string, flags: AskFlags): Promise<void> {
  const limit = limitOf(flags.limit);
  const report = await withProgress('Reading', () => load(path, flags));
  const listed = flags.format === 'json' && flags.answer === undefined;
  process.exitCode = exitOf([report]);
  if (report.read.problems.length > 0 && !listed) {
    process.stderr.write(problemTexts(report.read, terminal()));
    return;
  }
  if (flags.answer !== undefined) await answer(report, flags.answer, { ...flags, most: limit });
  else if (listed) emitJson(askJson(report, { limit }));
  else if (process.stdin.isTTY === true && process.stdout.isTTY === true) await interview(report, flags, limit);
  else emit(askPage(report, { ...terminal(), limit, rules: ruleTitles() }));
}

function limitOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  throw new VaubanError('USAGE', `Cannot read the limit "${written}": expected a whole number from 1`);
}

/** Writes answers given in the call: all of them, or none when one of them does not fit. */
async function answer(
  start: CheckReport,
  given: readonly string[],
  flags: AskFlags & { readonly most: number | undefined },
): Promise<void> {
  const { questions } = start.analysis;
  const texts = new Map<string, string>();
  const answered: { question: Question; answer: string; files: readonly string[] }[] = [];
  let report = start;
  for (const { id, answer: written } of given.map(readAnswer)) {
    // A question that an earlier answer settles may be answered all the same: the fact is as true as before.
    const question = questionOf(report, [...report.analysis.questions, ...questions], id);
    if (answered.some((one) => one.question.id === question.id)) {
      throw new VaubanError('USAGE', `Cannot answer "${id}" twice: expected one --answer for each question`);
    }
    const { edits, report: after } = await withAnswer(report, { question, answer: written }, flags);
    for (const { file, text } of edits) texts.set(file.name, text);
    const files = edits.map(({ file }) => file.name);
    answered.push({ question, answer: spelledFor(question, written), files });
    report = after;
  }
  const edits = start.read.files.flatMap((file): readonly EditedFile[] => {
    const text = texts.get(file.name);
    return text === undefined ? [] : [{ file, text }];
  });
  await writeEdited(edits);
  const change = { before: start, after: report, answered };
  if (flags.format === 'json') emitJson(answeredJson(change, { limit: flags.most }));
  else emit(answeredPage(change, terminal()));
}
