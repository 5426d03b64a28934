/**
 * Reads Open Threat Model 0.1 and 0.2, in JSON or YAML.
 * @module
 */
import { newDraft } from '../draft.ts';
import { fieldsOf, type Json } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { looksLike } from './looks-like.ts';
import { nestedOf } from './parents.ts';
import { readAssets, readFlows } from './read-data.ts';
import { readDiagrams } from './read-diagrams.ts';
import { isNoZone, readComponents, readZones } from './read-places.ts';
import { readReferences, readThreats } from './read-threats.ts';
import { keptOf, type Reading } from './reading.ts';

/** Reads a file of Open Threat Model. */
export const read: ReadFormat = (glance) => {
  const tree = glance.tree();
  if (tree?.kind !== 'map' || !looksLike(glance)) {
    const problem =
      glance.treeProblem() ??
      glance.problem('cannot-read', 'expected "otmVersion" and "project" at the top, found neither');
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const root = fieldsOf(tree, glance.name);
  const reading: Reading = { root, draft: newDraft('otm'), losses: losses() };
  const allZones = root.maps('trustZones');
  const zonesInFile = allZones.filter((zone) => !isNoZone(zone));
  const noZones = new Set(allZones.filter(isNoZone).map((zone) => zone.text('id')));
  const componentsInFile = root.maps('components');
  const nested = nestedOf(zonesInFile, componentsInFile, { noZones });
  const zones = zonesInFile.flatMap((fields) => nested.get(fields) ?? []);
  const components = componentsInFile.flatMap((fields) => nested.get(fields) ?? []);
  readZones(zones, reading);
  const ids = readComponents(components, reading);
  readAssets(components, ids, reading);
  const { flows, dangling } = readFlows(reading);
  const { threats, mitigations } = readThreats(reading);
  const referring = components.map(({ fields }, index) => ({ fields, address: `components/${ids[index]}` }));
  const { count, missing } = readReferences([...referring, ...flows], reading);
  const representations = readDiagrams({ zones, components, ids }, reading);
  readSystem(reading, { representations, dataflows: dangling, missing });
  return {
    draft: reading.draft.result(),
    counts: {
      components: components.length,
      flows: flows.length,
      boundaries: zones.length,
      threats,
      mitigations,
      assets: root.peek().maps('assets').length,
      threat_refs: count,
    },
    lost: reading.losses.list(),
    problems: [],
  };
};

/** Says what the file says of the whole, and keeps what belongs to no entry. */
function readSystem(reading: Reading, also: { readonly [key: string]: readonly Json[] }): void {
  const { root, draft } = reading;
  const project = root.map('project');
  const id = project.text('id');
  const title = project.text('name') ?? id ?? 'Threat model without a name';
  const entry = {
    title,
    description: project.text('description'),
    owner: project.text('owner'),
    tags: project.texts('tags'),
  };
  root.skip('otmVersion', 'project');
  const kept = keptOf(project, 'project', { reading, also: { id } });
  draft.system(entry, keptOf(root, 'the file', { reading, also: { ...also, project: kept ?? null } }));
}
