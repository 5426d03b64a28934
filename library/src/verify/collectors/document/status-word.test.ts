import { describe, expect, it } from 'vitest';
import { splitStatus, statusOf } from './status-word.ts';

describe('statusOf', () => {
  it.each([
    ['Done', 'done'],
    ['✅', 'done'],
    ['✅ Implemented', 'done'],
    ['**Complete** (2024)', 'done'],
    ['Not implemented', 'open'],
    ['not yet', 'open'],
    ['In progress - 40 %', 'partial'],
    ['🚧 WIP', 'partial'],
    ['Partially implemented', undefined],
    ['Partial', 'partial'],
    ['Deprecated', 'retired'],
    ['N/A', 'retired'],
    ['Open source', undefined],
    ['No one knows', undefined],
    ['Passwords', undefined],
    ['Finally', undefined],
    ['High', undefined],
    ['', undefined],
  ])('%j is %s', (written, status) => {
    expect(statusOf(written)).toBe(status);
  });
});

describe('splitStatus', () => {
  it.each([
    ['HSM for keys [Done]', 'HSM for keys', 'done'],
    ['HSM for keys (planned)', 'HSM for keys', 'open'],
    ['HSM for keys — in progress', 'HSM for keys', 'partial'],
    ['✅ HSM for keys', 'HSM for keys', 'done'],
    ['HSM for keys ❌', 'HSM for keys', 'open'],
  ])('%s', (text, rest, status) => {
    expect(splitStatus(text)).toMatchObject({ rest, status });
  });

  it.each(['HSM for keys', 'HSM (FIPS 140)', 'A - B', ''])('finds none in %j', (text) => {
    expect(splitStatus(text)).toBeUndefined();
  });
});
