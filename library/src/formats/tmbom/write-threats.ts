/**
 * Threats, actors, ways in and stories of the model in the words of CycloneDX.
 * @module
 */
import type { Actor, Model, Threat, Vector } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import { filledMap, type JsonMap, listOf, mapOf, saysSame, textOf, textsOf } from './json.ts';
import { linksOf, linksSay } from './read-threats.ts';
import { SOPHISTICATION } from './words.ts';
import { writeTrustBoundaries } from './write-blueprint.ts';
import { writeTree } from './write-tree.ts';
import { again, keptList, keptOf, made, refIn, refOf, refsTo, refTo, type Writing } from './writing.ts';

/** Writes the section of threats. */
export function writeThreats(writing: Writing): JsonMap {
  const { model } = writing.source;
  const kept = mapOf(writing.root['threats']);
  const ofRisks = new Set(keptList(writing, 'risks', 'risks').map(refIn));
  const threats = [...model.threats.values()].filter(
    (threat) => !ofRisks.has(refOf('threats', threat)) && !isUnnamedRisk(threat),
  );
  const scenarios = [...model.scenarios.values()].flatMap((scenario) => writeScenario(writing, scenario) ?? []);
  return filledMap({
    ...kept,
    methodologies: kept['methodologies'] ?? (threats.some(({ stride }) => (stride ?? []).length > 0) ? ['STRIDE'] : []),
    threats: threats.map((threat) => writeThreat(writing, threat)),
    scenarios: [...scenarios, ...threats.flatMap((threat) => behind(writing, threat))],
    attackPatterns: [...model.vectors.values()]
      .map((vector) => writePattern(writing, vector))
      .concat(referencePatterns(threats)),
    attackTrees: [...model.trees.values()].map((tree) => writeTree(writing, tree)),
    attackPaths: [...listOf(kept['attackPaths']), ...threats.flatMap((threat) => pathOf(writing, threat) ?? [])],
    trustBoundaries: writeTrustBoundaries(writing),
  });
}

function isUnnamedRisk(threat: Threat): boolean {
  return refOf('threats', threat).startsWith('risk ');
}

/** Writes a threat actor. */
export function writeProfile(writing: Writing, actor: Actor): JsonMap {
  const kept = keptOf(actor);
  const says = {
    name: actor.title ?? actor.id,
    description: actor.description,
    sophistication: actor.skill === undefined ? undefined : SOPHISTICATION.says(String(actor.skill)),
  };
  return made(writing, refOf('actors', actor), { kept, says });
}

/** The numbers in a list of taxonomy ids. */
function numbersOf(ids: readonly string[] | undefined): readonly number[] {
  return (ids ?? []).map((id) => Number(/\d+/.exec(id)?.[0] ?? 0)).filter((number) => number > 0);
}

function writeThreat(writing: Writing, threat: Threat): JsonMap {
  const kept = keptOf(threat);
  const references = threat.references;
  const cwe = [...new Set(numbersOf(references?.cwe))];
  const patterns = [
    ...refsTo(writing, threat.vectors, 'vectors'),
    ...numbersOf(references?.capec).map((id) => `capec:${id}`),
    ...(references?.attack ?? []).map((id) => `attack:${id}`),
    ...textsOf(kept['attackPatterns']),
  ];
  const targets = [...(threat.targets ?? []), ...(threat.asset === undefined ? [] : [`assets/${threat.asset}`])];
  const see = references?.see ?? [];
  const says = {
    name: threat.title ?? threat.id,
    description: threat.description,
    categories: [
      ...(threat.stride ?? []).map((category) => ({ taxonomy: 'STRIDE', category })),
      ...listOf(kept['categories']),
    ],
    weaknesses: again(
      kept['weaknesses'],
      (before) =>
        saysSame(
          listOf(before).flatMap((one) => mapOf(one)['cweId'] ?? []),
          cwe,
        ),
      cwe.map((cweId) => ({ cweId })),
    ),
    attackPatterns: [...new Set(patterns)],
    attackTrees: [
      ...refsTo(writing, threat.tree === undefined ? [] : [threat.tree], 'trees'),
      ...otherTrees(writing, kept),
    ],
    affectedAssets: [...new Set([...writtenRefs(writing, targets), ...textsOf(kept['affectedAssets'])])],
    mitigations: [
      ...new Set([
        ...refsTo(
          writing,
          (threat.controls ?? []).map(({ control }) => control),
          'controls',
        ),
        ...textsOf(kept['mitigations']),
      ]),
    ],
    externalReferences: again(kept['externalReferences'], (before) => saysSame(linksOf(before), see), linksSay(see)),
  };
  return made(writing, refOf('threats', threat), { kept, says });
}

