import { describe, expect, it } from 'vitest';
import { isTestPath, languageOf, purposeOf } from './index.ts';

describe('languageOf', () => {
  it.each([
    ['src/limits.rs', 'rust'],
    ['a/Dockerfile.prod', 'docker'],
    ['Makefile', 'make'],
    ['x.d.ts', 'typescript'],
    ['.env.local', 'ini'],
    ['README', 'text'],
    ['docs/a.MD', 'markdown'],
    ['Cargo.lock', 'toml'],
    ['image.png', undefined],
    ['constructor', undefined],
    ['lexer/js', undefined],
    ['example.org', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});

describe('purposeOf', () => {
  it('knows what is for people', () => {
    expect([purposeOf('markdown'), purposeOf('toml'), purposeOf('rust')]).toEqual(['prose', 'data', 'program']);
  });
});

describe('isTestPath', () => {
  it.each([
    ['tests/a.rs', true],
    ['src/limits_test.go', true],
    ['src/a.test.ts', true],
    ['test_limits.py', true],
    ['src/main/java/LimitsTest.java', true],
    ['contracts/Vault.t.sol', true],
    ['fuzz/fuzz_targets/a.rs', true],
    ['src/latest.rs', false],
    ['src/contest/a.go', false],
    ['src/attestation.ts', false],
  ])('%s: %s', (path, expected) => {
    expect(isTestPath(path)).toBe(expected);
  });
});
