/**
 * Open questions under headings: by what they are about or by what they ask, the most at stake first.
 * @module
 */
import type { Model, Question } from 'vauban/browser';
import { nameAt } from '../../parts/name-at.ts';

export interface QuestionGroup {
  readonly key: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/** Groups of questions with some words in them; a group stands where its weightiest question does. */
export function questionGroups(
  questions: readonly Question[],
  model: Model,
  { by, words }: { readonly by: 'element' | 'fact'; readonly words: string },
): readonly QuestionGroup[] {
  const groups = new Map<string, Question[]>();
  const wanted = words.toLowerCase().split(/\s+/);
  for (const question of questions.toSorted((one, other) => other.weight - one.weight)) {
    const text = `${question.text} ${question.id}`.toLowerCase();
    if (!wanted.every((word) => text.includes(word))) continue;
    const key = by === 'element' ? question.about : question.fact;
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return [...groups].map(([key, members]) => ({
    key,
    title: by === 'element' ? nameAt(model, key) : key.replaceAll('-', ' '),
    questions: members,
  }));
}
