/**
 * STRIDE worksheets: fills the grid of elements and letters from findings, questions, declared threats and decisions.
 * @module
 */
import type { Analysis } from '../model/analysis.ts';
import type { Model, Threat } from '../model/model.ts';
import { relationsOf } from '../model/relations.ts';
import {
  STRIDE,
  type Stride,
  type StrideGrid,
  type StrideKind,
  type StrideKindNote,
  type StrideRow,
  type StrideState,
} from '../model/stride-grid.ts';
import { assessmentOf } from './environments.ts';
import { shortIdsOf } from './finding-order.ts';
import { decisionOn } from './rules/decided.ts';
import type { Rule } from './rules/rule-book.ts';
import { notApplicable } from './stride/letters.ts';
import { looksAt } from './stride/looks-at.ts';
import { cellOf, type Notebook, notebook } from './stride/marks.ts';
import { KINDS, rowsOf } from './stride/rows.ts';
import { unknowns } from './stride/unknowns.ts';

/** The parts of an analysis that the worksheet needs. */
export type Judged = Pick<Analysis, 'findings' | 'waiting' | 'absorbed' | 'decided' | 'clock'>;

/** Fills the worksheet; `rules` are those the analysis was made with. */
export function strideGrid(model: Model, analysis: Judged, rules: readonly Rule[]): StrideGrid {
  const rows = rowsOf(model);
  const book = notebook(rows.map(({ element }) => element));
  const shortId = shortIdsOf(model);
  const hits = hitsBy(rules, new Map(rows.map(({ element }) => [shortId(element), element])));

  const elsewhere = { findings: [] as string[], threats: [] as string[] };
  for (const { id, about, stride, folded = [] } of analysis.findings) {
    if (isLetter(stride) && !book.add(about, stride, { findings: id })) elsewhere.findings.push(id);
    for (const hit of folded.flatMap((one) => hits(one) ?? [])) book.add(hit.element, hit.letter, { findings: id });
  }
  for (const { finding, by } of analysis.absorbed) {
    const hit = hits(finding);
    if (hit !== undefined) book.add(hit.element, hit.letter, { threats: by });
  }
  for (const { finding } of analysis.decided) {
    const hit = hits(finding);
    if (hit !== undefined) book.add(hit.element, hit.letter, { decided: finding });
  }
  noteUnknowns(model, { book, rules, shortId, clock: analysis.clock, waiting: analysis.waiting });
  const withoutLetter = noteThreats(model, { book, clock: analysis.clock, elsewhere: elsewhere.threats });

  const kinds = kindNotes(rules);
  const filled = rows.map((row): StrideRow => {
    const cells = STRIDE.map((letter) => {
      const note = kinds.get(row.kind)?.get(letter);
      const looked = (note?.rules.length ?? 0) > 0;
      return cellOf(letter, book.marksAt(row.element, letter), {
        looked,
        applies: note?.notApplicable === undefined,
      });
    });
    return { ...row, cells };
  });
  const shown = [...kinds.values()].flatMap((byLetter) => [...byLetter.values()]);
  return { rows: filled, states: stateCounts(filled), kinds: shown, elsewhere, withoutLetter };
}

function isLetter(word: string | undefined): word is Stride {
  return STRIDE.includes(word as Stride);
}

interface Filling {
  readonly book: Notebook;
  readonly clock: string;
}

interface Waited extends Filling {
  readonly rules: readonly Rule[];
  readonly waiting: Analysis['waiting'];
  readonly shortId: (address: string) => string;
}

/** Notes what rules wait for; what a decision switched off or an answer calls not applicable is decided. */
function noteUnknowns(model: Model, { book, clock, shortId, ...open }: Waited): void {
  for (const { rule, letter, element, questions } of unknowns(model, open, shortId)) {
    const settled = questions.filter((id) => model.answers.get(id)?.answer === 'not-applicable');
    if (decisionOn(model, rule, clock) !== undefined) book.add(element, letter, { decided: rule });
    else if (settled.length > 0) for (const id of settled) book.add(element, letter, { decided: id });
    else {
      book.add(element, letter, { waiting: rule });
      for (const id of questions) book.add(element, letter, { questions: id });
    }
  }
}

/** Notes declared threats at what they target; gives those without a letter. */
function noteThreats(
  model: Model,
  { book, clock, elsewhere }: Filling & { readonly elsewhere: string[] },
): readonly string[] {
  const { targetsOfThreat } = relationsOf(model);
  const withoutLetter: string[] = [];
  for (const threat of threatsThatApply(model)) {
    const letters = threat.stride ?? [];
    if (letters.length === 0) withoutLetter.push(threat.id);
    const treatment = decisionOn(model, threat.id, clock)?.treatment;
    const isDropped = treatment === 'not-applicable' || treatment === 'false-positive';
    let placed = false;
    for (const target of targetsOfThreat.get(threat.id) ?? []) {
      for (const letter of letters) {
        const note = isDropped ? { decided: threat.id } : { threats: threat.id };
        placed = book.add(target, letter, note) || placed;
      }
    }
    if (!placed && letters.length > 0) elsewhere.push(threat.id);
  }
  return withoutLetter;
}

/** The threats that the environment does not exclude. */
function threatsThatApply(model: Model): readonly Threat[] {
  const environment = model.environments.get(model.environment ?? '');
  const excluded = new Set(environment === undefined ? [] : assessmentOf(model, environment).excluded);
  return [...model.threats.values()].filter(({ id, outOfScope }) => !excluded.has(id) && outOfScope === undefined);
}

/** Finds the element and the letter of a finding by its id, `rule@element`. */
function hitsBy(
  rules: readonly Rule[],
  elements: ReadonlyMap<string, string>,
): (finding: string) => { readonly element: string; readonly letter: Stride } | undefined {
  const letters = new Map(rules.map(({ id, stride }) => [id, stride]));
  return (finding) => {
    const at = finding.indexOf('@');
    const letter = letters.get(finding.slice(0, at));
    const element = elements.get(finding.slice(at + 1));
    return element === undefined || letter === undefined ? undefined : { element, letter };
  };
}

/** The rules of each letter for each kind of element, and why a letter is not about it. */
function kindNotes(rules: readonly Rule[]): ReadonlyMap<StrideKind, ReadonlyMap<Stride, StrideKindNote>> {
  const looking = rules.filter(({ kind, stride }) => kind === 'threat' && stride !== undefined);
  const kindsOf = new Map(looking.map((rule) => [rule.id, looksAt(rule)]));
  return new Map(
    KINDS.map((kind) => {
      const byLetter = STRIDE.map((letter): [Stride, StrideKindNote] => {
        const own = looking.filter(({ id, stride }) => stride === letter && kindsOf.get(id)?.includes(kind));
        const because = own.length > 0 ? undefined : notApplicable(kind, letter);
        const note = { kind, letter, rules: own.map(({ id }) => id) };
        return [letter, because === undefined ? note : { ...note, notApplicable: because }];
      });
      return [kind, new Map(byLetter)];
    }),
  );
}

function stateCounts(rows: readonly StrideRow[]): Readonly<Record<StrideState, number>> {
  const counts = {
    finding: 0,
    question: 0,
    unknown: 0,
    covered: 0,
    decided: 0,
    clear: 0,
    unseen: 0,
    'not-applicable': 0,
  };
  for (const { cells } of rows) for (const { state } of cells) counts[state] += 1;
  return counts;
}
