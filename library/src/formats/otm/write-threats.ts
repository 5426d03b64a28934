/**
 * Threats and controls as threats and mitigations of Open Threat Model.
 * @module
 */
import type { Threat } from '../../model/model.ts';
import { nameOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import { type JsonMap, mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { cweOf } from './read-threats.ts';
import { effectivenessOf, fifthOf, NOT_RATED, pairOf, percentOf, reductionOf } from './scales.ts';
import { categoryOf, strideOf } from './words.ts';
import { keptWithout, mapOf, some, textsOf, unrated, type Writing } from './writing.ts';

/** Writes the threats. */
export function writeThreats(writing: Writing): readonly Json[] {
  return [...writing.model.threats.values()].map((threat) => {
    const kept = keptWithout(threat, 'risk', 'categories', 'cwes');
    const risk = riskOf(threat, writing);
    return mergeKept(kept, {
      id: writing.idOf('threats', threat.id),
      name: nameOf(threat),
      description: threat.description,
      categories: some(categoriesOf(threat)),
      cwes: some(cwesOf(threat, writing)),
      risk: risk ?? { likelihood: null, impact: 0 },
      tags: threat.tags,
      attributes: risk === undefined ? unrated(kept['attributes'], NOT_RATED) : undefined,
    });
  });
}

/** Writes the controls. */
export function writeMitigations({ model, idOf }: Writing): readonly Json[] {
  return [...model.controls.values()].map((control) => {
    const kept = keptWithout(control);
    const before = kept['riskReduction'];
    const isSame = typeof before === 'number' && effectivenessOf(before) === control.effectiveness;
    const { effectiveness } = control;
    return mergeKept(kept, {
      id: idOf('controls', control.id),
      name: nameOf(control),
      description: control.description,
      riskReduction: isSame ? before : effectiveness === undefined ? 0 : reductionOf(effectiveness),
      attributes: isSame || effectiveness !== undefined ? undefined : unrated(kept['attributes'], NOT_RATED),
    });
  });
}

function categoriesOf(threat: Threat): readonly string[] {
  const came = textsOf(originOf(threat, 'otm').kept['categories']);
  const wanted = threat.stride ?? [];
  const known = came.filter((category) => {
    const letter = strideOf(category);
    return letter === undefined || wanted.includes(letter);
  });
  const said = new Set(known.map(strideOf));
  return [...known, ...wanted.filter((letter) => !said.has(letter)).map(categoryOf)];
}

function cwesOf(threat: Threat, { losses, source }: Writing): readonly string[] {
  const { cwe = [], ...others } = threat.references ?? {};
  for (const [name, list] of Object.entries(others)) {
    if (list === undefined || list.length === 0) continue;
    losses.add(
      `threats: references to ${name} have no place in this format`,
      source.locate(['threats', threat.id, 'references'], 'key'),
    );
  }
  const came = textsOf(originOf(threat, 'otm').kept['cwes']);
  const wanted = new Set<string>(cwe);
  const known = came.filter((weakness) => wanted.has(cweOf(weakness) ?? '') || cweOf(weakness) === undefined);
  const said = new Set(known.map(cweOf));
  return [...known, ...cwe.filter((number) => !said.has(number)).map((number) => `CWE-${number}`)];
}

/** The rating of a threat; undefined when the model has none that this format can say. */
function riskOf(threat: Threat, { losses, source }: Writing): JsonMap | undefined {
  const came = mapOf(originOf(threat, 'otm').kept['risk']);
  const before = ['likelihood', 'impact'].map((axis) =>
    fifthOf(typeof came[axis] === 'number' ? came[axis] : undefined),
  );
  const axes = threat.risk?.axes;
  const said = ['probability', 'impact'].map((axis) => percentOf(axes?.get(axis)));
  const now = said.map(fifthOf);
  const isRated = !before.includes(undefined);
  if (isRated && before.every((level, index) => level === now[index])) return came;
  const saysNothing = threat.risk === undefined && threat.level === undefined;
  if (saysNothing && !isRated && Object.keys(came).length > 0) return came;
  const [likelihood, impact] = said;
  const place = source.locate(['threats', threat.id], 'key');
  if (likelihood !== undefined && impact !== undefined) {
    if (threat.level !== undefined) losses.add('threats: a declared level gives way to the rating beside it', place);
    if (axes !== undefined && axes.size > 2)
      losses.add('threats: a rating has only a likelihood and an impact here', place);
    return { ...came, likelihood, impact };
  }
  if (threat.risk !== undefined) losses.add('threats: a rating of another scheme has no place in this format', place);
  const pair = threat.level === undefined ? undefined : pairOf(threat.level);
  if (pair === undefined) {
    if (threat.level !== undefined)
      losses.add(`threats: the level "${threat.level}" has no place in this format`, place);
    return undefined;
  }
  losses.add('threats: a declared level is written as a likelihood and an impact', place);
  return { ...came, likelihood: pair[0], impact: pair[1] };
}
