/**
 * Risk tracking as decisions: those about risks that people wrote down, for the others are found anew by each tool.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import type { TrackedRisk } from './read-risks.ts';
import { isDay, proseOf, type Reading, saysSomething } from './reading.ts';
import type { Titled } from './sections.ts';
import { meaningOf, wordOf } from './words.ts';

const TREATMENT: Readonly<Record<string, string>> = {
  accepted: 'accept',
  'in-progress': 'mitigate',
  mitigated: 'mitigate',
  'false-positive': 'false-positive',
};

/** Adds the decisions to the draft; gives the tracking that no threat of the model matches. */
export function readTracking(
  entries: readonly Titled[],
  risks: readonly TrackedRisk[],
  reading: Reading,
): { readonly [syntheticId: string]: Json } {
  const { draft, losses, counts } = reading;
  const left: [string, Json][] = [];
  const decided = new Map<string, string>();
  const matchesOf = matcherOf(risks);
  const exactFirst = [...entries].sort(([one], [other]) => Number(one.includes('*')) - Number(other.includes('*')));
  for (const [syntheticId, fields] of exactFirst) {
    counts['risk_tracking'] = (counts['risk_tracking'] ?? 0) + 1;
    const status = wordOf(fields.text('status'));
    const treatment = meaningOf(TREATMENT, status);
    const matched = matchesOf(syntheticId).filter(({ threat }) => !decided.has(threat));
    if (treatment === undefined || matched.length === 0) {
      losses.add(
        matched.length === 0
          ? 'risk_tracking: what is said of risks that Threagile finds by its own rules is kept, but decides nothing here'
          : `risk_tracking: the status "${status ?? ''}" is kept; it is no decision`,
        fields.at,
      );
      left.push([syntheticId, fields.peek().rest() ?? {}]);
      continue;
    }
    for (const { threat } of matched) {
      decided.set(threat, status ?? '');
      draft.extend('decisions', threat, decisionOf(fields, { syntheticId, status, treatment }));
    }
  }
  settleControls(risks, decided, reading);
  return Object.fromEntries(left);
}

/** So many comparisons with ids that have a star are made, then such ids match nothing. */
const MOST_COMPARISONS = 200_000;

/** Finds the risks an id stands for; a star stands for a part between two at signs. */
function matcherOf(risks: readonly TrackedRisk[]): (id: string) => readonly TrackedRisk[] {
  const groups = new Map<string, TrackedRisk[]>();
  for (const risk of risks) {
    const group = groups.get(risk.syntheticId) ?? [];
    group.push(risk);
    groups.set(risk.syntheticId, group);
  }
  const apart = [...groups].map(([syntheticId, found]) => ({ others: syntheticId.split('@'), found }));
  let left = MOST_COMPARISONS;
  return (id) => {
    if (!id.includes('*')) return groups.get(id) ?? [];
    left -= groups.size;
    if (left < 0) return [];
    const parts = id.split('@');
    return apart.flatMap(({ others, found }) => {
      const isSame = others.length === parts.length && parts.every((part, at) => partMatches(part, others[at] ?? ''));
      return isSame ? found : [];
    });
  };
}

/** Whether a part with stars stands for another; each star is one character or more. */
function partMatches(pattern: string, part: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === part;
  if (!part.startsWith(first)) return false;
  let from = first.length;
  for (const [index, piece] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const found = isLast ? part.length - piece.length : part.indexOf(piece, from + 1);
    if (found < from + 1 || !part.startsWith(piece, found)) return false;
    from = found + piece.length;
  }
  return true;
}

function decisionOf(
  fields: Fields,
  {
    syntheticId,
    status,
    treatment,
  }: { readonly syntheticId: string; readonly status: string | undefined; readonly treatment: string },
) {
  const because = proseOf(fields, 'justification').text ?? `Threagile says "${status}" and gives no reason`;
  const date = fields.text('date');
  const isDate = isDay(date);
  const rest = Object.entries(fields.rest() ?? {}).filter(
    ([key, value]) => saysSomething(value) && !['checked_by', 'ticket'].includes(key),
  );
  const kept = {
    ...(status !== undefined && { status }),
    ...(date !== undefined && !isDate && { date }),
    ...Object.fromEntries(rest),
  };
  const by = fields.text('checked_by');
  const ticket = fields.text('ticket');
  return {
    treatment,
    because,
    ...(by !== undefined && { by }),
    ...(isDate && { date }),
    ...(ticket !== undefined && { ticket }),
    origin: { format: 'threagile', id: syntheticId, kept: JSON.stringify(kept) },
  };
}

/** Advice that is followed for every risk of its category is done; for some of them it is under way. */
function settleControls(risks: readonly TrackedRisk[], decided: ReadonlyMap<string, string>, { draft }: Reading): void {
  const statuses = new Map<string, (string | undefined)[]>();
  for (const { control, threat } of risks) {
    if (control === undefined) continue;
    const before = statuses.get(control) ?? [];
    before.push(decided.get(threat));
    statuses.set(control, before);
  }
  for (const [control, found] of statuses) {
    if (found.every((status) => status === 'mitigated')) draft.extend('controls', control, { status: 'done' });
    else if (found.some((status) => status === 'mitigated' || status === 'in-progress')) {
      draft.extend('controls', control, { status: 'in-progress' });
    }
  }
}
