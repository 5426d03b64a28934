/**
 * Threat actors, attack patterns, threats and scenarios of a BOM.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { Fields, Json } from '../fields.ts';
import { filledMap, listOf, mapOf, textOf, textsOf } from './json.ts';
import { keep, type Reading, titleOf, unlike } from './reading.ts';
import { SOPHISTICATION } from './words.ts';

const ELEMENTS = ['components', 'flows', 'entries', 'assets', 'zones', 'boundaries'];
const STRIDE = new Set([
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
]);

/** Reads a threat profile: a threat actor. */
export function readProfile(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const sophistication = fields.json('sophistication');
  const skill = SOPHISTICATION.means(sophistication);
  const says = {
    title,
    description: fields.text('description'),
    skill: skill === undefined ? undefined : Number(skill),
  };
  const meant = { sophistication: skill === undefined ? sophistication : undefined };
  reading.draft.add('actors', {
    ref,
    name: title,
    kept: keep(reading, fields, { what: 'threatProfiles', meant }),
    says,
  });
}

/** Reads an attack pattern: a way in. Those that we wrote only to name a technique are references of their threats. */
export function readPattern(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  if (ref !== undefined && REFERENCE.test(ref)) return;
  const title = titleOf(fields);
  const techniques = fields.json('techniques');
  const attack = listOf(techniques).flatMap((technique) => textOf(mapOf(technique)['id']) ?? []);
  const capec = fields.text('capecId');
  const says = {
    title,
    description: fields.text('description'),
    references: filledMap({ capec: capec === undefined ? undefined : [Number(capec)], attack }),
  };
  const meant = {
    techniques: unlike(
      techniques,
      attack.map((id) => ({ id })),
    ),
  };
  reading.draft.add('vectors', {
    ref,
    name: title,
    kept: keep(reading, fields, { what: 'attackPatterns', meant }),
    says,
  });
}

const REFERENCE = /^(attack|capec):(.+)$/;

/** Elements that references name, as the language writes them; the others are kept. */
export function elementsOf(
  reading: Reading,
  refs: Json | undefined,
  collections: readonly string[] = ELEMENTS,
): { readonly known: readonly string[]; readonly unknown: readonly Json[] } {
  const found = listOf(refs).map((ref) => [ref, reading.draft.find(textOf(ref), ...collections)] as const);
  return {
    known: found.flatMap(([, named]) => (named === undefined ? [] : [reading.draft.addressed(named, collections)])),
    unknown: found.flatMap(([ref, named]) => (named === undefined ? [ref] : [])),
  };
}

/** Reads a threat. */
export function readThreat(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const categories = fields.json('categories');
  const stride = listOf(categories).flatMap((category) => {
    const { taxonomy, category: letter } = mapOf(category);
    return taxonomy === 'STRIDE' && typeof letter === 'string' && STRIDE.has(letter) ? [letter] : [];
  });
  const weaknesses = fields.json('weaknesses');
  const cwe = listOf(weaknesses).flatMap((weakness) => {
    const number = mapOf(weakness)['cweId'];
    return typeof number === 'number' ? [number] : [];
  });
  const patterns = fields.texts('attackPatterns');
  const named = (kind: string): readonly string[] =>
    patterns.flatMap((pattern) => (REFERENCE.exec(pattern)?.[1] === kind ? [pattern.slice(kind.length + 1)] : []));
  const affected = elementsOf(reading, fields.json('affectedAssets'));
  const trees = elementsOf(reading, fields.json('attackTrees'), ['trees']);
  const vectors = elementsOf(
    reading,
    patterns.filter((pattern) => !REFERENCE.test(pattern)),
    ['vectors'],
  );
  const controls = elementsOf(reading, fields.json('mitigations'), ['controls']);
  const [tree, ...moreTrees] = trees.known;
  const links = fields.json('externalReferences');
  const see = linksOf(links);
  const says: { readonly [key: string]: Value | undefined } = {
    title,
    description: fields.text('description'),
    stride,
    targets: affected.known,
    vectors: vectors.known,
    tree,
    controls: controls.known,
    references: filledMap({ cwe, capec: named('capec').map(Number), attack: named('attack'), see }),
  };
  for (const [key, unknown] of [
    ['affectedAssets', affected.unknown],
    ['attackTrees', trees.unknown],
    ['attackPatterns', vectors.unknown],
  ] as const) {
    if (unknown.length > 0) reading.lost.add(`threats: "${key}" names what the file does not have`, fields.place(key));
  }
  if (moreTrees.length > 0)
    reading.lost.add('threats: the second and further attack trees are kept', fields.place('attackTrees'));
  const requirements = requirementsOf(reading, controls.unknown);
  if (requirements.length < controls.unknown.length) {
    reading.lost.add('threats: "mitigations" names what the file does not have', fields.place('mitigations'));
  }
  const others = listOf(categories).filter((category) => !isStride(category));
  if (others.length > 0) {
    reading.lost.add(
      'threats: categories other than STRIDE are kept, but say nothing to Vauban',
      fields.place('categories'),
    );
  }
  const meant = {
    categories: others,
    weaknesses: unlike(
      weaknesses,
      cwe.map((cweId) => ({ cweId })),
    ),
    affectedAssets: affected.unknown,
    attackTrees: [...moreTrees.map((id) => `trees/${id}`), ...trees.unknown],
    attackPatterns: vectors.unknown,
    mitigations: controls.unknown,
    externalReferences: unlike(links, linksSay(see)),
  };
  const kept = keep(reading, fields, { what: 'threats', meant });
  const id = reading.draft.add('threats', { ref, name: title, kept, says });
  for (const { framework, requirement } of requirements) addThreat(reading, { framework, requirement, threat: id });
}

