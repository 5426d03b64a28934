import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { COLLECTIONS, SINGLES } from '../collection-name.ts';
import { readTexts } from '../read/read-texts.ts';
import { COLLECTION_NOTES } from './collection-notes.ts';
import { modelJsonSchema } from './json-schema.ts';

const schema = modelJsonSchema();
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

/** Whether an editor that knows only the JSON Schema is content with a text. */
function editorAccepts(text: string): boolean {
  return validate(load(text)) === true;
}

describe('modelJsonSchema()', () => {
  it('describes every collection, with an example', () => {
    const properties = schema['properties'] as Record<string, { description?: string }>;
    expect(Object.keys(properties).toSorted()).toEqual([...COLLECTIONS, ...SINGLES, 'vauban'].toSorted());
    for (const property of Object.values(properties)) expect(property.description).toMatch(/\w{3}/);
  });

  it('explains every field of every entry', () => {
    const mute: string[] = [];
    for (const [name, entry] of Object.entries(
      schema['$defs'] as Record<string, { properties?: Record<string, { description?: string }> }>,
    )) {
      for (const [key, field] of Object.entries(entry.properties ?? {}))
        if (!field.description) mute.push(`${name}.${key}`);
    }
    expect(mute).toEqual([]);
  });

  it('accepts the files of the worked models', () => {
    const folders = readdirSync('models', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const files = folders.flatMap(({ name }) =>
      readdirSync(join('models', name))
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => join('models', name, file)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      validate(load(readFileSync(file, 'utf8')));
      expect({ file, errors: validate.errors }).toEqual({ file, errors: null });
    }
  });

  const table: readonly (readonly [boolean, string])[] = [
    [true, 'system: { title: T, version: 1.0, reviewed: 2024-01 }'],
    [true, 'components: { a: { kind: process, many: yes } }'],
    [true, 'components: { a: { kind: process, many: true } }'],
    [true, 'assumptions:\n  a:\n'],
    [true, 'controls: { c: { cost: 50000 } }'],
    [true, 'controls: { c: { cost: { once: 1, yearly: 2 } } }'],
    [false, 'components: { a: { kind: proces } }'],
    [false, 'components: { a: { knd: process } }'],
    [false, 'components: { a: { } }'],
    [false, 'componets: {}'],
    [false, 'components: { 1a: { kind: process } }'],
    [false, 'trees: { t: { goal: G, nodes: { a: { probability: 2 } } } }'],
    [false, 'threats: { t: { stride: [spoofin] } }'],
    [false, 'zones: [a]'],
    [false, 'components: { a: { kind: process, many: maybe } }'],
  ];
  for (const [accepted, text] of table) {
    it(`${accepted ? 'accepts' : 'refuses'} ${text.replace('\n', ' ')}, as the reader does`, () => {
      expect(editorAccepts(text)).toBe(accepted);
      expect(readTexts([{ name: 'a.yaml', text }]).problems.length === 0).toBe(accepted);
    });
  }
});

describe('COLLECTION_NOTES', () => {
  it('has examples that make one model without problems', () => {
    const model = Object.fromEntries(Object.entries(COLLECTION_NOTES).map(([name, { example }]) => [name, example]));
    const { problems } = readTexts([
      { name: 'examples.yaml', text: stringify(model, { aliasDuplicateObjects: false }) },
    ]);
    expect(problems).toEqual([]);
  });
});
