/**
 * The uncertain inputs of a scenario by name, and the scenario with one of them held at a value.
 * @module
 */
import type { LossScenario, Quantity } from '../../model/loss.ts';

/** The name of the loss of a scenario that has no other. */
const LOSS = 'loss';

/** Every input with its name. */
export function inputsOf({
  rate,
  contest,
  primary,
  secondary,
}: LossScenario): readonly (readonly [string, Quantity])[] {
  return [
    ...Object.entries(rate),
    ...Object.entries(contest ?? {}),
    [secondary === undefined ? LOSS : 'primary', primary],
    ...(secondary === undefined ? [] : [['chance', secondary.chance] as const]),
    ...Object.entries(secondary?.forms ?? {}),
  ];
}

/** The scenario with one input held at a value. */
export function withInput(scenario: LossScenario, name: string, value: number): LossScenario {
  const held: Quantity = { kind: 'exactly', value };
  const { rate, contest, secondary } = scenario;
  if (name in rate) return { ...scenario, rate: { ...rate, [name]: held } };
  if (contest !== undefined && name in contest) return { ...scenario, contest: { ...contest, [name]: held } };
  if (secondary !== undefined && name in secondary.forms) {
    return { ...scenario, secondary: { ...secondary, forms: { ...secondary.forms, [name]: held } } };
  }
  if (secondary !== undefined && name === 'chance') return { ...scenario, secondary: { ...secondary, chance: held } };
  return { ...scenario, primary: held };
}
