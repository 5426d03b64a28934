import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../hostile-text.fixture.ts';
import { type Column, plainText, span } from '../page/block.ts';
import { widthOf } from './measure.ts';
import { tableLines } from './table.ts';

const column: fc.Arbitrary<Column> = fc.record(
  {
    title: anyText,
    align: fc.constant('right' as const),
    shrink: fc.constantFrom('cut' as const, 'wrap' as const),
    least: fc.integer({ min: 1, max: 40 }),
    drop: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['title'] },
);
const table = fc.array(column, { minLength: 1, maxLength: 8 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(
      fc.array(
        anyText.map((text) => [span(text)]),
        { minLength: columns.length, maxLength: columns.length },
      ),
      {
        maxLength: 6,
      },
    ),
    room: fc.integer({ min: 58, max: 140 }),
  }),
);

test('tableLines makes every line equally wide and none wider than the room', () => {
  fc.assert(
    fc.property(table, ({ columns, rows, room }) => {
      const widths = tableLines(columns, rows, room).map(widthOf);
      expect(new Set(widths).size).toBeLessThanOrEqual(1);
      expect(Math.max(0, ...widths)).toBeLessThanOrEqual(room);
    }),
    { numRuns: 300 },
  );
});

test('tableLines leaves out the column with the highest drop where there is no room', () => {
  const columns = [{ title: 'one' }, { title: 'two', drop: 1 }, { title: 'three', drop: 2 }];
  const cells = ['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)].map((text) => [span(text)]);
  expect(tableLines(columns, [cells], 50).map(plainText)).toEqual([
    'one                   two                 ',
    '────────────────────  ────────────────────',
    'aaaaaaaaaaaaaaaaaaaa  bbbbbbbbbbbbbbbbbbbb',
  ]);
});

test('tableLines continues a cell that wraps in the next line', () => {
  const columns = [{ title: 'id' }, { title: 'text', shrink: 'wrap' as const }];
  expect(tableLines(columns, [[[span('x')], [span('one two three')]]], 12).map(plainText)).toEqual([
    'id  text    ',
    '──  ────────',
    'x   one two ',
    '    three   ',
  ]);
});
