import { expect, test } from 'vitest';
import { philox4x32 } from './philox.ts';

function philox(counter: readonly number[], key: readonly number[]): readonly string[] {
  const block = Uint32Array.from(counter);
  philox4x32(block, Uint32Array.from(key));
  return [...block].map((word) => word.toString(16).padStart(8, '0'));
}

// The known answers that the authors of the generator publish (Random123, philox 4x32 10).
test('philox4x32 gives the published numbers', () => {
  expect(philox([0, 0, 0, 0], [0, 0])).toEqual(['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']);
  const ones = 0xffffffff;
  expect(philox([ones, ones, ones, ones], [ones, ones])).toEqual(['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd']);
  expect(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
    'd16cfe09',
    '94fdcceb',
    '5001e420',
    '24126ea1',
  ]);
});
