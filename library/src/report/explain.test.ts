import { expect, test } from 'vitest';
import type { Explanation, FindingExplanation, Fix, RulePage } from '../model/explanation.ts';
import { explainJson, explainPage } from './explain.ts';

const RULE: RulePage = {
  id: 'open-door',
  pack: 'stride',
  title: 'A door is open',
  kind: 'threat',
  stride: 'spoofing',
  each: 'flow',
  likelihood: 'from-exposure',
  impact: '4',
  message: '{element} is open',
  when: [
    { depth: 0, text: 'crosses is yes', note: 'it goes from zone to zone' },
    { depth: 0, text: 'One of these:' },
    { depth: 1, text: 'sealed is no' },
  ],
  why: 'Whoever calls is served.',
  check: 'Who may call?',
  falsePositives: 'A public page',
  fix: ['lock'],
  ids: [{ kind: 'cwe', id: '306', name: 'Missing Authentication', link: 'https://cwe.mitre.org/' }],
  linddun: [],
  references: [],
};
const LONG = `name: ${'long '.repeat(40)}`.trim();
const FIX: Fix = {
  control: {
    id: 'lock',
    title: 'Lock',
    description: 'The door is locked',
    layer: 'host',
    strategy: 'prevent',
    prevents: ['strangers'],
    prove: 'Try the door',
    gives: { authentication: 'token' },
    frameworks: {},
  },
  silences: ['authentication'],
  outweighedBy: [],
  yaml: `controls:\n  lock:\n    ${LONG}\n`,
};
const FINDING: FindingExplanation = {
  kind: 'finding',
  id: 'open-door@order',
  about: 'flows/order',
  name: 'Order',
  at: { file: 'model.yaml', line: 3, column: 5 },
  rule: RULE,
  state: 'speaks',
  views: { claimed: 'speaks', proven: 'asks' },
  message: '"Order\u001b[31m" is open',
  reasons: ['"Order": authentication = none'],
  silencedBy: ['authentication at flows/order: token'],
  unproven: [],
  severity: 'high',
  likelihood: { value: 4, because: 'an outsider can reach it' },
  impact: { value: 4, because: 'the rule says so' },
  questions: [],
  fixes: [FIX],
};
const options = { width: 80, color: false };
const page = (explanation: Explanation): string => explainPage(explanation, 'models/my shop', options);

test('explainPage tells of a finding, and ends with one command', () => {
  const text = page(FINDING);
  expect(text).toMatchSnapshot();
  expect(text).not.toContain('\u001b');
  expect(text).toMatch(/\nNext: vauban show 'models\/my shop' flows\/order\n$/);
});

test('explainPage never cuts or wraps what is to be pasted', () => {
  expect(page(FINDING)).toContain(`\n      ${LONG}\n`);
  for (const line of page(FINDING).split('\n'))
    if (!line.includes('long ')) expect(line.length).toBeLessThanOrEqual(80);
});

test('explainPage says what absorbs, decides or silences a finding', () => {
  expect(page({ ...FINDING, state: 'absorbed', absorbedBy: { address: 'threats/T1', name: 'Theft' } })).toContain(
    'absorbed by threats/T1',
  );
  const decided = { finding: FINDING.id, treatment: 'accept', until: '2027-01-01', because: 'It is small' };
  expect(page({ ...FINDING, state: 'decided', decided })).toContain('accept until 2027-01-01: It is small');
  const silent = page({ ...FINDING, state: 'silent', reasons: ['"Order": authentication = token'], fixes: [] });
  expect(silent).toContain('It does not speak here, because\n  - "Order": authentication = token');
  expect(silent).not.toContain('How bad');
});

test('explainPage tells of a rule and where it speaks', () => {
  const spoken = [
    { finding: 'open-door@order', state: 'speaks', severity: 'high', message: '"Order" is open' },
    { finding: 'open-door@pay', state: 'absorbed', by: 'T1' },
  ] as const;
  expect(page({ kind: 'rule', page: RULE, fixes: [FIX.control], spoken, asks: [] })).toMatchSnapshot();
});

test('explainPage tells of checks and controls', () => {
  const check = {
    id: 'dead-link',
    title: 'A link leads nowhere',
    why: 'Nobody can follow it.',
    severity: 'low',
  } as const;
  expect(page({ kind: 'check', page: check, spoken: [] })).toMatchSnapshot();
  expect(
    page({
      kind: 'control',
      address: 'controls/lock',
      name: 'Lock',
      at: FINDING.at,
      status: 'planned',
      state: 'none',
      guards: [{ address: 'flows/order', name: 'Order' }],
      against: [],
      gives: { authentication: 'token' },
      inEffect: false,
      plan: [{ phase: 'first', item: 'locks' }],
      claims: 0,
      library: FIX.control,
      mends: [FINDING.id],
      yaml: FIX.yaml.replace(LONG, 'evidence: []'),
    }),
  ).toMatchSnapshot();
  const rules = [{ id: 'open-door', title: 'A door is open' }];
  expect(
    page({ kind: 'library-control', page: FIX.control, rules, mends: [], yaml: 'controls: {}\n' }),
  ).toMatchSnapshot();
});

test('explainJson is plain data', () => {
  expect(explainJson(FINDING)).toEqual(JSON.parse(JSON.stringify(FINDING)));
});
