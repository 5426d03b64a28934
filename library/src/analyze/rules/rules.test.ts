import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isRawMap, type Raw, type RawMap } from '../../model/raw.ts';
import { sourceTree } from '../../model/source/tree.ts';
import { controlSchema } from '../controls/control-schema.ts';
import { factSchema } from '../facts/fact-schema.ts';
import { factTable } from '../facts/fact-table.ts';
import { derivations } from './derive.ts';
import { type Example, examplesOf } from './examples.ts';
import { type Rule, readRule } from './rule-book.ts';

const ANALYZE = fileURLToPath(new URL('..', import.meta.url));

function yamlIn(folder: string): readonly string[] {
  return readdirSync(join(ANALYZE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted();
}

function rawOf(name: string): Raw {
  const { raw, problems } = sourceTree({ name, text: readFileSync(join(ANALYZE, name), 'utf8') });
  expect(problems).toEqual([]);
  return raw ?? null;
}

const names = yamlIn('rules');
const read = names.map((name) => {
  const [pack = '', file = ''] = name.split('/');
  const raw = rawOf(`rules/${name}`);
  return { name, pack, id: file.replace('.yaml', ''), raw, ...readRule(raw, file.replace('.yaml', ''), pack) };
});
const rules = read.flatMap(({ rule }) => rule ?? []);
const LETTERS = [
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
];

describe('the rules', () => {
  it('are many, and every STRIDE letter has its share', () => {
    expect(rules.length).toBeGreaterThanOrEqual(120);
    for (const letter of LETTERS) {
      expect({ letter, count: rules.filter(({ stride }) => stride === letter).length >= 12 }).toEqual({
        letter,
        count: true,
      });
    }
  });

  it('have ids of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('have conditions that differ in more than their values', () => {
    const shapes = new Map<string, string>();
    const same: string[] = [];
    for (const { id, condition } of rules) {
      const other = shapes.get(condition.shape);
      if (other !== undefined) same.push(`${other} = ${id}: ${condition.shape}`);
      shapes.set(condition.shape, id);
    }
    expect(same).toEqual([]);
  });
});

for (const { name, pack, id, raw, rule, problems } of read) {
  describe(`${pack} ${id}`, () => {
    it('can be read, and names only what there is', () => expect(problems).toEqual([]));
    if (rule === undefined) return;
    it('speaks plainly', () => {
      for (const text of [rule.title, rule.message]) expect(text).toMatch(/^[A-Z"{].*[^.]$/);
      expect(rule.why.length).toBeGreaterThan(20);
      expect(name).toBe(`${pack}/${rule.id}.yaml`);
    });
    it('speaks on its threatened example, and on no other account than its own', () => {
      const { threatened, safe } = examples(raw);
      expect(threatened.problems).toEqual([]);
      expect(safe.problems).toEqual([]);
      const own = threatened.hits(rule);
      expect(own.length).toBeGreaterThan(0);
      expect(safe.hits(rule)).toEqual([]);
      const rivals = rules.filter(
        (other) => other.id !== rule.id && other.stride === rule.stride && covers(threatened, other, own),
      );
      expect(rivals.map((other) => other.id)).toEqual([]);
    });
  });
}

function examples(raw: Raw): { readonly threatened: Example; readonly safe: Example } {
  const map = isRawMap(raw) ? raw : ({} as RawMap);
  return examplesOf(map['examples'] ?? null);
}

/** Whether another rule says of an example all that the rule says. */
function covers(example: Example, other: Rule, own: readonly string[]): boolean {
  const hits = new Set(example.hits(other));
  return own.every((address) => hits.has(address));
}

describe('the fact table', () => {
  for (const file of yamlIn('facts')) {
    it(`reads ${file}`, () => {
      const result = factSchema.safeParse(rawOf(`facts/${file}`));
      expect(result.error?.issues ?? []).toEqual([]);
      const { protective = [], values, question, absent, structure } = result.data as NonNullable<typeof result.data>;
      for (const value of protective) expect(values ?? []).toContain(value);
      if (protective.length > 0) expect(question).toMatch(/\{element\}.*\?$/);
      if (structure === 'yes') expect(absent).toBeUndefined();
    });
  }
  it('derives nothing from itself', () => expect(derivations(factTable()).problems).toEqual([]));
});

describe('the control library', () => {
  const files = yamlIn('controls');
  it('is large', () => expect(files.length).toBeGreaterThanOrEqual(120));
  for (const file of files) {
    it(`reads ${file}`, () => {
      const result = controlSchema.safeParse(rawOf(`controls/${file}`));
      expect(result.error?.issues ?? []).toEqual([]);
      for (const [fact, value] of result.data?.gives ?? []) {
        const known = factTable().get(fact);
        expect({ fact, known: known !== undefined }).toEqual({ fact, known: true });
        if (known?.values !== undefined) expect(known.values).toContain(value);
      }
      for (const [fact, value] of result.data?.without ?? []) {
        const known = factTable().get(fact);
        expect(result.data?.gives?.has(fact)).toBe(true);
        expect(known?.values?.length).toBeGreaterThan(2);
        expect(known?.values).toContain(value);
        expect(value).not.toBe(result.data?.gives?.get(fact));
      }
      expect(result.data?.prevents.length).toBeGreaterThan(0);
    });
  }
});