function otherTrees(writing: Writing, kept: JsonMap): readonly string[] {
  return textsOf(kept['attackTrees']).map((ref) => (ref.startsWith('trees/') ? (refTo(writing, ref) ?? ref) : ref));
}

/** References to elements that stand in a blueprint. */
export function writtenRefs(writing: Writing, targets: readonly string[]): readonly string[] {
  return refsTo(writing, targets).filter((ref) => writing.written.has(ref) || writing.listed.has(ref));
}

function writePattern(writing: Writing, vector: Vector): JsonMap {
  const kept = keptOf(vector);
  const attack = vector.references?.attack ?? [];
  const [capec, ...more] = numbersOf(vector.references?.capec);
  if (more.length > 0) {
    writing.lost.add(
      'vectors: the second and further CAPEC numbers stay in a property',
      writing.source.locate(['vectors', vector.id]),
    );
  }
  const says = {
    name: vector.title ?? vector.id,
    description: vector.description,
    capecId: capec,
    techniques: again(
      kept['techniques'],
      (before) =>
        saysSame(
          listOf(before).flatMap((one) => textOf(mapOf(one)['id']) ?? []),
          attack,
        ),
      attack.map((id) => ({ id })),
    ),
  };
  return made(writing, refOf('vectors', vector), { kept, says, plain: true });
}

/** Patterns that only name a technique or a CAPEC number, for threats to refer to. */
function referencePatterns(threats: readonly Threat[]): readonly JsonMap[] {
  const capec = new Set(threats.flatMap(({ references }) => numbersOf(references?.capec)));
  const attack = new Set(threats.flatMap(({ references }) => references?.attack ?? []));
  return [
    ...[...capec].map((capecId) => ({ 'bom-ref': `capec:${capecId}`, capecId, name: `CAPEC-${capecId}` })),
    ...[...attack].map((id) => ({ 'bom-ref': `attack:${id}`, name: id, techniques: [{ id }] })),
  ];
}

/** Who is behind a threat: a scenario for each. */
function behind(writing: Writing, threat: Threat): readonly JsonMap[] {
  return (threat.actors ?? []).flatMap((id) => {
    const actor = writing.source.model.actors.get(id);
    if (actor === undefined) return [];
    const name = `${threat.title ?? threat.id}: ${actor.title ?? actor.id}`;
    const threatProfile = refOf('actors', actor);
    return [
      { 'bom-ref': `threats/${threat.id}/actors/${id}`, name, threats: [refOf('threats', threat)], threatProfile },
    ];
  });
}

type Scenario = Model['scenarios'] extends ReadonlyMap<string, infer One> ? One : never;

function writeScenario(writing: Writing, scenario: Scenario): JsonMap | undefined {
  const kept = keptOf(scenario);
  const threats: readonly string[] = [...refsTo(writing, scenario.threats, 'threats'), ...textsOf(kept['threats'])];
  if (threats.length === 0) return undefined;
  const [first] = scenario.actors ?? [];
  const says: { readonly [key: string]: Json | undefined } = {
    name: scenario.title ?? scenario.id,
    description: scenario.background,
    threats: [...new Set(threats)],
    threatProfile: first === undefined ? undefined : refTo(writing, first, 'actors'),
  };
  return made(writing, refOf('scenarios', scenario), { kept, says });
}

/** The steps of a threat as an attack path, unless it came from one. */
function pathOf(writing: Writing, threat: Threat): JsonMap | undefined {
  const steps = (threat.steps ?? []).filter((step) => step.trim() !== '');
  const ref = refOf('threats', threat);
  const isKept = keptList(writing, 'threats', 'attackPaths').some((path) => saysSame(path['realizes'], [ref]));
  if (steps.length === 0 || isKept) return undefined;
  return filledMap({
    'bom-ref': `threats/${threat.id}/steps`,
    name: threat.title ?? threat.id,
    objective: threat.goal,
    steps: steps.map((description) => ({ description })),
    realizes: [ref],
  });
}
