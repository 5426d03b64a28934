import type { Judgement } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { ageWords, commitWords, freshness, scopeWords, spotWords, writtenClaim } from './evidence-words.ts';

const judgement: Judgement = { verdict: 'upheld', scope: { looked: 1, failed: 0 }, because: '', found: '' };

describe('evidence in words', () => {
  it('says how much was looked at, and nothing of nothing', () => {
    expect(scopeWords({ population: 12, looked: 12, failed: 0 })).toBe('12 of 12 looked at, none failed');
    expect(scopeWords({ looked: 3, failed: 1 })).toBe('3 looked at, 1 failed; nobody knows how many there are');
    expect(scopeWords({ looked: 0, failed: 0 })).toBeUndefined();
  });

  it('says where', () => {
    expect(spotWords({ file: 'a.ts', line: 4, column: 2 })).toBe('a.ts:4:2');
    expect(spotWords({ file: 'a.ts' })).toBe('a.ts');
  });

  it('says which commit, and whether the files were as committed', () => {
    const basis = { source: 'repo', place: '.', time: '' };
    expect(commitWords({ ...basis, commit: '0123456789abcdef', dirty: true })).toBe(
      '0123456789, with changes that are not committed',
    );
    expect(commitWords(basis)).toBeUndefined();
  });

  it('says how old it is and until when it counts', () => {
    expect(ageWords('2026-03-01T10:00:00Z', '2026-03-01')).toBe('today');
    expect(ageWords('2026-02-27T10:00:00Z', '2026-03-01')).toBe('2 days ago');
    expect(freshness({ freshUntil: '2026-03-02', judgement }, '2026-03-01').says).toBe(
      'fresh until 2026-03-02, 1 day left',
    );
    expect(freshness({ freshUntil: '2026-03-01', judgement }, '2026-03-01').expired).toBe(true);
    expect(freshness({ judgement: { ...judgement, until: '2026-02-01' } }, '2026-03-01').expired).toBe(true);
    expect(freshness({ judgement }, '2026-03-01').expired).toBe(false);
  });

  it('shows a claim as written', () => {
    expect(writtenClaim({ check: 'code', files: ['a', 'b'], is: { cargo: 'x' }, negative: true })).toEqual([
      ['files', 'a, b'],
      ['is', 'cargo: x'],
      ['negative', 'true'],
    ]);
  });
});
