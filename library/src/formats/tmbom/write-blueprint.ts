/**
 * The structure of a model as blueprints of CycloneDX.
 * @module
 */
import type { Asset, Boundary, Component, Zone } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import { filledMap, isJsonMap, type JsonMap, listOf, mapOf, saysSame, textOf, textsOf, wordOf } from './json.ts';
import { linksOf, linksSay } from './read-threats.ts';
import { authenticationSays, boundaryType, kindOf, ownerSays, partyName, TRUST } from './words.ts';
import { writeFlow } from './write-flow.ts';
import { again, isPseudo, keptList, keptOf, made, refIn, refOf, refTo, type Writing } from './writing.ts';

/** The blueprints: those that the model came from, or one for the whole system. */
export function writeBlueprints(writing: Writing): readonly JsonMap[] {
  const { system, diagrams } = writing.source.model;
  const foreign = [...diagrams.values()].filter((diagram) => refOf('diagrams', diagram) !== `diagrams/${diagram.id}`);
  const isImported = Object.keys(writing.root).length > 0;
  if (foreign.length === 0) {
    const parts = partsOf(writing, undefined);
    if (isImported && Object.keys(parts).length === 0) return [];
    const scope = scopeOf(writing);
    const says = {
      name: system.title ?? 'System',
      description: system.description,
      modelTypes: ['data-flow'],
      metadata: filledMap({
        authors: system.owner === undefined ? [] : [ownerSays(system.owner) ?? null],
        reviewDate: timeOf(system.reviewed),
      }),
      scope,
      ...parts,
    };
    return [made(writing, 'system/blueprint', { says })];
  }
  return foreign.map((diagram, index) => {
    const kept = keptOf(diagram);
    const parts = partsOf(writing, index);
    const says = {
      name: diagram.title ?? system.title ?? diagram.id,
      description: index === 0 ? system.description : diagram.description,
      modelTypes: kept['modelTypes'] ?? ['data-flow'],
      ...parts,
      flows: [...listOf(parts['flows']), ...listOf(kept['vauban:flows'])],
      boundaries: [...listOf(parts['boundaries']), ...listOf(kept['vauban:boundaries'])],
      relationships: [...listOf(kept['relationships']), ...listOf(parts['relationships'])],
    };
    const { 'bom-ref': ref, ...rest } = made(writing, refOf('diagrams', diagram), { kept, says });
    return kept['vauban:unnamed'] === true ? rest : { 'bom-ref': ref ?? null, ...rest };
  });
}

/** A day as a time. */
export function timeOf(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [year = '', month = '01', day = '01'] = date.slice(0, 10).split('-');
  return date.includes('T') ? date : `${year}-${month}-${day}T00:00:00Z`;
}

function scopeOf(writing: Writing): Json | undefined {
  const { system, components } = writing.source.model;
  const excluded = [...components.values()].filter(({ outOfScope }) => outOfScope !== undefined);
  if (excluded.length === 0 && system.scope === undefined) return undefined;
  return filledMap({
    name: system.title ?? 'System',
    description: system.scope,
    excludedComponents: excluded.map((component) => refOf('components', component)),
  });
}

