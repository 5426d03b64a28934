/**
 * A threat as an identified risk: how severe it is, and the elements it is most relevant to.
 * @module
 */
import { partsOf } from '../../model/id.ts';
import type { Threat } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { linkIdOf } from './read-links.ts';
import { LEVEL_OF_SEVERITY, meaningOf } from './words.ts';
import type { Writing } from './writing.ts';

const SEVERITY: Readonly<Record<string, string>> = {
  low: 'low',
  note: 'low',
  moderate: 'medium',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
};
const LIKELIHOOD = ['unlikely', 'unlikely', 'likely', 'very-likely', 'frequent'] as const;
const IMPACT = ['low', 'low', 'medium', 'high', 'very-high'] as const;

/** A risk, and the parts of the id it is tracked by. */
export interface WrittenRisk {
  readonly risk: JsonMap;
  readonly parts: readonly string[];
}

/** Writes a threat as a risk. */
export function writeRisk(threat: Threat, writing: Writing): WrittenRisk {
  const { kept } = originOf(threat, 'threagile');
  const relevant = relevantOf(threat, kept, writing);
  const risk = {
    ...severityOf(threat, kept, writing),
    ...scoresOf(threat, writing),
    ...Object.fromEntries(relevant.map(([key, name]) => [`most_relevant_${key}`, name])),
  };
  const { severity: _severity, ...rest } = kept;
  return {
    risk: { ...risk, ...Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in risk))) },
    parts: relevant.map(([, name]) => name),
  };
}

/** The level as a severity; one that was kept while it still gives the level. */
function severityOf(
  { id, level }: Threat,
  kept: JsonMap,
  { source, losses }: Writing,
): { readonly [key: string]: Json } {
  const before = kept['severity'];
  if (typeof before === 'string' && meaningOf(LEVEL_OF_SEVERITY, before) === level) return { severity: before };
  const severity = meaningOf(SEVERITY, level);
  if (level !== undefined && severity === undefined) {
    losses.add(
      `threats: the level "${level}" has no place in this format`,
      source.locate(['threats', id, 'level'], 'key'),
    );
  }
  return severity === undefined ? {} : { severity };
}

/** Probability and impact of five levels each; nothing for other schemes. */
function scoresOf({ id, risk }: Threat, { model, source, losses }: Writing): { readonly [key: string]: Json } {
  if (risk === undefined) return {};
  const scheme = risk.scheme ?? model.system.scheme ?? 'five-by-five';
  const said: Record<string, Json> = {};
  const rest = new Map(risk.axes);
  if (scheme === 'five-by-five') {
    const likelihood = LIKELIHOOD[Number(rest.get('probability')) - 1];
    const impact = IMPACT[Number(rest.get('impact')) - 1];
    if (likelihood !== undefined) said['exploitation_likelihood'] = likelihood;
    if (impact !== undefined) said['exploitation_impact'] = impact;
    if (likelihood !== undefined) rest.delete('probability');
    if (impact !== undefined) rest.delete('impact');
  }
  if (
    rest.size > 0 ||
    risk.rated !== undefined ||
    risk.vector !== undefined ||
    risk.frequency !== undefined ||
    risk.loss !== undefined
  ) {
    losses.add(
      'threats: a rating beyond probability and impact of five by five has no place in this format',
      source.locate(['threats', id, 'risk'], 'key'),
    );
  }
  return said;
}

const ORDER = ['technical_asset', 'communication_link', 'trust_boundary', 'shared_runtime', 'data_asset'] as const;
type Part = (typeof ORDER)[number];

/** The first target of each kind, in the order in which Threagile joins them to an id. */
function relevantOf(
  threat: Threat,
  kept: JsonMap,
  { model, source, losses, names }: Writing,
): readonly (readonly [Part, string])[] {
  const found = new Map<Part, string>();
  const put = (part: Part, name: string | undefined): void => {
    if (name === undefined || found.has(part)) {
      losses.add(
        'threats: Threagile keeps one element of each kind; further targets are left out',
        source.locate(['threats', threat.id, 'targets'], 'key'),
      );
    } else found.set(part, name);
  };
  for (const { collection, id } of (relationsOf(model).targetsOfThreat.get(threat.id) ?? []).map(partsOf)) {
    const flow = collection === 'flows' ? model.flows.get(id) : undefined;
    if (collection === 'components') put('technical_asset', names.components.get(id));
    else if (collection === 'zones') put('trust_boundary', names.zones.get(id));
    else if (collection === 'assets') put('data_asset', names.assets.get(id));
    else if (flow === undefined) put('technical_asset', names.components.get(model.entries.get(id)?.at ?? ''));
    else put('communication_link', linkIdOf(names.components.get(flow.from) ?? flow.from, flow.title ?? flow.id));
  }
  if (threat.asset !== undefined) put('data_asset', names.assets.get(threat.asset));
  for (const part of ORDER) {
    const name = kept[`most_relevant_${part}`];
    if (typeof name === 'string' && !found.has(part)) found.set(part, name);
  }
  return ORDER.flatMap((part) => {
    const name = found.get(part);
    return name === undefined ? [] : [[part, name] as const];
  });
}
