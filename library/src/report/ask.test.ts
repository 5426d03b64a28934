import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Question } from '../model/analysis.ts';
import { answerEffect, effectText } from './answer-effect.ts';
import { answeredPage, askPage, questionPage } from './ask.ts';
import { answeredJson, askJson } from './ask-json.ts';
import type { CheckReport } from './check-report.ts';
import { ACTING, anyText, HOSTILE } from './hostile-text.fixture.ts';
import { jsonText } from './json-text.ts';
import { smallReport, withText } from './small-report.fixture.ts';

const OPTIONS = { width: 80, color: false };
const RULES = new Map([['flooded', 'Nobody limits it']]);

function question(id: string): Question {
  const [fact = '', element = ''] = id.split('@');
  const text = `Is "${element} TEXT" limited?`;
  return {
    id,
    about: `flows/${element}`,
    fact,
    text,
    help: 'Ask TEXT',
    answers: ['no', 'yes'],
    rules: ['flooded', 'own-rule'],
    weight: 9,
  };
}

function finding(rule: string): Finding {
  const [first] = smallReport().analysis.findings;
  if (first === undefined) throw new Error('The fixture has no finding');
  return { ...first, id: `${rule}@order`, rule };
}

const [limit, size, logged] = [question('rate-limit@order'), question('size-limit@order'), question('logged@keep')];

/** The small report with questions, and with findings beside its own. */
function asking(questions: readonly Question[], findings: readonly Finding[] = []): CheckReport {
  const report = smallReport();
  return {
    ...report,
    analysis: { ...report.analysis, questions, findings: [...report.analysis.findings, ...findings] },
  };
}

const before = asking([limit, logged]);
const after = asking([size], [finding('flooded')]);
const effect = answerEffect(before.analysis, after.analysis);
const change = { before, after, answered: [{ question: limit, answer: 'no', files: ['a.yaml'] }] };

test('answerEffect() tells what is new and what is gone on both sides', () => {
  const ids = Object.values(effect).map((list: readonly { readonly id: string }[]) => list.map(({ id }) => id));
  expect(ids).toEqual([['flooded@order'], [], ['rate-limit@order', 'logged@keep'], ['size-limit@order']]);
  expect(answerEffect(before.analysis, before.analysis)).toEqual({ found: [], gone: [], settled: [], raised: [] });
});

test('effectText() leaves out what is nothing, and the question itself', () => {
  expect(effectText(limit, effect)).toBe('1 finding, settles 1 other question, raises 1 question');
  expect(effectText(limit, { found: [], gone: [], settled: [limit], raised: [] })).toBe('no finding');
});

test('askPage() lists so many questions with what waits for them, and the call that answers the first', () => {
  expect(askPage(before, { ...OPTIONS, limit: 1, rules: RULES })).toMatchInlineSnapshot(`
    "Shop TEXT 2.0  models/my shop ──────────────────────────────────────────────────
      2 questions, the most at stake first

    Is "order TEXT" limited?  rate-limit@order
      Find out  Ask TEXT
      Waiting   flooded (Nobody limits it), own-rule
      At stake  9
      Answers   no, yes, not-known, not-applicable

      1 more question: vauban ask 'models/my shop' --limit 2

    Next: vauban ask 'models/my shop' --answer rate-limit@order=VALUE
    "
  `);
  expect(askPage(asking([]), { ...OPTIONS, rules: RULES })).toContain('Nothing to ask');
});

test('questionPage() shows what each answer would decide', () => {
  const outcomes = [
    { answer: 'no', effect },
    { answer: 'yes', effect: { found: [], gone: [], settled: [limit], raised: [] } },
  ];
  expect(questionPage(limit, outcomes, { ...OPTIONS, rules: RULES, left: 2 })).toMatchInlineSnapshot(`
    "
    Is "order TEXT" limited?  rate-limit@order · 2 open ────────────────────────────
      Find out  Ask TEXT
      Waiting   flooded (Nobody limits it), own-rule
      At stake  9

      Answer  Finds         Settles  Raises
      ──────  ────────────  ───────  ──────
      no      high flooded        1       1
      yes     nothing             0       0

    "
  `);
});

test('answeredPage() shows what was written and what follows', () => {
  expect(answeredPage(change, OPTIONS)).toMatchInlineSnapshot(`
    "Shop TEXT 2.0  models/my shop ──────────────────────────────────────────────────
      1 answer · findings: 1 new, 0 gone · questions: 2 settled, 1 raised, 1 left

    Written  1
      rate-limit@order = no  a.yaml

    New findings  1
      high  No control works against "Flood TEXT"  models/my shop/model.yaml:22:3

    Next: vauban ask 'models/my shop'
    "
  `);
});

test('no page lets anything act on the terminal that its author wrote', () => {
  const property = fc.property(anyText, (text) => {
    const hostile = <Value>(value: Value): Value => withText(value as CheckReport, text) as Value;
    const outcomes = [{ answer: 'no', effect: hostile(effect) }];
    const outputs = [
      askPage(hostile(before), { ...OPTIONS, rules: RULES }),
      questionPage(hostile(limit), outcomes, { ...OPTIONS, rules: RULES, left: 2 }),
      answeredPage(hostile(change), OPTIONS),
      jsonText(askJson(hostile(before))),
      jsonText(answeredJson(hostile(change))),
    ];
    for (const output of outputs) expect(output).not.toMatch(ACTING);
  });
  fc.assert(property, { numRuns: 60, examples: HOSTILE.map((text) => [text]) });
});
