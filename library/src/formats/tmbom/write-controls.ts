/**
 * Controls, frameworks and risks of the model in the words of CycloneDX.
 * @module
 */
import type { Control, Model, Threat } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import { filledMap, type JsonMap, mapOf, saysSame, textsOf } from './json.ts';
import { REQUIREMENTS } from './read-controls.ts';
import { ratingOf } from './read-risks.ts';
import { linksOf, linksSay } from './read-threats.ts';
import { IMPACT, LEVEL, LIKELIHOOD, ownerSays, partyName, RATING, STATUS, STRATEGY, TREATMENT } from './words.ts';
import { writtenRefs } from './write-threats.ts';
import { again, keptList, keptOf, made, refOf, refsTo, type Writing } from './writing.ts';

/** Writes a control. */
export function writeControl(writing: Writing, control: Control): JsonMap {
  const kept = keptOf(control);
  const see = control.references?.see ?? [];
  const says = {
    name: control.title ?? control.id,
    description: control.description,
    category: again(
      kept['category'],
      (before) => STRATEGY.means(before) === control.strategy,
      strategySays(control.strategy),
    ),
    status: again(kept['status'], (before) => STATUS.means(before) === control.status, STATUS.says(control.status)),
    effectiveness: again(
      kept['effectiveness'],
      (before) => RATING.means(mapOf(before)['rating']) === control.effectiveness,
      control.effectiveness === undefined ? undefined : { rating: RATING.says(control.effectiveness) ?? 'adequate' },
    ),
    owner: again(kept['owner'], (before) => partyName(before) === control.owner, ownerSays(control.owner)),
    appliesTo: [...new Set([...writtenRefs(writing, control.guards ?? []), ...textsOf(kept['appliesTo'])])],
    satisfies: [...new Set([...satisfiedBy(writing, control.id), ...textsOf(kept['satisfies'])])],
    externalReferences: again(kept['externalReferences'], (before) => saysSame(linksOf(before), see), linksSay(see)),
  };
  return made(writing, refOf('controls', control), { kept, says });
}

function strategySays(strategy: string | undefined): Json | undefined {
  return strategy === undefined ? undefined : (STRATEGY.says(strategy) ?? { name: strategy });
}

type Framework = Model['frameworks'] extends ReadonlyMap<string, infer One> ? One : never;

function satisfiedBy(writing: Writing, control: string): readonly string[] {
  return [...writing.source.model.frameworks.values()].flatMap((framework) =>
    [...(framework.requirements ?? [])]
      .filter(([, requirement]) => requirement.controls?.some((one) => one === control) ?? false)
      .map(([id]) => requirementRef(framework, id)),
  );
}

function requirementRef(framework: Framework, id: string): string {
  const requirement = framework.requirements?.get(id);
  const ref = requirement === undefined ? '' : refOf('requirements', { id, ...requirement });
  return ref === '' || ref === `requirements/${id}` ? `frameworks/${framework.id}/${id}` : ref;
}

/** Writes the definitions: standards with their requirements, and requirements of none. */
export function writeDefinitions(writing: Writing): JsonMap {
  const frameworks = [...writing.source.model.frameworks.values()];
  const isLoose = (framework: Framework): boolean => refOf('frameworks', framework) === REQUIREMENTS;
  const loose = frameworks.filter(isLoose);
  return filledMap({
    ...mapOf(writing.root['definitions']),
    standards: frameworks
      .filter((framework) => !isLoose(framework))
      .map((framework) => {
        const says = {
          name: framework.title ?? framework.id,
          description: framework.description,
          requirements: requirementsOf(framework, { id: 'identifier', name: 'title', description: 'text' }),
        };
        return made(writing, refOf('frameworks', framework), { kept: keptOf(framework), says, plain: true });
      }),
    requirements: loose.flatMap((framework) =>
      requirementsOf(framework, { id: 'id', name: 'name', description: 'description' }),
    ),
  });
}

