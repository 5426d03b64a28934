/**
 * How an answer is taken back.
 * @module
 */
import type { Model, ModelEdit, Question } from 'vauban/browser';
import { entryOf } from '../../parts/name-at.ts';

/** The edits that remove what an answer wrote: the entry below `answers`, or the fact of the element. */
export function takeBack(
  model: Model,
  { id, about, fact }: Pick<Question, 'id' | 'about' | 'fact'>,
): readonly ModelEdit[] {
  if (model.answers.has(id)) return [{ kind: 'remove', path: ['answers', id] }];
  const home = about === 'system' ? ['system'] : about.split('/');
  const entry: object = about === 'system' ? model.system : (entryOf(model, about) ?? {});
  const facts: unknown = Reflect.get(entry, 'facts');
  if (facts instanceof Map && facts.has(fact)) {
    // The last fact takes its heading with it.
    return [{ kind: 'remove', path: facts.size === 1 ? [...home, 'facts'] : [...home, 'facts', fact] }];
  }
  return [{ kind: 'remove', path: [...home, fact] }];
}
