/**
 * Decisions about findings and rules, which hold until they expire: some silence, some say how bad a finding is.
 * @module
 */
import type { Decided, Finding } from '../../model/analysis.ts';
import type { Entry, Model } from '../../model/model.ts';
import { isPast } from '../checks/last-day.ts';
import { NAMED } from '../finding-order.ts';

type Decision = Entry<'decisions'>;

/** A finding by its id, its rule or check, and the address it is about. */
export type Named = Pick<Finding, 'id' | 'rule' | 'about'>;

/** The decision in force about a threat, a rule or anything else by its id; one to mitigate silences nothing. */
export function decisionOn(model: Model, id: string, clock: string): Omit<Decided, 'finding'> | undefined {
  const decision = inForce(model, id, clock);
  return decision === undefined || decision.treatment === 'mitigate' ? undefined : decidedBy(decision);
}

/** The decision that silences a finding: one about it, or about its rule. */
export function silencing(model: Model, finding: Named, clock: string): Decided | undefined {
  const decision = decisionsOn(model, finding, clock).find(({ treatment }) => treatment !== 'mitigate');
  return decision && { finding: finding.id, ...decidedBy(decision) };
}

/** A finding with the severity that a decision gives it, and the reason for that. */
export function rerated(model: Model, finding: Finding, clock: string): Finding {
  const decision = decisionsOn(model, finding, clock).find(({ severity }) => severity !== undefined);
  if (decision?.severity === undefined) return finding;
  const { severity, by, until, because } = decision;
  const who = by === undefined ? '' : ` by ${by}`;
  const when = until === undefined ? '' : ` until ${until}`;
  const reason = `Rated ${severity} instead of ${finding.severity}${who}${when}: ${because ?? 'no reason given'}`;
  return { ...finding, severity, reasons: [...finding.reasons, reason] };
}

/** Parts findings into those that stand, as bad as decisions say, and those that decisions silence. */
export function settled(
  model: Model,
  findings: readonly Finding[],
  clock: string,
): { readonly findings: readonly Finding[]; readonly decided: readonly Decided[] } {
  if (model.decisions.size === 0) return { findings, decided: [] };
  const decided = findings.flatMap((finding) => silencing(model, finding, clock) ?? []);
  const silent = new Set(decided.map(({ finding }) => finding));
  const standing = findings.filter(({ id }) => !silent.has(id));
  return { findings: standing.map((finding) => rerated(model, finding, clock)), decided };
}

/** The decisions in force about a finding, what is about it alone first. */
function decisionsOn(model: Model, { id, rule, about }: Named, clock: string): readonly Decision[] {
  if (model.decisions.size === 0) return [];
  const which = id.includes('#') ? id.slice(id.indexOf('#')) : '';
  const names = [about, about.slice(about.indexOf('/') + 1), ...formerNames(model, about)];
  const ids = new Set([id, ...names.map((name) => `${rule}@${name}${which}`), rule]);
  return [...ids].flatMap((one) => inForce(model, one, clock) ?? []);
}

/** The ids an element had before: a decision made under one of them still holds. */
function formerNames(model: Model, about: string): readonly string[] {
  const [home = '', id = ''] = about.split('/');
  const collection = NAMED.find((name) => name === home);
  const names = collection === undefined ? [] : (model[collection].get(id)?.formerly ?? []);
  return names.flatMap((name) => [name, `${home}/${name}`]);
}

function inForce(model: Model, id: string, clock: string): Decision | undefined {
  const decision = model.decisions.get(id);
  return decision?.until !== undefined && isPast(decision.until, clock) ? undefined : decision;
}

function decidedBy({ treatment, until, because }: Decision): Omit<Decided, 'finding'> {
  return { treatment, ...(until !== undefined && { until }), ...(because !== undefined && { because }) };
}
