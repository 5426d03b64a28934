/**
 * A blueprint of CycloneDX: zones, components, flows, boundaries and assumptions of a system.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import { type Fields, fieldsOf, type Json } from '../fields.ts';
import { isJsonMap, listOf, textsOf, wordOf } from './json.ts';
import { readActor, readAsset, readStore } from './read-elements.ts';
import { readDataSet, readFlow } from './read-flow.ts';
import { keep, type Reading, sayKept, titleOf, unlike } from './reading.ts';
import { boundaryType, TRUST } from './words.ts';

/** A blueprint that is being read. */
interface Blueprint {
  readonly fields: Fields;
  /** A second look at the same, for what is understood and kept all the same. */
  readonly again: Fields;
  /** What elements of a further blueprint keep, so that they go back where they were. */
  readonly member: { readonly [key: string]: Json };
  /** What is no element of the model, kept with the blueprint. */
  readonly left: { [key: string]: Json };
}

/** Reads the blueprints, each kind of element in all of them before the next. */
export function readBlueprints(reading: Reading, nodes: readonly SettingsNode[], file: string): void {
  const blueprints = nodes.map((node, index): Blueprint => {
    const again = fieldsOf(node, file);
    const member: { [key: string]: Json } = index === 0 ? {} : { 'vauban:blueprint': index };
    return { fields: fieldsOf(node, file), again, member, left: {} };
  });
  for (const blueprint of blueprints) {
    for (const zone of blueprint.fields.maps('zones')) readZone(reading, zone, blueprint.member);
  }
  for (const { again } of blueprints) linkZones(reading, again);
  const shown = blueprints.map(({ fields, member }) => [
    ...fields.maps('actors').map((actor) => readActor(reading, actor, member)),
    ...fields.maps('assets').map((asset) => readAsset(reading, asset, member)),
    ...fields.maps('dataStores').map((store) => readStore(reading, store, member)),
  ]);
  for (const { fields, member } of blueprints) {
    for (const dataSet of fields.maps('dataSets')) readDataSet(reading, dataSet, member);
  }
  for (const { again } of blueprints) linkParts(reading, again);
  for (const { fields, again, member, left } of blueprints) {
    const flows = fields.maps('flows').map((flow) => readFlow(reading, flow, member));
    const boundaries = fields.maps('boundaries').map((boundary) => readBoundary(reading, boundary, member));
    left['vauban:flows'] = leftOf(again.json('flows'), flows);
    left['vauban:boundaries'] = leftOf(again.json('boundaries'), boundaries);
    for (const assumption of fields.maps('assumptions')) readAssumption(reading, assumption, member);
  }
  blueprints.forEach((blueprint, index) => {
    describe(reading, blueprint, { shows: shown[index] ?? [], isFirst: index === 0 });
  });
}

/** The objects of a list that were not read. */
function leftOf(list: Json | undefined, wasRead: readonly boolean[]): readonly Json[] {
  return listOf(list)
    .filter(isJsonMap)
    .filter((_, index) => wasRead[index] === false);
}

function readZone(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): void {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const characteristics = fields.json('characteristics');
  const trusts = textsOf(characteristics).flatMap((word) => TRUST.means(word) ?? []);
  const trust = trusts.length === 1 ? trusts[0] : undefined;
  const type = fields.json('type');
  fields.skip('parent');
  const says = { title, description: fields.text('description'), trust };
  const meant = {
    ...member,
    type: unlike(type, 'trust'),
    characteristics: ref?.startsWith('zones/')
      ? undefined
      : unlike(characteristics, trust === undefined ? undefined : [trust]),
  };
  const kept = keep(reading, fields, { what: 'zones', meant });
  reading.draft.add('zones', { ref, name: title, kept, says });
}

function linkZones(reading: Reading, again: Fields): void {
  for (const zone of again.maps('zones')) {
    const inner = reading.draft.find(zone.text('bom-ref'), 'zones');
    const outer = reading.draft.find(zone.text('parent'), 'zones');
    if (inner === undefined || outer === undefined) continue;
    if (isBelow(reading, outer.id, inner.id)) {
      reading.lost.add('zones: a zone that lies inside itself is taken out of it', zone.place('parent'));
    } else reading.draft.set(inner, 'inside', outer.id);
  }
}

