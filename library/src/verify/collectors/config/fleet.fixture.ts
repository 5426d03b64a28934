/**
 * Node homes of our own making for tests: configuration, keys and genesis in a folder that is removed again.
 * @module
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Look } from '../../collector.ts';
import { openFiles } from '../../sources/gather.ts';
import type { FileSource } from '../../sources/source.ts';
import { type Claim, claim as schema } from './claim.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

/** Files by path, with their mode when it matters. */
export type Files = Readonly<Record<string, string | { readonly text: string; readonly mode: number }>>;

/** Writes files into a new folder and opens it. */
export async function openTree(
  files: Files,
  role?: string,
): Promise<{ source: FileSource; path: string; close: () => void }> {
  const path = mkdtempSync(join(tmpdir(), 'vauban-config-'));
  for (const [name, content] of Object.entries(files)) {
    const { text, mode } = typeof content === 'string' ? { text: content, mode: 0o644 } : content;
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text, { mode });
  }
  const source = await openFiles('node', path, { role });
  return { source, path, close: () => rmSync(path, { recursive: true, force: true }) };
}

/** Reads a claim as it is written, looks, and judges. */
export async function judged(
  written: Readonly<Record<string, unknown>>,
  source: FileSource,
  sources: Look['sources'] = new Map(),
) {
  const read: Claim = schema.parse(written);
  const seen = await gather(read, source, {
    now: '2026-11-22T12:00:00Z',
    signal: AbortSignal.timeout(20_000),
    sources,
  });
  const observation = collector.observation.parse(JSON.parse(JSON.stringify(seen)));
  return { ...collector.judge(read, observation, { now: '2026-11-22T12:00:00Z' }), observation };
}

/** A pair of keys made of a name: not a key of any curve, but of the right size. */
export function keyPair(name: string): { readonly json: string; readonly id: string } {
  const publicKey = createHash('sha256').update(`public ${name}`).digest();
  const secret = Buffer.concat([createHash('sha256').update(name).digest(), publicKey]).toString('base64');
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 40);
  const json = JSON.stringify({
    address: id.toUpperCase(),
    pub_key: { type: 'tendermint/PubKeyEd25519', value: publicKey.toString('base64') },
    priv_key: { type: 'tendermint/PrivKeyEd25519', value: secret },
  });
  return { json, id };
}

/** What differs from a hardened node, by table and key. */
export type Change = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const NODE: Change = {
  '': { version: '0.38.17', proxy_app: 'tcp://127.0.0.1:26658', moniker: 'node', priv_validator_laddr: '' },
  rpc: { laddr: 'tcp://127.0.0.1:26657', unsafe: false },
  p2p: { laddr: 'tcp://0.0.0.0:26656', pex: true, addr_book_strict: false },
  mempool: { type: 'flood' },
  consensus: { double_sign_check_height: 0 },
  instrumentation: { prometheus: true, prometheus_listen_addr: '10.0.0.1:26660' },
};

function toml(tables: Change): string {
  return Object.entries(tables)
    .map(([table, keys]) => {
      const written = Object.entries(keys).filter(([, value]) => value !== undefined);
      const lines = written.map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
      return `${table === '' ? '' : `\n[${table}]\n`}${lines.join('')}`;
    })
    .join('');
}

function changed(base: Change, change: Change): Change {
  const tables = [...new Set([...Object.keys(base), ...Object.keys(change)])];
  return Object.fromEntries(tables.map((table) => [table, { ...base[table], ...change[table] }]));
}

/** config.toml of a node that differs from the usual one. */
export function nodeConfig(change: Change = {}): string {
  return toml(changed(NODE, change));
}

/** config.toml of a validator behind one sentry. */
export function validatorConfig(sentry: string, change: Change = {}): string {
  const own = {
    p2p: { laddr: 'tcp://10.0.0.9:26656', pex: false, persistent_peers: `${sentry}@10.0.0.1:26656` },
    consensus: { double_sign_check_height: 10 },
  };
  return nodeConfig(changed(own, change));
}

/** config.toml of a sentry before one validator. */
export function sentryConfig(validator: string, change: Change = {}): string {
  const p2p = {
    persistent_peers: `${validator}@10.0.0.9:26656`,
    private_peer_ids: validator,
    unconditional_peer_ids: validator,
  };
  return nodeConfig(changed({ p2p }, change));
}

/** app.toml without a fault. */
export function appConfig(change: Change = {}): string {
  const base: Change = {
    '': { 'minimum-gas-prices': '0.025stake', 'query-gas-limit': '5000000', pruning: 'default', 'halt-height': 0 },
    api: { enable: false, address: 'tcp://localhost:1317' },
    grpc: { enable: true, address: 'localhost:9090' },
    'grpc-web': { enable: false },
  };
  return toml(changed(base, change));
}

/** genesis.json without a fault; `change` is laid over its evidence, block, staking and slashing parameters. */
export function genesis(change: Change = {}): string {
  const part = (name: string, base: object) => ({ ...base, ...change[name] });
  return JSON.stringify(
    {
      genesis_time: '2026-01-01T00:00:00Z',
      chain_id: 'sample-1',
      consensus_params: {
        block: part('block', { max_bytes: '4194304', max_gas: '100000000' }),
        evidence: part('evidence', {
          max_age_num_blocks: '403200',
          max_age_duration: '1814400000000000',
          max_bytes: '1048576',
        }),
        validator: part('validator', { pub_key_types: ['ed25519'] }),
      },
      app_state: {
        staking: {
          params: part('staking', { unbonding_time: '1814400s', max_validators: 100, min_commission_rate: '0.05' }),
        },
        slashing: { params: part('slashing', { signed_blocks_window: '10000', slash_fraction_double_sign: '0.05' }) },
      },
    },
    null,
    1,
  );
}

/** A home with every file of a node; keys have the right permissions. */
export function home(name: string, config: string): Files {
  const secret = (text: string) => ({ text, mode: 0o600 });
  return {
    [`${name}/config/config.toml`]: config,
    [`${name}/config/app.toml`]: appConfig(),
    [`${name}/config/genesis.json`]: genesis(),
    [`${name}/config/node_key.json`]: secret(keyPair(`${name} node`).json),
    [`${name}/config/priv_validator_key.json`]: secret(keyPair(`${name} validator`).json),
    [`${name}/data/priv_validator_state.json`]: secret('{"height":"0","round":0,"step":0}'),
  };
}

/** The id that the node of a home has. */
export function idOf(name: string): string {
  return keyPair(`${name} node`).id;
}
