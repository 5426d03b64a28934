/**
 * What an answer decides: the findings and questions of an analysis before it and after it.
 * @module
 */
import type { Analysis, Finding, Question } from '../model/analysis.ts';
import { count } from './page/count.ts';

/** The difference an answer makes. */
export interface AnswerEffect {
  /** Findings that are new. */
  readonly found: readonly Finding[];
  /** Findings that are gone. */
  readonly gone: readonly Finding[];
  /** Questions nobody needs to ask any more. */
  readonly settled: readonly Question[];
  /** Questions that only the answer raises. */
  readonly raised: readonly Question[];
}

/** Compares two analyses by the ids of what they say. */
export function answerEffect(before: Analysis, after: Analysis): AnswerEffect {
  return {
    found: missingIn(before.findings, after.findings),
    gone: missingIn(after.findings, before.findings),
    settled: missingIn(after.questions, before.questions),
    raised: missingIn(before.questions, after.questions),
  };
}

/** What an answer decides, in a few words beside it. */
export function effectText(question: Question, effect: AnswerEffect): string {
  const { found, gone, raised } = effect;
  const others = othersSettled(question, effect);
  const parts = [
    found.length === 0 ? 'no finding' : count(found.length, 'finding'),
    ...(gone.length === 0 ? [] : [`${gone.length} gone`]),
    ...(others === 0 ? [] : [`settles ${count(others, 'other question')}`]),
    ...(raised.length === 0 ? [] : [`raises ${count(raised.length, 'question')}`]),
  ];
  return parts.join(', ').replaceAll('\u00a0', ' ');
}

/** How many questions an answer settles beside its own. */
export function othersSettled({ id }: Question, { settled }: AnswerEffect): number {
  return settled.filter((one) => one.id !== id).length;
}

/** What the second list has and the first has not. */
function missingIn<Item extends { readonly id: string }>(
  one: readonly Item[],
  other: readonly Item[],
): readonly Item[] {
  const ids = new Set(one.map(({ id }) => id));
  return other.filter(({ id }) => !ids.has(id));
}
