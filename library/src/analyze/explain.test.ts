import { describe, expect, it } from 'vitest';
import { check } from '../check.ts';
import type { ControlExplanation, Explanation, FindingExplanation, RuleExplanation } from '../model/explanation.ts';
import { readTexts } from '../model/read/read-texts.ts';
import { analyze } from './analyze.ts';
import type { LibraryControl } from './controls/control-library.ts';
import { conditionLines } from './explain/condition-lines.ts';
import { explain } from './explain.ts';
import { factTable } from './facts/fact-table.ts';
import { readRule } from './rules/rule-book.ts';

const MODEL = `system: { title: Shop }
zones: { internet: { trust: untrusted }, inside: { trust: internal } }
components:
  web: { kind: process, zone: inside }
  browser: { kind: external, zone: internet }
flows:
  open: { from: browser, to: web, carries: [basket], authentication: none, through: site, title: Open order }
  bare: { from: browser, to: web, carries: [basket] }
  safe: { from: browser, to: web, carries: [basket], authentication: token }
  known: { from: browser, to: web, carries: [basket], authentication: none }
  gone: { from: browser, to: web, out-of-scope: Nobody uses it }
entries: { site: { at: web, exposure: external } }
assets: { basket: { tier: 1, title: Basket } }
threats: { T1: { title: Pretending, targets: [known], covers: [test-open], controls: [wall] } }
controls:
  wall: { title: Wall, status: done, guards: [web] }
  sign-in: { title: Sign in, status: planned, library: test-sign-in, guards: [safe] }
sources: { repo: { git: ../shop } }
`;

const { rule } = readRule(
  {
    title: 'Nobody is asked for a name',
    kind: 'threat',
    stride: 'spoofing',
    each: 'flow',
    when: {
      all: [
        { crosses: 'yes' },
        { some: { of: 'carries', where: { tier: { 'at-most': '2' } } } },
        { authentication: 'none' },
      ],
    },
    message: 'Nobody has to prove who they are on {element}',
    why: 'Whoever calls is served.',
    fix: [],
    check: 'Who may call?',
    likelihood: 'from-exposure',
    cwe: ['306'],
    attack: ['T1190'],
    examples: { threatened: {}, safe: {} },
  },
  'test-open',
  'own',
);
if (rule === undefined) throw new Error('The rule of the test cannot be read');
const rules = [{ ...rule, fix: ['test-sign-in', 'test-token'] }];

function control(id: string, evidence: LibraryControl['evidence']): LibraryControl {
  return {
    id,
    title: `Library ${id}`,
    description: 'Callers prove who they are',
    layer: 'application',
    strategy: 'prevent',
    effectiveness: 'high',
    prevents: ['strangers'],
    prove: 'Call without a token',
    gives: new Map([['authentication', 'token']]),
    evidence,
  } as LibraryControl;
}
const library = [
  control('test-sign-in', [{ check: 'test', source: 'repo', name: 'refuses' }]),
  control('test-token', [
    { check: 'http', source: 'gateway', status: '401' },
    { check: 'code', source: 'repo', paths: ['a', 'b'] },
  ]),
];

const read = readTexts([{ name: 'shop.yaml', text: MODEL }]);
const { model, locate } = read;
const { analysis } = analyze(model, { clock: '2026-11-22', locate, rules });

function explained(id: string): Explanation {
  return explain(id, { model, analysis, locate }, { rules, library });
}

