import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { philox4x32 } from '../../../kit/philox.ts';
import { philoxBlocks } from './philox-blocks.ts';
import { philoxModule } from './philox-wasm.ts';

type Words = readonly [number, number, number, number];
const ONES = 0xffffffff;

describe.each([false, true])('philoxBlocks, plain %s', (plain) => {
  // The known answers that the authors of the generator publish (Random123, philox 4x32 10).
  test.each<[Words, readonly [number, number], readonly string[]]>([
    [
      [0, 0, 0, 0],
      [0, 0],
      ['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8'],
    ],
    [
      [ONES, ONES, ONES, ONES],
      [ONES, ONES],
      ['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd'],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      ['d16cfe09', '94fdcceb', '5001e420', '24126ea1'],
    ],
  ])('gives the published numbers for %j', (counter, [key0, key1], wanted) => {
    const { words, scramble } = philoxBlocks(1, plain);
    words.set(counter);
    scramble(1, key0, key1);
    expect([...words].map((word) => (word >>> 0).toString(16).padStart(8, '0'))).toEqual(wanted);
  });

  test('gives every block what the generator of one block gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()), { minLength: 1, maxLength: 9 }),
        fc.integer(),
        fc.integer(),
        (counters, key0, key1) => {
          const { words, scramble } = philoxBlocks(9, plain);
          words.set(counters.flat());
          scramble(counters.length, key0, key1);
          for (const [index, counter] of counters.entries()) {
            const block = Uint32Array.from(counter);
            philox4x32(block, Uint32Array.of(key0, key1));
            expect([...words.subarray(4 * index, 4 * index + 4)]).toEqual([...Int32Array.from(block)]);
          }
        },
      ),
    );
  });

  test('leaves counters alone when there are none', () => {
    const { words, scramble } = philoxBlocks(4, plain);
    words.fill(7);
    scramble(0, 1, 2);
    expect([...words]).toEqual(Array.from({ length: 16 }, () => 7));
  });
});

test('philoxModule is there in Node', () => {
  expect(philoxModule(4)).toBeDefined();
});
