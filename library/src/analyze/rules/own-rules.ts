/**
 * The rules of a team: files of their own, read as ours are; one that cannot be read is a problem, never silently dead.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import type { SourceTree } from '../../model/source/tree.ts';
import { type Rule, readRule, ruleBook } from './rule-book.ts';

/** So many rules at most: more than any team writes, few enough to be bounded in time. */
const MOST = 2000;

/** Rules with the problems of those that cannot be used. */
export interface OwnRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
}

/** Reads rule files; the id of a rule is the name of its file. */
export function ownRules(trees: readonly SourceTree[]): OwnRules {
  const rules: Rule[] = [];
  const problems: Problem[] = [];
  const taken = new Set(trees.length === 0 ? [] : ruleBook().map(({ id }) => id));
  for (const [index, tree] of trees.entries()) {
    const refuse = (message: string, hint: string): void => {
      problems.push({ code: index >= MOST ? 'too-large' : 'duplicate', message, at: tree.locate([]), hint });
    };
    if (index >= MOST) {
      refuse(`Cannot read ${trees.length} rules: expected at most ${MOST}`, 'Join rules that differ only in a value');
      break;
    }
    problems.push(...tree.problems);
    if (tree.raw === undefined) continue;
    const id = idOf(tree);
    if (taken.has(id)) {
      refuse(`Cannot name a rule "${id}": there is one of that name already`, 'Rename the file');
      continue;
    }
    taken.add(id);
    const { rule, problems: own } = readRule(tree.raw, id, 'own');
    if (rule !== undefined) rules.push(rule);
    for (const { path, message, hint } of own) {
      problems.push({ code: 'wrong-value', message, at: tree.locate(path), ...(hint !== undefined && { hint }) });
    }
  }
  return { rules, problems };
}

/** The id a rule has by the name of its file. */
export function idOf(tree: SourceTree): string {
  return (tree.file.name.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');
}
