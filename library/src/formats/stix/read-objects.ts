/**
 * Objects of STIX that are entries of a model, and what their relationships say.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { DraftBuilder } from '../draft.ts';
import { filledMap, type JsonMap, mapsOf, textOf, textsOf } from './json.ts';
import { addressOf } from './read-flow.ts';

const SOPHISTICATION = ['none', 'minimal', 'intermediate', 'advanced', 'expert'];
const COLLECTIONS: Readonly<Record<string, string>> = {
  'threat-actor': 'actors',
  'attack-pattern': 'vectors',
  'course-of-action': 'controls',
};

/** Reads an object; false when it is no entry of a model. Infrastructure belongs to attackers, unless it is our own. */
export function readObject(draft: DraftBuilder, object: JsonMap, id: string): boolean {
  const address = addressOf(object);
  const type = textOf(object['type']) ?? '';
  const [own, ownId] = address?.split('/') ?? [];
  const isThreat = type === 'attack-pattern' && own === 'threats';
  const isComponent = type === 'infrastructure' && own === 'components';
  const collection = isThreat ? 'threats' : isComponent ? 'components' : COLLECTIONS[type];
  if (collection === undefined) return false;
  const title = textOf(object['name']);
  draft.add(
    collection,
    { name: ownId ?? title, key: id, kept: { object } },
    {
      title: title === ownId ? undefined : title,
      description: textOf(object['description']),
      references: referencesIn(object),
      ...labelled(collection, textsOf(object['labels'])),
      ...(collection === 'actors' && actorSays(object)),
    },
  );
  return true;
}

function actorSays(object: JsonMap): { readonly [key: string]: Value | undefined } {
  const skill = SOPHISTICATION.indexOf(textOf(object['sophistication']) ?? '') + 1;
  return { skill: skill === 0 ? undefined : skill, goal: textsOf(object['goals'])[0] };
}

/** What labels say that we write ourselves; the others are tags. */
function labelled(collection: string, labels: readonly string[]): { readonly [key: string]: Value | undefined } {
  const said = (key: string): readonly string[] =>
    labels.filter((label) => label.startsWith(`${key}:`)).map((label) => label.slice(key.length + 1));
  const isKnown = (label: string): boolean => /^(?:kind|stride|level|status):/.test(label);
  const kind = said('kind').find((one) => ['process', 'store', 'external'].includes(one));
  const stride = said('stride').filter((one) => STRIDE.has(one));
  const status = said('status').find((one) => ['done', 'in-progress', 'planned', 'retired'].includes(one));
  return {
    tags: labels.filter((label) => !isKnown(label)),
    ...(collection === 'components' && { kind: kind ?? 'process' }),
    ...((collection === 'threats' || collection === 'vectors') && { stride }),
    ...(collection === 'threats' && { level: said('level')[0] }),
    ...(collection === 'controls' && { status }),
  };
}

const STRIDE = new Set([
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
]);

/** The taxonomy ids and links of an object. */
export function referencesIn(object: JsonMap): Value {
  const all = mapsOf(object['external_references']);
  const ids = (names: readonly string[], pattern: RegExp): readonly string[] =>
    all
      .filter((one) => names.includes(textOf(one['source_name']) ?? ''))
      .flatMap((one) => pattern.exec(textOf(one['external_id']) ?? '')?.[1] ?? []);
  return filledMap({
    cwe: ids(['cwe'], /^(?:CWE-)?(\d+)$/).map(Number),
    capec: ids(['capec'], /^(?:CAPEC-)?(\d+)$/).map(Number),
    attack: ids(['mitre-attack', 'mitre-ics-attack', 'mitre-mobile-attack'], /^(T\d{4}(?:\.\d{3})?)$/),
    see: all.filter((one) => textOf(one['external_id']) === undefined).flatMap((one) => textOf(one['url']) ?? []),
  });
}

/** Reads relationships between what is in the draft; gives those that say something. All of them are kept. */
export function readRelations(draft: DraftBuilder, objects: readonly JsonMap[]): ReadonlySet<string> {
  const understood = new Set<string>();
  let current = '';
  const lists = new Map<
    string,
    { readonly collection: string; readonly id: string; readonly key: string; readonly values: Set<string> }
  >();
  const note = (
    collection: string,
    id: string,
    { key, value }: { readonly key: string; readonly value: string },
  ): void => {
    const name = `${collection}/${id}/${key}`;
    const list = lists.get(name) ?? { collection, id, key, values: new Set<string>() };
    list.values.add(value);
    understood.add(current);
    lists.set(name, list);
  };
  const find = (ref: string | undefined, collection: string): string | undefined => draft.find(collection, ref);
  for (const relation of objects) {
    if (relation['type'] !== 'relationship') continue;
    current = textOf(relation['id']) ?? '';
    const from = textOf(relation['source_ref']);
    const to = textOf(relation['target_ref']);
    const kind = textOf(relation['relationship_type']);
    const actor = find(from, 'actors');
    const control = find(from, 'controls');
    const threat = find(to, 'threats');
    const vector = find(to, 'vectors');
    const source = find(from, 'threats');
    if (kind === 'uses' && actor !== undefined && threat !== undefined)
      note('threats', threat, { key: 'actors', value: actor });
    if (kind === 'mitigates' && control !== undefined) {
      if (threat !== undefined) note('threats', threat, { key: 'controls', value: control });
      else if (vector !== undefined) note('controls', control, { key: 'against', value: `vectors/${vector}` });
    }
    if (kind === 'related-to' && source !== undefined) {
      const component = find(to, 'components');
      if (vector !== undefined) note('threats', source, { key: 'vectors', value: vector });
      if (component !== undefined) note('threats', source, { key: 'targets', value: `components/${component}` });
    }
    if (kind === 'consists-of') {
      const [whole, part] = [find(from, 'components'), find(to, 'components')];
      if (whole === undefined || part === undefined || draft.get('components', part)?.['part-of'] !== undefined)
        continue;
      understood.add(current);
      if (!isBelow(draft, whole, part)) draft.extend('components', part, { 'part-of': whole });
    }
    if (kind === 'communicates-with') {
      const [one, other] = [find(from, 'components'), find(to, 'components')];
      if (one === undefined || other === undefined) continue;
      understood.add(current);
      draft.add('flows', { name: `${one}-to-${other}` }, { from: one, to: other });
    }
  }
  for (const { collection, id, key, values } of lists.values()) draft.extend(collection, id, { [key]: [...values] });
  return understood;
}

/** Tells whether a component stands below another, or is it. */
function isBelow(draft: DraftBuilder, id: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at: unknown = id; typeof at === 'string' && !seen.has(at); at = draft.get('components', at)?.['part-of']) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}
