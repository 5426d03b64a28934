import { describe, expect, it } from 'vitest';
import { isTooWeak } from './strength.ts';

describe('isTooWeak', () => {
  it.each([
    ['encryption', 'none', 'tls-1.2', true],
    ['encryption', 'no', 'tls-1.2', true],
    ['encryption', 'TLS 1.1', 'tls-1.2', true],
    ['encryption', 'TLSv1.0', 'tls-1.2', true],
    ['encryption', 'tls-1.2', 'tls-1.2', false],
    ['encryption', 'tls1.3', 'tls-1.2', false],
    ['encryption', 'mtls', 'tls-1.2', false],
    ['encryption', 'end-to-end', 'tls-1.3', false],
    ['encryption', 'tls', 'tls-1.2', false],
    ['encryption', 'wireguard', 'tls-1.3', false],
    ['encryption', 'none', 'wireguard', false],
    ['encryption', 'none', 'some', true],
    ['encryption', 'tls-1.0', 'some', false],
    ['encryption', 'none', 'none', false],
    ['encryption', ['tls-1.3', 'tls-1.1'], 'tls-1.2', true],
    ['encryption', ['tls-1.3', 'tls-1.2'], 'tls-1.2', false],
    ['authentication', 'none', 'some', true],
    ['authentication', [], 'some', true],
    ['authentication', ['token', 'none'], 'some', true],
    ['authentication', ['token', 'certificate'], 'some', false],
    ['authentication', 'token', 'certificate', true],
    ['authentication', 'certificate', ['certificate', 'hardware-key'], false],
    ['authentication', 'token', [], false],
    ['audited', 'no', 'yes', true],
    ['audited', 'yes', 'yes', false],
  ] as const)('%s %j where %j is needed: %s', (fact, stated, needed, weak) => {
    expect(isTooWeak(fact, stated, needed)).toBe(weak);
  });
});
