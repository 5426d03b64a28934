/**
 * Random small budget problems, and the best sets by trying every one.
 * @module
 */
import fc from 'fast-check';
import type { BudgetControl, BudgetRisk } from '../../model/budget.ts';

/** Controls and risks; costs may be 0 and equal, a control may take everything off. */
export interface Sample {
  readonly controls: readonly BudgetControl[];
  readonly risks: readonly BudgetRisk[];
  readonly limit: number;
}

export function budgets({ most = 7 }: { readonly most?: number } = {}): fc.Arbitrary<Sample> {
  return fc.integer({ min: 1, max: most }).chain((size) => {
    const share = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9, 1);
    return fc.record({
      controls: fc
        .array(fc.constantFrom(0, 1, 2, 3, 5, 8, 2.5), { minLength: size, maxLength: size })
        .map((costs) => costs.map((cost, index) => ({ id: `c${index}`, cost }))),
      risks: fc
        .array(
          fc.record({
            frequency: fc.constantFrom(0, 0.01, 0.3, 2),
            loss: fc.constantFrom(0, 1, 100, 12_345),
            effects: fc.array(share, { minLength: size, maxLength: size }),
          }),
          { maxLength: 5 },
        )
        .map((risks) =>
          risks.map(({ effects, ...risk }, index) => ({
            ...risk,
            id: `r${index}`,
            effects: effects.map((takesOff, control) => ({ control: `c${control}`, takesOff })),
          })),
        ),
      limit: fc.constantFrom(0, 1, 3, 6, 10, 100),
    });
  });
}

/** All sets of some controls, with what each costs. */
export function* sets(costs: readonly number[]): Generator<{ readonly inPlace: Uint8Array; readonly cost: number }> {
  for (let bits = 0; bits < 1 << costs.length; bits += 1) {
    const inPlace = Uint8Array.from(costs, (_, index) => (bits >> index) & 1);
    yield { inPlace, cost: costs.reduce((sum, cost, index) => sum + (inPlace[index] === 1 ? cost : 0), 0) };
  }
}

/** What is left of some risks: for each the product of what the controls leave. */
export function leftOf({ controls, risks }: Pick<Sample, 'controls' | 'risks'>, inPlace: Uint8Array): number {
  const has = (id: string): boolean => inPlace[controls.findIndex((control) => control.id === id)] === 1;
  return risks.reduce((sum, { frequency, loss, effects }) => {
    const keeps = effects.filter(({ control }) => has(control)).map(({ takesOff }) => 1 - takesOff);
    return sum + keeps.reduce((product, keep) => product * keep, frequency * loss);
  }, 0);
}

/** The least that any set within a limit leaves. */
export function leastLeft(costs: readonly number[], limit: number, left: (inPlace: Uint8Array) => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { inPlace, cost } of sets(costs)) if (cost <= limit) least = Math.min(least, left(inPlace));
  return least;
}
