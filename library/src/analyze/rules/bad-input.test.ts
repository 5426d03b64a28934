import { describe, expect, it } from 'vitest';
import type { Raw } from '../../model/raw.ts';
import { type ReadResult, readTexts } from '../../model/read/read-texts.ts';
import { sourceTree } from '../../model/source/tree.ts';
import { analyze } from '../analyze.ts';
import { ELEMENT_KINDS } from '../facts/fact-schema.ts';
import type { Fact } from '../facts/fact-table.ts';
import { contradictions } from './contradictions.ts';
import { derivations } from './derive.ts';
import { ownRules } from './own-rules.ts';
import { policyStates } from './policies.ts';

/** Does something that must end soon: a bound far above what it takes, and far below a hang. */
function soon<Value>(act: () => Value, seconds = 5): Value {
  const started = performance.now();
  const value = act();
  expect((performance.now() - started) / 1000).toBeLessThan(seconds);
  return value;
}

const rule = (when: string, message = 'Bad {element}'): string =>
  `{ title: Bad, kind: threat, stride: tampering, each: flow, when: ${when}, message: "${message}", why: So, fix: [],
  check: Is it, examples: { threatened: {}, safe: {} } }`;

const own = (texts: readonly string[]) =>
  ownRules(texts.map((text, index) => sourceTree({ name: `rules/r-${index}.yaml`, text })));

function analyzed(text: string) {
  const read: ReadResult = readTexts([{ name: 'm.yaml', text }]);
  return { read, ...analyze(read.model, { clock: '2026-11-22', locate: read.locate }) };
}

describe('rule files that are wrong or hostile', () => {
  it('are named at their line when a condition holds itself, by an alias', () => {
    const { rules, problems } = soon(() => own([`when: &loop { all: [ *loop ] }\n`, rule('{ all: [ *none ] }')]));
    expect(rules).toEqual([]);
    expect(problems.some(({ code, at }) => code === 'not-allowed' && at.line === 1)).toBe(true);
  });

  it('are refused when a condition is nested without end', () => {
    const deep = `${'{ not: '.repeat(5000)}{ crosses: yes }${' }'.repeat(5000)}`;
    const { rules, problems } = soon(() =>
      own([rule(deep), rule(`${'{ all: [ '.repeat(60)}{ crosses: yes }${' ] }'.repeat(60)}`)]),
    );
    expect(rules).toEqual([]);
    expect(problems.length).toBeGreaterThanOrEqual(2);
  });

  it('never run a pattern: what looks like one is a value like any other', () => {
    const exploding = `^(${'a+'.repeat(30)})+$`;
    const { rules } = own([rule(`{ all: [ { crosses: yes }, { protocol: "${exploding}" } ] }`)]);
    const text = `zones: { s: { trust: untrusted }, h: { trust: internal } }
components: { a: { kind: process, zone: s }, b: { kind: process, zone: h } }
flows: { f: { from: a, to: b, protocol: "${'a'.repeat(5000)}!" }, g: { from: a, to: b, protocol: "${exploding}" } }`;
    const read = readTexts([{ name: 'm.yaml', text }]);
    const { analysis } = soon(() => analyze(read.model, { clock: '2026-11-22', locate: read.locate, rules }));
    expect(analysis.findings.filter((one) => one.rule === 'r-0').map(({ about }) => about)).toEqual(['flows/g']);
  });

  it('are read up to a bound: 10,000 rules are one problem more', () => {
    const { rules, problems } = soon(() => own(Array.from({ length: 10_000 }, () => rule('{ crosses: yes }'))), 15);
    expect(rules).toHaveLength(2000);
    expect(problems.map(({ message }) => message)).toEqual(['Cannot read 10000 rules: expected at most 2000']);
  }, 30_000);

  it('are problems when the message or the condition names a fact that is not there', () => {
    const { problems } = own([rule('{ crosses: yes }', 'Bad {encryption} at {element}'), rule('{ encrypted: yes }')]);
    expect(problems.map(({ message }) => message)).toEqual([
      'Cannot fill in "{encryption}": expected "{element}"',
      'Unknown fact "encrypted" of a flow',
    ]);
  });

  it('are problems when their facts contradict each other', () => {
    const { problems } = own([rule('{ all: [ { encryption: none }, { encryption: weak } ] }')]);
    expect(problems[0]?.message).toContain('Can never be true: "encryption"');
  });

  it('may hold anything instead of a rule', () => {
    for (const text of ['', '[]', '1', 'when: {}', '{ when: { all: [ 1, null, [] ] } }', 'a: b: c']) {
      expect(soon(() => own([text])).rules).toEqual([]);
    }
  });
});

