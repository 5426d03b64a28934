/**
 * Reads a STIX 2.1 bundle: threat actors, attack patterns, courses of action, and attack flows as trees.
 * @module
 */

import type { SettingsNode } from '../../inputs/settings/node.ts';
import type { Place } from '../../model/problem.ts';
import { type DraftBuilder, newDraft } from '../draft.ts';
import { fieldsOf, type Json, jsonOf } from '../fields.ts';
import type { Imported } from '../format.ts';
import type { Glance } from '../glance.ts';
import { losses } from '../losses.ts';
import { filledMap, isJsonMap, type JsonMap, mapsOf, textOf, textsOf } from './json.ts';
import { addressOf, readFlow } from './read-flow.ts';
import { readObject, readRelations } from './read-objects.ts';

/** Reads a bundle. */
export function read(glance: Glance): Imported {
  const tree = glance.tree();
  const root = fieldsOf(tree, glance.name);
  if (tree === undefined || root.text('type') !== 'bundle' || !root.has('objects')) {
    const problem = glance.treeProblem() ?? glance.problem('cannot-read', 'expected a STIX bundle with "objects"');
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const list = root.json('objects');
  const objects = mapsOf(list);
  const places = placesOf(tree, glance.name);
  const draft = newDraft('stix');
  const lost = losses();
  const at = (id: string | undefined): Place | undefined => places.get(id ?? '');
  const used = new Set<string>();
  for (const object of objects) {
    const id = textOf(object['id']);
    if (id === undefined || used.has(id)) continue;
    if (readObject(draft, object, id)) used.add(id);
  }
  const flows = objects.filter(({ type }) => type === 'attack-flow');
  for (const flow of flows) {
    const { says, parts, lost: words } = readFlow(flow, objects);
    const id = textOf(flow['id']);
    for (const word of words) lost.add(word, at(id));
    const all = new Set([...parts, id ?? '', ...(flows.length === 1 ? assetsOf(objects) : [])]);
    const kept: Json = { objects: objects.filter((object) => all.has(textOf(object['id']) ?? '')) };
    for (const part of all) used.add(part);
    const own = addressOf(flow)?.split('/')[1];
    draft.add('trees', { name: own ?? textOf(flow['name']), key: id, kept }, says);
  }
  const understood = readRelations(draft, objects);
  const rest = objects.filter((object) => !used.has(textOf(object['id']) ?? ''));
  for (const object of rest) {
    if (understood.has(textOf(object['id']) ?? '') || isWeakness(object)) continue;
    if (addressOf(object) !== undefined || QUIET.has(textOf(object['type']) ?? '')) continue;
    lost.add(
      `${textOf(object['type']) ?? 'an object without a type'}: kept, but says nothing to Vauban`,
      at(textOf(object['id'])),
    );
  }
  describe(draft, { tree, objects, rest });
  return { draft: draft.result(), counts: countsOf(objects), lost: lost.list(), problems: [] };
}

/** The bundle itself: its name, and what of it is in no entry. */
function describe(
  draft: DraftBuilder,
  {
    tree,
    objects,
    rest,
  }: { readonly tree: SettingsNode; readonly objects: readonly JsonMap[]; readonly rest: readonly JsonMap[] },
): void {
  const report = objects.find(({ type }) => type === 'report' || type === 'grouping');
  const flow = objects.find(({ type }) => type === 'attack-flow');
  const titled = textOf(report?.['name'])?.replace(/^Threat model: /, '') ?? textOf(flow?.['name']);
  draft.system({ title: titled });
  const { objects: _objects, type: _type, id, ...others } = mapOf(jsonOf(tree));
  const order = objects.flatMap((object) => textOf(object['id']) ?? []);
  const kept = filledMap({ id, objects: rest, order, bundle: filledMap(others) });
  draft.system({ title: titled }, kept);
}

/** What says something only about the bundle. */
const QUIET = new Set(['extension-definition', 'identity', 'report', 'grouping', 'marking-definition']);

/** A CWE number, which is a reference of the threat that it belongs to. */
function isWeakness(object: JsonMap): boolean {
  return object['type'] === 'vulnerability' && /^CWE-\d+$/.test(textOf(object['name']) ?? '');
}

function assetsOf(objects: readonly JsonMap[]): readonly string[] {
  return objects.filter(({ type }) => type === 'attack-asset').flatMap((object) => textsOf(object['id']));
}

function mapOf(value: Json): JsonMap {
  return isJsonMap(value) ? value : {};
}

function countsOf(objects: readonly JsonMap[]): Readonly<Record<string, number>> {
  const size = (...types: readonly string[]): number =>
    objects.filter(({ type }) => types.includes(textOf(type) ?? '')).length;
  return {
    threats: size('attack-pattern'),
    mitigations: size('course-of-action'),
    objects: objects.length,
    threat_actors: size('threat-actor'),
    attack_flows: size('attack-flow'),
    actions: size('attack-action'),
    operators: size('attack-operator'),
    conditions: size('attack-condition'),
    relationships: size('relationship'),
  };
}

/** Where each object stands, by its identifier. */
function placesOf(tree: SettingsNode, file: string): ReadonlyMap<string, Place> {
  const objects = tree.kind === 'map' ? tree.entries.get('objects') : undefined;
  const places = new Map<string, Place>();
  for (const item of objects?.kind === 'list' ? objects.items : []) {
    const id = item.kind === 'map' ? item.entries.get('id') : undefined;
    if (id?.kind === 'scalar') places.set(String(id.value), { file, line: id.line, column: id.column });
  }
  return places;
}
