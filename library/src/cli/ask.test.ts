import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/vauban.mjs', import.meta.url));
const CLOCK = ['--clock', '2026-11-22'];
const folder = mkdtempSync(join(tmpdir(), 'vauban-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the built command line as a shell would, with nobody at its standard input. */
function ask(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'ask', ...args, ...CLOCK], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 15_000,
  });
  return { status, out: stdout, error: stderr };
}

function write(name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

const RULE = `title: Anybody can use up a flow
kind: threat
stride: denial-of-service
each: flow
when: { all: [ { rate-limit: no }, { size-limit: no } ] }
message: "{element} can be used up"
why: It answers everybody
check: Who limits it?
fix: []
likelihood: 5
impact: 5
examples: { threatened: {}, safe: {} }
`;
const MODEL = `system: { title: Shop } # short
zones: { internet: { trust: untrusted }, inside: { trust: internal } }
components:
  web: { kind: process, zone: inside }
  app: { kind: external, zone: internet }
flows:
  order: { from: app, to: web, title: Order } # the way in
`;

const file = () => readFileSync(join(folder, 'shop/model.yaml'), 'utf8');

beforeEach(() => {
  write('shop/model.yaml', MODEL);
  write('shop/rules/used-up.yaml', RULE);
});

interface Asked {
  readonly id: string;
  readonly weight: number;
  readonly rules: readonly string[];
}

describe('vauban ask', () => {
  it('lists the questions for a machine, the most at stake first', () => {
    const { status, out } = ask('shop', '--format', 'json');
    expect(status).toBe(0);
    const { questions, open, problems, noValue } = JSON.parse(out);
    expect({ open, problems, noValue }).toEqual({
      open: questions.length,
      problems: [],
      noValue: ['not-known', 'not-applicable'],
    });
    const own = questions.find(({ rules }: Asked) => rules.includes('used-up'));
    expect(Object.keys(own)).toEqual(['id', 'about', 'fact', 'text', 'help', 'answers', 'rules', 'weight']);
    expect(own).toMatchObject({ id: 'rate-limit@order', about: 'flows/order', fact: 'rate-limit' });
    expect(own.text).toContain('"Order"');
    const weights = questions.map(({ weight }: Asked) => weight);
    expect(weights).toEqual(weights.toSorted((one: number, other: number) => other - one));
    expect(JSON.parse(ask('shop', '--format', 'json', '--limit', '1').out)).toMatchObject({
      open,
      questions: [questions[0]],
    });
    expect(file()).toBe(MODEL);
  });

  it('lists them for a person when nobody can be asked', () => {
    const { status, out } = ask('shop', '--limit', '1');
    expect(status).toBe(0);
    const [first] = JSON.parse(ask('shop', '--format', 'json', '--limit', '1').out).questions;
    expect(out).toContain(first.text);
    expect(out).toContain('not-known, not-applicable');
    expect(out).toMatch(/Next: vauban ask shop --answer [\w@/.-]+=VALUE\n$/);
    expect(out.match(/ {2}Answers/g)).toHaveLength(1);
    expect(file()).toBe(MODEL);
  });

  it('writes answers and tells what they changed', () => {
    const { status, out } = ask('shop', '--format', 'json', '--answer', 'rate-limit@order=no');
    expect(status).toBe(0);
    const result = JSON.parse(out);
    expect(result.answered).toEqual([{ id: 'rate-limit@order', answer: 'no', files: ['shop/model.yaml'] }]);
    expect(result.settled).toContain('rate-limit@order');
    expect(result.questions.map(({ id }: Asked) => id)).toContain('size-limit@order');
    expect(file()).toBe(MODEL.replace('Order }', 'Order, facts: { rate-limit: no } }'));

    const second = ask('shop', '--answer', 'size-limit@order=false');
    expect(second.status).toBe(0);
    expect(second.out).toContain('"Order" can be used up');
    expect(second.out).toContain('size-limit@order = no');
    expect(second.out).toMatch(/Next: vauban (ask|check) shop\n$/);
    expect(file()).toBe(MODEL.replace('Order }', 'Order, facts: { rate-limit: no, size-limit: no } }'));
  });

  it('takes several answers at once, also one that only another one raises', () => {
    const answers = ['--answer', 'rate-limit@flows/order=no', '--answer', 'size-limit@order=not-known'];
    const { status, out } = ask('shop', '--format', 'json', ...answers);
    expect(status).toBe(0);
    const { answered, questions, findings } = JSON.parse(out);
    expect(answered).toHaveLength(2);
    expect(questions.filter(({ rules }: Asked) => rules.includes('used-up'))).toEqual([]);
    expect(findings.added.filter(({ rule }: { rule: string }) => rule === 'used-up')).toEqual([]);
    expect(file()).toBe(
      `${MODEL.replace('Order }', 'Order, facts: { rate-limit: no } }')}answers:\n  size-limit@order: { answer: not-known, date: 2026-11-22 }\n`,
    );
    expect(ask('shop', '--answer', 'size-limit@order=no').error).toMatch(
      /is answered already, with "not-known"\nChange or remove it at shop\/model.yaml:9\n/,
    );
  });

  it('refuses what it does not know, and writes nothing then', () => {
    const good = ['--answer', 'rate-limit@order=no'];
    const table: readonly (readonly [readonly string[], string])[] = [
      [[...good, '--answer', 'size-limit@order=maybe'], 'expected one of no, yes, not-known, not-applicable'],
      [[...good, '--answer', 'rate-limit@ordre=no'], 'Did you mean "rate-limit@order"?'],
      [[...good, '--answer', 'size-limit@order'], 'expected fact@element=value'],
      [[...good, ...good], 'twice'],
      [['--limit', 'few'], 'expected a whole number from 1'],
      [['--format', 'csv'], 'Allowed choices are text, json'],
    ];
    for (const [args, message] of table) {
      expect(ask('shop', ...args)).toMatchObject({ status: 2, out: '', error: expect.stringContaining(message) });
    }
    expect(file()).toBe(MODEL);
  });

  it('asks nothing about a model with a problem', () => {
    write('broken.yaml', `${MODEL}assets: { a: { tear: 1 } }\n`);
    for (const args of [[], ['--answer', 'rate-limit@order=no']]) {
      expect(ask('broken.yaml', ...args)).toMatchObject({
        status: 2,
        out: '',
        error: expect.stringContaining('"tear"'),
      });
    }
    const listed = ask('broken.yaml', '--format', 'json');
    expect(listed.status).toBe(2);
    expect(JSON.parse(listed.out).problems).toHaveLength(1);
  });
});
