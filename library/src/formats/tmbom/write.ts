/**
 * Writes a model as a CycloneDX 2.0 BOM. It is written, read again, and written with what the reader did not find, so
 * that nothing of the model is lost on the way.
 * @module
 */

import { readJson } from '../../inputs/settings/json.ts';
import { sha256Hex } from '../../kit/sha256-hex.ts';
import type { Exported, WriteContext, WrittenModel } from '../format.ts';
import { losses } from '../losses.ts';
import { type Additions, differences, idDifferences } from './differences.ts';
import { filledMap, type JsonMap, listOf } from './json.ts';
import { readBom } from './read-bom.ts';
import { timeOf, writeBlueprints } from './write-blueprint.ts';
import { writeControl, writeDefinitions, writeRisks } from './write-controls.ts';
import { writeProfile, writeThreats } from './write-threats.ts';
import { type Extras, newWriting, type Writing } from './writing.ts';

/** Writes a BOM. */
export async function write(source: WrittenModel, context: WriteContext): Promise<Exported> {
  const lost = losses();
  const bare = build(newWriting(source, losses(), new Map()), context);
  const ids = idDifferences(bare.writing, readBom(readJson(JSON.stringify(bare.bom)), ''));
  const named = build(newWriting(source, lost, ids), context);
  const read = readBom(readJson(JSON.stringify(named.bom)), '');
  const keys = differences(named.writing, read.draft.result());
  const { bom } = build(newWriting(source, losses(), together(ids, keys)), context);
  const serialNumber = bom['serialNumber'] ?? serialOf(bom);
  return { text: `${JSON.stringify({ ...bom, serialNumber }, undefined, 2)}\n`, lost: lost.list() };
}

function together(one: Additions, other: Additions): Extras {
  const all = new Map<string, readonly JsonMap[]>(one);
  for (const [ref, properties] of other) all.set(ref, [...(all.get(ref) ?? []), ...properties]);
  return all;
}

function build(writing: Writing, context: WriteContext): { readonly bom: JsonMap; readonly writing: Writing } {
  const { model } = writing.source;
  const { root } = writing;
  const blueprints = writeBlueprints(writing);
  const controls = [...model.controls.values()].map((control) => writeControl(writing, control));
  const profiles = [...model.actors.values()].map((actor) => writeProfile(writing, actor));
  const isImported = Object.keys(root).length > 0;
  const metadata = isImported ? root['metadata'] : metadataOf(writing, context);
  const properties = [...listOf(root['properties']), ...(writing.extras.get('') ?? [])];
  const bom = filledMap({
    $schema: isImported ? undefined : 'https://cyclonedx.org/schema/2.0/cyclonedx-2.0.schema.json',
    specFormat: 'CycloneDX',
    specVersion: '2.0',
    serialNumber: undefined,
    version: 1,
    ...root,
    metadata,
    blueprints,
    profiles: filledMap({ ...mapAt(root, 'profiles'), threatProfiles: profiles }),
    definitions: writeDefinitions(writing),
    threats: writeThreats(writing),
    risks: writeRisks(writing),
    controls,
    properties,
  });
  return { bom, writing };
}

function mapAt(root: JsonMap, key: string): JsonMap {
  const value = root[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function metadataOf(writing: Writing, context: WriteContext): JsonMap {
  const { system } = writing.source.model;
  return filledMap({
    timestamp: timeOf(context.clock),
    tools: { components: [{ type: 'application', name: 'vauban' }] },
    component: filledMap({
      type: 'application',
      'bom-ref': 'system',
      name: system.title ?? 'System',
      version: system.version,
      description: system.description,
    }),
  });
}

/** A serial number made of the content, so that the same model gives the same file. */
function serialOf(bom: JsonMap): string {
  const hash = sha256Hex(JSON.stringify(bom));
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
