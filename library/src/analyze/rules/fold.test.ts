import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingExplanation } from '../../model/explanation.ts';
import type { Raw } from '../../model/raw.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { sourceTree } from '../../model/source/tree.ts';
import { analyze } from '../analyze.ts';
import { explain } from '../explain.ts';
import { strideGrid } from '../stride.ts';
import { readRule } from './rule-book.ts';

const { rule } = readRule(
  sourceTree({
    name: 'bare.yaml',
    text: `{ title: Bare, kind: threat, stride: tampering, each: flow, when: { encryption: none }, message: Bare, why: So,
      fix: [], check: Is it, likelihood: 3, impact: 3, examples: { threatened: {}, safe: {} } }`,
  }).raw as Raw,
  'bare',
  'own',
);
const rules = rule === undefined ? [] : [rule];

const ZONES = 'zones: { street: { trust: untrusted }, house: { trust: internal } }';
const COMPONENTS =
  'components: { a: { kind: external, zone: street }, b: { kind: process, zone: house }, c: { kind: process, zone: house }, d: { kind: store, zone: house } }';
const ASSETS = 'assets: { letter: { at: [d] }, note: { at: [d] } }';
const BARE = 'carries: [letter], encryption: none';
const flows = (one: string, two: string, three: string): string =>
  `flows: { f: { from: a, to: b, ${one} }, g: { from: b, to: c, ${two} }, h: { from: c, to: d, ${three} } }`;
const CHAIN = flows(BARE, BARE, BARE);

function run(texts: readonly string[]) {
  const read = readTexts(texts.map((text, index) => ({ name: `${index}.yaml`, text })));
  expect(read.problems).toEqual([]);
  const { analysis } = analyze(read.model, { clock: '2026-11-22', locate: read.locate, rules });
  const found = analysis.findings.filter((finding) => finding.rule === 'bare');
  return { ...read, analysis, found, told: found.map(({ id, folded = [] }) => [id, ...folded].join(' ')) };
}

const told = (more: string, chain = CHAIN, assets = ASSETS) =>
  run(['system: { title: Post }', ZONES, COMPONENTS, assets, chain, more].filter((text) => text !== '')).told;

describe('a chain of flows that carry the same assets', () => {
  it('is one finding at the first flow, which names the others', () => {
    const { found } = run(['system: { title: Post }', ZONES, COMPONENTS, ASSETS, CHAIN]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ id: 'bare@f', folded: ['bare@g', 'bare@h'] });
    expect(found[0]?.reasons.at(-1)).toBe('The same assets meet the same further along, at "g", "h"');
  });

  it('is told at the end that is trusted least, whichever way it runs', () => {
    const back = `flows: { f: { from: b, to: a, ${BARE} }, g: { from: c, to: b, ${BARE} }, h: { from: d, to: c, ${BARE} } }`;
    expect(told('', back)).toEqual(['bare@f bare@g bare@h']);
  });

  it.each([
    ['the assets differ', flows(BARE, 'carries: [note], encryption: none', BARE), ASSETS],
    ['one more is added', flows(BARE, 'carries: [letter, note], encryption: none', BARE), ASSETS],
    ['something comes back', flows(BARE, `${BARE}, returns: [note]`, BARE), ASSETS],
    ['it runs both ways', flows(BARE, `${BARE}, both-ways: true`, BARE), ASSETS],
    [
      'they travel in another way',
      flows(BARE, 'carries: [{ asset: letter, sealed-to: [d] }], encryption: none', BARE),
      ASSETS,
    ],
    ['nobody says what is carried', flows(BARE, 'encryption: none', BARE), ASSETS],
    [
      'who forwards can open them',
      flows(
        ...(Array<string>(3).fill('carries: [{ asset: letter, sealed-to: [b, c] }], encryption: none') as [
          string,
          string,
          string,
        ]),
      ),
      ASSETS,
    ],
    ['they lie on the way', CHAIN, 'assets: { letter: { at: [b, c] } }'],
    ['they lie on the way as a part of a group', CHAIN, 'assets: { letter: { part-of: post }, post: { at: [b, c] } }'],
  ])('is not one when %s', (_, chain, assets) => {
    expect(told('', chain, assets)).toEqual(['bare@f', 'bare@g', 'bare@h']);
  });

  it('is not one where the way is not the only one', () => {
    const two = CHAIN.replace(
      'flows: {',
      `flows: { x: { from: a, to: b, ${BARE} }, y: { from: c, to: d, carries: [letter] },`,
    );
    expect(told('', two)).toEqual(['bare@f', 'bare@g', 'bare@h', 'bare@x']);
  });

  it('that runs in a circle is left alone', () => {
    const circle = `flows: { f: { from: b, to: c, ${BARE} }, g: { from: c, to: b, ${BARE} } }`;
    expect(told('', circle)).toEqual(['bare@f', 'bare@g']);
  });

  it('leaves out what a decision or a threat stands for, and what a decision re-rates', () => {
    const accept = (id: string): string => `decisions: { "${id}": { treatment: accept, because: So } }`;
    expect(told(accept('bare@f'))).toEqual(['bare@g bare@h']);
    expect(told(accept('bare@h'))).toEqual(['bare@f bare@g']);
    expect(told(accept('bare@g'))).toEqual(['bare@f', 'bare@h']);
    expect(told('threats: { t: { targets: [h], covers: [bare] } }')).toEqual(['bare@f bare@g']);
    const rate = 'decisions: { "bare@h": { treatment: mitigate, severity: medium, because: So } }';
    expect(told(rate)).toEqual(['bare@f bare@g', 'bare@h']);
  });

  it('is known to explain and to the worksheet', () => {
    const { model, analysis, locate } = run(['system: { title: Post }', ZONES, COMPONENTS, ASSETS, CHAIN]);
    const { state, reasons } = explain('bare@h', { model, analysis, locate }, { rules }) as FindingExplanation;
    expect({ state, first: reasons[0] }).toEqual({
      state: 'speaks',
      first: 'It is told at "bare@f", where the chain of flows begins',
    });
    const row = strideGrid(model, analysis, rules).rows.find(({ id }) => id === 'h');
    expect(row?.cells[1]).toMatchObject({ state: 'finding', findings: ['bare@f'] });
  });

  it('is the same whatever the order of files and flows', () => {
    const parts = ['system: { title: Post }', ZONES, COMPONENTS, ASSETS];
    const each = [`f: { from: a, to: b, ${BARE} }`, `g: { from: b, to: c, ${BARE} }`, `h: { from: c, to: d, ${BARE} }`];
    const texts = [...parts, ...each.map((one) => `flows: { ${one} }`)];
    const all = texts.map((_, index) => index);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(run(order.map((index) => texts[index] ?? '')).told).toEqual(['bare@f bare@g bare@h']);
      }),
      { numRuns: 25 },
    );
  });
});
