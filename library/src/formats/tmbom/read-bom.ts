/**
 * A CycloneDX BOM with a threat model, section by section; what refers to something is read after it.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import { type Fields, fieldsOf, type Json } from '../fields.ts';
import { filledMap, listOf, mapOf, textOf } from './json.ts';
import { readBlueprints } from './read-blueprint.ts';
import { readControl, readRequirements, readStandard } from './read-controls.ts';
import { othersRisks, readRisk } from './read-risks.ts';
import { readPath, readPattern, readProfile, readScenario, readThreat } from './read-threats.ts';
import { readTree } from './read-tree.ts';
import { newReading, propertiesOf, type Reading, sayKept, takeSaid } from './reading.ts';

/**
 * Reads a BOM.
 *
 * @param hears whether what properties say in the words of Vauban is taken in
 */
export function readBom(node: SettingsNode, file: string, hears = true): Reading {
  const reading = newReading(hears);
  const root = fieldsOf(node, file);
  const again = fieldsOf(node, file);
  const { said, others } = propertiesOf(reading, root.json('properties'), undefined);
  takeSaid(reading, said);
  for (const one of said) if (one.kind === 'entry') reading.draft.put(one.collection, one.id, one.value);
  const component = root.map('metadata').map('component');
  const isOurs = component.text('bom-ref') === 'system';
  reading.draft.system({ title: component.text('name'), description: component.text('description') });
  for (const listed of [...again.maps('components'), ...again.maps('services')]) {
    const ref = listed.text('bom-ref');
    const name = listed.text('name');
    if (ref !== undefined && name !== undefined) reading.names.set(ref, name);
  }
  const blueprints = nodesOf(root, 'blueprints');
  readBlueprints(reading, blueprints, file);
  readSbom(reading, again);
  readModelOf(reading, root, again);
  takeKeys(reading);
  const restOfRoot = fieldsOf(node, file);
  restOfRoot.skip('blueprints', 'controls', 'specFormat', 'properties');
  if (isOurs) restOfRoot.skip('serialNumber', 'version', 'specVersion', 'metadata', '$schema');
  const kept = keptOfRoot(reading, restOfRoot, { again, isOurs });
  const all = filledMap({ ...kept, properties: others.length === 0 ? undefined : others });
  if (Object.keys(all).length > 0) reading.draft.system({ origin: { format: 'tmbom', kept: JSON.stringify(all) } });
  return reading;
}

function readModelOf(reading: Reading, root: Fields, again: Fields): void {
  for (const profile of root.map('profiles').maps('threatProfiles')) readProfile(reading, profile);
  for (const standard of root.map('definitions').maps('standards')) readStandard(reading, standard);
  readRequirements(reading, root.map('definitions').maps('requirements'));
  for (const control of root.maps('controls')) readControl(reading, control);
  const threats = root.map('threats');
  for (const pattern of threats.maps('attackPatterns')) readPattern(reading, pattern);
  for (const tree of threats.maps('attackTrees')) readTree(reading, tree);
  for (const threat of threats.maps('threats')) readThreat(reading, threat);
  for (const scenario of threats.maps('scenarios')) readScenario(reading, scenario);
  for (const path of again.map('threats').maps('attackPaths')) readPath(reading, path);
  for (const boundary of again.map('threats').maps('trustBoundaries')) readTrustBoundary(reading, boundary);
  for (const risk of again.map('risks').maps('risks')) readRisk(reading, risk);
}

/** Components and services of the BOM that its threat model names; the others are kept only. */
function readSbom(reading: Reading, again: Fields): void {
  const named = new Set([
    ...again.maps('controls').flatMap((control) => control.texts('appliesTo')),
    ...again
      .map('threats')
      .maps('threats')
      .flatMap((threat) => threat.texts('affectedAssets')),
    ...again
      .map('risks')
      .maps('risks')
      .flatMap((risk) => risk.texts('affects')),
  ]);
  for (const list of ['components', 'services']) {
    for (const component of again.maps(list)) {
      const ref = component.text('bom-ref');
      if (ref === undefined || !named.has(ref) || reading.draft.find(ref) !== undefined) continue;
      const title = component.text('name');
      const says = { kind: 'process', title, description: component.text('description') };
      reading.draft.add('components', { ref, name: title, says });
    }
  }
}

