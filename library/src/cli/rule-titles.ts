/**
 * What the rules Vauban ships say in one sentence; a team's own are known by their id.
 * @module
 */
import { ruleBook } from '../analyze/rules/rule-book.ts';

/** The titles of rules, by id. */
export function ruleTitles(): ReadonlyMap<string, string> {
  return new Map(ruleBook().map(({ id, title }) => [id, title]));
}
