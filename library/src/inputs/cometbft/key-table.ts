/**
 * Which keys a program reads from its file, per release line, and what becomes of any other key: CometBFT and the
 * Cosmos SDK drop what they do not know without a word, so that a misplaced key does nothing.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import type { SettingValue } from '../settings/node.ts';
import { COMETBFT_ROWS, COSMOS_APP_ROWS, COSMOS_CLIENT_ROWS, GENESIS_ROWS } from './key-rows.ts';

export type ProductId = 'cometbft' | 'cosmos-app' | 'cosmos-client' | 'genesis';
export type KeyType = 'text' | 'number' | 'flag' | 'duration' | 'nanoseconds' | 'list';

/** A key that a release line reads. */
export interface KnownKey {
  readonly key: string;
  readonly type: KeyType;
  /** What holds when the key is not written; null where nobody knows. */
  readonly default: SettingValue | readonly SettingValue[];
  readonly lines: ReadonlySet<string>;
}

/** A program and the file it reads. */
export interface Product {
  readonly id: ProductId;
  readonly title: string;
  /** The release lines that are known, oldest first. */
  readonly lines: readonly string[];
  /** Where keys may be read that are not in the table, because chains or this release line add some. */
  isOpen(key: string, line: string | undefined): boolean;
}

const IN_FLUX = /^(p2p\.libp2p|blocksync|mempool|statesync|storage)\./;

export const PRODUCTS: Readonly<Record<ProductId, Product>> = {
  cometbft: {
    id: 'cometbft',
    title: 'CometBFT',
    lines: ['0.34', '0.37', '0.38', '0.39', '0.40', '1.0'],
    isOpen: (key, line) => (line === '0.39' || line === '0.40') && IN_FLUX.test(key),
  },
  'cosmos-app': {
    id: 'cosmos-app',
    title: 'Cosmos SDK',
    lines: ['0.45', '0.46', '0.47', '0.50', '0.51'],
    isOpen: () => true,
  },
  'cosmos-client': {
    id: 'cosmos-client',
    title: 'Cosmos SDK client',
    lines: ['0.45', '0.46', '0.47', '0.50', '0.51'],
    isOpen: () => true,
  },
  genesis: {
    id: 'genesis',
    title: 'genesis',
    lines: ['any'],
    isOpen: (key) => /^(app_state|app|validators|consensus\.validators|app_hash)\b/.test(key),
  },
};

const ROWS: Readonly<Record<ProductId, string>> = {
  cometbft: COMETBFT_ROWS,
  'cosmos-app': COSMOS_APP_ROWS,
  'cosmos-client': COSMOS_CLIENT_ROWS,
  genesis: GENESIS_ROWS,
};

const tables = new Map<ProductId, ReadonlyMap<string, readonly KnownKey[]>>();

/** Every key of a product by its path in lower case; a key whose default changed has several entries. */
export function keysOf(product: ProductId): ReadonlyMap<string, readonly KnownKey[]> {
  const known = tables.get(product);
  if (known !== undefined) return known;
  const { lines } = PRODUCTS[product];
  const table = new Map<string, KnownKey[]>();
  for (const row of ROWS[product].trim().split('\n')) {
    const [key = '', type = 'text', span = 'all', ...rest] = row.split(' ');
    const entry: KnownKey = {
      key,
      type: type as KeyType,
      default: JSON.parse(rest.join(' ')) as KnownKey['default'],
      lines: linesIn(span, lines),
    };
    table.set(key.toLowerCase(), [...(table.get(key.toLowerCase()) ?? []), entry]);
  }
  tables.set(product, table);
  return table;
}

/** `0.34-0.38,1.0` as the lines it names. */
function linesIn(span: string, lines: readonly string[]): ReadonlySet<string> {
  if (span === 'all') return new Set(lines);
  return new Set(
    span.split(',').flatMap((part) => {
      const [first = '', last = first] = part.split('-');
      return lines.slice(lines.indexOf(first), lines.indexOf(last) + 1);
    }),
  );
}

/** What a program makes of a key. */
export type KeyStanding =
  | { readonly is: 'known'; readonly known: KnownKey }
  /** Some release lines read it and others do not. */
  | { readonly is: 'other-release'; readonly lines: readonly string[] }
  /** The name is right, the table is not. */
  | { readonly is: 'misplaced'; readonly belongs: readonly string[] }
  | { readonly is: 'misspelled'; readonly meant: string }
  /** It may be read: by the chain's own code, or by a release that the table does not fully know. */
  | { readonly is: 'open' }
  | { readonly is: 'unknown' };

