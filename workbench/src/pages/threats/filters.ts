/**
 * Which rows the address asks for, and how they are ordered and grouped.
 * @module
 */
import type { Overview } from 'vauban/browser';
import { levelRank } from '../../parts/levels.ts';
import { nameAt } from '../../parts/name-at.ts';
import { STRIDE_WORDS, strideTitle } from '../../parts/stride-words.ts';
import type { FindingRow } from './finding-rows.ts';
import type { RegisterRow } from './register-rows.ts';

type Query = Pick<URLSearchParams, 'get'>;

/** Whether a row has everything the address asks for; a parameter that is not there asks for nothing. */
function fits(query: Query, wanted: Readonly<Record<string, (value: string) => boolean>>): boolean {
  return Object.entries(wanted).every(([name, has]) => {
    const value = query.get(name);
    return value === null || value === '' || has(value);
  });
}

const holds = (text: string) => (words: string) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));

/** The threats of the register that the address asks for. */
export function pickedThreats(rows: readonly RegisterRow[], query: Query): readonly RegisterRow[] {
  return rows.filter(({ text, risk, lags, letters, targets, actors, controls, worst, decision }) =>
    fits(query, {
      q: holds(text),
      inherent: (level) => (risk?.inherent ?? 'none') === level,
      claimed: (level) => (risk?.claimed ?? 'none') === level,
      proven: (level) => (risk?.proven ?? 'none') === level,
      view: (view) => view !== 'unproven' || lags,
      letter: (letter) => letters.includes(letter),
      about: (element) => targets.includes(element),
      actor: (actor) => actors.includes(actor),
      state: (state) => (controls === 0 ? 'nothing' : worst) === state,
      decision: (treatment) =>
        (decision === undefined ? 'open' : decision.over ? 'over' : decision.treatment) === treatment,
    }),
  );
}

/** The findings that the address asks for. */
export function pickedFindings(rows: readonly FindingRow[], query: Query): readonly FindingRow[] {
  return rows.filter(({ text, severity, letter, about, kind, rule }) =>
    fits(query, {
      q: holds(text),
      severity: (one) => severity === one,
      letter: (one) => letter === one,
      about: (one) => about === one,
      kind: (one) => kind === one,
      rule: (one) => rule === one,
    }),
  );
}

/** What the columns of the register are ordered by: text, or a number that puts the worst first. */
const THREAT_KEYS: Readonly<Record<string, (row: RegisterRow) => number | string>> = {
  title: ({ title }) => title.toLowerCase(),
  inherent: ({ risk }) => -levelRank(risk?.inherent),
  claimed: ({ risk }) => -levelRank(risk?.claimed),
  proven: ({ risk }) => -levelRank(risk?.proven),
  priority: ({ priority = Number.MAX_SAFE_INTEGER }) => priority,
  controls: ({ controls }) => controls,
  decision: ({ decision }) => decision?.treatment ?? '~',
};
const FINDING_KEYS: Readonly<Record<string, (row: FindingRow) => number | string>> = {
  severity: ({ severity }) => -levelRank(severity),
  message: ({ message }) => message.toLowerCase(),
  about: ({ name }) => name.toLowerCase(),
};

/** Orders threats by a column; in written order without one. */
export function sortedThreats(rows: readonly RegisterRow[], query: Query): readonly RegisterRow[] {
  return sorted(rows, THREAT_KEYS[query.get('sort') ?? ''], query.get('down') !== null);
}

/** Orders findings by a column; threats before gaps, the worst first without one. */
export function sortedFindings(rows: readonly FindingRow[], query: Query): readonly FindingRow[] {
  const key =
    FINDING_KEYS[query.get('sort') ?? ''] ??
    (({ kind, severity }: FindingRow) => (kind === 'threat' ? 0 : 100) - levelRank(severity));
  return sorted(rows, key, query.get('down') !== null);
}

function sorted<Row>(
  rows: readonly Row[],
  key: ((row: Row) => number | string) | undefined,
  down: boolean,
): readonly Row[] {
  if (key === undefined) return rows;
  const compared = rows.toSorted((one, other) => {
    const [first, second] = [key(one), key(other)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  return down ? compared.toReversed() : compared;
}

/** Rows under a heading. */
export interface Group<Row> {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** What rows can be put together by; a row can stand in several groups. */
const THREAT_GROUPS: Readonly<Record<string, (row: RegisterRow) => readonly string[]>> = {
  letter: ({ letters }) => letters,
  element: ({ targets }) => targets,
  level: ({ risk }) => (risk?.claimed === undefined ? [] : [risk.claimed]),
  actor: ({ actors }) => actors.map((actor) => `actors/${actor}`),
};
const FINDING_GROUPS: Readonly<Record<string, (row: FindingRow) => readonly string[]>> = {
  letter: ({ letter }) => (letter === undefined ? [] : [letter]),
  element: ({ about }) => [about],
  level: ({ severity }) => (severity === undefined ? [] : [severity]),
  rule: ({ rule }) => [rule],
};

/** Threats under headings; one group without a heading when nothing is grouped. */
export function groupedThreats(
  rows: readonly RegisterRow[],
  by: string,
  overview: Overview,
): readonly Group<RegisterRow>[] {
  return grouped(rows, by, { keysOf: THREAT_GROUPS[by], overview });
}

/** Findings under headings. */
export function groupedFindings(
  rows: readonly FindingRow[],
  by: string,
  overview: Overview,
): readonly Group<FindingRow>[] {
  return grouped(rows, by, { keysOf: FINDING_GROUPS[by], overview });
}

interface Grouping<Row> {
  readonly keysOf: ((row: Row) => readonly string[]) | undefined;
  readonly overview: Overview;
}

function grouped<Row>(rows: readonly Row[], by: string, { keysOf, overview }: Grouping<Row>): readonly Group<Row>[] {
  if (keysOf === undefined) return [{ key: '', title: '', rows }];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const keys = keysOf(row);
    for (const key of keys.length === 0 ? [''] : keys) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const rank = ([key, { length }]: readonly [string, readonly Row[]]): number => {
    if (key === '') return Number.MAX_SAFE_INTEGER;
    if (by === 'letter') return STRIDE_WORDS.findIndex(({ word }) => word === key);
    return by === 'level' ? -levelRank(key) : -length;
  };
  return [...groups]
    .toSorted((one, other) => rank(one) - rank(other))
    .map(([key, members]) => ({ key, title: headingOf(by, key, overview), rows: members }));
}

const WITHOUT: Readonly<Record<string, string>> = {
  letter: 'No letter',
  element: 'Hits nothing that is named',
  level: 'Not rated',
  actor: 'Nobody is named',
};

function headingOf(by: string, key: string, { model }: Overview): string {
  if (key === '') return WITHOUT[by] ?? '';
  if (by === 'letter') return strideTitle(key);
  return by === 'element' || by === 'actor' ? nameAt(model, key) : key;
}
