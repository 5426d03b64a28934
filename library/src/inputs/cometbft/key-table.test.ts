import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leavesOf } from '../settings/leaves.ts';
import { readSettings } from '../settings/read-settings.ts';
import { keysOf, PRODUCTS, type ProductId, standingOf } from './key-table.ts';
import { productOf, releaseOf } from './product.ts';

const CORPUS = '../shared/corpus/evidence/cometbft-config';
const there = existsSync(CORPUS);
if (!there) console.log(`Skipped: "${CORPUS}" is not here`);

function settingsOf(file: string) {
  const read = readSettings(readFileSync(join(CORPUS, file), 'utf8'), 'toml');
  if ('problem' in read) throw new Error(read.problem);
  return read.documents.flatMap(leavesOf);
}

describe('keysOf', () => {
  it('reads every row, and every row names lines that are known', () => {
    for (const product of Object.values(PRODUCTS)) {
      const entries = [...keysOf(product.id).values()].flat();
      expect(entries.length).toBeGreaterThan(10);
      for (const { key, lines, type } of entries) {
        expect(
          [...lines].every((line) => product.lines.includes(line)),
          key,
        ).toBe(true);
        expect(lines.size, key).toBeGreaterThan(0);
        expect(['text', 'number', 'flag', 'duration', 'nanoseconds', 'list']).toContain(type);
      }
    }
  });
});

describe('standingOf', () => {
  it.each<[ProductId, string | undefined, string, unknown]>([
    ['cometbft', '0.38', 'p2p.pex', 'known'],
    ['cometbft', '0.38', 'P2P.PEX', 'known'],
    ['cometbft', undefined, 'p2p.pex', 'known'],
    ['cometbft', '0.38', 'pex', { is: 'misplaced', belongs: ['p2p.pex'] }],
    ['cometbft', '0.38', 'p2p.priv_validator_laddr', { is: 'misplaced', belongs: ['priv_validator_laddr'] }],
    ['cometbft', '0.38', 'consensus.p2p.pex', { is: 'misplaced', belongs: ['p2p.pex'] }],
    [
      'cometbft',
      '0.38',
      'base.double_sign_check_height',
      { is: 'misplaced', belongs: ['consensus.double_sign_check_height'] },
    ],
    ['cometbft', '0.38', 'p2p.private-peer-ids', { is: 'misspelled', meant: 'p2p.private_peer_ids' }],
    ['cometbft', '0.38', 'p2p.private_peer_id', { is: 'misspelled', meant: 'p2p.private_peer_ids' }],
    ['cometbft', '0.38', 'fast_sync', { is: 'other-release', lines: ['0.34'] }],
    ['cometbft', '0.34', 'grpc.laddr', { is: 'other-release', lines: ['1.0'] }],
    ['cometbft', '0.38', 'p2p.rate_limit_per_source', 'unknown'],
    ['cometbft', '0.39', 'p2p.libp2p.scaler.workers', 'open'],
    ['cometbft', '0.41', 'p2p.anything', 'open'],
    ['cometbft', '0.38', 'p2p', 'open'],
    ['cosmos-app', '0.50', 'minimum-gas-prices', 'known'],
    ['cosmos-app', '0.50', 'mempool.minimum-gas-prices', { is: 'misplaced', belongs: ['minimum-gas-prices'] }],
    ['cosmos-app', '0.50', 'minimum_gas_prices', { is: 'misspelled', meant: 'minimum-gas-prices' }],
    ['cosmos-app', '0.50', 'wasm.memory_cache_size', 'open'],
    ['cosmos-app', '0.50', 'json-rpc.address', 'open'],
    ['cosmos-app', '0.50', 'json-rpc.enable', 'open'],
    ['genesis', 'any', 'consensus.params.evidence.max_age_duration', 'known'],
    ['genesis', 'any', 'app_state.staking.params.unbonding_time', 'open'],
    ['genesis', 'any', 'consensus_params.evidence.max_age', 'unknown'],
  ])('of %s %s: %s', (product, line, key, wanted) => {
    const standing = standingOf(product, line, key);
    if (typeof wanted === 'string') expect(standing.is).toBe(wanted);
    else expect(standing).toEqual(wanted);
  });
});

describe.skipIf(!there)('the default files', () => {
  const files: readonly (readonly [string, ProductId, string | undefined])[] = [
    ['config-default-v0.34.toml', 'cometbft', '0.34'],
    ['config-default-v0.37.toml', 'cometbft', '0.37'],
    ['config-default-v0.38.toml', 'cometbft', '0.38'],
    ['config-default-v1.0.toml', 'cometbft', '1.0'],
    ['cosmos-sdk-v0.45-app-default.toml', 'cosmos-app', '0.45'],
    ['cosmos-sdk-v0.46-app-default.toml', 'cosmos-app', '0.46'],
    ['cosmos-sdk-v0.47-app-default.toml', 'cosmos-app', '0.47'],
    ['cosmos-sdk-v0.50-app-default.toml', 'cosmos-app', '0.50'],
    ['cosmos-sdk-v0.51-app-default.toml', 'cosmos-app', '0.50'],
  ];

  it.each(files)('%s is told apart, and every key is known to its own line with its default', (file, product, line) => {
    const settings = settingsOf(file);
    expect(productOf(file, settings)).toBe(product);
    expect(releaseOf(product, settings)).toBe(line);
    const strangers = settings.filter(({ key }) => !key.startsWith('custom.'));
    expect(strangers.length).toBeGreaterThan(30);
    for (const { key, value } of strangers) {
      const standing = standingOf(product, line, key);
      expect(standing.is, key).toBe('known');
      // What init writes there is not what holds without it.
      if (['version', 'moniker', 'minimum-gas-prices'].includes(key) || file.includes('0.51')) continue;
      if (standing.is !== 'known') continue;
      expect(asText(standing.known.default), key).toBe(asText(value));
    }
  });

  it('has keys of one line that another does not read', () => {
    for (const [file, product, own] of files) {
      for (const line of PRODUCTS[product].lines) {
        const wrong = settingsOf(file).filter(({ key }) => standingOf(product, line, key).is === 'other-release');
        if (line === own) expect(wrong.map(({ key }) => key)).toEqual([]);
        const apart = [own, line].sort().join();
        if (['0.34,0.38', '0.34,1.0', '0.38,1.0', '0.45,0.50', '0.47,0.50'].includes(apart)) {
          expect(wrong.length, `${file} as ${line}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it.each(['cosmos-sdk-v0.47-client-default.toml', 'cosmos-sdk-v0.51-client-default.toml'])(
    '%s has only known keys',
    (file) => {
      const settings = settingsOf(file);
      expect(productOf('config/client.toml', settings)).toBe('cosmos-client');
      expect(settings.filter(({ key }) => standingOf('cosmos-client', '0.51', key).is !== 'known')).toEqual([]);
    },
  );

  it('does not take a file that is no configuration for one', () => {
    expect(productOf('config/config.toml', settingsOf('legacy/non-config.toml'))).toBeUndefined();
  });

  it('takes older configurations for what they are, with a release line that is not known', () => {
    const legacy = readdirSync(join(CORPUS, 'legacy')).filter((file) => file.startsWith('config-v'));
    expect(legacy.length).toBeGreaterThan(4);
    for (const file of legacy) {
      const settings = settingsOf(join('legacy', file));
      expect(productOf('config.toml', settings), file).toBe('cometbft');
      const line = releaseOf('cometbft', settings);
      expect(line === '0.34', file).toBe(file.includes('v34'));
    }
  });
});

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join() : String(value);
}
