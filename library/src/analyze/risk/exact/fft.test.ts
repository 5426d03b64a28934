import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signalOf, spectrumOf } from './fft.ts';

const signals = fc
  .integer({ min: 2, max: 7 })
  .chain((bits) =>
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2 ** bits, maxLength: 2 ** bits }),
  );

test('spectrumOf is the sum it stands for', () => {
  fc.assert(
    fc.property(signals, (values) => {
      const n = values.length;
      const { real, imaginary } = spectrumOf(Float64Array.from(values));
      expect(real.length).toBe(n / 2 + 1);
      for (let j = 0; j <= n / 2; j += 1) {
        const angle = (2 * Math.PI * j) / n;
        expect(real[j]).toBeCloseTo(
          values.reduce((sum, value, k) => sum + value * Math.cos(angle * k), 0),
          10,
        );
        expect(imaginary[j]).toBeCloseTo(
          values.reduce((sum, value, k) => sum - value * Math.sin(angle * k), 0),
          10,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('signalOf gives back what was transformed', () => {
  fc.assert(
    fc.property(signals, (values) => {
      const back = signalOf(spectrumOf(Float64Array.from(values)));
      for (const [k, value] of values.entries()) expect(back[k]).toBeCloseTo(value, 12);
    }),
  );
});

test('signalOf of a product is the circular convolution', () => {
  fc.assert(
    fc.property(signals, signals, (one, long) => {
      const n = one.length;
      const other = Array.from({ length: n }, (_, k) => long[k % long.length] ?? 0);
      const a = spectrumOf(Float64Array.from(one));
      const b = spectrumOf(Float64Array.from(other));
      const product = {
        real: a.real.map((x, j) => x * (b.real[j] ?? 0) - (a.imaginary[j] ?? 0) * (b.imaginary[j] ?? 0)),
        imaginary: a.real.map((x, j) => x * (b.imaginary[j] ?? 0) + (a.imaginary[j] ?? 0) * (b.real[j] ?? 0)),
      };
      const found = signalOf(product);
      for (let k = 0; k < n; k += 1) {
        const wanted = one.reduce((sum, value, i) => sum + value * (other[(k - i + n) % n] ?? 0), 0);
        expect(found[k]).toBeCloseTo(wanted, 10);
      }
    }),
    { numRuns: 30 },
  );
});

test.each([0, 1, 2, 3, 12])('spectrumOf refuses %d numbers', (count) => {
  expect(() => spectrumOf(new Float64Array(count))).toThrow(RangeError);
});
