import { afterAll, describe, expect, it } from 'vitest';
import { auditedBy, closeTrees, judgedBy, openTree } from '../code/tree.fixture.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { asksForAnyDifference, truthOf } from './truth.ts';

afterAll(closeTrees);
const judged = judgedBy(collector, gather);

const V1 = 'package a.authz\nimport rego.v1\ndefault allow := false\n';
const V0 = 'package a.authz\ndefault allow = false\n';

async function checks(rego: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const judgement = await judged({}, await openTree({ 'policy.rego': rego, ...others }));
  return judgement.details?.map(({ check, at }) => `${at?.line} ${check}`) ?? [];
}

describe('the lints of policies', () => {
  it.each([
    ['no default', 'package a\nallow if input.x\n', ['2 no-default']],
    ['no default, version 0', 'package a\nallow { input.x }\n', ['2 no-default']],
    ['a default that allows', 'package a\ndefault allow := true\n', ['2 allows-by-default']],
    ['a default that allows, version 0', 'package a\ndefault allow = true\n', ['2 allows-by-default']],
    ['a grant without a condition', `${V1}allow := true\n`, ['4 allows-always']],
    ['a grant on true', `${V1}allow if true\n`, ['4 allows-always']],
    ['a grant on true, version 0', `${V0}allow { true }\n`, ['3 allows-always']],
    ['a grant on what always holds', `${V1}allow if {\n  1 == 1\n  input.a == input.a\n}\n`, ['4 allows-always']],
    ['an else that grants', `${V1}allow if input.x\nelse := true\n`, ['5 allows-always']],
    ['one of two bodies', `${V0}allow { input.x } { true }\n`, ['3 allows-always']],
    [
      'a value that says allowed',
      `${V1}is_allowed := {"allowed": true}\n`,
      ['4 no-default', '4 allows-always'].reverse(),
    ],
    [
      'a stricter rule beside a weaker',
      `${V1}allow if input.user\nallow if {\n  input.user\n  input.mfa\n}\n`,
      ['5 one-rule-suffices'],
    ],
    ['a grant of all that is not refused', `${V1}allow if not deny\ndeny if input.y\n`, ['4 allows-unless-denied']],
    ['a refusal nothing reads', `${V1}allow if input.x\ndeny contains "no" if input.y\n`, ['5 unread-deny']],
    ['a refusal nothing reads, version 0', `${V0}allow { input.x }\ndeny[m] { m := "no" }\n`, ['4 unread-deny']],
    [
      'a condition that always holds',
      `${V1}allow if {\n  input.x\n  startswith(input.path, "")\n}\n`,
      ['6 always-true'],
    ],
    ['a condition that never holds', `${V1}allow if {\n  input.x\n  count(input.y) < 0\n}\n`, ['6 never-true']],
    ['a call outside', `${V1}allow if {\n  http.send({"url": input.u}).status_code == 200\n}\n`, ['5 outside-call']],
    ['a comparison any member satisfies', `${V1}allow if input.roles[_] != "guest"\n`, ['4 any-differs']],
  ])('find %s', async (_what, rego, expected) => {
    expect(await checks(rego)).toEqual(expected);
  });

  it.each([
    ['a plain policy', `${V1}allow if input.user == "admin"\n`],
    ['a refusal the grant reads', `${V1}allow if {\n  input.x\n  not deny\n}\ndeny if input.y\n`],
    ['a refusal read through another rule', `${V1}allow if ok\nok if count(deny) == 0\ndeny contains "a" if input.y\n`],
    ['a package that only refuses', 'package main\ndeny[msg] { msg := "no"; input.x }\n'],
    ['ways that ask for different things', `${V1}allow if input.admin\nallow if input.owner == input.user\n`],
    ['a refusal of any member that differs', 'package main\ndeny contains "x" if input.images[_] != "ok"\n'],
    ['a test', 'package a_test\nallow if true\n'],
    ['a comment', `${V1}# allow := true\nallow if input.x\n`],
    ['a function', `${V1}allow if check(input)\ncheck(x) := true if x.y\n`],
    ['a set of what is allowed', 'package a\nallowed contains x if some x in input.xs\n'],
  ])('are silent about %s', async (_what, rego) => {
    expect(await checks(rego)).toEqual([]);
  });

  it('know readers in other packages and other files', async () => {
    const refusal = `${V1}allow if input.x\ndeny if input.y\n`;
    expect(await checks(refusal)).toEqual(['5 unread-deny']);
    expect(await checks(refusal, { 'b.rego': 'package b\nimport data.a.authz\nx := authz.deny\n' })).toEqual([]);
    expect(await checks(refusal, { 'b.rego': 'package b\nx if not data.a.authz.deny\n' })).toEqual([]);
    expect(await checks(refusal, { 'ci.sh': "opa eval 'data.a.authz.deny'\n" })).toEqual([]);
    expect(await checks(refusal, { 'opa.yaml': 'query: /v1/data/a/authz/deny\n' })).toEqual([]);
    expect(await checks(refusal, { 'envoy.yaml': 'query: data.a.authz.allow\n' })).toEqual(['5 unread-deny']);
    expect(await checks(refusal, { 'README.md': 'Ask data.a.authz.deny.\n' })).toEqual(['5 unread-deny']);
    expect(await checks(refusal, { 'a_test.rego': 'package a.authz_test\nt if data.a.authz.deny\n' })).toEqual([
      '5 unread-deny',
    ]);
  });

  it('join the rules of a package over its files', async () => {
    const tree = { 'more.rego': 'package a\ndefault allow := false\n' };
    expect(await checks('package a\nallow if input.x\n', tree)).toEqual([]);
  });
});