function requirementsOf(
  framework: Framework,
  keys: { readonly id: string; readonly name: string; readonly description: string },
): readonly JsonMap[] {
  return [...(framework.requirements ?? [])].map(([id, requirement]) => {
    const { 'vauban:id': keptId, ...kept } = keptOf(requirement);
    const ref = requirementRef(framework, id);
    const isOurs = ref === `frameworks/${framework.id}/${id}`;
    return filledMap({
      'bom-ref': ref,
      ...kept,
      [keys.id]: isOurs ? id : keptId,
      [keys.name]: requirement.title,
      [keys.description]: requirement.description,
    });
  });
}

/** Writes the section of risks: those that were kept, and one for each rated threat that none of them is about. */
export function writeRisks(writing: Writing): JsonMap {
  const kept = keptList(writing, 'risks', 'risks');
  const threats = [...writing.source.model.threats.values()];
  const byRef = new Map(threats.map((threat) => [refOf('threats', threat), threat]));
  const about = new Set(kept.flatMap((risk) => [...textsOf(risk['relatedThreats']), ...textsOf(risk['bom-ref'])]));
  const made = threats
    .filter((threat) => !about.has(refOf('threats', threat)))
    .flatMap((threat) => riskOf(writing, threat) ?? []);
  return filledMap({
    ...mapOf(writing.root['risks']),
    risks: [...kept.map((risk) => withLevel(risk, byRef.get(textsOf(risk['relatedThreats'])[0] ?? ''))), ...made],
  });
}

/** A kept risk with the level that its threat has now. */
function withLevel(risk: JsonMap, threat: Threat | undefined): JsonMap {
  const key = risk['inherentRisk'] === undefined ? 'residualRisk' : 'inherentRisk';
  const { level } = ratingOf(risk['inherentRisk'], risk['residualRisk']);
  const word = LEVEL.says(threat?.level);
  if (word === undefined || level === threat?.level) return risk;
  const rating = mapOf(risk[key]);
  return { ...risk, [key]: { ...rating, score: { ...mapOf(rating['score']), level: word } } };
}

function riskOf(writing: Writing, threat: Threat): JsonMap | undefined {
  const { model } = writing.source;
  const axes = threat.risk?.axes;
  const likelihood = LIKELIHOOD.says(axes?.get('probability') ?? axes?.get('likelihood'));
  const impact = IMPACT.says(axes?.get('impact'));
  const level = LEVEL.says(threat.level);
  const rating = filledMap({
    likelihood: likelihood === undefined ? undefined : { level: likelihood },
    impact: impact === undefined ? undefined : { level: impact },
    score:
      level === undefined
        ? undefined
        : filledMap({
            level,
            vector: threat.risk?.vector,
            methodology: level === undefined ? undefined : 'qualitative-matrix',
          }),
  });
  const decision = model.decisions.get(threat.id);
  const controls = refsTo(
    writing,
    (threat.controls ?? []).map(({ control }) => control),
    'controls',
  );
  if (Object.keys(rating).length === 0 && decision === undefined) return undefined;
  const strategy = TREATMENT.says(decision?.treatment) ?? 'reduce';
  const hasResponse = decision !== undefined || controls.length > 0;
  const name = threat.title ?? threat.id;
  const isAfter = (threat.risk?.rated ?? model.system.rated ?? 'before') === 'after';
  return filledMap({
    'bom-ref': `risks/${threat.id}`,
    name,
    statement: threat.description ?? name,
    relatedThreats: [refOf('threats', threat)],
    affects: writtenRefs(writing, threat.targets ?? []),
    [isAfter ? 'residualRisk' : 'inherentRisk']: rating,
    responses: hasResponse
      ? [filledMap({ 'bom-ref': `risks/${threat.id}/response`, strategy, description: decision?.because, controls })]
      : [],
    owner: ownerSays(threat.owner),
  });
}
