import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Id } from '../../model/id.ts';
import { sourceTree } from '../../model/source/tree.ts';
import { packedSchemes } from '../packed-schemes.ts';
import { schemeProblems } from './scheme-problems.ts';
import { builtInSchemes, schemeOf } from './schemes.ts';

const FILES = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

describe('builtInSchemes', () => {
  test('has the five schemes of the language', () => {
    expect([...builtInSchemes().keys()].sort()).toEqual(['cvss', 'five-by-five', 'owasp', 'product', 'three-by-three']);
  });

  test('has one scheme for each file', () => {
    expect(FILES.map((file) => file.replace('.yaml', '')).sort()).toEqual([...builtInSchemes().keys()].sort());
  });

  test.each(FILES)('has %s as it is on disk', (file) => {
    const { raw, problems } = sourceTree({ name: file, text: readFileSync(join(import.meta.dirname, file), 'utf8') });
    expect(problems).toEqual([]);
    expect(packedSchemes[file.replace('.yaml', '')]).toEqual(JSON.parse(JSON.stringify(raw)));
  });

  test('has schemes that fit together', () => {
    const schemes = [...builtInSchemes().values()];
    expect(schemes.length).toBeGreaterThan(0);
    for (const scheme of schemes) expect(schemeProblems(scheme), scheme.id).toEqual([]);
  });

  test('has schemes in which every level asks for something', () => {
    for (const { id, levels } of builtInSchemes().values()) {
      expect(levels?.length, id).toBeGreaterThanOrEqual(4);
      for (const level of levels ?? []) expect(level.action, `${id} ${level.id}`).toMatch(/^[A-Z]/);
    }
  });

  test('names a scheme that exists as the one beside another', () => {
    const beside = [...builtInSchemes().values()].map((scheme) => scheme.beside).filter((id) => id !== undefined);
    expect(beside.length).toBeGreaterThan(0);
    for (const id of beside) expect(builtInSchemes().has(id)).toBe(true);
  });

  test('gives the matrix and the product the same axes, but for the assumption', () => {
    const matrix = builtInSchemes().get('five-by-five');
    const product = builtInSchemes().get('product');
    for (const name of ['probability', 'impact', 'exposure']) {
      const levels = product?.axes?.get(name)?.levels;
      expect(levels?.size).toBe(5);
      expect(matrix?.axes?.get(name)?.levels).toEqual(levels);
    }
    expect(matrix?.axes?.get('exposure')?.assumed).toBeUndefined();
    expect(product?.axes?.get('exposure')?.assumed).toBe('3');
    expect(product?.levels).toEqual(matrix?.levels);
    expect(product?.reduces).toEqual(matrix?.reduces);
    expect(product?.decisions).toEqual(matrix?.decisions);
  });

  test('has bands of probability and loss that follow on each other without a gap', () => {
    const axes = builtInSchemes().get('five-by-five')?.axes;
    const ranges = (axis: string, of: 'frequency' | 'loss') =>
      [...(axes?.get(axis)?.levels?.values() ?? [])].map((level) => level[of]);
    expect(ranges('probability', 'frequency')).toEqual([
      [0, 0.01],
      [0.01, 0.1],
      [0.1, 0.5],
      [0.5, 0.9],
      [0.9, 'open'],
    ]);
    expect(ranges('impact', 'loss')).toEqual([
      [0, 1000],
      [1000, 10_000],
      [10_000, 100_000],
      [100_000, 1_000_000],
      [1_000_000, 'open'],
    ]);
  });
});

describe('schemeOf', () => {
  test('finds a scheme that Vauban ships, and always the same', () => {
    expect(schemeOf('product')?.id).toBe('product');
    expect(schemeOf('product')).toBe(schemeOf('product'));
  });

  test('prefers the scheme of the model', () => {
    const own = { id: Id('schemes', 'product'), title: 'Our own' };
    expect(schemeOf('product', new Map([['product', own]]))).toBe(own);
  });

  test('knows no other scheme', () => {
    expect(schemeOf('fair')).toBeUndefined();
    expect(schemeOf('toString')).toBeUndefined();
  });
});
