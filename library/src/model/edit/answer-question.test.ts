import { describe, expect, it, test } from 'vitest';
import { analyze } from '../../analyze/analyze.ts';
import { readRule } from '../../analyze/rules/rule-book.ts';
import type { Question } from '../analysis.ts';
import type { VaubanError } from '../problem.ts';
import type { Raw } from '../raw.ts';
import { type ReadResult, readTexts } from '../read/read-texts.ts';
import { sourceTree } from '../source/tree.ts';
import { answerQuestion } from './answer-question.ts';
import { applySplices } from './index.ts';
import { readEdited } from './read-edited.ts';

const DATE = '2026-11-22';
const CLOCK = { clock: DATE };

/** A question about an element, such as `rate-limit@flows/order`. */
function question(fact: string, about: string, answers: readonly string[] = ['no', 'yes']): Question {
  const id = `${fact}@${about.slice(about.indexOf('/') + 1)}`;
  return { id, about, fact, text: '?', answers, rules: ['r'], weight: 9 };
}

function read(...texts: readonly string[]): ReadResult {
  const result = readTexts(texts.map((text, index) => ({ name: `${index}.yaml`, text })));
  expect(result.problems).toEqual([]);
  return result;
}

const HOW = ['none', 'token', 'mtls'];
const FLOWING = `# The shop.
system: { title: Shop } # short
components:
  web: { kind: process } # what sells
  app: { kind: external }
flows:
  order: { from: app, to: web, carries: [basket] } # the way in
assets: { basket: {} }
`;
const BLOCKS = `components:
  web: # what sells
    kind: process

    # asked twice in 2025
    facts:
      patched: yes # monthly
  app:
    kind: external
flows:
  # the way in
  order:
    from: app
    to: web # over the gateway

entries:
  site:
    at: web
`;

/** What it is about, the text before, the question, the answer, the text after. */
type Row = readonly [string, string, Question, string, string];

describe('answerQuestion() writes', () => {
  const rows: readonly Row[] = [
    [
      'a field of a flow in braces',
      FLOWING,
      question('authentication', 'flows/order', HOW),
      'mtls',
      FLOWING.replace('[basket] }', '[basket], authentication: mtls }'),
    ],
    [
      'a fact of a flow in braces',
      FLOWING,
      question('rate-limit', 'flows/order'),
      'no',
      FLOWING.replace('[basket] }', '[basket], facts: { rate-limit: no } }'),
    ],
    [
      'a fact of an entry that says nothing yet',
      FLOWING,
      question('rotation', 'assets/basket'),
      'yes',
      FLOWING.replace('basket: {}', 'basket: { facts: { rotation: yes } }'),
    ],
    [
      'a fact of the system',
      FLOWING,
      question('patched', 'system'),
      'yes',
      FLOWING.replace('Shop }', 'Shop, facts: { patched: yes } }'),
    ],
    [
      'a field of a flow in lines',
      BLOCKS,
      question('encryption', 'flows/order', ['none', 'tls-1.3']),
      'tls-1.3',
      BLOCKS.replace('over the gateway\n', 'over the gateway\n    encryption: tls-1.3\n'),
    ],
    [
      'a field of an entry in lines',
      BLOCKS,
      question('authentication', 'entries/site', HOW),
      'none',
      `${BLOCKS}    authentication: none\n`,
    ],
    [
      'one more fact in lines',
      BLOCKS,
      question('privileged', 'components/web'),
      'no',
      BLOCKS.replace('# monthly\n', '# monthly\n      privileged: no\n'),
    ],
    [
      'the first facts in lines',
      BLOCKS,
      question('rate-limit', 'entries/site'),
      'yes',
      `${BLOCKS}    facts:\n      rate-limit: yes\n`,
    ],
    [
      'a value that the field of that name cannot take as a fact',
      BLOCKS,
      question('exposure', 'entries/site', ['planet']),
      'planet',
      `${BLOCKS}    facts:\n      exposure: planet\n`,
    ],
    [
      'that nobody knows',
      FLOWING,
      question('rate-limit', 'flows/order'),
      'not-known',
      `${FLOWING}answers:\n  rate-limit@order: { answer: not-known, date: ${DATE} }\n`,
    ],
    [
      'that it does not apply, below other answers',
      `${FLOWING}answers: # from the workshop\n  patched@web: { answer: not-known } # Ann\n`,
      question('rate-limit', 'flows/order'),
      'not-applicable',
      `${FLOWING}answers: # from the workshop\n  patched@web: { answer: not-known } # Ann\n  rate-limit@order: { answer: not-applicable, date: ${DATE} }\n`,
    ],
    [
      'that nobody knows in lines, where the file has lines',
      BLOCKS,
      question('rate-limit', 'flows/order'),
      'not-known',
      `${BLOCKS}answers:\n  rate-limit@order:\n    answer: not-known\n    date: ${DATE}\n`,
    ],
    [
      'a value in the place of an answer that was none',
      `${FLOWING}answers:\n  patched@web: { answer: not-known }\n  rate-limit@order: { answer: not-known } # ask Ann\n`,
      question('rate-limit', 'flows/order'),
      'yes',
      `${FLOWING.replace('[basket] }', '[basket], facts: { rate-limit: yes } }')}answers:\n  patched@web: { answer: not-known }\n`,
    ],
  ];
  test.each(rows)('%s', (_, before, asked, answer, after) => {
    const [edited, ...others] = answerQuestion(read(before), asked, { answer, date: DATE });
    expect(others).toEqual([]);
    expect(edited?.text).toBe(after);
    expect(applySplices(edited?.text ?? '', edited?.undo ?? [])).toBe(before);
  });

  it('in the file where the element stands, with its line ends', () => {
    const system = 'system: { title: Shop }\nzones: { z: {} }\n';
    const structure = 'components:\r\n  web: { kind: process } # one\r\n';
    const both = read(system, structure);
    for (const answer of ['yes', 'not-known']) {
      const [edited, ...others] = answerQuestion(both, question('patched', 'components/web'), { answer, date: DATE });
      expect(others).toEqual([]);
      expect(edited?.file.name).toBe('1.yaml');
      expect(edited?.text.replaceAll('\r\n', '')).not.toContain('\n');
      expect(applySplices(edited?.text ?? '', edited?.undo ?? [])).toBe(structure);
    }
  });

  it('over an answer in another file', () => {
    const both = read('components: { web: { kind: process } }\n', 'answers: { patched@web: { answer: not-known } }\n');
    const asked = question('patched', 'components/web');
    expect(answerQuestion(both, asked, { answer: 'yes', date: DATE }).map(({ text }) => text)).toEqual([
      'components: { web: { kind: process, facts: { patched: yes } } }\n',
      'answers: {}\n',
    ]);
    expect(answerQuestion(both, asked, { answer: 'not-applicable', date: DATE }).map(({ text }) => text)).toEqual([
      `answers: { patched@web: { answer: not-applicable, date: ${DATE} } }\n`,
    ]);
  });
});

