/**
 * Whether treating a threat costs less than the threat, from money.
 * @module
 */
import type { Treatment } from '../../model/loss.ts';
import type { Model, Threat } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import { mitigationCost } from '../register/mitigation-cost.ts';

/** What a threat costs. */
interface Costs {
  /** In a mean year. */
  readonly expected: number;
  /** When it happens. */
  readonly once: number;
  readonly currency: string;
}

/**
 * Compares the cost of the first year with the mean loss of a year, which decides: held against the loss of one event,
 * every rare catastrophe would be worth any price. The other comparison is told beside it.
 */
export function treatmentOf(model: Model, threat: Threat, { expected, once, currency }: Costs): Treatment {
  const cost = mitigationCost(model, threat);
  const yearly = amount(expected);
  if (cost === undefined)
    return { answer: 'unknown', because: `The cost is not known: yes below ${yearly}, the mean year` };
  const foreign = currenciesOf(model, threat).find((other) => other !== currency);
  if (foreign !== undefined)
    return { answer: 'unknown', because: `The cost is in ${foreign}, the loss in ${currency || 'no currency'}` };
  const answer = cost < expected ? 'yes' : 'no';
  const event = cost < once ? 'below' : 'not below';
  const because = `${amount(cost)} is ${answer === 'yes' ? 'below' : 'not below'} ${yearly}, the mean year, which decides; ${event} ${amount(once)}, the mean event`;
  return { cost, answer, because };
}

function currenciesOf(model: Model, threat: Threat): readonly string[] {
  const controls = (relationsOf(model).controlsOfThreat.get(threat.id) ?? []).map((id) => model.controls.get(id)?.cost);
  const stated = threat.mitigationCost === undefined ? controls : [threat.mitigationCost];
  return stated.flatMap((money) => money?.currency ?? []);
}

/** An amount with three digits that count, the same in every locale. */
function amount(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