/** What holds a boundary of a blueprint. */
function readTrustBoundary(reading: Reading, fields: Fields): void {
  const boundary = reading.draft.find(fields.text('boundary'), 'boundaries');
  if (boundary === undefined) {
    reading.lost.add(
      'trustBoundaries: a trust boundary of no boundary of the file is kept, but says nothing to Vauban',
      fields.at,
    );
    return;
  }
  const controls = fields.texts('controlsAtBoundary').flatMap((ref) => reading.draft.find(ref, 'controls')?.id ?? []);
  reading.draft.append(boundary, 'enforced-by', controls);
}

/** Takes in what properties say of keys; null takes a key away. */
function takeKeys(reading: Reading): void {
  for (const one of reading.said) {
    if (one.kind !== 'key') continue;
    if (one.ref === 'system') reading.draft.system({ [one.key]: one.value });
    const named = reading.draft.find(one.ref);
    if (named !== undefined && named.collection !== 'frameworks/requirements')
      reading.draft.set(named, one.key, one.value);
  }
}

/** What of the file is not in the entries of the model. */
function keptOfRoot(
  reading: Reading,
  root: Fields,
  { again, isOurs }: { readonly again: Fields; readonly isOurs: boolean },
): { readonly [key: string]: Json } {
  const threats = root.map('threats');
  if (isOurs) threats.skip('methodologies');
  threats.skip('threats', 'attackPatterns', 'attackTrees', 'scenarios');
  root.map('profiles').skip('threatProfiles');
  root.map('definitions').skip('standards', 'requirements');
  const rest = { ...root.rest() };
  const lists = {
    threats: filledMap({
      ...mapOf(rest['threats']),
      attackPaths: othersPaths(mapOf(rest['threats'])['attackPaths']),
      trustBoundaries: othersBoundaries(mapOf(rest['threats'])['trustBoundaries']),
    }),
    risks: filledMap({ ...mapOf(rest['risks']), risks: othersRisks(mapOf(rest['risks'])['risks']) }),
  };
  const kept = filledMap({ ...rest, ...lists });
  for (const key of Object.keys(kept)) {
    if (!QUIET.has(key)) sayKept(reading, `"${key}"`, again.place(key));
  }
  for (const key of Object.keys(lists.threats)) {
    if (key !== 'trustBoundaries') sayKept(reading, `threats: "${key}"`, again.map('threats').place(key));
  }
  for (const key of Object.keys(mapOf(kept['risks']))) {
    if (key !== 'risks') sayKept(reading, `risks: "${key}"`, again.map('risks').place(key));
    else
      reading.lost.add(
        'risks: numbers, reasons and plans of risks are kept; levels, controls and decisions are read',
        again.map('risks').place(key),
      );
  }
  return kept;
}

const QUIET = new Set([
  '$schema',
  '$comment',
  'serialNumber',
  'version',
  'specVersion',
  'metadata',
  'threats',
  'risks',
]);

function othersPaths(paths: Json | undefined): readonly Json[] {
  return listOf(paths).filter((path) => !/^threats\/[^/]+\/steps$/.test(textOf(mapOf(path)['bom-ref']) ?? ''));
}

function othersBoundaries(boundaries: Json | undefined): readonly Json[] {
  return listOf(boundaries).filter((one) => !/^boundaries\/[^/]+\/trust$/.test(textOf(mapOf(one)['bom-ref']) ?? ''));
}

function nodesOf(root: Fields, key: string): readonly SettingsNode[] {
  const found = root.node(key);
  if (found === undefined) return [];
  return (found.kind === 'list' ? found.items : [found]).filter(({ kind }) => kind === 'map');
}