/** The elements of one blueprint; undefined for a model that came from none. */
function partsOf(writing: Writing, index: number | undefined): JsonMap {
  const { model } = writing.source;
  const isHere = (entry: { readonly origin?: unknown }): boolean =>
    index === undefined || (keptOf(entry)['vauban:blueprint'] ?? 0) === index;
  const components = [...model.components.values()].filter(
    (one) => isHere(one) && !isPseudo(refOf('components', one)) && !writing.listed.has(refOf('components', one)),
  );
  const isStore = (one: Component): boolean => one.kind === 'store' && keptOf(one)['vauban:as'] !== 'assets';
  const isActor = (one: Component): boolean => one.kind === 'external' && keptOf(one)['party'] !== undefined;
  return filledMap({
    zones: [...model.zones.values()].filter(isHere).map((zone) => writeZone(writing, zone)),
    boundaries: [...model.boundaries.values()].filter(isHere).flatMap((one) => writeBoundary(writing, one) ?? []),
    actors: components.filter(isActor).map((one) => writeActor(writing, one)),
    assets: components.filter((one) => !isStore(one) && !isActor(one)).map((one) => writeAsset(writing, one)),
    dataStores: components.filter(isStore).map((one) => writeStore(writing, one)),
    dataSets: [...model.assets.values()]
      .filter(isHere)
      .filter((asset) => !isPseudo(refOf('assets', asset)))
      .map((asset) => writeDataSet(writing, asset)),
    flows: [...model.flows.values()].filter(isHere).map((flow) => writeFlow(writing, flow)),
    relationships: writeParts(writing, components),
    assumptions: [...model.assumptions.values()].filter(isHere).map((assumption) => {
      const description = assumption.title ?? assumption.description ?? assumption.id;
      const ref = refOf('assumptions', assumption);
      return made(writing, ref, { kept: keptOf(assumption), says: { description }, plain: true });
    }),
  });
}

function writeZone(writing: Writing, zone: Zone): JsonMap {
  const kept = keptOf(zone);
  const says = {
    name: zone.title ?? zone.id,
    description: zone.description,
    type: kept['type'] ?? 'trust',
    parent: zone.inside === undefined ? undefined : refTo(writing, zone.inside, 'zones'),
    characteristics: again(
      kept['characteristics'],
      (before) => zone.trust === undefined || textsOf(before).some((word) => TRUST.means(word) === zone.trust),
      zone.trust === undefined ? undefined : [zone.trust],
    ),
  };
  return made(writing, refOf('zones', zone), { kept, says });
}

function writeBoundary(writing: Writing, boundary: Boundary): JsonMap | undefined {
  const sides = boundary.between.map((side) => refTo(writing, side) ?? '');
  if (sides.includes('') || sides[0] === sides[1]) return undefined;
  const kept = keptOf(boundary);
  const says = {
    name: boundary.title ?? boundary.id,
    type: again(kept['type'], (before) => wordOf(before) === (boundary.kind ?? 'trust'), boundaryType(boundary.kind)),
    zones: again(kept['zones'], (before) => sides.every((side) => textsOf(before).includes(side)), sides),
  };
  return made(writing, refOf('boundaries', boundary), { kept, says });
}

function writeActor(writing: Writing, component: Component): JsonMap {
  const kept = keptOf(component);
  const zone = component.zone === undefined ? undefined : refTo(writing, component.zone, 'zones');
  const ref = refOf('components', component);
  const party = kept['party'] ?? null;
  const isNamed = partyName(party) === component.title || component.title === ref;
  if (!isNamed && component.title !== undefined) {
    writing.lost.add(
      'components: a new name of an actor stays in a property',
      writing.source.locate(['components', component.id]),
    );
  }
  return made(writing, ref, { kept, says: { description: component.description, zone } });
}

function writeAsset(writing: Writing, component: Component): JsonMap {
  const kept = keptOf(component);
  const isNamed = kept['componentRef'] === undefined && kept['partyRef'] === undefined;
  const type = component.kind === 'external' ? 'actor' : component.kind === 'store' ? 'data-store' : 'process';
  const links = linksSay(component.references?.see ?? []);
  const says = {
    type: isNamed ? again(kept['type'], (before) => kindOf(before) === component.kind, type) : undefined,
    name: isNamed ? (component.title ?? component.id) : undefined,
    description: component.description,
    zone: component.zone === undefined ? undefined : refTo(writing, component.zone, 'zones'),
    tags: component.tags,
    ownership: again(
      kept['ownership'],
      (before) =>
        listOf(before)
          .map(partyName)
          .find((name) => name !== undefined) === component.owner,
      component.owner === undefined ? undefined : [ownerSays(component.owner) ?? null],
    ),
    interfaces: kept['interfaces'] ?? interfacesOf(writing, component),
    externalReferences:
      links.length === 0 || saysSame(linksOf(kept['externalReferences']), component.references?.see)
        ? undefined
        : links,
  };
  return made(writing, refOf('components', component), { kept, says });
}