/**
 * Says what a program makes of a key. Keys are compared without regard to case, as these programs do.
 *
 * @param line the release line; undefined when nobody knows it
 */
export function standingOf(product: ProductId, line: string | undefined, key: string): KeyStanding {
  const { lines, isOpen } = PRODUCTS[product];
  const table = keysOf(product);
  const wanted = normalKey(product, key);
  const entries =
    table.get(wanted) ?? (/\.\d+(\.|$)/.test(wanted) ? table.get(wanted.replace(/\.\d+(\..*)?$/, '')) : undefined);
  if (entries !== undefined) {
    const own = entries.find((entry) =>
      line === undefined ? entry.lines.size === lines.length : entry.lines.has(line),
    );
    if (own !== undefined) return { is: 'known', known: own };
    const read = lines.filter((each) => entries.some((entry) => entry.lines.has(each)));
    const [first] = entries;
    if (line === undefined && read.length === lines.length && first !== undefined) return { is: 'known', known: first };
    return line !== undefined && !lines.includes(line) ? { is: 'open' } : { is: 'other-release', lines: read };
  }
  if (line !== undefined && !lines.includes(line)) return { is: 'open' };
  // A whole table: which of its keys are read is another question.
  if (tableNames(product).has(wanted)) return { is: 'open' };
  const belongs = placesOf(product, wanted, line);
  if (belongs.length > 0) return { is: 'misplaced', belongs };
  const folded = wanted.replaceAll('-', '_');
  const meant =
    [...table.keys()].find((known) => known.replaceAll('-', '_') === folded) ??
    (tableOf(wanted) === '' || tableNames(product).has(tableOf(wanted)) ? nearName(product, wanted) : undefined);
  if (meant !== undefined) return { is: 'misspelled', meant };
  return isOpen(wanted, line) ? { is: 'open' } : { is: 'unknown' };
}

/**
 * What holds when a key is not written; undefined when the release does not read it, or nobody knows: without the
 * release line only a default counts that is the same in all of them.
 */
export function defaultOf(product: ProductId, line: string | undefined, key: string): KnownKey['default'] | undefined {
  const standings = (line === undefined ? PRODUCTS[product].lines : [line]).map((each) =>
    standingOf(product, each, key),
  );
  const defaults = new Set(
    standings.map((standing) => (standing.is === 'known' ? JSON.stringify(standing.known.default) : 'null')),
  );
  const [first] = standings;
  if (defaults.size !== 1 || first?.is !== 'known' || first.known.default === null) return undefined;
  return first.known.default;
}

/** The newer spelling of the consensus parameters as the older one. */
function normalKey(product: ProductId, key: string): string {
  const lower = key.toLowerCase();
  return product === 'genesis' ? lower.replace(/^consensus\.params\./, 'consensus_params.') : lower;
}

function tableOf(key: string): string {
  return key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '';
}

function tableNames(product: ProductId): ReadonlySet<string> {
  return new Set([...keysOf(product).keys()].map(tableOf));
}

/**
 * Where a key of this name belongs. A name as common as `enable` says nothing, and in a table of the chain's own even
 * `address` may be right: then only names that one table has count.
 */
function placesOf(product: ProductId, key: string, line: string | undefined): readonly string[] {
  const table = tableOf(key);
  const name = key.slice(table === '' ? 0 : table.length + 1);
  const known = [...keysOf(product).values()].flat();
  const places = new Set(
    known
      .filter((entry) => line === undefined || entry.lines.has(line))
      .map((entry) => entry.key)
      .filter((place) => place.toLowerCase() !== key && place.slice(place.lastIndexOf('.') + 1).toLowerCase() === name),
  );
  const isOwn = !tableNames(product).has(table) && PRODUCTS[product].isOpen(key, line);
  if (isOwn && (places.size !== 1 || !/[-_]/.test(name))) return [];
  return places.size <= 3 ? [...places] : [];
}

/** A key of the same table whose name differs by a slip; an open table may well have two names that are alike. */
function nearName(product: ProductId, key: string): string | undefined {
  const table = tableOf(key);
  const name = key.slice(table === '' ? 0 : table.length + 1);
  if (name.length < 5) return undefined;
  const siblings = [...keysOf(product).keys()].filter((known) => tableOf(known) === table);
  const names = siblings.map((known) => known.slice(table === '' ? 0 : table.length + 1));
  const near = didYouMean(
    name,
    names.filter((known) => Math.abs(known.length - name.length) <= 2),
  );
  if (near === undefined || !isSlip(name, near)) return undefined;
  return table === '' ? near : `${table}.${near}`;
}

/** Whether two names differ by at most two letters at one place. */
function isSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 2;
}
