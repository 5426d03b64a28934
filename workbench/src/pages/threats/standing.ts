/**
 * What a decision says today.
 * @module
 */
import type { Entry } from 'vauban/browser';

export type Decision = Entry<'decisions'>;

/** A decision, and whether its time is over. */
export interface Standing {
  readonly treatment: string;
  readonly until: string | undefined;
  readonly over: boolean;
}

/** The words for the treatments, in the order they are offered. */
export const TREATMENTS = [
  ['mitigate', 'Mitigate', 'Something will be done. It stays open until it is.'],
  ['accept', 'Accept', 'Live with it, for now.'],
  ['transfer', 'Transfer', 'Somebody else carries it, such as an insurer.'],
  ['avoid', 'Avoid', 'What it needs is taken away.'],
  ['not-applicable', 'Not applicable', 'It cannot happen here.'],
  ['false-positive', 'False positive', 'The rule is mistaken here.'],
] as const;

/** What a decision comes to on a day; days, months and years end with their last day. */
export function standingOf(decision: Decision | undefined, clock: string): Standing | undefined {
  if (decision === undefined) return undefined;
  const { treatment, until } = decision;
  // A month or a year that has only begun is still on: compare as much of the day as the date says.
  return { treatment, until, over: until !== undefined && until < clock.slice(0, until.length) };
}

/** A treatment in words. */
export function treatmentTitle(treatment: string): string {
  return TREATMENTS.find(([word]) => word === treatment)?.[1] ?? treatment;
}
