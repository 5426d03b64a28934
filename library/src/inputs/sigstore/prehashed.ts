/**
 * Verifies a signature when only the digest of what was signed is at hand: ECDSA over P-256 and P-384 (FIPS 186-5,
 * 6.4.2) and RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2). The cryptography of the platform always hashes for itself, so the
 * arithmetic is here; it only ever sees public values, so that it need not run in constant time.
 * @module
 */

/** The parts of a public key as JSON Web Key (RFC 7517) that are used. */
export interface PublicNumbers {
  readonly kty?: string | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
}

/**
 * Whether the signature was made over something with this SHA-256; undefined when the kind of key cannot be verified
 * by a digest alone (Ed25519 signs the whole message).
 */
export function verifiesDigest(key: PublicNumbers, digest: Uint8Array, signature: Uint8Array): boolean | undefined {
  if (key.kty === 'RSA') return verifiesRsa(key, digest, signature);
  const curve = key.kty === 'EC' && key.crv !== undefined ? CURVES[key.crv] : undefined;
  return curve === undefined ? undefined : verifiesEcdsa(curve, key, { digest, signature });
}

/** A curve y^2 = x^3 - 3x + b over the integers modulo p, with a generator of order n (SP 800-186, 3.2.1). */
interface Curve {
  readonly p: bigint;
  readonly n: bigint;
  readonly generator: readonly [bigint, bigint];
}

const CURVES: Readonly<Record<string, Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    generator: [
      0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
      0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
    ],
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    generator: [
      0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
      0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
    ],
  },
};

interface Signed {
  readonly digest: Uint8Array;
  readonly signature: Uint8Array;
}

function verifiesEcdsa({ p, n, generator }: Curve, key: PublicNumbers, { digest, signature }: Signed): boolean {
  const numbers = numbersOf(signature);
  if (numbers === undefined) return false;
  const [r, s] = numbers;
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const z = toNumber(digest) % n;
  const inverse = invert(s, n);
  const point = sumOfMultiples(p, [
    [(z * inverse) % n, [...generator, 1n]],
    [(r * inverse) % n, [fromBase64Url(key.x), fromBase64Url(key.y), 1n]],
  ]);
  const [x, , depth] = point;
  if (depth === 0n) return false;
  const scale = invert(depth, p);
  return modulo(x * scale * scale, p) % n === r;
}

/** A point in Jacobian coordinates: (X / Z^2, Y / Z^3), the point at infinity when Z is 0. */
type Point = readonly [x: bigint, y: bigint, z: bigint];

/** The sum of points times numbers, bit by bit from the top. */
function sumOfMultiples(p: bigint, terms: readonly (readonly [times: bigint, point: Point])[]): Point {
  const bits = Math.max(...terms.map(([times]) => times.toString(2).length));
  let sum: Point = [1n, 1n, 0n];
  for (let bit = bits - 1; bit >= 0; bit -= 1) {
    sum = twice(p, sum);
    for (const [times, point] of terms) if ((times >> BigInt(bit)) & 1n) sum = add(p, sum, point);
  }
  return sum;
}

/** Doubling for a curve with a = -3 (Explicit-Formulas Database, dbl-2001-b). */
function twice(p: bigint, [x, y, z]: Point): Point {
  const delta = (z * z) % p;
  const gamma = (y * y) % p;
  const beta = (x * gamma) % p;
  const alpha = 3n * (x - delta) * (x + delta);
  const newX = modulo(alpha * alpha - 8n * beta, p);
  const newZ = modulo((y + z) ** 2n - gamma - delta, p);
  return [newX, modulo(alpha * (4n * beta - newX) - 8n * gamma * gamma, p), newZ];
}

/** Addition (Explicit-Formulas Database, add-2007-bl, without its savings). */
function add(p: bigint, one: Point, other: Point): Point {
  if (one[2] === 0n) return other;
  if (other[2] === 0n) return one;
  const [z1, z2] = [(one[2] * one[2]) % p, (other[2] * other[2]) % p];
  const [u1, u2] = [(one[0] * z2) % p, (other[0] * z1) % p];
  const [s1, s2] = [(one[1] * other[2] * z2) % p, (other[1] * one[2] * z1) % p];
  if (u1 === u2) return s1 === s2 ? twice(p, one) : [1n, 1n, 0n];
  const h = modulo(u2 - u1, p);
  const r = modulo(s2 - s1, p);
  const h2 = (h * h) % p;
  const h3 = (h2 * h) % p;
  const x = modulo(r * r - h3 - 2n * u1 * h2, p);
  return [x, modulo(r * (u1 * h2 - x) - s1 * h3, p), modulo(h * one[2] * other[2], p)];
}

function modulo(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
}

/** The inverse modulo a prime, by Euclid's algorithm. */
function invert(value: bigint, prime: bigint): bigint {
  let [rest, next] = [modulo(value, prime), prime];
  let [factor, nextFactor] = [1n, 0n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  return modulo(factor, prime);
}

/** The two numbers of an ECDSA signature in DER: SEQUENCE { INTEGER r, INTEGER s }, with nothing after it. */
function numbersOf(der: Uint8Array): readonly [bigint, bigint] | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 127) return undefined;
  const first = integerAt(der, 2);
  const second = first === undefined ? undefined : integerAt(der, first.end);
  if (first === undefined || second?.end !== der.length) return undefined;
  return [first.value, second.value];
}

function integerAt(der: Uint8Array, at: number): { readonly value: bigint; readonly end: number } | undefined {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || end > der.length || (der[at + 2] ?? 0x80) >= 0x80) return undefined;
  return { value: toNumber(der.subarray(at + 2, end)), end };
}

/** `DigestInfo` of a SHA-256 up to the digest itself (RFC 8017, 9.2, note 1). */
const SHA256_INFO = '3031300d060960864801650304020105000420';

function verifiesRsa({ n, e }: PublicNumbers, digest: Uint8Array, signature: Uint8Array): boolean {
  const modulus = fromBase64Url(n);
  const size = Math.ceil(modulus.toString(16).length / 2);
  if (signature.length !== size || size < 128 || size > 2048) return false;
  const opened = power(toNumber(signature), fromBase64Url(e), modulus);
  const info = SHA256_INFO + toHex(digest);
  const padded = `0001${'ff'.repeat(size - info.length / 2 - 3)}00${info}`;
  return opened.toString(16).padStart(size * 2, '0') === padded;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

function fromBase64Url(text = ''): bigint {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return toNumber(Uint8Array.from(plain, (character) => character.charCodeAt(0)));
}