describe('facts that follow from each other in a circle', () => {
  const fact = (id: string, from: string): [string, Fact] => [
    id,
    {
      id,
      title: id,
      field: id,
      of: new Set(ELEMENT_KINDS),
      values: ['no', 'yes'],
      isOrdered: false,
      isStructure: false,
      protectiveValues: new Set<string>(),
      silence: 'no',
      derived: [{ when: { [from]: 'yes' } as Raw, gives: 'yes' }],
    } as Fact,
  ];

  it('are refused, each by its name', () => {
    const table = new Map([fact('a', 'b'), fact('b', 'c'), fact('c', 'a'), fact('d', 'a'), fact('e', 'e')]);
    const { problems } = soon(() => derivations(table));
    expect(problems.map(({ message }) => message).toSorted()).toEqual(
      ['a', 'b', 'c', 'e'].map((id) => `Cannot derive "${id}" from itself`),
    );
  });
});

describe('models that are empty or strange', () => {
  it('are analyzed without a flow, and without anything', () => {
    for (const text of ['system: { title: Nothing }', 'components: { a: { kind: store } }', 'flows: {}']) {
      const { analysis } = soon(() => analyzed(text));
      expect(analysis.findings.filter(({ kind }) => kind === 'threat')).toEqual([]);
    }
  });

  it('are analyzed when flows lead to themselves, and when everything is connected with everything', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const flows = ids.flatMap((from) =>
      ids.map((to) => `  ${from}-${to}: { from: ${from}, to: ${to}, both-ways: true, authentication: none }`),
    );
    const text = `zones: { s: { trust: untrusted }, h: { trust: internal } }
components:
${ids.map((id, index) => `  ${id}: { kind: ${index % 3 === 0 ? 'store' : 'process'}, zone: ${index === 0 ? 's' : 'h'} }`).join('\n')}
assets: { gold: { tier: 1, at: [c3] } }
flows:
${flows.join('\n')}
`;
    const { analysis, read } = soon(() => analyzed(text), 10);
    expect(read.problems).toEqual([]);
    expect(analysis.findings.some(({ rule: by }) => by === 'unauthenticated-path-to-critical-store')).toBe(true);
  });

  it('are analyzed when parts, zones and groups hold themselves', () => {
    const { analysis, read } = soon(() =>
      analyzed(`zones: { a: { inside: b, trust: internal }, b: { inside: a } }
components: { x: { kind: process, zone: a, part-of: y }, y: { kind: process, part-of: x } }
assets: { p: { part-of: q, at: [x] }, q: { part-of: p } }
flows: { f: { from: x, to: x, carries: [p] } }`),
    );
    expect(read.problems.length).toBeGreaterThan(0);
    expect(analysis.stage).toBe('analysis');
  });

  it('name both of two facts that contradict each other', () => {
    const { read } = analyzed(
      'components: { a: { kind: process }, b: { kind: process } }\nflows: { f: { from: a, to: b, protocol: http, encryption: tls-1.3 } }',
    );
    expect(soon(() => contradictions(read.model)).map(({ message }) => message)).toEqual([
      expect.stringContaining('"encryption" be "tls-1.3"'),
    ]);
  });

  it('have a problem where a policy cannot be read', () => {
    const { read } = analyzed('policies: { p: { when: { flows: { nothing: yes } } }, q: { when: [] } }');
    const { states, problems } = soon(() => policyStates(read.model, { clock: '2026-11-22', risks: [] }));
    expect(states.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
    expect(problems).toHaveLength(2);
  });
});
