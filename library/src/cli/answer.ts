/**
 * Answers written into a model in memory: what `vauban ask` tries, and what it writes in the end.
 * @module
 */
import { factTable, spelled } from '../analyze/facts/fact-table.ts';
import { didYouMean } from '../kit/did-you-mean.ts';
import type { Question } from '../model/analysis.ts';
import { type AnsweredFile, answerQuestion, readEdited } from '../model/edit/index.ts';
import { isNoValue } from '../model/no-value.ts';
import { VaubanError } from '../model/problem.ts';
import type { CheckReport } from '../report/index.ts';
import { checkRead, clockOf, type LoadOptions } from './load.ts';

/** A model with an answer in it that nobody has written yet. */
export interface Answered {
  readonly edits: readonly AnsweredFile[];
  readonly report: CheckReport;
}

/** Puts an answer into a model and analyzes it again; writes nothing. */
export async function withAnswer(
  before: CheckReport,
  { question, answer }: { readonly question: Question; readonly answer: string },
  options: LoadOptions,
): Promise<Answered> {
  const date = clockOf(options.clock);
  const edits = answerQuestion(before.read, question, { answer: spelledFor(question, answer), date });
  return { edits, report: await checkRead(before.path, readEdited(before.read, edits), options) };
}

/** An answer as the question spells it; the fact table knows other spellings of a value. */
export function spelledFor({ fact, answers }: Question, answer: string): string {
  if (answers.includes(answer) || isNoValue(answer)) return answer;
  const known = factTable().get(fact);
  return known === undefined ? answer : spelled(known, answer);
}

/**
 * Takes `fact@element=value` apart.
 *
 * @throws {VaubanError} USAGE when it is something else
 */
export function readAnswer(text: string): { readonly id: string; readonly answer: string } {
  const [, id, answer] = /^([^=]+@[^=]+)=(.+)$/.exec(text) ?? [];
  if (id !== undefined && answer !== undefined) return { id: id.trim(), answer: answer.trim() };
  throw new VaubanError('USAGE', `Cannot read the answer "${text}": expected fact@element=value`);
}

/** So many ids are named in a message. */
const NAMED = 8;

/**
 * Finds a question by its id, or by its fact and the address of its element.
 *
 * @param questions those the model asks, or asked before earlier answers
 * @throws {VaubanError} NO_SUCH_ID with the questions there are
 */
export function questionOf(report: CheckReport, questions: readonly Question[], id: string): Question {
  const found = questions.find((one) => one.id === id || `${one.fact}@${one.about}` === id);
  if (found !== undefined) return found;
  const { model, locate } = report.read;
  const answer = model.answers.get(id);
  if (answer !== undefined) {
    const { file, line } = locate(['answers', id]);
    throw new VaubanError('NO_SUCH_ID', `Cannot answer "${id}": it is answered already, with "${answer.answer}"`, {
      hint: `Change or remove it at ${file}:${line}`,
    });
  }
  const ids = questions.map((one) => one.id);
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  const wanted = ids.length === 0 ? 'the model leaves none open' : `expected ${ids.slice(0, NAMED).join(', ')}${more}`;
  const meant = didYouMean(id, ids);
  throw new VaubanError('NO_SUCH_ID', `Cannot find the question "${id}": ${wanted}`, {
    hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
  });
}
