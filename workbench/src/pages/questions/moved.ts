/**
 * What an answer moved: two analyses compared.
 * @module
 */
import type { Absorbed, Analysis, Finding, Question } from 'vauban/browser';

/** A threat whose level is another one. */
export interface LevelMove {
  readonly threat: string;
  readonly title: string;
  /** In which view. */
  readonly view: 'inherent' | 'claimed' | 'proven';
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface Moved {
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
  /** Findings that a declared threat stands for at once. */
  readonly absorbed: readonly Absorbed[];
  readonly levels: readonly LevelMove[];
  /** Questions nobody needs to ask any more, beside the one that was answered. */
  readonly settled: readonly Question[];
  /** Questions that only the answer raises. */
  readonly raised: readonly Question[];
  /** How many fewer places rules wait at; negative when there are more. */
  readonly released: number;
}

type Judged = Pick<Analysis, 'findings' | 'absorbed' | 'risks' | 'questions' | 'waiting'>;

const VIEWS = ['inherent', 'claimed', 'proven'] as const;

/** Compares the analysis after an answer with the one before. */
export function moved(before: Judged, after: Judged, answered: string): Moved {
  const rows = new Map(before.risks.map((row) => [row.threat, row]));
  const stood = new Set(before.absorbed.map(({ finding }) => finding));
  return {
    appeared: missingIn(before.findings, after.findings),
    gone: missingIn(after.findings, before.findings),
    absorbed: after.absorbed.filter(({ finding }) => !stood.has(finding)),
    levels: after.risks.flatMap((row) =>
      VIEWS.flatMap((view): readonly LevelMove[] => {
        const was = rows.get(row.threat)?.[view];
        return was === row[view] ? [] : [{ threat: row.threat, title: row.title, view, before: was, after: row[view] }];
      }),
    ),
    settled: missingIn(after.questions, before.questions).filter(({ id }) => id !== answered),
    raised: missingIn(before.questions, after.questions),
    released: before.waiting.length - after.waiting.length,
  };
}

/** Whether nothing anybody would notice has changed. */
export function isStill({ appeared, gone, absorbed, levels, settled, raised }: Moved): boolean {
  return [appeared, gone, absorbed, levels, settled, raised].every(({ length }) => length === 0);
}

/** What the second list has and the first has not. */
function missingIn<Item extends { readonly id: string }>(
  one: readonly Item[],
  other: readonly Item[],
): readonly Item[] {
  const ids = new Set(one.map(({ id }) => id));
  return other.filter(({ id }) => !ids.has(id));
}
