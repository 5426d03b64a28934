/**
 * What kind of component a type names. Open Threat Model has no kinds: the type is a free word, in most files the id
 * of a component of IriusRisk such as `web-client` or `CD-MICROSOFT-AZURE-DB-POSTGRESQL`.
 * @module
 */

type ComponentKind = 'process' | 'store' | 'external';

const STORES = new Set(
  'db database databases datastore datastores store storage bucket s3 blob sql mysql mariadb postgres postgresql mssql oracledb mongo mongodb redis memcached cache dynamodb documentdb rds aurora redshift cosmosdb elasticsearch cassandra neo4j filesystem filestore efs ebs glacier vault registry warehouse lake'.split(
    ' ',
  ),
);
const EXTERNALS = new Set(
  'external externals client clients user users actor actors browser human person customer attacker mobile android ios desktop device internet thirdparty'.split(
    ' ',
  ),
);
/** The word that is written for a kind when there is no type. */
const TYPE_OF_KIND = { process: 'process', store: 'data-store', external: 'external-entity' };

/** The kind of a component by its type; whatever is neither a store nor outside is a process. */
export function kindOf(type: string | undefined): ComponentKind {
  const words = (type ?? '').toLowerCase().split(/[^a-z0-9]+/);
  if (words.some((word) => STORES.has(word))) return 'store';
  return words.some((word) => EXTERNALS.has(word)) || words.join('').includes('thirdparty') ? 'external' : 'process';
}

/** A type for a kind. */
export function typeOf(kind: ComponentKind): string {
  return TYPE_OF_KIND[kind];
}