const INTERFACES: Readonly<Record<string, string>> = {
  api: 'api',
  page: 'gui',
  console: 'cli',
  queue: 'messaging',
  file: 'file',
};

function interfacesOf(writing: Writing, component: Component): readonly Json[] {
  const here = [...writing.source.model.entries.values()].filter(({ at }) => at === component.id);
  return here.map((entry) =>
    filledMap({
      name: entry.title ?? entry.id,
      type: INTERFACES[entry.kind ?? ''] ?? { name: entry.kind ?? 'entry' },
      description: entry.description,
      protocol: entry.protocol,
      authentication: authenticationSays(entry.authentication),
    }),
  );
}

function writeStore(writing: Writing, component: Component): JsonMap {
  const kept = keptOf(component);
  const says = {
    name: component.title ?? component.id,
    type: kept['type'] ?? { name: 'store' },
    description: component.description,
    zone: component.zone === undefined ? undefined : refTo(writing, component.zone, 'zones'),
    technologies: component.technology === undefined ? undefined : [...new Set(component.technology)],
  };
  return made(writing, refOf('components', component), { kept, says });
}

function writeDataSet(writing: Writing, asset: Asset): JsonMap {
  const kept = keptOf(asset);
  const stores = (asset.at ?? []).flatMap((at) => refTo(writing, at, 'components') ?? []);
  const name = asset.title ?? asset.id;
  const says = {
    name,
    description: asset.description ?? name,
    placements: again(
      kept['placements'],
      (before) => saysSame(knownStores(before, stores), stores),
      stores.map((dataStore) => ({ dataStore })),
    ),
  };
  return made(writing, refOf('assets', asset), { kept, says });
}

function knownStores(placements: Json, stores: readonly string[]): readonly string[] {
  const named = listOf(placements)
    .filter(isJsonMap)
    .flatMap((one) => textOf(one['dataStore']) ?? []);
  return named.filter((store) => stores.includes(store));
}

/** What is made of what, without what the importer kept already. */
function writeParts(writing: Writing, components: readonly Component[]): readonly Json[] {
  const kept = [...writing.source.model.diagrams.values()].flatMap((diagram) =>
    listOf(keptOf(diagram)['relationships']),
  );
  const known = new Set(
    kept.flatMap((one) => textsOf(mapOf(one)['composes']).map((part) => `${textOf(mapOf(one)['ref'])} ${part}`)),
  );
  const parts = new Map<string, string[]>();
  for (const component of components) {
    const whole = component.partOf === undefined ? undefined : refTo(writing, component.partOf, 'components');
    const ref = refOf('components', component);
    if (whole === undefined || known.has(`${whole} ${ref}`)) continue;
    parts.set(whole, [...(parts.get(whole) ?? []), ref]);
  }
  return [...parts].map(([ref, composes]) => ({ ref, composes }));
}

/** Boundaries seen as threats see them: with the controls that hold them. */
export function writeTrustBoundaries(writing: Writing): readonly JsonMap[] {
  const kept = keptList(writing, 'threats', 'trustBoundaries');
  const made = [...writing.source.model.boundaries.values()].flatMap((boundary) => {
    const ref = refOf('boundaries', boundary);
    const controls = (boundary.enforcedBy ?? []).flatMap((control) => refTo(writing, control, 'controls') ?? []);
    const isKept = kept.some((one) => textOf(one['boundary']) === ref);
    if (controls.length === 0 || isKept || !writing.written.has(ref)) return [];
    const name = boundary.title ?? boundary.id;
    return [
      { 'bom-ref': `boundaries/${boundary.id}/trust`, boundary: ref, name, controlsAtBoundary: [...new Set(controls)] },
    ];
  });
  return [...kept.filter((one) => refIn(one) !== undefined || one['boundary'] !== undefined), ...made];
}
