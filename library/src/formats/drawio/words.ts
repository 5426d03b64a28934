/**
 * What words, shapes and icons in a drawing mean.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';

/** What a cell says it is. */
export type Meaning = 'process' | 'store' | 'external' | 'zone' | 'flow' | 'entry';

const TYPES: Readonly<Record<string, Meaning>> = Object.assign(Object.create(null), {
  process: 'process',
  multipleprocess: 'process',
  service: 'process',
  application: 'process',
  store: 'store',
  datastore: 'store',
  database: 'store',
  external: 'external',
  entity: 'external',
  externalentity: 'external',
  externalinteractor: 'external',
  interactor: 'external',
  actor: 'external',
  user: 'external',
  person: 'external',
  zone: 'zone',
  trustzone: 'zone',
  boundary: 'zone',
  trustboundary: 'zone',
  entry: 'entry',
  entrypoint: 'entry',
  flow: 'flow',
  dataflow: 'flow',
});

/** What the data of a cell says that it is; undefined when it says nothing known. */
export function meaningOf({ data }: Cell): Meaning | undefined {
  return TYPES[(data.get('type') ?? '').toLowerCase().replace(/[^a-z]/g, '')];
}

/** The number of a trust zone, as rapid threat model prototyping writes it on elements. */
export function zoneNumber(label: string): number | undefined {
  const found = /^(?:z|zone|trust zone)\s*([0-9])$/i.exec(label);
  return found === null ? undefined : Number(found[1]);
}

/** Trust levels by number, from what nobody controls to what is most critical. */
const NUMBERED = [
  'untrusted',
  'public',
  'public',
  'semi-trusted',
  'semi-trusted',
  'authenticated',
  'authenticated',
  'internal',
  'internal',
  'internal',
];

/** The trust of a numbered zone. */
export function trustOfNumber(number: number): string | undefined {
  return NUMBERED[number];
}

const LEVELS = ['untrusted', 'public', 'semi-trusted', 'authenticated', 'validator', 'internal'];

/** The trust that is written in the data of a zone: a level, or a number from 0 to 100. */
export function trustOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const level = LEVELS.find((known) => known === written.toLowerCase());
  if (level !== undefined || !/^\d{1,3}$/.test(written) || Number(written) > 100) return level;
  return ['untrusted', 'public', 'semi-trusted', 'authenticated'][Math.floor(Number(written) / 20)] ?? 'internal';
}

/** A label that is the name of a protocol, perhaps with a port. */
export function protocolOf(label: string): string | undefined {
  const found =
    /^(https?|wss?|grpcs?|ssh|sftp|ftps?|smtps?|imaps?|ldaps?|mqtts?|amqps?|tcp|udp|tls|mtls|jdbc|odbc|sql|dns|quic|json-rpc|graphql|kafka|redis)(?:\s*[:/]\s*\d{1,5})?$/i.exec(
      label,
    );
  return found?.[1]?.toLowerCase();
}

const VENDORS =
  /^mxgraph\.(?:aws\d?\w*|azure\d?|gcp\d?|kubernetes\d?|alibaba_cloud|ibm\w*|office|cisco\w*|android|ios\d?|veeam\d?|networks\d?)\./;

/** The name of the icon of a cell, such as `dynamodb`; undefined when it is no icon of a product. */
export function iconOf({ style }: Cell): string | undefined {
  const inner = style.values.get('resIcon') ?? style.values.get('prIcon') ?? style.values.get('grIcon');
  const named = inner ?? (VENDORS.test(style.shape) ? style.shape : undefined);
  const image =
    /img\/lib\/(?:azure2?|mscae|ibm|allied_telesis|aws\w*|clip_art)\/(?:[^;]*\/)?([^/;]+)\.(?:svg|png)$/i.exec(
      style.values.get('image') ?? '',
    )?.[1];
  const last = (named?.split('.').at(-1) ?? image)?.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return last === undefined || /^(?:-?|resourceicon|producticon|icon|group\d?|groupcenter)$/.test(last)
    ? undefined
    : last;
}

const STORE_SHAPES =
  /^(?:cylinder\d?|datastore|partialrectangle|internalstorage|tape|tapedata|mxgraph\.flowchart\.(?:database|stored_data|direct_data|sequential_data)|mxgraph\.dfd\.(?:datastoreid\d?|archive)|mxgraph\.ios7ui\.horlines)$/;
const EXTERNAL_SHAPES = /^(?:umlactor|actor|cloud|mxgraph\.dfd\.externalentity|mxgraph\.basic\.(?:person|user)\d?)$/;
const PROCESS_SHAPES = /^(?:ellipse|doubleellipse|mxgraph\.dfd\.process|process|component|module|hexagon|cube)$/;
const STORE_ICONS =
  /(?:^|-)(?:dynamodb|rds|aurora|redshift|elasticache|s3|efs|ebs|glacier|documentdb|neptune|database|databases|db|sql|mysql|postgresql|cosmos|storage|bucket|blob|bigquery|bigtable|firestore|spanner|datastore|memorystore|redis|cache|sqs|queue|secrets|vault|pv|pvc|disk|archive)(?:-|$)/;
const EXTERNAL_ICONS =
  /(?:^|-)(?:users?|client|mobile|phone\d?|tablet|laptop|browser|internet|person|customers?|corporate|android|pc|workstation)(?:-|$)/;

/** What the shape or the icon of a cell says; a rectangle says nothing. */
export function shapeMeaning(cell: Cell): 'process' | 'store' | 'external' | undefined {
  const { shape } = cell.style;
  if (STORE_SHAPES.test(shape)) return 'store';
  if (EXTERNAL_SHAPES.test(shape)) return 'external';
  if (PROCESS_SHAPES.test(shape) || cell.style.values.get('rounded') === '1') return 'process';
  const icon = iconOf(cell);
  if (icon === undefined) return undefined;
  return STORE_ICONS.test(icon) ? 'store' : EXTERNAL_ICONS.test(icon) ? 'external' : 'process';
}

/** Tells whether a cell is a rectangle with square corners: an external entity, where processes are drawn otherwise. */
export function isRectangle({ style }: Cell): boolean {
  return style.shape === '' && style.values.get('rounded') !== '1';
}

/** Shapes of groups of clouds, which are networks and accounts. */
export function isGroupShape({ style }: Cell): boolean {
  return /\.group\w*$/.test(style.shape) || /^mxgraph\.aws3?\d?\.\w*(?:cloud|subnet|vpc)_group$/.test(style.shape);
}

/** Names that borders have. */
export const BORDER_WORDS =
  /\b(?:trust|boundary|zone|perimeter|dmz|network|subnet|vpc|vnet|vlan|cluster|namespace|on-?prem(?:ises)?|data ?cent(?:er|re)|region|account|tenant)\b/i;
