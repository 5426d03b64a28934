/**
 * Components of a blueprint: its actors, assets and data stores.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { listOf, mapOf, textOf, wordOf } from './json.ts';
import { keep, type Reading, titleOf, unlike } from './reading.ts';
import { authenticationOf, kindOf, ownerSays, partyName } from './words.ts';

/** Where an element stands; a zone that the file does not have is kept. */
function zoneOf(
  reading: Reading,
  fields: Fields,
): { readonly zone: string | undefined; readonly kept: Json | undefined } {
  const ref = fields.text('zone');
  const found = reading.draft.find(ref, 'zones');
  if (ref !== undefined && found === undefined) {
    reading.lost.add('components: a zone that the file does not have', fields.place('zone'));
  }
  return { zone: found?.id, kept: found === undefined ? ref : undefined };
}

/** Reads an actor of a blueprint: an external entity. */
export function readActor(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): string {
  const ref = fields.text('bom-ref');
  const party = fields.json('party');
  const named = partyName(party) ?? ref;
  const { zone, kept: lostZone } = zoneOf(reading, fields);
  const says = { kind: 'external', title: named, description: fields.text('description'), zone };
  const meant = { ...member, party: party ?? null, zone: lostZone };
  const kept = keep(reading, fields, { what: 'actors', meant });
  return reading.draft.add('components', { ref, name: named, kept, says });
}

/** Reads an asset of a blueprint; its interfaces become entries. */
export function readAsset(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): string {
  const ref = fields.text('bom-ref');
  const standsFor = fields.json('componentRef') ?? fields.json('partyRef');
  const title = titleOf(fields) ?? reading.names.get(textOf(standsFor) ?? '');
  const type = fields.json('type');
  const kind = kindOf(type);
  const { zone, kept: lostZone } = zoneOf(reading, fields);
  const tags = fields.texts('tags');
  const ownership = fields.json('ownership');
  const owner = listOf(ownership)
    .map(partyName)
    .find((name) => name !== undefined);
  const interfaces = fields.json('interfaces');
  const says = { kind, title, description: fields.text('description'), zone, tags, owner };
  const meant = {
    ...member,
    type: unlike(type, kind === 'external' ? 'actor' : 'process'),
    componentRef: fields.json('componentRef'),
    partyRef: fields.json('partyRef'),
    zone: lostZone,
    ownership: unlike(ownership, owner === undefined ? undefined : [ownerSays(owner) ?? null]),
    interfaces: ref !== undefined && /^components\//.test(ref) ? undefined : interfaces,
    ...(kind === 'store' && { 'vauban:as': 'assets' }),
  };
  const kept = keep(reading, fields, { what: 'assets', meant });
  const id = reading.draft.add('components', { ref, name: title, kept, says });
  if (meant.interfaces !== undefined) readInterfaces(reading, id, interfaces);
  return id;
}

function readInterfaces(reading: Reading, at: string, interfaces: Json | undefined): void {
  listOf(interfaces).forEach((one, index) => {
    const { name, type, description, protocol, authentication } = mapOf(one);
    const kind = { gui: 'page', cli: 'console', messaging: 'queue', file: 'file' }[wordOf(type) ?? ''] ?? 'api';
    reading.draft.add('entries', {
      ref: `interface ${index + 1} of ${at}`,
      name: textOf(name) ?? `${at}-${kind}`,
      says: {
        at,
        kind,
        title: textOf(name),
        description: textOf(description),
        protocol: textOf(protocol),
        authentication: authenticationOf(authentication),
      },
    });
  });
}

/** Reads a data store. */
export function readStore(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): string {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const type = fields.json('type');
  const { zone, kept: lostZone } = zoneOf(reading, fields);
  const dataSets = fields.json('dataSets');
  const says = {
    kind: 'store',
    title,
    description: fields.text('description'),
    zone,
    technology: fields.texts('technologies'),
  };
  const meant = { ...member, type: unlike(type, { name: 'store' }), zone: lostZone, dataSets };
  const kept = keep(reading, fields, { what: 'dataStores', meant });
  return reading.draft.add('components', { ref, name: title, kept, says });
}
