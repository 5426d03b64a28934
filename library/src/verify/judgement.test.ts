import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDetails, byNumbers } from './judgement.ts';

describe('byNumbers', () => {
  it.each([
    [{ population: 3, looked: 3, failed: 0 }, {}, 'upheld', 'All 3 hold'],
    [{ population: 3, looked: 3, failed: 1 }, {}, 'broken', '1 of 3 failed'],
    [{ population: 3, looked: 2, failed: 0 }, {}, 'unknown', 'Only 2 of 3 were looked at'],
    [{ population: 3, looked: 2, failed: 1 }, {}, 'broken', '1 of 2 failed'],
    [{ looked: 2, failed: 0 }, {}, 'unknown', '2 were looked at, but nobody knows how many there are'],
    [{ population: 0, looked: 0, failed: 0 }, {}, 'unknown', 'There was nothing to look at'],
    [{ looked: 0, failed: 0 }, {}, 'unknown', 'There was nothing to look at'],
    [{ population: 1000, looked: 1000, failed: 1 }, { atLeast: 0.999 }, 'upheld', '999 of 1000 hold, which is enough'],
    [{ population: 1000, looked: 1000, failed: 2 }, { atLeast: 0.999 }, 'broken', '2 of 1000 failed'],
    [{ population: 1000, looked: 60, failed: 0 }, { sample: 60 }, 'upheld', '0 of 60 failed: at most 4.9 % at 95 %'],
    [{ population: 1000, looked: 59, failed: 0 }, { sample: 60 }, 'unknown', 'Only 59 of 1000 were looked at'],
    [{ population: 1000, looked: 60, failed: 1 }, { sample: 60 }, 'broken', '1 of 60 failed'],
  ] as const)('judges %o with %o as %s', (scope, allowed, verdict, because) => {
    expect(byNumbers(scope, allowed)).toEqual({ verdict, because });
  });

  it('upholds nothing that was not looked at, or that failed without leave', () => {
    void fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (population, looked, failed) => {
        const { verdict } = byNumbers({ population, looked: Math.min(looked, population), failed }, {});
        if (verdict === 'upheld') expect(population > 0 && looked >= population && failed === 0).toBe(true);
      }),
    );
  });
});

describe('byDetails', () => {
  it('gives the worst detail as the reason and the place', () => {
    const details = [
      { check: 'one', severity: 'high', message: 'The first is wrong', at: { file: 'a', line: 2 } },
      { check: 'two', severity: 'low', message: 'The second is wrong' },
    ] as const;
    const judged = byDetails(
      details,
      { population: 2, looked: 2, failed: 2 },
      { depth: 'active', found: 'two faults' },
    );
    expect(judged).toMatchObject({ verdict: 'broken', because: 'The first is wrong', at: { file: 'a', line: 2 } });
    expect(byDetails([], { population: 2, looked: 2, failed: 0 }, { depth: 'active', found: 'none' })).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
      because: 'All 2 hold',
    });
  });
});