function isStride(category: Json): boolean {
  return mapOf(category)['taxonomy'] === 'STRIDE' && STRIDE.has(textOf(mapOf(category)['category']) ?? '');
}

/** The addresses of external references; what is no reference to read is left out. */
export function linksOf(links: Json | undefined): readonly string[] {
  return listOf(links).flatMap((link) => textOf(mapOf(link)['url']) ?? []);
}

/** Addresses as external references; a file that is no URL has no place there. */
export function linksSay(see: readonly string[]): readonly Json[] {
  return see
    .filter((url) => /^(https?|urn|mailto):[!-~]+$/.test(url) && !/[<>"{}|\\^`]/.test(url))
    .map((url) => ({ type: 'documentation', url }));
}

/** A requirement that a threat names as what mitigates it. */
interface RequirementOf {
  readonly framework: string;
  readonly requirement: string;
}

/** The `bom-ref` of a requirement as it is remembered: below its framework. */
export function requirementsOf(reading: Reading, refs: readonly Json[]): readonly RequirementOf[] {
  return refs.flatMap((ref) => {
    const found = reading.draft.find(textOf(ref), 'frameworks/requirements');
    const [framework, requirement] = found?.id.split('/') ?? [];
    return framework === undefined || requirement === undefined ? [] : [{ framework, requirement }];
  });
}

function addThreat(
  reading: Reading,
  { framework, requirement, threat }: RequirementOf & { readonly threat: string },
): void {
  reading.draft.appendBelow(
    { collection: 'frameworks', id: framework },
    ['requirements', requirement, 'threats'],
    threat,
  );
}

/** Reads a scenario: a story, or what we wrote to say who is behind a threat. */
export function readScenario(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const [, threat, actor] = /^threats\/([^/]+)\/actors\/([^/]+)$/.exec(ref ?? '') ?? [];
  const behind =
    reading.draft.find(`actors/${actor}`, 'actors') ?? reading.draft.find(fields.text('threatProfile'), 'actors');
  if (threat !== undefined && behind !== undefined) {
    const hit = reading.draft.find(fields.texts('threats')[0], 'threats');
    if (hit !== undefined) reading.draft.append(hit, 'actors', [behind.id]);
    return;
  }
  const title = titleOf(fields);
  const threats = elementsOf(reading, fields.json('threats'), ['threats']);
  const profile = fields.json('threatProfile');
  const says: { readonly [key: string]: Value | undefined } = {
    title,
    background: fields.text('description'),
    actors: behind === undefined ? undefined : [behind.id],
    threats: threats.known,
  };
  const meant = { threats: threats.unknown, threatProfile: behind === undefined ? profile : undefined };
  const kept = keep(reading, fields, { what: 'scenarios', meant });
  reading.draft.add('scenarios', { ref, name: title, kept, says });
}

/** The steps of an attack path that realizes one threat of the file. */
export function readPath(reading: Reading, fields: Fields): boolean {
  const realizes = textsOf(fields.json('realizes'));
  const threat = reading.draft.find(realizes[0], 'threats');
  if (threat === undefined || realizes.length !== 1 || reading.draft.get(threat)?.['steps'] !== undefined) return false;
  const steps = fields.maps('steps').flatMap((step) => step.text('description') ?? []);
  reading.draft.append(threat, 'steps', steps);
  return steps.length > 0;
}
