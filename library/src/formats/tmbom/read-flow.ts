/**
 * Flows and data of a blueprint.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { Fields, Json } from '../fields.ts';
import type { Named } from './bom-draft.ts';
import { listOf, mapOf, textOf, textsOf } from './json.ts';
import { keep, type Reading, titleOf, unlike } from './reading.ts';
import { authenticationOf, authenticationSays } from './words.ts';

/** Reads a flow; false when it has not two ends. */
export function readFlow(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): boolean {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const from = endOf(reading, fields, 'source');
  const to = endOf(reading, fields, 'destination');
  if (from === undefined || to === undefined) {
    reading.lost.add(
      'flows: a flow without two ends among the elements of the file is kept, but is no flow of the model',
      fields.at,
    );
    return false;
  }
  const type = fields.json('type');
  const protocols = fields.json('protocols');
  const [protocol] = textsOf(protocols);
  const ways = fields.json('authentication');
  const authentication = authenticationOf(ways);
  const isEncrypted = fields.flag('encrypted');
  const isBothWays = fields.flag('bidirectional');
  const dataObjects = fields.json('dataObjects');
  const dataProfiles = fields.json('dataProfiles');
  if (isEncrypted === true) {
    reading.lost.add('flows: "encrypted" is kept, but does not say how', fields.place('encrypted'));
  }
  if (authentication === undefined && listOf(ways).length > 0) {
    reading.lost.add(
      'flows: "authentication" is kept where it is not one way that Vauban knows',
      fields.place('authentication'),
    );
  }
  if (textsOf(protocols).length > 1) {
    reading.lost.add('flows: the second and further protocols are kept', fields.place('protocols'));
  }
  const says = {
    title,
    description: fields.text('description'),
    from: from.id,
    to: to.id,
    'both-ways': isBothWays === true ? true : undefined,
    protocol,
    authentication,
    encryption: isEncrypted === false ? 'none' : undefined,
    carries: [...listOf(dataObjects), ...listOf(dataProfiles)].flatMap((data) => assetOf(reading, data) ?? []),
  };
  const meant = {
    ...member,
    type: unlike(type, 'data'),
    protocols: unlike(protocols, protocol === undefined ? undefined : [protocol]),
    authentication: isOurs(ref)
      ? undefined
      : unlike(ways, authentication === undefined ? undefined : authenticationSays(authentication)),
    encrypted: isEncrypted === true ? true : undefined,
    bidirectional: isBothWays === false ? false : undefined,
    dataObjects: isOurs(ref) ? undefined : dataObjects,
    dataProfiles,
  };
  const kept = keep(reading, fields, { what: 'flows', meant });
  reading.draft.add('flows', { ref, name: title, kept, says });
  return true;
}

/** An end of a flow; a zone stands for whoever is in it. */
function endOf(reading: Reading, fields: Fields, key: string): Named | undefined {
  const ref = fields.text(key);
  const zone = reading.draft.find(ref, 'zones');
  const known = reading.draft.find(ref, 'components') ?? reading.draft.find(`zone ${ref}`, 'components');
  if (known !== undefined || zone === undefined) return known;
  reading.lost.add('flows: an end that is a zone is read as an external entity in that zone', fields.place(key));
  const title = reading.draft.get(zone)?.['title'];
  const name = typeof title === 'string' ? title : zone.id;
  const says = { kind: 'external', title: name, zone: zone.id };
  return { collection: 'components', id: reading.draft.add('components', { ref: `zone ${ref}`, name, says }) };
}

function isOurs(ref: string | undefined): boolean {
  return ref?.startsWith('flows/') ?? false;
}

/** The asset that a data object or profile names; made when there is none of that name. */
function assetOf(reading: Reading, data: Json): string | undefined {
  const name = textOf(mapOf(data)['name']) ?? textOf(data);
  if (name === undefined) return undefined;
  const known = reading.draft.find(name, 'assets')?.id ?? reading.draft.titled('assets', name);
  return known ?? reading.draft.add('assets', { ref: `data ${name}`, name, says: { title: name } });
}

/** Reads a data set: an asset, at the stores that hold it. */
export function readDataSet(reading: Reading, fields: Fields, member: { readonly [key: string]: Json }): void {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const description = fields.text('description');
  const placements = fields.json('placements');
  const at = listOf(placements).flatMap((placement) => {
    const store = textOf(mapOf(placement)['dataStore']);
    return reading.draft.find(store, 'components')?.id ?? [];
  });
  const plain = listOf(placements).every((placement) => Object.keys(mapOf(placement)).length === 1);
  const owners = fields.json('owners');
  const says: { readonly [key: string]: Value | undefined } = {
    title,
    description: description === (title ?? ref?.replace('assets/', '')) ? undefined : description,
    at,
  };
  const isKept = !plain || at.length !== listOf(placements).length;
  const meant = { ...member, placements: isKept ? placements : undefined, owners };
  const kept = keep(reading, fields, { what: 'dataSets', meant });
  reading.draft.add('assets', { ref, name: title, kept, says });
}
