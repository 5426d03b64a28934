import { describe, expect, it } from 'vitest';
import { inEnvironment } from '../../model/environment.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { runChecks } from './run-checks.ts';
import { contextOf, sampleOf } from './sample.fixture.ts';

function findingsOf(text: string, environment?: string) {
  const { model: read, locate } = sampleOf(`system: { title: Sample }\n${text}`);
  const model = environment === undefined ? read : inEnvironment(read, environment);
  return runChecks(model, contextOf(model), locate);
}

function idsOf(text: string, environment?: string): readonly string[] {
  return findingsOf(text, environment).map(({ id }) => id);
}

describe('runChecks', () => {
  it('gives each gap an id, a place, and the severity of its check', () => {
    expect(findingsOf('vectors: { replay: { title: Replay } }')).toEqual([
      {
        id: 'vector-without-control@replay',
        rule: 'vector-without-control',
        kind: 'gap',
        about: 'vectors/replay',
        severity: 'medium',
        view: 'both',
        message: 'No control works against "Replay"',
        reasons: [],
        at: { file: 'sample.yaml', line: 2, column: 20 },
      },
    ]);
  });

  it('names the collection only where two entries share an id', () => {
    const ids = idsOf('vectors: { replay: {}, flood: {} }\ntrees: { replay: { goal: Replay } }');
    expect(ids).toEqual([
      'vector-without-control@flood',
      'vector-without-control@vectors/replay',
      'unused-tree-node@trees/replay',
    ]);
  });

  it('keeps its ids when the team decides something', () => {
    const text = 'threats: { theft: {} }';
    const decided = `${text}\ndecisions: { theft: { treatment: mitigate, until: 2020 } }`;
    expect(idsOf(decided)).toEqual(expect.arrayContaining([...idsOf(text), 'decision-expired@decisions/theft']));
  });

  it('counts gaps whose own words are the same', () => {
    const ids = idsOf('components: { a: { kind: process, references: { see: [x_y.md, x%y.md] } } }');
    expect(ids).toEqual(['dead-link@a#x-y.md', 'dead-link@a#x-y.md.2']);
  });

  it('puts the most severe first, then sorts by id', () => {
    const found = findingsOf('threats: { b: {}, a: {} }\nassets: { z: {} }\ncontrols: { c: { status: done } }');
    expect(found.map(({ severity, id }) => `${severity} ${id}`)).toEqual([
      'high threat-without-control@a',
      'high threat-without-control@b',
      'medium threat-unrated@a',
      'medium threat-unrated@b',
      'low asset-stored-nowhere@z',
      'low asset-without-tier@z',
      'low control-without-threat@c',
      'info control-without-evidence@c',
    ]);
  });

  it('leaves out what is out of scope', () => {
    expect(idsOf('threats: { a: { out-of-scope: Insured } }')).toEqual([]);
  });

  it('leaves out the threats that the environment of the model excludes, with their parts', () => {
    const text = 'threats: { a: {}, a1: { part-of: a } }\nenvironments: { lab: { excludes: { threats: [a] } } }';
    expect(idsOf(text).length).toBe(3);
    expect(idsOf(text, 'lab')).toEqual([]);
  });

  it('is silent about a level that its scheme does not have, which is a problem of its own', () => {
    const text = 'threats: { a: { risk: { probability: 2, impact: 2 }, level: bogus, priority: 1, controls: [c] } }';
    expect(idsOf(`${text}\ncontrols: { c: {} }`)).toEqual([]);
  });

  it('gets through a model full of circles and of names that lead nowhere', () => {
    const text = `
system: { title: Broken }
zones: { a: { inside: b, trust: public }, b: { inside: a, trust: internal } }
components:
  x: { kind: process, part-of: y, never: [{ asset: m, access: write }, { component: y }, { boundary: edge }, {}] }
  y: { kind: process, part-of: x, zone: a }
  z: { kind: process, zone: gone }
assets: { m: { part-of: n }, n: { part-of: m, at: [x, gone] } }
flows: { f: { from: x, to: y, both-ways: true, carries: [m, gone], through: gone }, g: { from: gone, to: z } }
boundaries: { edge: { between: [a, gone] } }
entries: { e: { at: gone, exposure: internal } }
threats: { s: { part-of: t, tree: r }, t: { part-of: s, risk: { probability: 9 }, level: odd, controls: [gone] } }
trees: { r: { goal: G, or: [p], nodes: { p: { or: [q] }, q: { or: [p], tree: r } } } }
controls: { c: { part-of: d, separates: [a, b, x, gone], status: done }, d: { part-of: c } }
phases: { one: { order: 1, items: { i: { when: { phase: one }, status: done }, j: { controls: [gone] } } } }
environments: { v: { after: w, applies: [s], gate: [{ phase: gone }, { control: gone }] }, w: { after: v } }
decisions: { gone: { treatment: accept } }`;
    const { model, problems, locate } = readTexts([{ name: 'broken.yaml', text }]);
    expect(problems.length).toBeGreaterThan(10);
    const ids = runChecks(model, contextOf(model), locate).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['gate-not-met@v#gone', 'status-contradicts-phase@one#i']));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('looks at 10,000 components and 20,000 flows in well under a second', () => {
    const lines = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n));
    const text = [
      'system: { title: Large }',
      'tiers: { 1: { needs: { encryption: tls-1.2, authentication: some } }, 2: {} }',
      'zones: { out: { trust: untrusted }, mid: { trust: semi-trusted }, in: { trust: internal } }',
      'boundaries: { edge: { between: [out, in] } }',
      'components:',
      ...lines(10_000, (n) => {
        const place = n % 5 === 4 ? `part-of: c${n - 1}` : `zone: ${['out', 'mid', 'in'][n % 3]}`;
        const never =
          n % 4 === 0 ? `, never: [{ asset: a${n % 1000} }, { component: c${n + 1} }, { boundary: edge }]` : '';
        return `  c${n}: { kind: process, ${place}${never} }`;
      }),
      'assets:',
      ...lines(1000, (n) => `  a${n}: { tier: ${(n % 2) + 1}, at: [c${n}] }`),
      'flows:',
      ...lines(20_000, (n) => {
        const ends = `from: c${n % 10_000}, to: c${n < 10_000 ? 0 : (n * 7 + 1) % 10_000}`;
        return `  f${n}: { ${ends}, carries: [a${n % 1000}], encryption: ${n % 3 === 0 ? 'none' : 'tls-1.3'} }`;
      }),
      'entries:',
      ...lines(2000, (n) => `  e${n}: { at: c${n % 100}, exposure: internal }`),
    ].join('\n');
    const { model, problems } = readTexts([{ name: 'large.yaml', text }]);
    expect(problems).toEqual([]);
    const context = contextOf(model);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      runChecks(model, context, () => ({ file: '', line: 1, column: 1 }));
      return performance.now() - start;
    });
    // The best of three, because other work on the machine is not ours; four times what it takes on a quiet one.
    expect(Math.min(...times)).toBeLessThan(2000);
    const found = runChecks(model, context, () => ({ file: '', line: 1, column: 1 }));
    expect(found.length).toBeGreaterThan(10_000);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });
});
