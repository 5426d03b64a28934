import { describe, expect, it } from 'vitest';
import { readTexts } from '../model/read/read-texts.ts';
import { sourceTree } from '../model/source/tree.ts';
import type { StrideGrid, StrideKind } from '../model/stride-grid.ts';
import { type Rule, readRule } from './rules/rule-book.ts';
import { runRules } from './rules/run-rules.ts';
import { strideGrid } from './stride.ts';

const REST = `
title: A rule
kind: threat
message: "{element} is wrong"
why: It is
fix: []
check: Is it
examples: { threatened: {}, safe: {} }
`;

function ruleOf(id: string, text: string): Rule {
  const { raw } = sourceTree({ name: `${id}.yaml`, text: REST + text });
  const { rule, problems } = readRule(raw ?? null, id, 'own');
  expect(problems).toEqual([]);
  if (rule === undefined) throw new TypeError(id);
  return rule;
}

const RULES = [
  ruleOf('open-flow', 'each: flow\nstride: spoofing\ncwe: ["306"]\nwhen: { authentication: none }'),
  ruleOf('store-only', 'each: component\nstride: tampering\nwhen: { all: [ { kind: store }, { audit-log: "no" } ] }'),
  ruleOf(
    'not-external',
    'each: component\nstride: spoofing\nwhen: { all: [ { not: { kind: external } }, { many: "yes" } ] }',
  ),
  ruleOf('reached', 'each: component\nstride: denial-of-service\nwhen: { in: { authentication: none } }'),
  ruleOf('edge', 'each: boundary\nstride: tampering\nwhen: { enforced: "no" }'),
];

const MODEL = `
system: { title: Shop }
zones: { street: { trust: untrusted }, back: { trust: internal } }
components:
  visitor: { kind: external, zone: street }
  web: { kind: process, zone: back, many: true }
  disk: { kind: store, zone: back }
  old: { kind: store, zone: back, out-of-scope: Sold }
flows:
  browse: { from: visitor, to: web, authentication: none }
  order: { from: visitor, to: web, authentication: none }
  keep: { from: web, to: disk }
  send: { from: web, to: disk, authentication: none }
  good: { from: web, to: disk, authentication: mtls }
boundaries: { door: { between: [street, back] } }
entries: { site: { at: web, vectors: [flood] } }
assets: { book: { at: [disk] }, talk: { at: [] } }
threats:
  flood: { stride: [denial-of-service] }
  fake: { stride: [spoofing], targets: [order], references: { cwe: ["306"] } }
  theft: { stride: [information-disclosure], targets: [book] }
  vague: { targets: [web] }
  border: { stride: [tampering], targets: [door] }
  denied: { stride: [repudiation], targets: [web] }
decisions:
  open-flow@send: { treatment: accept, by: me, date: 2026-01-01, because: It is small }
  denied: { treatment: not-applicable, because: There is nothing to deny }
`;

function gridOf(text: string, rules: readonly Rule[] = RULES): StrideGrid {
  const { model, problems, locate } = readTexts([{ name: 'sample.yaml', text }]);
  expect(problems).toEqual([]);
  return strideGrid(model, { clock: '2026-11-22', ...runRules(model, rules, { clock: '2026-11-22', locate }) }, rules);
}

function cellsOf(grid: StrideGrid, id: string): string {
  return (
    grid.rows
      .find((row) => row.id === id)
      ?.cells.map(({ state }) => state)
      .join(' ') ?? ''
  );
}

const short = (text: string): string =>
  text.replace(
    /[FQCDL_]/g,
    (c) => ({ F: 'finding', Q: 'question', C: 'covered', D: 'decided', L: 'clear', _: 'not-applicable' })[c] ?? c,
  );

describe('strideGrid', () => {
  const grid = gridOf(MODEL);

  it.each([
    ['visitor', 'unseen _ unseen _ _ _'],
    ['web', 'F unseen D unseen F unseen'],
    ['disk', '_ Q unseen unseen F _'],
    ['browse', 'F unseen _ unseen unseen _'],
    ['order', 'C unseen _ unseen unseen _'],
    ['keep', 'Q unseen _ unseen unseen _'],
    ['send', 'D unseen _ unseen unseen _'],
    ['good', 'L unseen _ unseen unseen _'],
    ['site', 'unseen unseen unseen unseen C unseen'],
    ['book', '_ unseen _ C unseen _'],
  ])('fills the row of %s', (id, expected) => {
    expect(cellsOf(grid, id)).toBe(short(expected));
  });

  it('names what stands behind a cell', () => {
    const cell = (id: string, letter: number) => grid.rows.find((row) => row.id === id)?.cells[letter];
    expect(cell('browse', 0)).toMatchObject({ letter: 'spoofing', findings: ['open-flow@browse'] });
    expect(cell('order', 0)).toMatchObject({ findings: [], threats: ['fake'] });
    expect(cell('keep', 0)).toMatchObject({ questions: ['authentication@keep'] });
    expect(cell('disk', 1)).toMatchObject({ questions: ['audit-log@disk'] });
    expect(cell('send', 0)).toMatchObject({ decided: ['open-flow@send'] });
    expect(cell('web', 2)).toMatchObject({ decided: ['denied'] });
  });

  it('has no row for what is out of scope and for assets that lie nowhere', () => {
    expect(grid.rows.map(({ id }) => id)).not.toContain('old');
    expect(grid.rows.map(({ id }) => id)).not.toContain('talk');
  });

  it('forgets nothing silently: what has no cell is named', () => {
    expect(grid.elsewhere).toEqual({ findings: ['edge@door'], threats: ['border'] });
    expect(grid.withoutLetter).toEqual(['vague']);
  });

  it('tells which rules look at a kind, and why a letter is not about it', () => {
    const note = (kind: StrideKind, letter: string) =>
      grid.kinds.find((one) => one.kind === kind && one.letter === letter);
    expect(note('store', 'tampering')).toEqual({ kind: 'store', letter: 'tampering', rules: ['store-only'] });
    expect(note('external', 'spoofing')).toEqual({ kind: 'external', letter: 'spoofing', rules: [] });
    expect(note('process', 'tampering')?.rules).toEqual([]);
    expect(note('asset', 'spoofing')?.notApplicable).toContain('An asset does nothing');
  });

  it('counts every cell once', () => {
    expect(Object.values(grid.states).reduce((sum, one) => sum + one)).toBe(grid.rows.length * 6);
  });

  it('keeps a question nobody can answer open, and lets one that does not apply rest', () => {
    const answered = (answer: string) => gridOf(`${MODEL}answers: { "authentication@keep": { answer: ${answer} } }\n`);
    expect(cellsOf(answered('not-known'), 'keep')).toMatch(/^question /);
    expect(cellsOf(answered('not-applicable'), 'keep')).toMatch(/^decided /);
    expect(cellsOf(answered('mtls'), 'keep')).toMatch(/^clear /);
  });

  it('leaves out threats that the environment excludes', () => {
    const { model } = readTexts([
      { name: 'sample.yaml', text: `${MODEL}environments: { live: { excludes: { threats: [theft] } } }\n` },
    ]);
    const nothing = { clock: '2026-11-22', findings: [], waiting: [], absorbed: [], decided: [] };
    const live = strideGrid({ ...model, environment: 'live' as never }, nothing, []);
    expect(cellsOf(live, 'book')).not.toContain('covered');
  });

  it('takes an empty model', () => {
    expect(gridOf('system: {}')).toMatchObject({ rows: [], withoutLetter: [] });
  });
});
