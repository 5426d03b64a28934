import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raw } from '../../model/raw.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { sourceTree } from '../../model/source/tree.ts';
import { type Rule, readRule } from './rule-book.ts';
import { runRules } from './run-rules.ts';

function ruleOf(
  when: string,
  more = '',
  each = 'flow',
): { readonly rule: Rule | undefined; readonly problems: readonly string[] } {
  const text = `title: T\nkind: threat\nstride: tampering\neach: ${each}\nwhen: ${when}\nmessage: Something about {element}\nwhy: Because it is so\nfix: []\ncheck: C\nlikelihood: 3\nimpact: 3\nexamples: { threatened: {}, safe: {} }\n${more}`;
  const { rule, problems } = readRule(sourceTree({ name: 'r.yaml', text }).raw as Raw, 'r', 'own');
  return { rule, problems: problems.map(({ message }) => message) };
}

function run(model: string, when: string, more = '', each = 'flow') {
  const { rule, problems } = ruleOf(when, more, each);
  expect(problems).toEqual([]);
  const read = readTexts([{ name: 'm.yaml', text: model }]);
  expect(read.problems).toEqual([]);
  return runRules(read.model, rule === undefined ? [] : [rule], { clock: '2026-11-22', locate: read.locate });
}

const SHOP = `
zones: { street: { trust: untrusted }, house: { trust: internal } }
components: { a: { kind: external, zone: street }, b: { kind: process, zone: house }, c: { kind: store, zone: house } }
flows:
  f: { from: a, to: b, authentication: none }
  g: { from: b, to: c }
`;

