/**
 * Actors, ways in, threats, controls and components as objects of STIX, and how they relate.
 * @module
 */
import type { Control, Threat } from '../../model/model.ts';
import { originOf } from '../origin.ts';
import { type Bundle, externalReferences, type References } from './bundle.ts';
import { isJsonMap, type JsonMap, mapsOf, textOf, textsOf } from './json.ts';
import { referencesIn } from './read-objects.ts';
import { sameTree } from './same-tree.ts';

const SOPHISTICATION = ['none', 'minimal', 'intermediate', 'advanced', 'expert'];

/** Writes the objects of a model. */
export function writeObjects(bundle: Bundle, { isImported }: { readonly isImported: boolean }): void {
  const { model } = bundle.source;
  if (!isImported) {
    const name = model.system.owner ?? model.system.title ?? 'System';
    bundle.add('identity', 'system/owner', { name, identity_class: 'organization' });
  }
  for (const component of model.components.values()) {
    const address = `components/${component.id}`;
    bundle.add('infrastructure', address, {
      name: component.title ?? component.id,
      description: component.description,
      labels: [`kind:${component.kind}`, ...(component.tags ?? [])],
      external_references: referencesOf(bundle, address, component.references),
    });
  }
  for (const actor of model.actors.values()) {
    const address = `actors/${actor.id}`;
    bundle.add('threat-actor', address, {
      name: actor.title ?? actor.id,
      description: actor.description,
      sophistication: actor.skill === undefined ? undefined : SOPHISTICATION[actor.skill - 1],
      goals: goalsOf(bundle, actor.id, actor.goal),
      labels: actor.tags,
      external_references: referencesOf(bundle, address, actor.references),
    });
  }
  for (const vector of model.vectors.values()) {
    const address = `vectors/${vector.id}`;
    bundle.add('attack-pattern', address, {
      name: vector.title ?? vector.id,
      description: vector.description,
      labels: labels([...(vector.stride ?? []).map((letter) => `stride:${letter}`), ...(vector.tags ?? [])]),
      external_references: referencesOf(bundle, address, vector.references),
    });
  }
  for (const threat of model.threats.values()) writeThreat(bundle, threat);
  for (const control of model.controls.values()) writeControl(bundle, control);
  relate(bundle);
}

/** Goals, unless the first of those that it came from is still the same. */
function goalsOf(bundle: Bundle, id: string, goal: string | undefined): readonly string[] | undefined {
  const { object } = originOf({ origin: bundle.source.raw(['actors', id, 'origin']) }, 'stix').kept;
  const [first] = isJsonMap(object) ? textsOf(object['goals']) : [];
  return goal === undefined || goal === first ? undefined : [goal];
}

function labels(all: readonly string[]): readonly string[] | undefined {
  return all.length === 0 ? undefined : [...new Set(all)];
}

/** External references, unless those of the object that it came from say the same. */
function referencesOf(
  bundle: Bundle,
  address: string,
  references: References | undefined,
): readonly JsonMap[] | undefined {
  const path = address.split('/');
  const { object } = originOf({ origin: bundle.source.raw([...path, 'origin']) }, 'stix').kept;
  if (!isJsonMap(object)) return externalReferences(address, references);
  if (sameTree(bundle.source.raw([...path, 'references']) ?? {}, referencesIn(object))) return undefined;
  const others = mapsOf(object['external_references']).filter(
    (one) => !TAXONOMIES.has(textOf(one['source_name']) ?? ''),
  );
  return [
    ...others,
    ...externalReferences(address, references).filter((one) => TAXONOMIES.has(textOf(one['source_name']) ?? '')),
  ];
}

const TAXONOMIES = new Set(['mitre-attack', 'capec', 'cwe', 'reference']);

function writeThreat(bundle: Bundle, threat: Threat): void {
  const address = `threats/${threat.id}`;
  const strides = (threat.stride ?? []).map((letter) => `stride:${letter}`);
  const level = threat.level === undefined ? [] : [`level:${threat.level}`];
  const id = bundle.add('attack-pattern', address, {
    name: threat.title ?? threat.id,
    description: threat.description,
    labels: labels([...strides, ...level, ...(threat.tags ?? [])]),
    external_references: referencesOf(bundle, address, threat.references),
  });
  for (const cwe of threat.references?.cwe ?? []) {
    const number = /\d+/.exec(cwe)?.[0];
    if (number === undefined) continue;
    const name = `CWE-${number}`;
    const weakness = bundle.add('vulnerability', `cwe/${number}`, {
      name,
      external_references: [{ source_name: 'cwe', external_id: name }],
    });
    bundle.relate(id, 'targets', weakness);
  }
}

function writeControl(bundle: Bundle, control: Control): void {
  const address = `controls/${control.id}`;
  bundle.add('course-of-action', address, {
    name: control.title ?? control.id,
    description: control.description,
    labels: labels([...(control.status === undefined ? [] : [`status:${control.status}`]), ...(control.tags ?? [])]),
    external_references: referencesOf(bundle, address, control.references),
  });
}

function relate(bundle: Bundle): void {
  const { model } = bundle.source;
  const infrastructure = (id: string): string => bundle.idOf('infrastructure', `components/${id}`);
  for (const { id, partOf } of model.components.values()) {
    if (partOf !== undefined) bundle.relate(infrastructure(partOf), 'consists-of', infrastructure(id));
  }
  for (const { from, to, bothWays } of model.flows.values()) {
    bundle.relate(infrastructure(from), 'communicates-with', infrastructure(to));
    if (bothWays === true) bundle.relate(infrastructure(to), 'communicates-with', infrastructure(from));
  }
  for (const threat of model.threats.values()) {
    const id = bundle.idOf('attack-pattern', `threats/${threat.id}`);
    for (const actor of threat.actors ?? []) bundle.relate(bundle.idOf('threat-actor', `actors/${actor}`), 'uses', id);
    for (const vector of threat.vectors ?? [])
      bundle.relate(id, 'related-to', bundle.idOf('attack-pattern', `vectors/${vector}`));
    for (const { control } of threat.controls ?? [])
      bundle.relate(bundle.idOf('course-of-action', `controls/${control}`), 'mitigates', id);
    if (threat.partOf !== undefined)
      bundle.relate(id, 'related-to', bundle.idOf('attack-pattern', `threats/${threat.partOf}`));
    for (const target of threat.targets ?? []) {
      const [collection, element = ''] = target.split('/');
      if (collection === 'components') bundle.relate(id, 'related-to', infrastructure(element));
      else {
        const at = bundle.source.locate(['threats', threat.id, 'targets']);
        bundle.lost.add('threats: a target other than a component has no object in STIX', at);
      }
    }
  }
  for (const control of model.controls.values()) {
    const id = bundle.idOf('course-of-action', `controls/${control.id}`);
    for (const against of control.against ?? []) bundle.relate(id, 'mitigates', bundle.idOf('attack-pattern', against));
    for (const guarded of control.guards ?? []) {
      const [collection, element = ''] = guarded.split('/');
      if (collection === 'components') bundle.relate(id, 'related-to', infrastructure(element));
    }
  }
}
