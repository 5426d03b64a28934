/**
 * How far a cell can have come, in words and colors.
 * @module
 */
import type { StrideCell, StrideRow, StrideState } from 'vauban/browser';

export interface StateWords {
  readonly state: StrideState;
  readonly title: string;
  readonly about: string;
  /** The class of its color. */
  readonly tone: string;
}

/** The states, the most pressing first. */
export const STATES: readonly StateWords[] = [
  { state: 'finding', title: 'finding', about: 'a rule speaks', tone: 'tone-high' },
  { state: 'question', title: 'question', about: 'a rule waits for a fact somebody can be asked', tone: 'tone-medium' },
  { state: 'unknown', title: 'unknown', about: 'a rule waits for what the model does not show', tone: 'tone-low' },
  { state: 'covered', title: 'covered', about: 'a declared threat stands for it', tone: 'stride-covered' },
  { state: 'decided', title: 'decided', about: 'a decision or an answer settles it', tone: 'tone-CLAIMED' },
  { state: 'clear', title: 'clear', about: 'rules looked and are silent on known facts', tone: 'stride-clear' },
  { state: 'unseen', title: 'not looked at', about: 'no rule looks, and no threat is declared', tone: 'stride-unseen' },
  {
    state: 'not-applicable',
    title: 'not applicable',
    about: 'the letter is not about such elements',
    tone: 'stride-off',
  },
];

/** The words of a state. */
export function wordsOf(state: StrideState): StateWords {
  const words = STATES.find((one) => one.state === state);
  if (words === undefined) throw new RangeError(`There is no state "${state}"`);
  return words;
}

/** The kinds of element, in the order of the worksheet. */
export const KIND_TITLES: readonly (readonly [StrideRow['kind'], string, string])[] = [
  ['external', 'external entity', 'External entities'],
  ['process', 'process', 'Processes'],
  ['store', 'data store', 'Data stores'],
  ['flow', 'flow', 'Flows'],
  ['entry', 'entry', 'Entries'],
  ['asset', 'asset', 'Assets'],
];

/** How many things are behind a cell, of the kind its state names. */
export function countOf(cell: StrideCell): number {
  switch (cell.state) {
    case 'finding':
      return cell.findings.length;
    case 'question':
      return cell.questions.length;
    case 'unknown':
      return cell.waiting.length;
    case 'covered':
      return cell.threats.length;
    case 'decided':
      return cell.decided.length;
    default:
      return 0;
  }
}

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** Everything behind a cell in one sentence. */
export function cellText({ state, findings, questions, waiting, threats, decided }: StrideCell): string {
  const parts = [
    findings.length > 0 && many(findings.length, 'finding'),
    questions.length > 0 && many(questions.length, 'question'),
    waiting.length > 0 && `${many(waiting.length, 'rule waits', 'rules wait')}`,
    threats.length > 0 && `${many(threats.length, 'declared threat')}`,
    decided.length > 0 && `${decided.length} decided`,
  ].filter((part): part is string => part !== false);
  return parts.length === 0 ? wordsOf(state).about : parts.join(', ');
}