describe('a claim about policies', () => {
  it.each([
    [{ default: 'deny' }, `${V1}allow if input.x\n`, 'upheld'],
    [{ default: 'deny' }, 'package a\nallow if input.x\n', 'broken'],
    [{ default: 'deny' }, 'package a\ndefault allow := true\n', 'broken'],
    [{ default: 'deny', package: 'b' }, `${V1}allow if input.x\n`, 'unknown'],
    [{ default: 'deny' }, 'package a\nx := 1\n', 'unknown'],
    [{ default: 'deny', decision: 'may' }, 'package a\ndefault may := false\nmay if input.x\n', 'upheld'],
    [{ reads: 'deny' }, `${V1}allow if not deny\ndeny if input.y\n`, 'upheld'],
    [{ reads: 'deny' }, `${V1}allow if input.x\ndeny if input.y\n`, 'broken'],
    [{ reads: 'deny' }, `${V1}allow if input.x\n`, 'broken'],
    [{ reads: ['deny', 'data.b.blocked'] }, `${V1}allow if not deny\ndeny if data.c.d\n`, 'broken'],
    [{}, `${V1}allow if input.x\n`, 'upheld'],
    [{}, `${V1}allow if input.x\n@@ nonsense\n`, 'unknown'],
    [{ files: 'none/*.rego' }, V1, 'unknown'],
  ])('%j of %j is %s', async (claim, rego, verdict) => {
    const judgement = await judged(claim, await openTree({ 'policy.rego': rego }));
    expect(judgement.verdict, judgement.because).toBe(verdict);
    if (verdict === 'upheld') expect(judgement.depth).toBe('present');
  });

  it('says what was not understood', async () => {
    const judgement = await judged({}, await openTree({ 'policy.rego': `${V1}allow if input.x\n@@ nonsense\n` }));
    expect(judgement.because).toBe('Not everything could be read, policy.rego:5: a rule starts with a name, found "@"');
    expect(judgement.found).toContain('1 statements not understood');
  });

  it('is unknown about what cannot be read', async () => {
    const bad = { 'a.rego': new Uint8Array([0, 1]), 'b.rego': V1 };
    expect((await judged({}, await openTree(bad))).verdict).toBe('unknown');
    expect((await judged({}, await openTree({ 'b.rego': V1 }), { signal: AbortSignal.abort() })).verdict).toBe(
      'unknown',
    );
    expect((await judged({}, await openTree({ 'b.rego': '{'.repeat(300_000) }))).verdict).toBe('unknown');
    expect((await judged({}, await openTree({ 'b.rego': 'a'.repeat(3_000_000) }))).verdict).toBe('unknown');
  });
});

describe('the audit', () => {
  it('looks at policies where there are any', async () => {
    expect(await auditedBy(collector, gather, await openTree({ 'a.txt': 'x' }))).toEqual([]);
    const [judgement] = await auditedBy(collector, gather, await openTree({ 'a.rego': 'package a\nallow := true\n' }));
    expect(judgement?.details?.map(({ severity }) => severity)).toEqual(['critical', 'medium']);
  });
});

describe('truthOf', () => {
  it.each([
    ['true', 'always'],
    ['1 < 2', 'always'],
    ['"a" == "a"', 'always'],
    ['input.a == input.a', 'always'],
    ['regex.match(".*", input.x)', 'always'],
    ['count(input.x) >= 0', 'always'],
    ['not false', 'always'],
    ['false', 'never'],
    ['1 == 2', 'never'],
    ['input.a != input.a', 'never'],
    ['input.a', 'depends'],
    ['input.a == input.b', 'depends'],
    ['input.a[_] == input.a[_]', 'depends'],
    ['count(input.x) > 0', 'depends'],
    ['startswith(input.x, "a")', 'depends'],
    ['x := true', 'depends'],
    ['input.a == input.a.b', 'depends'],
    ['""', 'always'],
  ])('%s: %s', (text, truth) => {
    expect(truthOf(text)).toBe(truth);
  });
});

describe('asksForAnyDifference', () => {
  it.each([
    ['input.roles[_] != "guest"', true],
    ['input.users[_].role != "guest"', true],
    ['input.roles[0] != "guest"', false],
    ['input.role != "guest"', false],
    ['input.roles[_] == "admin"', false],
  ])('%s: %s', (text, expected) => {
    expect(asksForAnyDifference(text)).toBe(expected);
  });
});
