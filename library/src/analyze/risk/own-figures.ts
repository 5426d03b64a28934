/**
 * Figures that a rating gives itself, as parts of a scenario.
 * @module
 */
import { unreachable } from '../../kit/unreachable.ts';
import type { LossScenario, Quantity } from '../../model/loss.ts';
import type { OwnFigures } from '../../model/schema/quantities.ts';

type Rate = Pick<LossScenario, 'rate' | 'contest'>;
type Severity = Pick<LossScenario, 'primary' | 'secondary'>;

/** How often: one figure, or the nodes of FAIR. */
export function ownRate(frequency: NonNullable<OwnFigures['frequency']>): Rate {
  if ('kind' in frequency) return { rate: { frequency } };
  const { contact, action, vulnerability, capability, resistance } = frequency;
  return {
    rate: { contact, ...(action !== undefined && { action }), ...(vulnerability !== undefined && { vulnerability }) },
    ...(capability !== undefined && resistance !== undefined && { contest: { capability, resistance } }),
  };
}

/** How much: one figure, or primary and secondary loss. */
export function ownLoss(loss: NonNullable<OwnFigures['loss']>): Severity {
  if ('kind' in loss) return { primary: loss };
  const { primary, secondary } = loss;
  if (secondary === undefined) return { primary };
  const { chance, ...written } = secondary;
  const forms: Record<string, Quantity> = {};
  for (const [form, quantity] of Object.entries(written)) if (quantity !== undefined) forms[form] = quantity;
  return { primary, secondary: { chance, forms } };
}

/** A rate so many times as high: its first factor moves. */
export function scaledRate({ rate, contest }: Rate, factor: number): Rate {
  const [first, ...rest] = Object.entries(rate);
  if (first === undefined || factor === 1) return { rate, ...(contest && { contest }) };
  return { rate: Object.fromEntries([[first[0], scaled(first[1], factor)], ...rest]), ...(contest && { contest }) };
}

/** Losses so many times as high. */
export function scaledLoss({ primary, secondary }: Severity, factor: number): Severity {
  if (secondary === undefined) return { primary: scaled(primary, factor) };
  const forms = Object.entries(secondary.forms).map(([form, quantity]) => [form, scaled(quantity, factor)] as const);
  return { primary: scaled(primary, factor), secondary: { ...secondary, forms: Object.fromEntries(forms) } };
}

/** A quantity all of whose values are so many times as high. */
export function scaled(quantity: Quantity, factor: number): Quantity {
  switch (quantity.kind) {
    case 'exactly':
      return { ...quantity, value: quantity.value * factor };
    case 'uniform':
      return { ...quantity, from: quantity.from * factor, to: quantity.to * factor };
    case 'pert':
      return { ...quantity, min: quantity.min * factor, likely: quantity.likely * factor, max: quantity.max * factor };
    case 'interval':
      return { ...quantity, low: quantity.low * factor, high: quantity.high * factor };
    default:
      return unreachable(quantity);
  }
}
