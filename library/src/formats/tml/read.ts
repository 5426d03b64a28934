/**
 * Reads the JSON of the OWASP Threat Model Library.
 * @module
 */
import { newDraft } from '../draft.ts';
import { type Fields, fieldsOf, type Json } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { looksLike } from './looks-like.ts';
import { readAssumptions, readDataSets, readFlows } from './read-data.ts';
import { readBoundaries, readElements, readZones } from './read-places.ts';
import { readControls, readPersonas, readThreats } from './read-threats.ts';
import { keptOf, type Reading } from './reading.ts';

/** Reads a file of the Threat Model Library. */
export const read: ReadFormat = (glance) => {
  const tree = glance.tree();
  if (tree?.kind !== 'map' || !looksLike(glance)) {
    const problem =
      glance.treeProblem() ??
      glance.problem('cannot-read', 'expected "scope" and "trust_zones" at the top, found neither');
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const root = fieldsOf(tree, glance.name);
  const reading: Reading = { root, draft: newDraft('tml'), losses: losses(), elements: new Map() };
  const listed = (key: string): readonly Fields[] => root.maps(key);
  const zones = listed('trust_zones');
  const boundaries = listed('trust_boundaries');
  const actors = listed('actors');
  const components = listed('components');
  const stores = listed('data_stores');
  const sets = listed('data_sets');
  const flows = listed('data_flows');
  const assumptions = listed('assumptions');
  const personas = listed('threat_personas');
  const threats = listed('threats');
  const risks = listed('risks');
  const controls = listed('controls');
  readZones(zones, reading);
  const apart = readBoundaries(boundaries, reading, mapsIn(root, 'trust_boundaries'));
  readElements(actors, 'actor', reading);
  readElements(components, 'component', reading);
  readElements(stores, 'data_store', reading);
  readDataSets(sets, reading);
  const dangling = readFlows(flows, reading, mapsIn(root, 'data_flows'));
  readAssumptions(assumptions, reading);
  readPersonas(personas, reading);
  readThreats(threats, risks, reading);
  readControls(controls, reading);
  readSystem(reading, { trust_boundaries: apart, data_flows: dangling, risks: mapsIn(root, 'risks') });
  return {
    draft: reading.draft.result(),
    counts: {
      components: actors.length + components.length + stores.length,
      flows: flows.length,
      boundaries: zones.length,
      threats: threats.length,
      mitigations: controls.length,
      actors: actors.length,
      components_only: components.length,
      data_stores: stores.length,
      data_sets: sets.length,
      trust_boundaries: boundaries.length,
      assumptions: assumptions.length,
      risks: risks.length,
      personas: personas.length,
    },
    lost: reading.losses.list(),
    problems: [],
  };
};

/** The maps of a list as JSON, in the order in which its fields come. */
function mapsIn(root: Fields, key: string): readonly Json[] {
  const json = root.peek().json(key);
  const items: readonly Json[] = Array.isArray(json) ? json : [json ?? null];
  return items.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
}

/** Says what the file says of the whole, and keeps what belongs to no entry. */
function readSystem({ root, draft, losses }: Reading, also: { readonly [key: string]: Json }): void {
  const scope = root.map('scope');
  const about = root.text('description');
  const covered = scope.text('description');
  const written = root.text('reviewed_at');
  const reviewed = written === undefined ? undefined : dateIn(written);
  const links = ['repo_link', 'release_docs_link'].flatMap((key) => root.text(key) ?? []);
  const entry = {
    title: scope.text('title')?.replace(/\s+/g, ' ').trim() ?? 'Threat model without a name',
    description: about ?? covered,
    scope: about === undefined ? undefined : covered,
    version: root.text('version'),
    reviewed,
    references: links.length === 0 ? undefined : { see: links },
  };
  root.skip('$schema', 'scope');
  if (root.flag('frozen') === false) root.skip('frozen');
  const rated = keptOf(scope, 'scope', { losses });
  const kept = keptOf(root, 'the file', {
    losses,
    also: {
      ...also,
      scope: rated,
      $schema: root.json('$schema'),
      ...(reviewed !== written && { reviewed_at: written }),
    },
  });
  draft.system(entry, kept);
}

/** A date as the language writes it, with its time when that is in UTC; undefined when there is no such day. */
function dateIn(text: string): string | undefined {
  const [whole, day = ''] = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$)?/.exec(text) ?? [];
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  return isDay && !Number.isNaN(Date.parse(whole ?? '')) ? whole : undefined;
}