describe('explain', () => {
  it('reads a model without problems', () => expect(read.problems).toEqual([]));

  it('tells why a finding is there, what would silence it, and how bad it is', () => {
    const finding = explained('test-open@open') as FindingExplanation;
    expect(finding).toMatchObject({
      state: 'speaks',
      views: { claimed: 'speaks', proven: 'speaks' },
      message: 'Nobody has to prove who they are on "Open order"',
      silencedBy: ['authentication at flows/open: password, token, registered-key, certificate, mtls'],
      severity: 'critical',
      likelihood: { value: 4, because: 'an outsider can reach it' },
      impact: { value: 5, because: '"Basket" of tier 1 is at stake' },
    });
    expect(finding.reasons).toContain('"Open order": authentication = none');
    expect(finding.rule?.ids[0]).toMatchObject({
      id: '306',
      name: 'Missing Authentication for Critical Function',
      link: 'https://cwe.mitre.org/data/definitions/306.html',
    });
    expect(explained('test-open@flows/open')).toEqual(finding);
  });

  it('gives each fix as YAML that the model reads, with claims into its sources only', () => {
    const { fixes } = explained('test-open@open') as FindingExplanation;
    const [own, token] = fixes;
    expect(own).toMatchObject({ instance: { id: 'sign-in', guards: false }, silences: ['authentication'] });
    expect(own?.yaml).toBe('controls:\n  sign-in:\n    guards: [safe, open]\n');
    expect(token?.outweighedBy).toEqual(['authentication at flows/open']);
    expect(token?.yaml).toContain('status: planned\n    guards: [open]');
    expect(token?.yaml).toContain('source: repo\n        paths: [a, b]');
    expect(token?.yaml).not.toContain('source: gateway');
    const pasted = readTexts([
      { name: 'shop.yaml', text: MODEL },
      { name: 'pasted.yaml', text: token?.yaml ?? '' },
    ]);
    expect(pasted.problems).toEqual([]);
    expect(pasted.model.controls.get('test-token')?.guards).toEqual(['flows/open']);
  });

  it('tells why a rule is silent, and what of that is only claimed', () => {
    expect(explained('test-open@safe')).toMatchObject({
      state: 'silent',
      views: { claimed: 'silent', proven: 'asks' },
      reasons: ['"safe": authentication = token'],
      unproven: ['authentication at flows/safe'],
      fixes: [],
    });
  });

  it('tells which question a rule waits for', () => {
    const { state, questions, reasons, fixes } = explained('test-open@bare') as FindingExplanation;
    expect(reasons).toEqual(['"bare": authentication']);
    expect(state).toBe('asks');
    expect(fixes[1]).toMatchObject({ silences: ['authentication'], outweighedBy: [] });
    expect(questions.map(({ id }) => id)).toEqual(['authentication@bare']);
  });

  it('tells which threat absorbs a finding', () => {
    expect(explained('test-open@known')).toMatchObject({
      state: 'absorbed',
      absorbedBy: { address: 'threats/T1', name: 'Pretending' },
    });
  });

  it('tells where a rule speaks and asks', () => {
    const { spoken, asks, fixes, page } = explained('test-open') as RuleExplanation;
    expect(spoken.map(({ finding, state }) => `${finding} ${state}`)).toEqual([
      'test-open@open speaks',
      'test-open@known absorbed',
    ]);
    expect(asks).toHaveLength(1);
    expect(fixes).toHaveLength(2);
    expect(page.likelihood).toBe('from-exposure');
  });

  it('explains a control of the model and one of the library', () => {
    expect(explained('wall')).toMatchObject({
      kind: 'control',
      state: 'CLAIMED',
      guards: [{ address: 'components/web' }],
      against: [{ address: 'threats/T1', name: 'Pretending' }],
    });
    const own = explained('controls/sign-in') as ControlExplanation;
    expect(own).toMatchObject({ inEffect: false, gives: { authentication: 'token' }, library: { id: 'test-sign-in' } });
    expect(own.yaml).toContain('- check: test\n        source: repo');
    expect(explained('test-token')).toMatchObject({ kind: 'library-control', rules: [{ id: 'test-open' }] });
  });

  it('explains a structural check and what it finds', async () => {
    const checked = await check(read, { clock: '2026-11-22' });
    const subject = { model, analysis: checked.analysis, locate };
    const [gap] = checked.analysis.findings.filter(({ kind }) => kind === 'gap');
    expect(explain(gap?.id ?? '', subject)).toMatchObject({ kind: 'finding', state: 'speaks', message: gap?.message });
    expect(explain(gap?.rule ?? '', subject)).toMatchObject({ kind: 'check', page: { id: gap?.rule } });
    expect(explain('review-overdue@system', subject)).toMatchObject({ state: 'silent' });
  });

  it('refuses an id that nothing has, and says what was meant', () => {
    const hint = (id: string): unknown => {
      try {
        return explained(id);
      } catch (error) {
        return (error as { hint?: string }).hint;
      }
    };
    expect(hint('test-opn@open')).toBe('Did you mean "test-open@open"?');
    expect(hint('test-open@opne')).toBe('Did you mean "test-open@open"?');
    expect(hint('test-open@gone')).toContain('Nobody uses it');
    expect(hint('authentication@bare')).toContain('vauban ask');
    expect(hint('web')).toContain('vauban show MODEL web');
    expect(hint('wal')).toBe('Did you mean "wall"?');
    expect(() => explained('nothing-of-the-kind')).toThrow('Cannot explain "nothing-of-the-kind"');
    expect(() => explained('review-overdue@nobody')).toThrow('Cannot find "nobody" in the model');
    expect(() => explained('@')).toThrow('Cannot explain "@"');
  });
});

describe('conditionLines', () => {
  const lines = (when: Parameters<typeof conditionLines>[0], kind: 'flow' | 'component') =>
    conditionLines(when, kind, factTable()).map(({ depth, text }) => `${'  '.repeat(depth)}${text}`);

  it('puts a line for each part of an all, and one below the other otherwise', () => {
    expect(
      lines(
        { all: [{ crosses: 'yes' }, { any: [{ authentication: ['none', 'password'] }, { sealed: 'no' }] }] },
        'flow',
      ),
    ).toEqual(['crosses is yes', 'One of these:', '  authentication is none or password', '  sealed is no']);
  });

  it('names sets, walks and bounds', () => {
    expect(lines({ not: { to: { kind: 'store' } } }, 'flow')).toEqual(['Not: The component it goes to: kind is store']);
    expect(lines({ every: { of: 'in', where: { encryption: { 'at-least': 'tls-1.2' } } } }, 'component')).toEqual([
      'Every flow into it: encryption is at least tls-1.2',
    ]);
    const path = { from: { standing: 'outside' }, to: 'self', through: { authentication: 'none' } };
    expect(lines({ path }, 'component')).toEqual([
      'A walk along flows leads to it:',
      '  It starts at a component: standing is outside',
      '  Each flow on it: authentication is none',
    ]);
  });
});
