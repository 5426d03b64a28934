import { describe, expect, it } from 'vitest';
import type { EvidenceItem, Judgement } from '../model/evidence.ts';
import { readTexts } from '../model/read/read-texts.ts';
import { type StateOptions, stateOf } from './control-state.ts';

const OPTIONS: StateOptions = { clock: '2026-11-22T12:00:00Z', modelFiles: new Set() };

function controlOf(text: string) {
  const { model, problems } = readTexts([
    {
      name: 'model.yaml',
      text: `system: {}\ncomponents: { api: { kind: process }, web: { kind: process } }\ncontrols: { c: { ${text} } }\n`,
    },
  ]);
  expect(problems).toEqual([]);
  const control = model.controls.get('c');
  if (control === undefined) throw new Error('no control');
  return control;
}

let number = 0;
function item(judgement: Partial<Judgement>, more: Partial<EvidenceItem> = {}): EvidenceItem {
  number += 1;
  return {
    id: `c/${number}`,
    key: String(number),
    about: 'controls/c',
    check: 'config',
    source: 'home',
    claimed: 'a = 1',
    at: { file: 'model.yaml', line: 1, column: 1 },
    running: false,
    basis: { source: 'home', place: '../home', time: '2026-11-20T00:00:00Z' },
    ...more,
    judgement: {
      verdict: 'upheld',
      depth: 'active',
      scope: { population: 1, looked: 1, failed: 0 },
      because: 'It is so',
      found: 'a = 1',
      grounds: [{ kind: 'configuration', file: 'a.toml' }],
      ...judgement,
    },
  };
}

function state(text: string, items: readonly EvidenceItem[], options: Partial<StateOptions> = {}) {
  const { state: name, reason, depth } = stateOf(controlOf(text), items, { ...OPTIONS, ...options });
  return [name, reason, depth].filter((part) => part !== undefined).join(' ');
}

const DONE = 'status: done, guards: [api]';
const lost = { verdict: 'unknown', because: 'it has changed' } as const;
const without = { basis: undefined } as unknown as Partial<EvidenceItem>;