describe('answerQuestion() refuses', () => {
  const refusal = (asked: Question, answer: string): VaubanError => {
    try {
      answerQuestion(read(FLOWING), asked, { answer, date: DATE });
    } catch (error) {
      return error as VaubanError;
    }
    throw new Error('Nothing was refused');
  };

  it('a value the question does not have', () => {
    expect(refusal(question('rate-limit', 'flows/order'), 'maybe')).toMatchObject({
      code: 'USAGE',
      message: 'Cannot answer "rate-limit@order" with "maybe": expected one of no, yes, not-known, not-applicable',
    });
  });

  it('an element no file has', () => {
    expect(refusal(question('rate-limit', 'flows/nothing'), 'yes')).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('expected "flows/nothing" among the entries, found none'),
    });
  });

  it('an answer that would spoil the model', () => {
    expect(refusal(question('tier', 'assets/basket', ['9']), '9')).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('the result would not be a model'),
    });
  });
});

describe('the answer', () => {
  const rule = `
title: Nobody limits how often a flow is used
kind: threat
stride: denial-of-service
each: flow
when: { all: [ { rate-limit: no }, { authentication: none } ] }
message: "{element} can be flooded"
why: Because
check: Who limits it?
fix: []
examples: { threatened: {}, safe: {} }
`;
  const raw: Raw = sourceTree({ name: 'flooded.yaml', text: rule }).raw ?? null;
  const { rule: flooded, problems } = readRule(raw, 'flooded', 'own');

  it('silences its question when the model is read again, whatever it is', () => {
    expect(problems).toEqual([]);
    const before = read(FLOWING);
    const analysisOf = ({ model, locate }: ReadResult) =>
      analyze(model, { ...CLOCK, locate, rules: flooded === undefined ? [] : [flooded] }).analysis;
    const own = ({ questions }: ReturnType<typeof analysisOf>) =>
      questions.filter(({ rules }) => rules.includes('flooded')).map(({ id }) => id);
    const start = analysisOf(before);
    expect(own(start)).toEqual(['rate-limit@order']);
    const asked = start.questions.find(({ id }) => id === 'rate-limit@order');
    const left = { no: ['authentication@order'], yes: [], 'not-known': [], 'not-applicable': [] };
    for (const [answer, questions] of Object.entries(left)) {
      const edited = answerQuestion(before, asked ?? question('', ''), { answer, date: DATE });
      const after = readEdited(before, edited);
      expect(after.problems).toEqual([]);
      expect(own(analysisOf(after))).toEqual(questions);
    }
  });
});
