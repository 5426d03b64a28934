/**
 * What is noted in the cells while the worksheet is filled, by element and letter.
 * @module
 */
import type { Stride, StrideCell, StrideState } from '../../model/stride-grid.ts';

/** The lists of a cell that can be added to. */
export type Note = 'findings' | 'questions' | 'waiting' | 'threats' | 'decided';

/** The notes of one cell. */
export interface Marks {
  readonly findings: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
  /** Rules that wait, even for what nobody can be asked. */
  readonly waiting: ReadonlySet<string>;
  readonly threats: ReadonlySet<string>;
  readonly decided: ReadonlySet<string>;
}

/** The notes of all cells. */
export interface Notebook {
  /** Notes something; says whether the element has a cell. */
  add(element: string, letter: Stride, note: { readonly [List in Note]?: string }): boolean;
  marksAt(element: string, letter: Stride): Marks | undefined;
}

type Draft = { [List in Note]: Set<string> };

/** Makes an empty notebook for elements, by address. */
export function notebook(elements: Iterable<string>): Notebook {
  const known = new Set(elements);
  const drafts = new Map<string, Draft>();
  const draftAt = (element: string, letter: Stride): Draft => {
    const key = `${element} ${letter}`;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = {
        findings: new Set(),
        questions: new Set(),
        waiting: new Set(),
        threats: new Set(),
        decided: new Set(),
      };
      drafts.set(key, draft);
    }
    return draft;
  };
  return {
    add: (element, letter, note) => {
      if (!known.has(element)) return false;
      const draft = draftAt(element, letter);
      for (const [list, id] of Object.entries(note) as [Note, string][]) draft[list].add(id);
      return true;
    },
    marksAt: (element, letter) => drafts.get(`${element} ${letter}`),
  };
}

/** A cell of what was noted; `looked` tells whether a rule looks at such elements, `applies` whether the letter does. */
export function cellOf(
  letter: Stride,
  marks: Marks | undefined,
  { looked, applies }: { readonly looked: boolean; readonly applies: boolean },
): StrideCell {
  const [findings, questions, waiting, threats, decided] = [
    [...(marks?.findings ?? [])],
    [...(marks?.questions ?? [])],
    [...(marks?.waiting ?? [])],
    [...(marks?.threats ?? [])],
    [...(marks?.decided ?? [])],
  ];
  const state = (): StrideState => {
    if (findings.length > 0) return 'finding';
    if (questions.length > 0) return 'question';
    if (waiting.length > 0) return 'unknown';
    if (threats.length > 0) return 'covered';
    if (decided.length > 0) return 'decided';
    if (looked) return 'clear';
    return applies ? 'unseen' : 'not-applicable';
  };
  return { letter, state: state(), findings, questions, waiting, threats, decided };
}
