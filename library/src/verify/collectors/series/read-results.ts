/**
 * What a file of results tells by itself: its records, the digests and inventories in it.
 * @module
 */
import type { SettingsNode } from '../../../inputs/settings/node.ts';
import { readSettings } from '../../../inputs/settings/read-settings.ts';
import { algorithmOf, isComputed, isDigest, isScanned } from './field-names.ts';
import type { Observation } from './observation.ts';
import { type Field, type RunRecord, readRecords } from './records.ts';

type Facts = Pick<Observation, 'digests' | 'computed' | 'inventories' | 'scanned'>;

/** The facts of one file. */
export interface ReadResults extends Facts {
  readonly records: readonly RunRecord[];
}

const MOST_COMPUTED = 50;
const OTHER_USES = ['vulnerabilities', 'declarations', 'definitions', 'services', 'annotations'];

/** @throws {CouldNotLook} when the file cannot be read */
export function readResults(text: string, file: string): ReadResults {
  const records = readRecords(text, file);
  const fields = records.flatMap((record) => record.fields);
  const inventory = /\.json$/i.test(file) ? inventoryOf(text, file) : undefined;
  return {
    records,
    digests: digestsOf(fields, file),
    computed: fields
      .filter(({ path, value }) => isComputed(path) && typeof value === 'string' && isOdd(value))
      .slice(0, MOST_COMPUTED)
      .map(({ path, value, line }) => ({ path, value: String(value).slice(0, 80), file, line })),
    inventories: inventory === undefined ? [] : [inventory],
    scanned: fields
      .flatMap(({ path, value, line }) =>
        isScanned(path) && typeof value === 'number' ? [{ path, value, file, line }] : [],
      )
      .slice(0, MOST_COMPUTED),
  };
}

/** Whether a value is so short or so wordy that it may not have been computed. */
function isOdd(value: string): boolean {
  return value.length < 24 || /(.)\1{7}/.test(value) || /\.\.\.|…|[^\w+/=:.,@-]|[g-z]{5}/i.test(value);
}

function digestsOf(fields: readonly Field[], file: string): Observation['digests'] {
  const found = new Map<string, Observation['digests'][number]>();
  for (const [at, { path, value, line }] of fields.entries()) {
    if (typeof value !== 'string' || value === '') continue;
    // CycloneDX and SPDX name the algorithm in the field before.
    const before = fields[at - 1];
    const beside =
      /\.(?:content|checksumValue)$/.test(path) && /\.alg(?:orithm)?$/.test(before?.path ?? '')
        ? String(before?.value)
        : undefined;
    const isNamed = /^sha-?\d+:|^md5:/i.test(value) || isDigest(path) || beside !== undefined;
    const algorithm = beside === undefined ? algorithmOf(path, value) : algorithmOf(beside, '');
    if (!isNamed || algorithm === undefined) continue;
    const bare = value.replace(/^(?:sha-?\d+|md5)[:-]/i, '');
    const form = /^[0-9a-f]+$/i.test(bare)
      ? 'hex'
      : /^[A-Za-z0-9+/_-]+={0,2}$/.test(bare) && /[G-Zg-z+/=]/.test(bare)
        ? 'base64'
        : 'other';
    const key = `${algorithm} ${form} ${bare.length}`;
    const known = found.get(key);
    found.set(
      key,
      known === undefined
        ? { algorithm, length: bare.length, form, many: 1, value: value.slice(0, 80), path, file, line }
        : { ...known, many: known.many + 1 },
    );
  }
  return [...found.values()];
}

/** A bill of materials, by the names of its format. */
function inventoryOf(text: string, file: string): Observation['inventories'][number] | undefined {
  if (!/"(?:bomFormat|spdxVersion|SPDXID)"/.test(text)) return undefined;
  const read = readSettings(text, 'json');
  const [node] = 'problem' in read ? [] : read.documents;
  if (node?.kind !== 'map') return undefined;
  const isCyclone = node.entries.has('bomFormat');
  const components = node.entries.get(isCyclone ? 'components' : 'packages');
  // The same format carries statements about parts that are listed elsewhere.
  if (components === undefined && OTHER_USES.some((key) => node.entries.has(key))) return undefined;
  return {
    format: isCyclone ? 'CycloneDX' : 'SPDX',
    components: sizeOf(components),
    file,
    line: components?.line ?? 1,
  };
}

function sizeOf(node: SettingsNode | undefined): number {
  return node?.kind === 'list' ? node.items.length : 0;
}
