/**
 * The rows of the table of controls: what each says, how well it is proven, and which of them are shown.
 * @module
 */
import { type ControlState, nameOf, type Overview, relationsOf } from 'vauban/browser';
import { type Proof, proofOf, WORST_FIRST } from '../../parts/proof-of.ts';

export interface ControlRow {
  readonly id: string;
  readonly title: string;
  readonly proof: Proof;
  readonly status: string | undefined;
  readonly layer: string | undefined;
  readonly strategy: string | undefined;
  /** Addresses of the elements it guards. */
  readonly guards: readonly string[];
  /** Ids of the threats it works against. */
  readonly threats: readonly string[];
  readonly phases: readonly string[];
  /** The checks of its claims, each once. */
  readonly checks: readonly string[];
  readonly claims: number;
  readonly upheld: number;
  /** Everything a search looks into, in small letters. */
  readonly text: string;
}

/** What is filtered by; undefined lets everything through. */
export interface ControlFilter {
  readonly state?: string | undefined;
  readonly layer?: string | undefined;
  readonly strategy?: string | undefined;
  readonly check?: string | undefined;
  readonly text?: string | undefined;
}

export type GroupBy = 'state' | 'layer' | 'phase' | 'none';

export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ControlRow[];
}

/** One row for each control, the worst state first and then in written order. */
export function controlRows(overview: Overview): readonly ControlRow[] {
  const { model, look } = overview;
  const { guardsOf, threatsOfControl, itemsOfControl } = relationsOf(model);
  const guards = new Map<string, string[]>();
  for (const [element, controls] of guardsOf) {
    for (const control of controls) guards.set(control, [...(guards.get(control) ?? []), element]);
  }
  const upheld = new Map<string, number>();
  for (const { about, judgement } of look?.evidence.items ?? []) {
    if (judgement.verdict === 'upheld') upheld.set(about, (upheld.get(about) ?? 0) + 1);
  }
  const rows = [...model.controls.values()].map((control): ControlRow => {
    const { id, description = '', status, layer, strategy, evidence = [], owner = '', tags = [] } = control;
    const title = nameOf(control);
    const claims = evidence.flatMap((claim) => {
      const any: unknown = claim['any'];
      return Array.isArray(any) ? (any as readonly (typeof claim)[]) : [claim];
    });
    const proof = proofOf(overview, id);
    return {
      id,
      title,
      proof,
      status,
      layer,
      strategy,
      guards: guards.get(id) ?? [],
      threats: threatsOfControl.get(id) ?? [],
      phases: [...new Set((itemsOfControl.get(id) ?? []).map(({ phase }) => phase))],
      checks: [...new Set(claims.flatMap(({ check }) => check ?? []))],
      claims: claims.length,
      upheld: upheld.get(`controls/${id}`) ?? 0,
      text: [id, title, description, proof.because, owner, ...tags].join('\n').toLowerCase(),
    };
  });
  const rank = ({ proof }: ControlRow): number => WORST_FIRST.indexOf(proof.state);
  return rows.toSorted((one, other) => rank(one) - rank(other));
}

/** The rows that a filter lets through. */
export function filtered(rows: readonly ControlRow[], filter: ControlFilter): readonly ControlRow[] {
  const { state, layer, strategy, check, text = '' } = filter;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (state === undefined || row.proof.state === state) &&
      (layer === undefined || (row.layer ?? '') === layer) &&
      (strategy === undefined || (row.strategy ?? '') === strategy) &&
      (check === undefined || (check === '' ? row.checks.length === 0 : row.checks.includes(check))) &&
      words.every((word) => row.text.includes(word)),
  );
}

/** The rows under headings; a control of two phases stands under both. */
export function grouped(rows: readonly ControlRow[], by: GroupBy, overview: Overview): readonly ControlGroup[] {
  const { model } = overview;
  if (by === 'none') return rows.length === 0 ? [] : [{ id: 'all', title: 'All controls', rows }];
  const headings: readonly (readonly [id: string, title: string])[] =
    by === 'state'
      ? WORST_FIRST.map((state) => [state, state])
      : by === 'layer'
        ? [...model.layers.map((layer): [string, string] => [layer.id, nameOf(layer)]), ['', 'In no layer']]
        : [
            ...[...model.phases.values()]
              .toSorted((one, other) => one.order - other.order)
              .map((phase): [string, string] => [phase.id, nameOf(phase)]),
            ['', 'In no phase'],
          ];
  const belongs = (row: ControlRow, id: string): boolean => {
    if (by === 'state') return row.proof.state === id;
    if (by === 'layer') return (row.layer ?? '') === id;
    return id === '' ? row.phases.length === 0 : row.phases.includes(id);
  };
  return headings
    .map(([id, title]) => ({ id, title, rows: rows.filter((row) => belongs(row, id)) }))
    .filter(({ rows: inGroup }) => inGroup.length > 0);
}

const REASONS: Readonly<Record<string, string>> = {
  none: 'with no evidence named',
  'not-looked-at': 'that nobody could look at',
  unknown: 'whose look told nothing',
  circular: 'that prove themselves',
  'too-shallow': 'not shown deeply enough',
  partial: 'shown in part',
  attested: 'only signed for',
  'other-environment': 'shown elsewhere only',
};

/** Why the claimed ones of some rows are only claimed, in words; empty where none is. */
export function whyClaimed(rows: readonly ControlRow[]): string {
  const counts = new Map<string, number>();
  for (const { proof } of rows) {
    if (proof.reason !== undefined) counts.set(proof.reason, (counts.get(proof.reason) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  const [first] = sorted;
  if (sorted.length === 1 && first?.[1] === rows.length) return REASONS[first[0]] ?? first[0];
  return sorted.map(([reason, many]) => `${many} ${REASONS[reason] ?? reason}`).join(' · ');
}

/** Whether a word of the address is a state. */
export function isState(word: string): word is ControlState {
  return WORST_FIRST.some((state) => state === word);
}
