/**
 * Tells from its content which program reads a file, and of which release line it is.
 * @module
 */
import type { Setting } from '../settings/node.ts';
import { keysOf, type ProductId } from './key-table.ts';

/** Which program a file is for; undefined when it is for none that is known. */
export function productOf(path: string, settings: readonly Setting[]): ProductId | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const keys = new Set(settings.map(({ key }) => key.toLowerCase()));
  if (name.endsWith('.json')) {
    return keys.has('genesis_time') && keys.has('chain_id') ? 'genesis' : undefined;
  }
  if (!name.endsWith('.toml')) return undefined;
  // A key in the wrong table speaks for the program as well, when its name is not a common word.
  const share = (product: ProductId): number => {
    const table = keysOf(product);
    const names = new Set([...table.keys()].map(lastPart).filter((name) => /[-_]/.test(name)));
    return [...keys].filter((key) => table.has(key) || names.has(lastPart(key))).length;
  };
  const speaks = (product: ProductId, own: string): boolean =>
    share(product) >= (name === own ? 2 : 4) && share(product) * 2 >= keys.size;
  if (keys.has('proxy-app') && keys.has('p2p.laddr')) return 'cometbft';
  if (keys.has('minimum-gas-prices') || (keys.has('pruning') && keys.has('halt-height'))) return 'cosmos-app';
  const tables = ['rpc.', 'p2p.', 'mempool.', 'consensus.', 'statesync.', 'instrumentation.'];
  const isNode = tables.filter((table) => [...keys].some((key) => key.startsWith(table))).length >= 2;
  if (speaks('cometbft', 'config.toml') && (isNode || keys.has('proxy_app'))) return 'cometbft';
  if (name === 'app.toml' && speaks('cosmos-app', name)) return 'cosmos-app';
  if (name === 'client.toml' && speaks('cosmos-client', name)) return 'cosmos-client';
  return undefined;
}

/**
 * The release line of a file: said by its `version`, or told by keys that only one line writes; undefined when nothing
 * tells. A line that is not in the tables is given as it is.
 */
export function releaseOf(product: ProductId, settings: readonly Setting[]): string | undefined {
  const values = new Map(settings.map(({ key, value }) => [key.toLowerCase(), value]));
  const has = (key: string): boolean => values.has(key);
  if (product === 'genesis') return 'any';
  if (product === 'cosmos-client') return undefined;
  if (product === 'cosmos-app') {
    if (has('query-gas-limit') || has('streaming.abci.plugin')) return '0.50';
    if (has('pruning-keep-every')) return '0.45';
    if (has('iavl-lazy-loading')) return has('mempool.max-txs') ? '0.47' : '0.46';
    return undefined;
  }
  const version = /^v?(\d+\.\d+)\./.exec(String(values.get('version') ?? ''))?.[1];
  if (version !== undefined) return version;
  if (has('proxy-app')) return '0.35';
  if (has('grpc.laddr') || has('consensus.timeout_vote') || has('storage.pruning.interval')) return '1.0';
  if (has('block_sync')) return '0.37';
  if (has('fast_sync')) return has('statesync.enable') ? '0.34' : 'older than 0.34';
  if (values.size >= 50 && has('blocksync.version')) return has('mempool.version') ? '0.37' : '0.38';
  return undefined;
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