describe('runRules()', () => {
  const crossing = '{ all: [ { crosses: yes }, { authentication: none } ] }';

  it('finds what is known, asks for what is not, and is silent on the rest', () => {
    const { findings, questions } = run(SHOP, crossing);
    expect(findings.map(({ id }) => id)).toEqual(['r@f']);
    expect(findings[0]?.reasons).toEqual([
      '"f" goes from zone to zone (street -> house)',
      '"f": authentication = none',
    ]);
    expect(findings[0]?.silencedBy?.[0]).toContain('authentication at flows/f: password, token');
    expect(questions).toEqual([]);
    expect(run(SHOP, '{ authentication: none }').questions.map(({ id }) => id)).toEqual(['authentication@g']);
    expect(run(SHOP.replace('authentication: none', 'authentication: mtls'), crossing).findings).toEqual([]);
  });

  it('takes facts from controls: done gives, planned denies, nothing said leaves open', () => {
    const guarded = (status: string): string =>
      `${SHOP}\ncontrols: { k: { status: ${status}, guards: [g], gives: { rate-limit: yes } } }`;
    const limited = '{ all: [ { to-kind: store }, { rate-limit: no } ] }';
    expect(run(guarded('done'), limited)).toMatchObject({ findings: [], questions: [] });
    expect(run(guarded('planned'), limited).findings.map(({ id }) => id)).toEqual(['r@g']);
    expect(run(guarded('in-progress'), limited).questions.map(({ id }) => id)).toEqual(['rate-limit@g']);
  });

  it('takes what stands without a library control from the library, as the least that is known', () => {
    const keys = (status: string, more = ''): string =>
      `${SHOP}\nassets: { key: { class: key, at: [b]${more} } }\ncontrols: { v: { library: secret-vault, status: ${status}, guards: [key] }, h: { library: hardware-key, status: ${status}, guards: [key] } }`;
    const plain = '{ key-at-rest: { at-most: file } }';
    expect(run(keys('planned'), plain, '', 'asset').findings.map(({ id }) => id)).toEqual(['r@key']);
    expect(run(keys('planned', ', facts: { key-at-rest: encrypted }'), plain, '', 'asset').findings).toEqual([]);
    expect(run(keys('done'), plain, '', 'asset')).toMatchObject({ findings: [], questions: [] });
    expect(run(keys('in-progress'), plain, '', 'asset').questions.map(({ id }) => id)).toEqual(['key-at-rest@key']);
    const unlike = `${SHOP}\ncontrols: { t: { library: token-authentication, status: planned, guards: [g] }, p: { library: phishing-resistant-sign-in, status: planned, guards: [g] } }`;
    expect(run(unlike, '{ authentication: none }').questions.map(({ id }) => id)).toEqual(['authentication@g']);
  });

  it('takes a refuted control for one that is not there', () => {
    const text = `${SHOP}\nassets: { key: { class: key, at: [b] } }\ncontrols: { v: { library: secret-vault, status: done, guards: [key] }, k: { status: done, guards: [g], gives: { rate-limit: yes } } }`;
    const { model, locate } = readTexts([{ name: 'm.yaml', text }]);
    const found = (when: string, each: string, state: 'REFUTED' | 'CLAIMED'): readonly string[] => {
      const { rule } = ruleOf(when, '', each);
      const options = { clock: '2026-11-22', locate, stateOf: () => state };
      return runRules(model, rule === undefined ? [] : [rule], options).findings.map(({ id }) => id);
    };
    const limited = '{ all: [ { to-kind: store }, { rate-limit: no } ] }';
    expect(found(limited, 'flow', 'REFUTED')).toEqual(['r@g']);
    expect(found(limited, 'flow', 'CLAIMED')).toEqual([]);
    expect(found('{ key-at-rest: { at-most: file } }', 'asset', 'REFUTED')).toEqual(['r@key']);
    expect(found('{ key-at-rest: { at-most: file } }', 'asset', 'CLAIMED')).toEqual([]);
  });

  it('lets a control on a component guard all its entries, unless it names one of them', () => {
    const entries = 'entries: { front: { at: b }, back: { at: b } }';
    const asked = (guards: string): readonly string[] => {
      const controls = `controls: { k: { status: done, guards: ${guards}, gives: { rate-limit: yes } } }`;
      const limited = `{ rate-limit: no }`;
      return run(`${SHOP}\n${entries}\n${controls}`, limited, '', 'entry').questions.map(({ id }) => id);
    };
    expect(asked('[b]')).toEqual([]);
    expect(asked('[front]')).toEqual(['rate-limit@back']);
    expect(asked('[b, front]')).toEqual(['rate-limit@back']);
    expect(asked('[b, c]')).toEqual([]);
  });

  it('remembers answers', () => {
    const asked = '{ all: [ { to-kind: store }, { rate-limit: no } ] }';
    expect(run(`${SHOP}\nanswers: { "rate-limit@g": { answer: no } }`, asked).findings).toHaveLength(1);
    expect(run(`${SHOP}\nanswers: { "rate-limit@g": { answer: not-known } }`, asked)).toMatchObject({
      findings: [],
      questions: [],
    });
  });

  it('judges a set by its members: an empty one has none, an absent one is unknown', () => {
    const carries = (list: string): string => SHOP.replace('to: c }', `to: c${list} }\nassets: { x: { tier: 1 } }`);
    const vital = '{ all: [ { to-kind: store }, { carries: { tier: 1 } } ] }'.replace(
      'tier: 1 }',
      'tier: { at-most: 1 } }',
    );
    expect(run(carries(', carries: [x]'), vital).findings).toHaveLength(1);
    expect(run(carries(', carries: []'), vital).findings).toEqual([]);
    expect(run(carries(''), vital).findings).toEqual([]);
  });

  it('follows walks, and asks for the step that decides', () => {
    const path = '{ to: { path: { from: { standing: outside }, to: self, through: { authentication: none } } } }';
    expect(run(SHOP, path).findings.map(({ id }) => id)).toEqual(['r@f']);
    expect(run(SHOP, path).questions.map(({ id }) => id)).toEqual(['authentication@g']);
    const both = SHOP.replace('to: c }', 'to: c, authentication: none }');
    expect(run(both, path).findings.map(({ id }) => id)).toEqual(['r@f', 'r@g']);
  });

  it('is absorbed by a declared threat at the element, and only for the same cause', () => {
    const threat = (more: string): string =>
      `${SHOP}\nthreats: { t: { title: T, stride: [tampering], targets: [b]${more} } }`;
    expect(run(threat(', covers: [r]'), crossing)).toMatchObject({
      findings: [],
      absorbed: [{ finding: 'r@f', by: 't' }],
    });
    expect(run(threat(', references: { cwe: [306] }'), crossing, 'cwe: [306]').absorbed).toHaveLength(1);
    expect(run(threat(''), crossing, 'cwe: [306]').findings).toHaveLength(1);
  });

  it('is silenced by a decision until it expires', () => {
    const decided = (until: string): string =>
      `${SHOP}\ndecisions: { "r@f": { treatment: accept, until: ${until}, because: small } }`;
    expect(run(decided('2027-01-01'), crossing)).toMatchObject({
      findings: [],
      decided: [{ finding: 'r@f', treatment: 'accept' }],
    });
    expect(run(decided('2026-01-01'), crossing).findings).toHaveLength(1);
  });

  it('says what is wrong with a rule', () => {
    expect(ruleOf('{ athentication: none }').problems).toEqual(['Unknown fact "athentication" of a flow']);
    expect(ruleOf('{ authentication: nune }').problems[0]).toContain('Cannot ask "authentication" for "nune"');
    expect(ruleOf('{ all: [ { crosses: yes }, { crosses: no } ] }').problems[0]).toContain('Can never be true');
    expect(ruleOf('{ crosses: yes, phase: run }').problems[0]).toContain('expected one');
    expect(ruleOf('{ crosses: yes }', 'cwe: [999999]').problems).toEqual(['Unknown CWE id "999999"']);
    expect(ruleOf('{ some: { of: nothing, where: {} } }').problems[0]).toContain('one of the sets');
    expect(ruleOf('[]').problems[0]).toContain('expected a mapping');
  });

  it('gives the same result whatever the order of the files', () => {
    const parts = SHOP.trim().split('\n').slice(0, 2).concat(SHOP.trim().split('\n').slice(2).join('\n'));
    const files = parts.map((text, index) => ({ name: `${index}.yaml`, text }));
    const { rule } = ruleOf(crossing);
    const result = (order: readonly number[]): unknown => {
      const read = readTexts(order.map((index) => files[index] ?? { name: '', text: '' }));
      return runRules(read.model, rule === undefined ? [] : [rule], { clock: '2026-11-22', locate: read.locate });
    };
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), (order) => {
        expect(result(order)).toEqual(result([0, 1, 2]));
      }),
      { numRuns: 10 },
    );
  });
});
