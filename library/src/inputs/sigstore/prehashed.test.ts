import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PublicNumbers, verifiesDigest } from './prehashed.ts';

const KEYS = {
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  other: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};

function numbers(kind: keyof typeof KEYS): PublicNumbers {
  return KEYS[kind].publicKey.export({ format: 'jwk' });
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

describe('verifiesDigest', () => {
  it.each(['P-256', 'P-384', 'RSA'] as const)('agrees with the platform on %s', (kind) => {
    const wrong = kind === 'RSA' ? 'P-256' : 'other';
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (bytes, at) => {
        const signature = sign('sha256', bytes, KEYS[kind].privateKey);
        const digest = digestOf(bytes);
        expect(verifiesDigest(numbers(kind), digest, signature)).toBe(true);
        expect(verifiesDigest(numbers(wrong), digest, signature)).toBe(false);
        const flipped = Uint8Array.from(signature);
        flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ 1;
        expect(verifiesDigest(numbers(kind), digest, flipped)).toBe(false);
        expect(verifiesDigest(numbers(kind), digestOf(digest), signature)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('verifies the published signature of RFC 6979, A.2.5, and refuses numbers out of range', () => {
    const key: PublicNumbers = {
      kty: 'EC',
      crv: 'P-256',
      x: Buffer.from('60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6', 'hex').toString('base64url'),
      y: Buffer.from('7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299', 'hex').toString('base64url'),
    };
    const r = 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716';
    const s = 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8';
    const der = (one: string, other: string): Uint8Array => {
      const parts = [one, other].map((hex) => {
        const padded = Number.parseInt(hex.slice(0, 2), 16) >= 0x80 ? `00${hex}` : hex;
        return `02${(padded.length / 2).toString(16).padStart(2, '0')}${padded}`;
      });
      return Buffer.from(`30${(parts.join('').length / 2).toString(16).padStart(2, '0')}${parts.join('')}`, 'hex');
    };
    const digest = digestOf(Buffer.from('sample'));
    expect(verifiesDigest(key, digest, der(r, s))).toBe(true);
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    for (const [one, other] of [
      ['00', s],
      [r, '00'],
      [order, s],
      [r, order],
    ] as const) {
      expect(verifiesDigest(key, digest, der(one, other))).toBe(false);
    }
  });

  it('refuses what is no signature and does not know keys that sign the whole message', () => {
    for (const hex of ['', '30', '3000', '300602010102010100', `30${'7f'.repeat(200)}`]) {
      expect(verifiesDigest(numbers('P-256'), digestOf(new Uint8Array()), Buffer.from(hex, 'hex'))).toBe(false);
      expect(verifiesDigest(numbers('RSA'), digestOf(new Uint8Array()), Buffer.from(hex, 'hex'))).toBe(false);
    }
    const { publicKey } = generateKeyPairSync('ed25519');
    const jwk = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' });
    expect(verifiesDigest(jwk, digestOf(new Uint8Array()), new Uint8Array(64))).toBeUndefined();
  });
});
