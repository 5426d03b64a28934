/**
 * The discrete Fourier transform of real numbers, radix 2: the even and the odd ones travel as the two halves of one
 * complex transform of half the length.
 *
 * Cooley, Tukey: An algorithm for the machine calculation of complex Fourier series (1965).
 * @module
 */

/** The transform of n real numbers: the frequencies 0 to n/2, because the others mirror them. */
export interface Spectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * The transform of real numbers: the sum of x[k] exp(-2 pi i j k / n) for each j.
 *
 * @throws {RangeError} unless their count is a power of 2 and at least 4
 */
export function spectrumOf(values: Float64Array): Spectrum {
  const n = values.length;
  if (n < 4 || (n & (n - 1)) !== 0) throw new RangeError(`Cannot transform: expected 4, 8, 16 ... numbers, found ${n}`);
  const half = n >> 1;
  const packed = spectrum(half - 1);
  const { reversed } = plan(half);
  for (let k = 0; k < half; k += 1) {
    const at = reversed[k] ?? 0;
    packed.real[at] = values[2 * k] ?? 0;
    packed.imaginary[at] = values[2 * k + 1] ?? 0;
  }
  transform(packed, half);
  const result = spectrum(half);
  const { cosines, sines } = plan(n);
  for (let j = 0; j <= half; j += 1) {
    const one = j % half;
    const other = (half - j) % half;
    const a = packed.real[one] ?? 0;
    const b = packed.imaginary[one] ?? 0;
    const c = packed.real[other] ?? 0;
    const d = packed.imaginary[other] ?? 0;
    const cosine = j === half ? -1 : (cosines[j] ?? 0);
    const sine = j === half ? 0 : (sines[j] ?? 0);
    result.real[j] = (a + c + cosine * (b + d) + sine * (a - c)) / 2;
    result.imaginary[j] = (b - d + sine * (b + d) - cosine * (a - c)) / 2;
  }
  return result;
}

/** The real numbers with this transform. */
export function signalOf({ real, imaginary }: Spectrum): Float64Array {
  const half = real.length - 1;
  const n = 2 * half;
  const packed = spectrum(half - 1);
  const { reversed } = plan(half);
  const { cosines, sines } = plan(n);
  for (let j = 0; j < half; j += 1) {
    const a = real[j] ?? 0;
    const b = imaginary[j] ?? 0;
    const c = real[half - j] ?? 0;
    const d = imaginary[half - j] ?? 0;
    const cosine = cosines[j] ?? 0;
    const sine = sines[j] ?? 0;
    const at = reversed[j] ?? 0;
    // The complex transform runs forward only; its conjugate is the inverse.
    packed.real[at] = (a + c + sine * (a - c) - cosine * (b + d)) / n;
    packed.imaginary[at] = -(b - d + cosine * (a - c) + sine * (b + d)) / n;
  }
  transform(packed, half);
  const values = new Float64Array(n);
  for (let k = 0; k < half; k += 1) {
    values[2 * k] = packed.real[k] ?? 0;
    values[2 * k + 1] = -(packed.imaginary[k] ?? 0);
  }
  return values;
}

/** An empty transform with the frequencies 0 to `highest`. */
export function spectrum(highest: number): Spectrum {
  return { real: new Float64Array(highest + 1), imaginary: new Float64Array(highest + 1) };
}

/** What a length needs: exp(-2 pi i j / n) for j below n/2, and each place with its bits in reverse. */
interface Plan {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
  readonly reversed: Uint32Array;
}

const plans = new Map<number, Plan>();

function plan(n: number): Plan {
  const known = plans.get(n);
  if (known !== undefined) return known;
  const bits = Math.log2(n);
  const cosines = new Float64Array(n >> 1);
  const sines = new Float64Array(n >> 1);
  for (let j = 0; j < n >> 1; j += 1) {
    cosines[j] = Math.cos((2 * Math.PI * j) / n);
    sines[j] = -Math.sin((2 * Math.PI * j) / n);
  }
  const reversed = new Uint32Array(n);
  for (let k = 1; k < n; k += 1) reversed[k] = ((reversed[k >> 1] ?? 0) >> 1) | ((k & 1) << (bits - 1));
  const made = { cosines, sines, reversed };
  plans.set(n, made);
  return made;
}

/** The complex transform in place, of values that stand in reversed order. */
function transform({ real, imaginary }: Spectrum, n: number): void {
  const { cosines, sines } = plan(n);
  for (let size = 2; size <= n; size *= 2) {
    const half = size >> 1;
    const stride = n / size;
    for (let start = 0; start < n; start += size) {
      for (let j = 0, turn = 0; j < half; j += 1, turn += stride) {
        const low = start + j;
        const high = low + half;
        const cosine = cosines[turn] ?? 0;
        const sine = sines[turn] ?? 0;
        const x = real[high] ?? 0;
        const y = imaginary[high] ?? 0;
        const u = x * cosine - y * sine;
        const v = x * sine + y * cosine;
        const a = real[low] ?? 0;
        const b = imaginary[low] ?? 0;
        real[high] = a - u;
        imaginary[high] = b - v;
        real[low] = a + u;
        imaginary[low] = b + v;
      }
    }
  }
}
