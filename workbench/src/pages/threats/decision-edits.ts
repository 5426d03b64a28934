/**
 * What is written when somebody decides.
 * @module
 */
import type { ModelEdit } from 'vauban/browser';
import type { Decision } from './standing.ts';

/** What the form says. */
export interface Draft {
  readonly treatment: string;
  readonly until: string;
  readonly because: string;
  readonly by: string;
}

/** The draft that a decision begins with. */
export function draftOf(decision: Decision | undefined): Draft {
  const { treatment = 'mitigate', until = '', because = '', by = '' } = decision ?? {};
  return { treatment, until, because, by };
}

/**
 * The edits that write a decision; of one that stands already only what differs, so that whatever else it says stays.
 *
 * @param date the day, an ISO date
 */
export function decisionEdits(
  id: string,
  { before, draft, date }: { readonly before: Decision | undefined; readonly draft: Draft; readonly date: string },
): readonly ModelEdit[] {
  const said = Object.entries(draft).map(([key, value]) => [key, value.trim()] as const);
  if (before === undefined) {
    const value = Object.fromEntries([...said.filter(([, text]) => text !== ''), ['date', date]]);
    return [{ kind: 'set', path: ['decisions', id], value }];
  }
  const stood: Readonly<Record<string, string>> = { ...draftOf(before) };
  const edits = said
    .filter(([key, value]) => stood[key] !== value)
    .map(([key, value]): ModelEdit => {
      const path = ['decisions', id, key];
      return value === '' ? { kind: 'remove', path } : { kind: 'set', path, value };
    });
  return edits.length === 0 ? [] : [...edits, { kind: 'set', path: ['decisions', id, 'date'], value: date }];
}
