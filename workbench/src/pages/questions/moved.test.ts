import { openSession, overviewOf, QUICK_CALLS, type Session } from 'vauban/browser';
import { expect, it } from 'vitest';
import { isStill, moved } from './moved.ts';
import { takeBack } from './taking-back.ts';

const TEXT = `zones: { outside: { trust: untrusted }, inside: { trust: trusted } }
trust-levels: [untrusted, trusted]
components:
  shopper: { kind: external, zone: outside }
  web: { kind: process, zone: inside }
flows:
  order: { from: shopper, to: web, protocol: https }
`;

async function open(text: string): Promise<Session> {
  return openSession({ path: 'shop', files: [{ name: 'shop.yaml', text }], rules: [], clock: '2026-11-22' });
}

it('tells what an answer moved, and takes it back', async () => {
  const session = await open(TEXT);
  const { analysis } = overviewOf(session);
  const question = analysis.questions.find(({ id }) => id === 'authentication@order');
  if (question === undefined) throw new Error(`Not asked; asked is ${analysis.questions.map(({ id }) => id)}`);
  const [edited] = QUICK_CALLS.edit(session, { edits: [{ kind: 'answer', question, answer: 'none' }] });
  const after = overviewOf(await open(edited?.text ?? ''));
  const result = moved(analysis, after.analysis, question.id);
  expect(result.appeared.map(({ rule }) => rule)).toContain('unauthenticated-crossing');
  expect(result.settled.map(({ id }) => id)).not.toContain(question.id);
  expect(isStill(result)).toBe(false);
  expect(isStill(moved(analysis, analysis, ''))).toBe(true);
  const answered = await open(edited?.text ?? '');
  const [back] = QUICK_CALLS.edit(answered, { edits: takeBack(after.model, question) });
  expect(back?.text).toBe(TEXT);
});

it('takes the last fact back with its heading', async () => {
  const text = TEXT.replace('protocol: https }', 'protocol: https, facts: { rate-limit: yes } }');
  const session = await open(text);
  const edits = takeBack(overviewOf(session).model, {
    id: 'rate-limit@order',
    about: 'flows/order',
    fact: 'rate-limit',
  });
  expect(QUICK_CALLS.edit(session, { edits })[0]?.text).toBe(TEXT);
});
