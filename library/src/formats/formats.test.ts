/**
 * Polices every format: nothing is half done, and each sample is known for what it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readModel } from '../model/files/read-model.ts';
import { readTexts } from '../model/read/read-texts.ts';
import type { ForeignFile } from './format.ts';
import { glanceAt } from './glance.ts';
import { formatOf, readForeign } from './read-foreign.ts';
import { FORMATS } from './registry.ts';
import { contextIn, fileOf } from './try-format.fixture.ts';

const FOLDER = import.meta.dirname;
const MODELS = fileURLToPath(new URL('../../../models/', import.meta.url));

function samplesOf(id: string): readonly string[] {
  return readdirSync(join(FOLDER, id))
    .filter((name) => /^sample\b/.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => join(FOLDER, id, name));
}

const samples = FORMATS.filter(({ loadRead }) => loadRead !== undefined).flatMap(({ id }) =>
  samplesOf(id).map((path) => ({ id, path })),
);
const fileAt = (path: string): ForeignFile => ({ name: path, bytes: readFileSync(path) });

describe('formats', () => {
  it('are there to be policed', () => {
    expect(FORMATS.length).toBeGreaterThan(20);
    expect(samples.length).toBeGreaterThan(20);
  });

  it('have names of their own', () => {
    const names = FORMATS.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const name of names) expect(formatOf(name)).toBeDefined();
  });

  it.each(FORMATS)(
    '$id says what it is and is read or written',
    ({ id, title, about, endings, loadRead, loadWrite }) => {
      expect(readdirSync(FOLDER)).toContain(id);
      expect(title.trim()).not.toBe('');
      expect(about).not.toMatch(/\.$/);
      expect(endings.every((ending) => ending.startsWith('.'))).toBe(true);
      expect(loadRead ?? loadWrite).toBeDefined();
      if (loadRead !== undefined) expect(samplesOf(id).length).toBeGreaterThan(0);
    },
  );

  it.each(samples)('$id alone recognizes its sample', ({ id, path }) => {
    const glance = glanceAt({ ...fileAt(path), name: 'unnamed' });
    expect(
      FORMATS.filter((format) => format.loadRead !== undefined && format.looksLike(glance)).map((one) => one.id),
    ).toEqual([id]);
  });

  it.each(samples)('$id reads its sample as a model that opens, twice the same', async ({ id, path }) => {
    const context = contextIn(dirname(path));
    const one = await readForeign(fileAt(path), { context });
    expect(one.format?.id).toBe(id);
    expect(one.problems).toEqual([]);
    expect(Object.values(one.counts).some((number) => number > 0)).toBe(true);
    expect(await readForeign(fileAt(path), { context })).toEqual(one);
  });

  it.each(FORMATS.filter(({ loadWrite }) => loadWrite !== undefined))(
    '$id writes every worked model, the same twice, and reads it again where it is read',
    async ({ id, loadWrite, loadRead }) => {
      const write = await loadWrite?.();
      const context = { clock: '2026-01-31', attachment: () => undefined };
      for (const name of ['virtengine', 'atlas', 'bitcoin-commons']) {
        const source = await readModel(join(MODELS, name));
        const made = await write?.(source, context);
        expect(made?.text.length).toBeGreaterThan(100);
        expect(made?.lost.length).toBeGreaterThan(0);
        expect(made?.lost.every(({ message }) => !/[.\n]$/.test(message))).toBe(true);
        expect(await write?.(source, context)).toEqual(made);
        if (loadRead === undefined) continue;
        const again = await readForeign(fileOf(`${name}.txt`, made?.text ?? ''), { context: contextIn(FOLDER) });
        expect(again.format?.id).toBe(id);
        expect(again.problems).toEqual([]);
      }
    },
  );

  it.each([
    '',
    '\0\0\0',
    '{',
    '<a',
    '<?xml version="1.0"?><b/>',
    '[1,2]',
    'a: [',
    'just words',
    '# A heading\n',
    '{"a":1}',
  ])('refuse %j with one problem or read it, and never throw', async (text) => {
    const { problems, text: model } = await readForeign(fileOf('odd', text), { context: contextIn(FOLDER) });
    if (model === undefined) expect(problems.length).toBe(1);
    else expect(readTexts([{ name: 'model.yaml', text: model }]).problems).toEqual([]);
  });
});