function isBelow(reading: Reading, id: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    if (at === above) return true;
    seen.add(at);
    const inside: unknown = reading.draft.get({ collection: 'zones', id: at })?.['inside'];
    at = typeof inside === 'string' ? inside : undefined;
  }
  return false;
}

/** Composed parts; a part that would contain itself is left where it is. */
function linkParts(reading: Reading, again: Fields): void {
  const whole = new Map<string, string>();
  for (const relationship of again.maps('relationships')) {
    const above = reading.draft.find(relationship.text('ref'), 'components');
    for (const ref of relationship.texts('composes')) {
      const part = reading.draft.find(ref, 'components');
      if (above === undefined || part === undefined || whole.has(part.id)) continue;
      const chain = new Set<string>([part.id]);
      let at: string | undefined = above.id;
      while (at !== undefined && !chain.has(at)) {
        chain.add(at);
        at = whole.get(at);
      }
      if (at !== undefined) continue;
      whole.set(part.id, above.id);
      reading.draft.set(part, 'part-of', above.id);
    }
  }
}

/** Reads a boundary; false when it has not two sides. */
function readBoundary(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): boolean {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const refs = fields.json('zones');
  const sides = textsOf(refs).flatMap((side) => reading.draft.find(side, 'zones', 'components') ?? []);
  const [one, other] = sides;
  const type = fields.json('type');
  const kind = wordOf(type);
  if (one === undefined || other === undefined) {
    reading.lost.add(
      'boundaries: a boundary without two zones of the file is kept, but is no boundary of the model',
      fields.at,
    );
    return false;
  }
  if (textsOf(refs).length > 2)
    reading.lost.add('boundaries: the third and further zones are kept', fields.place('zones'));
  const between = [one, other].map((side) => reading.draft.addressed(side, ['zones', 'components']));
  const meant = {
    ...member,
    zones: textsOf(refs).length > 2 || sides.length !== textsOf(refs).length ? refs : undefined,
    type: unlike(type, boundaryType(kind)),
  };
  const says = { title, between, kind: kind === 'trust' ? undefined : kind };
  const kept = keep(reading, fields, { what: 'boundaries', meant });
  reading.draft.add('boundaries', { ref, name: title, kept, says });
  return true;
}

function readAssumption(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): void {
  const ref = fields.text('bom-ref');
  const title = fields.text('description');
  const kept = keep(reading, fields, { what: 'assumptions', meant: member });
  const says = { title: ref?.endsWith(`/${title}`) ? undefined : title };
  reading.draft.add('assumptions', { ref, name: ref === undefined ? title : undefined, kept, says });
}

/** The blueprint itself: the system, when it is the first, and a diagram of its components. */
function describe(
  reading: Reading,
  { fields, again, left }: Blueprint,
  { shows, isFirst }: { readonly shows: readonly string[]; readonly isFirst: boolean },
): void {
  const ref = fields.text('bom-ref');
  const name = fields.text('name');
  const description = fields.text('description');
  fields.skip('zones', 'actors', 'assets', 'dataStores', 'dataSets', 'flows', 'boundaries', 'assumptions');
  const meant = {
    ...left,
    modelTypes: fields.json('modelTypes'),
    metadata: fields.json('metadata'),
    scope: fields.json('scope'),
    relationships: fields.json('relationships'),
  };
  for (const key of ['metadata', 'scope', 'relationships']) {
    if (fields.has(key)) sayKept(reading, `blueprints: "${key}"`, fields.place(key));
  }
  for (const excluded of again.map('scope').texts('excludedComponents')) {
    const component = reading.draft.find(excluded, 'components');
    if (component !== undefined) reading.draft.set(component, 'out-of-scope', OUT_OF_SCOPE);
  }
  const isOurs = ref === 'system/blueprint';
  const kept = keep(reading, fields, { what: 'blueprints', meant: isOurs ? left : meant });
  if (isFirst) reading.draft.system({ title: name, description });
  if (isOurs) return;
  reading.draft.add('diagrams', {
    ref: ref ?? `blueprint ${reading.draft.ids('diagrams').length + 1}`,
    name: name ?? ref,
    kept: { ...kept, ...(ref === undefined && { 'vauban:unnamed': true }) },
    says: { title: name, description: isFirst ? undefined : description, shows },
  });
}

/** Why a component that a blueprint excludes is out of scope, when nobody says more. */
const OUT_OF_SCOPE = 'The scope of the blueprint excludes it';
