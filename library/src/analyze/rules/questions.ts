/**
 * Questions: one for each fact and element that rules wait for, the one on which the most risk hangs first.
 * @module
 */
import type { Question } from '../../model/analysis.ts';
import type { Element } from '../facts/element.ts';
import type { Fact } from '../facts/fact-table.ts';
import { speakersFor, type World } from '../facts/world.ts';
import type { Open } from './condition.ts';
import type { Rule } from './rule-book.ts';
import type { Hit } from './run-rules.ts';
import { weigh } from './weigh.ts';

/** Gathers the questions of rules that are neither true nor false. */
export function questionsOf(
  world: World,
  hits: readonly Hit[],
  { shortId, clock }: { readonly shortId: (address: string) => string; readonly clock: string },
): readonly Question[] {
  const waiting = new Map<Fact, Map<Element, Waiting>>();
  for (const { rule, element } of hits) {
    const { likelihood, impact } = weigh(world, rule, element);
    for (const { element: about, fact } of openAt(world, rule, element)) {
      let byElement = waiting.get(fact);
      if (byElement === undefined) {
        byElement = new Map();
        waiting.set(fact, byElement);
      }
      const known = byElement.get(about);
      if (known === undefined) byElement.set(about, { rules: [rule.id], weight: likelihood * impact });
      // The hits of a rule stand together: if it waits already, it is the last.
      else if (known.rules.at(-1) !== rule.id) {
        known.rules.push(rule.id);
        known.weight += likelihood * impact;
      }
    }
  }
  const questions: Question[] = [];
  for (const [fact, byElement] of waiting) {
    const text = (fact.question ?? '').split('{element}');
    const answers = fact.values ?? ['yes', 'no'];
    const help = fact.help === undefined ? {} : { help: fact.help };
    for (const [{ address, name }, { rules, weight }] of byElement) {
      const id = `${fact.id}@${shortId(address)}`;
      if (isAnswered(world, id, clock)) continue;
      questions.push({
        id,
        about: address,
        fact: fact.id,
        text: text.join(`"${name}"`),
        ...help,
        answers,
        rules,
        weight,
      });
    }
  }
  return questions.sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
}

/** The rules that wait for a fact of an element, and what hangs on it. */
interface Waiting {
  readonly rules: string[];
  weight: number;
}

/** What would have to be known for a rule at an element, asked at what speaks for it, so that one answer does for all. */
export function openAt(world: World, { condition }: Rule, element: Element): readonly Open[] {
  return condition
    .open(world, element)
    .map(({ element: where, fact }) => ({ element: speakersFor(world, where, fact).at(-1) ?? where, fact }));
}

/** Whether somebody said that nobody knows, or that it does not apply, and it is not time to ask again. */
function isAnswered({ model }: World, id: string, clock: string): boolean {
  const answer = model.answers.get(id);
  return answer !== undefined && (answer.askAgain === undefined || answer.askAgain > clock);
}