describe('stateOf', () => {
  it.each([
    ['planned', 'none'],
    ['retired', 'none'],
  ])('claims nothing of a %s control, whatever was seen', (status, expected) => {
    expect(state(`status: ${status}`, [item({ verdict: 'broken' })])).toBe(expected);
  });

  it('proves a control whose claims are all upheld deep enough', () => {
    expect(state(DONE, [item({}), item({ depth: 'present' })])).toBe('PROVEN active');
  });

  it('refutes a control with one broken claim, also when others are upheld', () => {
    expect(state(DONE, [item({}), item({ verdict: 'broken' })])).toBe('REFUTED');
  });

  it('refutes it also when the lock says that it was proven', () => {
    const before = { depth: 'active', date: '2026-10-01' } as const;
    expect(state(DONE, [item({ verdict: 'broken' })], { before })).toBe('REFUTED');
  });

  it.each([
    ['none', []],
    ['not-looked-at', [item({ verdict: 'unknown' }, without)]],
    ['unknown', [item({}), item(lost)]],
    ['too-shallow present', [item({ depth: 'present' })]],
    ['attested attested', [item({ depth: 'attested', grounds: [{ kind: 'statement', file: '' }] })]],
    ['circular', [item({}), item({ circular: 'a comment' })]],
    ['circular', [item({ grounds: [{ kind: 'prose', file: 'SECURITY.md' }] })]],
    ['partial', [item({}, { covers: ['components/web'] })]],
    [
      'other-environment',
      [item({}, { running: true })].map((one) => ({
        ...one,
        basis: { source: 'x', place: 'x', time: '2026-11-20T00:00:00Z', environment: 'staging' },
      })),
    ],
  ] as const)('only claims a control because of %s', (reason, items) => {
    expect(state(DONE, items)).toBe(`CLAIMED ${reason}`);
  });

  it('passes over a broken look at something that runs in another environment', () => {
    const elsewhere = {
      running: true,
      basis: { source: 'x', place: 'x', time: '2026-11-20T00:00:00Z', environment: 'staging' },
    };
    expect(state(DONE, [item({ verdict: 'broken' }, elsewhere)])).toBe('CLAIMED other-environment');
    expect(state(DONE, [item({ verdict: 'broken' }, elsewhere)], { environment: 'staging' })).toBe('REFUTED');
    expect(state(DONE, [item({}, elsewhere)], { environment: 'staging' })).toBe('PROVEN active');
  });

  it('ignores circular evidence and never counts it against a control', () => {
    expect(state(DONE, [item({ verdict: 'broken', circular: 'a skipped test' })])).toBe('CLAIMED circular');
  });

  it('takes one of several alternatives, and refutes only when all are broken', () => {
    const group = { alternative: 1 };
    expect(state(DONE, [item({ verdict: 'broken' }, group), item({}, group)])).toBe('PROVEN active');
    expect(state(DONE, [item({ verdict: 'broken' }, group), item(lost, group)])).toBe('CLAIMED unknown');
    expect(state(DONE, [item({ verdict: 'broken' }, group), item({ verdict: 'broken' }, group)])).toBe('REFUTED');
  });

  it('covers the guarded elements together', () => {
    const both = 'status: done, guards: [api, web]';
    const api = item({}, { covers: ['api'] });
    expect(state(both, [api])).toBe('CLAIMED partial');
    expect(state(both, [api, item({}, { covers: ['components/web'] })])).toBe('PROVEN active');
  });

  it('asks for an effective proof of what detects, and for what the control says', () => {
    expect(state(`${DONE}, strategy: detect`, [item({})])).toBe('CLAIMED too-shallow active');
    expect(state(`${DONE}, strategy: detect`, [item({ depth: 'effective' })])).toBe('PROVEN effective');
    expect(
      state(`${DONE}, proof: attested`, [item({ depth: 'attested', grounds: [{ kind: 'statement', file: '' }] })]),
    ).toBe('PROVEN attested');
    expect(state(`${DONE}, proof: present`, [item({ depth: 'present' })])).toBe('PROVEN present');
  });

  it('is stale when the lock says that it was proven and now it cannot be told', () => {
    const before = { depth: 'active', date: '2026-10-01' } as const;
    expect(state(DONE, [item(lost)], { before })).toBe('STALE active');
    expect(state(DONE, [item({ verdict: 'unknown' }, without)], { before })).toBe('STALE active');
    expect(state(DONE, [item({}, { freshUntil: '2026-11-21T00:00:00.000Z' })], { before })).toBe('STALE active');
    expect(state(DONE, [item({ depth: 'present' })], { before })).toBe('CLAIMED too-shallow present');
  });

  it('does not count what is too old', () => {
    expect(state(DONE, [item({}, { freshUntil: '2026-11-22T11:59:59.000Z' })])).toBe('CLAIMED unknown');
    expect(state(DONE, [item({}, { freshUntil: '2026-11-23T00:00:00.000Z' })])).toBe('PROVEN active');
    expect(state(DONE, [item({ until: '2026-11-22' })])).toBe('CLAIMED unknown');
  });
});

describe('circularAmong', () => {
  const report = (file: string, cites: readonly string[]) => item({ grounds: [{ kind: 'report', file, cites }] });

  it('does not let two reports hold each other up', () => {
    expect(state(DONE, [report('a.json', ['b.json']), report('b.json', ['a.json'])])).toBe('CLAIMED circular');
  });

  it('lets a report stand that was made from something firm', () => {
    const code = item({ grounds: [{ kind: 'code', file: 'src/a.rs' }] });
    expect(state(DONE, [report('a.json', ['src/a.rs']), code])).toBe('PROVEN active');
    expect(state(DONE, [report('a.json', [])])).toBe('PROVEN active');
  });

  it('does not let a model prove itself', () => {
    const own = item({ grounds: [{ kind: 'configuration', file: 'threats/model.yaml' }] });
    expect(state(DONE, [own], { modelFiles: new Set(['../home/threats/model.yaml']) })).toBe('CLAIMED circular');
    expect(state(DONE, [own], { modelFiles: new Set(['threats/model.yaml']) })).toBe('PROVEN active');
  });
});
