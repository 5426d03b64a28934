/**
 * The scenarios of the published figures.
 * @module
 */
import type { LossScenario, Quantity } from '../../model/loss.ts';

/** A scenario with a fixed rate and one figure of loss. */
export function scenario(id: string, often: number, primary: Quantity): LossScenario {
  return { id, title: id, rate: { frequency: { kind: 'exactly', value: often } }, primary };
}

/** The geometric middles of the chances of the bands 2 to 4, as events a year. */
const RATES = [0.1 * Math.sqrt(0.1), Math.sqrt(0.05), Math.sqrt(0.45)].map((chance) => -Math.log1p(-chance));

/** The ten threats of the VirtEngine register: probability and impact, as the vector V21 has them. */
export const REGISTER: readonly LossScenario[] = (
  [
    [2, 5],
    [2, 5],
    [2, 5],
    [3, 4],
    [2, 4],
    [4, 3],
    [2, 5],
    [2, 4],
    [3, 3],
    [2, 4],
  ] as const
).map(([probability, impact], index) =>
  scenario(`T${String(index + 1).padStart(2, '0')}`, RATES[probability - 2] ?? 0, {
    kind: 'interval',
    low: 10 ** (impact + 1),
    high: 10 ** (impact + 2),
  }),
);

/** The FAIR model of the vectors V18 and V19. */
export const FAIR: LossScenario = {
  id: 'fair',
  title: 'A FAIR model with every node uncertain',
  rate: {
    contact: { kind: 'pert', min: 200, likely: 1000, max: 3000 },
    action: { kind: 'pert', min: 0.85, likely: 0.95, max: 1 },
  },
  contest: {
    capability: { kind: 'pert', min: 0.6, likely: 0.85, max: 0.98 },
    resistance: { kind: 'pert', min: 0.63, likely: 0.87, max: 0.99 },
  },
  primary: { kind: 'pert', min: 15_000, likely: 25_000, max: 50_000 },
  secondary: {
    chance: { kind: 'pert', min: 0.5, likely: 0.85, max: 1 },
    forms: { fines: { kind: 'pert', min: 5000, likely: 10_000, max: 20_000 } },
  },
};
