import { expect, it } from 'vitest';
import { literal } from './literal.ts';

it('literal() writes plain data and maps, and leaves out what is undefined', () => {
  const value = { a: [1, 'x"y', null, true], b: new Map([['k', ['v']]]), c: undefined, 'd-e': {} };
  expect(literal(value)).toBe('{ "a": [1, "x\\"y", null, true], "b": new Map([["k", ["v"]]]), "d-e": {  } }');
});

it('literal() refuses what is no data', () => {
  expect(() => literal({ a: () => 1 })).toThrow(new TypeError('Cannot write a function as TypeScript'));
});
