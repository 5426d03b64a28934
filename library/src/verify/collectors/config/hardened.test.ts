import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../sources/gather.ts';
import type { Source } from '../../sources/source.ts';
import type { Role } from './claim.ts';
import {
  appConfig,
  type Change,
  type Files,
  genesis,
  home,
  idOf,
  judged,
  keyPair,
  nodeConfig,
  openTree,
  sentryConfig,
  validatorConfig,
} from './fleet.fixture.ts';
import { CHAIN_RULES } from './rules-chain.ts';
import { NODE_RULES } from './rules-node.ts';

const VALIDATOR = idOf('validator');
const SENTRY = idOf('sentry');

async function checks(files: Files, written: Readonly<Record<string, unknown>>, role?: Role) {
  const { source, close } = await openTree(files, role);
  try {
    const { details = [], ...judgement } = await judged(written, source);
    return { ...judgement, details, ids: details.map(({ check }) => check) };
  } finally {
    close();
  }
}

/** A hardened node of a role with changes to its config.toml, app.toml and genesis.json. */
function node(
  role: Role,
  { config = {}, app = {}, chain = {} }: { config?: Change; app?: Change; chain?: Change },
): Files {
  const text =
    role === 'validator'
      ? validatorConfig(SENTRY, config)
      : role === 'sentry'
        ? sentryConfig(VALIDATOR, config)
        : nodeConfig(role === 'seed' ? { ...config, p2p: { seed_mode: true, ...config['p2p'] } } : config);
  const files = home('n', text);
  return { ...files, 'n/config/app.toml': appConfig(app), 'n/config/genesis.json': genesis(chain) };
}

const on: Change = {
  statesync: {
    enable: true,
    rpc_servers: 'a:1,b:2',
    trust_height: 5,
    trust_hash: 'ab'.repeat(32),
    trust_period: '168h',
  },
};
const statesync = (change: Readonly<Record<string, unknown>>): Change => ({
  statesync: { ...on['statesync'], ...change },
});

/** The check, the role, and the change that must be found. */
const FOUND: readonly (readonly [string, Role, Parameters<typeof node>[1]])[] = [
  ['signer-open', 'validator', { config: { '': { priv_validator_laddr: 'tcp://0.0.0.0:1234' } } }],
  ['validator-exchanges-peers', 'validator', { config: { p2p: { pex: true } } }],
  ['sentry-without-exchange', 'sentry', { config: { p2p: { pex: false } } }],
  ['validator-without-peers', 'validator', { config: { p2p: { persistent_peers: '' } } }],
  ['sentry-without-validator', 'sentry', { config: { p2p: { persistent_peers: '' } } }],
  ['validator-id-gossiped', 'sentry', { config: { p2p: { private_peer_ids: '' } } }],
  ['private-ids-on-validator', 'validator', { config: { p2p: { private_peer_ids: 'ab' } } }],
  ['validator-not-unconditional', 'sentry', { config: { p2p: { unconditional_peer_ids: '' } } }],
  ['strict-addresses-in-private-net', 'sentry', { config: { p2p: { addr_book_strict: true } } }],
  ['validator-advertised', 'validator', { config: { p2p: { external_address: '203.0.113.7:26656' } } }],
  ['validator-reachable', 'validator', { config: { p2p: { laddr: 'tcp://0.0.0.0:26656' } } }],
  ['seed-mode', 'full', { config: { p2p: { seed_mode: true } } }],
  ['seed-mode-off', 'seed', { config: { p2p: { seed_mode: false } } }],
  ['seed-mode-without-exchange', 'seed', { config: { p2p: { pex: false } } }],
  ['duplicate-addresses', 'full', { config: { p2p: { allow_duplicate_ip: true } } }],
  ['inbound-peers', 'full', { config: { p2p: { max_num_inbound_peers: 200 } } }],
  ['outbound-peers', 'validator', { config: { p2p: { max_num_outbound_peers: 20 } } }],
  ['handshake-timeout', 'full', { config: { p2p: { handshake_timeout: '1m' } } }],
  ['dial-timeout', 'full', { config: { p2p: { dial_timeout: '0s' } } }],
  ['send-rate', 'full', { config: { p2p: { send_rate: 20_480_000 } } }],
  ['receive-rate', 'full', { config: { p2p: { recv_rate: 20_480_000 } } }],
  ['packet-size', 'full', { config: { p2p: { max_packet_msg_payload_size: 65_536 } } }],
  ['double-sign-check', 'validator', { config: { consensus: { double_sign_check_height: 0 } } }],
  ['skipped-commit-timeout', 'full', { config: { consensus: { skip_timeout_commit: true } } }],
  ['short-commit-timeout', 'full', { config: { consensus: { timeout_commit: '200ms' } } }],
  ['validator-rpc-open', 'validator', { config: { rpc: { laddr: 'tcp://0.0.0.0:26657' } } }],
  ['rpc-open', 'full', { config: { rpc: { laddr: 'tcp://0.0.0.0:26657' } } }],
  ['rpc-unsafe', 'full', { config: { rpc: { unsafe: true } } }],
  ['rpc-any-origin', 'full', { config: { rpc: { cors_allowed_origins: ['*'] } } }],
  ['pprof-open', 'full', { config: { rpc: { pprof_laddr: ':6060' } } }],
  ['pprof-on', 'full', { config: { rpc: { pprof_laddr: 'localhost:6060' } } }],
  ['rpc-grpc-on', 'full', { config: { rpc: { grpc_laddr: 'tcp://127.0.0.1:9' } } }],
  ['grpc-open', 'full', { config: { '': { version: '1.0.0' }, grpc: { laddr: ':26670' } } }],
  ['grpc-privileged-open', 'full', { config: { '': { version: '1.0.0' }, 'grpc.privileged': { laddr: ':26671' } } }],
  ['rpc-connections', 'full', { config: { rpc: { max_open_connections: 0 } } }],
  ['rpc-body-bytes', 'full', { config: { rpc: { max_body_bytes: 100_000_000 } } }],
  ['rpc-header-bytes', 'full', { config: { rpc: { max_header_bytes: 100_000_000 } } }],
  ['rpc-batch', 'full', { config: { rpc: { max_request_batch_size: 0 } } }],
  ['rpc-subscribers', 'full', { config: { rpc: { max_subscription_clients: 1000 } } }],
  ['rpc-subscriptions', 'full', { config: { rpc: { max_subscriptions_per_client: 50 } } }],
  ['rpc-without-tls', 'full', { config: { rpc: { laddr: 'tcp://10.0.0.2:26657', tls_cert_file: 'a.pem' } } }],
  ['mempool-size', 'full', { config: { mempool: { size: 50_000, cache_size: 60_000 } } }],
  ['mempool-bytes', 'full', { config: { mempool: { max_txs_bytes: 10_737_418_240 } } }],
  ['transaction-bytes', 'full', { config: { mempool: { max_tx_bytes: 4_194_304 } } }],
  ['mempool-cache', 'full', { config: { mempool: { cache_size: 100 } } }],
  ['no-recheck', 'full', { config: { mempool: { recheck: false } } }],
  ['statesync-servers', 'full', { config: statesync({ rpc_servers: 'a:1' }) }],
  ['statesync-height', 'full', { config: statesync({ trust_height: 0 }) }],
  ['statesync-hash', 'full', { config: statesync({ trust_hash: 'abc' }) }],
  ['statesync-period', 'full', { config: statesync({ trust_period: '600h' }) }],
  ['metrics-off', 'full', { config: { instrumentation: { prometheus: false } } }],
  ['metrics-open', 'full', { config: { instrumentation: { prometheus_listen_addr: ':26660' } } }],
  ['metrics-connections', 'full', { config: { instrumentation: { max_open_connections: 0 } } }],
  ['free-transactions', 'full', { app: { '': { 'minimum-gas-prices': '0stake' } } }],
  ['api-any-origin', 'full', { app: { api: { 'enabled-unsafe-cors': true } } }],
  [
    'grpc-web-any-origin',
    'full',
    {
      app: {
        '': { 'iavl-lazy-loading': false, 'query-gas-limit': undefined },
        'grpc-web': { 'enable-unsafe-cors': true },
        mempool: { 'max-txs': 1 },
      },
    },
  ],
  ['api-swagger', 'full', { app: { api: { swagger: true } } }],
  ['validator-api-on', 'validator', { app: { api: { enable: true } } }],
  ['api-open', 'full', { app: { api: { enable: true, address: 'tcp://0.0.0.0:1317' } } }],
  ['app-grpc-open', 'full', { app: { grpc: { address: '0.0.0.0:9090' } } }],
  ['grpc-web-on', 'validator', { app: { 'grpc-web': { enable: true } } }],
  [
    'grpc-web-open',
    'full',
    {
      app: {
        '': { 'iavl-lazy-loading': false, 'query-gas-limit': undefined },
        'grpc-web': { enable: true, address: '0.0.0.0:9091' },
        mempool: { 'max-txs': 1 },
      },
    },
  ],
  ['unbounded-query', 'full', { app: { '': { 'query-gas-limit': '0' } } }],
  ['api-body-bytes', 'full', { app: { api: { enable: true, 'rpc-max-body-bytes': 9_000_000 } } }],
  ['snapshots-pruned', 'full', { app: { '': { pruning: 'everything' }, 'state-sync': { 'snapshot-interval': 1000 } } }],
  ['no-inter-block-cache', 'full', { app: { '': { 'inter-block-cache': false } } }],
  ['unlimited-block-gas', 'full', { chain: { block: { max_gas: '-1' } } }],
  ['large-blocks', 'full', { chain: { block: { max_bytes: '104857600' } } }],
  ['evidence-expires-early', 'full', { chain: { evidence: { max_age_duration: '172800000000000' } } }],
  ['evidence-expires-in-few-blocks', 'full', { chain: { evidence: { max_age_num_blocks: '100000' } } }],
  ['large-evidence', 'full', { chain: { evidence: { max_bytes: '10485760' } } }],
  ['validator-key-types', 'full', { chain: { validator: { pub_key_types: ['secp256k1'] } } }],
  ['double-sign-slash', 'full', { chain: { slashing: { slash_fraction_double_sign: '0.01' } } }],
  ['downtime-window', 'full', { chain: { slashing: { signed_blocks_window: '0' } } }],
  ['validator-count', 'full', { chain: { staking: { max_validators: 3 } } }],
  ['no-least-commission', 'full', { chain: { staking: { min_commission_rate: '0.000000000000000000' } } }],
  ['misplaced-key', 'full', { config: { '': { private_peer_ids: 'a' } } }],
  ['misplaced-key', 'full', { app: { mempool: { 'minimum-gas-prices': '1stake' } } }],
  ['key-of-other-release', 'full', { config: { '': { fast_sync: true } } }],
  ['unknown-key', 'full', { config: { p2p: { max_per_subnet: 4 } } }],
];

describe('hardened', () => {
  it.each<Role>(['validator', 'sentry', 'full', 'seed'])('is quiet on a good %s', async (role) => {
    const { verdict, depth, details, because } = await checks(node(role, {}), {
      is: 'hardened',
      role,
      severity: 'low',
    });
    expect(details, because).toEqual([]);
    expect([verdict, depth]).toEqual(['upheld', 'active']);
  });

  it.each(FOUND)('finds %s of a %s', async (check, role, change) => {
    const { ids, details } = await checks(node(role, change), { is: 'hardened', role, severity: 'low' });
    expect(ids).toContain(check);
    const detail = details.find((each) => each.check === check);
    expect(detail?.hint).toMatch(/\S/);
    expect(detail?.message).toMatch(/^[A-Z"]/);
    expect(detail?.at?.file).toMatch(/^n\/config\//);
  });

  it('has a case for every rule of the table, and every rule its own id', () => {
    const rules = [...NODE_RULES, ...CHAIN_RULES].map(({ id }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    const cases = new Set(FOUND.map(([check]) => check));
    expect(rules.filter((id) => !cases.has(id))).toEqual([]);
    expect(rules.length).toBeGreaterThan(60);
  });

  it.each<[string, Role, Parameters<typeof node>[1], string]>([
    [
      'a sentry may listen to everybody',
      'sentry',
      { config: { p2p: { laddr: 'tcp://0.0.0.0:26656' } } },
      'validator-reachable',
    ],
    [
      'strict addresses are right among public peers',
      'full',
      { config: { p2p: { addr_book_strict: true, persistent_peers: 'ab@203.0.113.1:26656' } } },
      'strict-addresses-in-private-net',
    ],
    [
      'metrics that are off are not open',
      'full',
      { config: { instrumentation: { prometheus: false, prometheus_listen_addr: ':26660' } } },
      'metrics-open',
    ],
    [
      'state sync that is off needs no servers',
      'full',
      { config: { statesync: { enable: false, rpc_servers: '' } } },
      'statesync-servers',
    ],
    [
      'an address of an API that is off is not open',
      'full',
      { app: { api: { enable: false, address: 'tcp://0.0.0.0:1317' } } },
      'api-open',
    ],
    [
      '0.39 allows larger transactions',
      'full',
      { config: { '': { version: '0.39.3' }, mempool: { max_tx_bytes: 4_194_304 } } },
      'transaction-bytes',
    ],
    [
      'a table of the chain is its own',
      'full',
      { app: { 'json-rpc': { enable: true, address: '127.0.0.1:8545' } } },
      'misplaced-key',
    ],
    [
      'the time of a commit is for the application to say in 1.0',
      'full',
      { config: { '': { version: '1.0.1' } } },
      'short-commit-timeout',
    ],
  ])('knows that %s', async (_, role, change, check) => {
    const { ids } = await checks(node(role, change), { is: 'hardened', role, severity: 'low' });
    expect(ids).not.toContain(check);
  });

  it.each<[string, Files, Readonly<Record<string, unknown>>]>([
    ['key-readable', { 'n/config/priv_validator_key.json': { text: keyPair('a').json, mode: 0o644 } }, {}],
    [
      'key-type',
      {
        'n/config/priv_validator_key.json': { text: keyPair('a').json.replaceAll('Ed25519', 'Secp256k1'), mode: 0o600 },
      },
      {},
    ],
    [
      'key-beside-signer',
      { 'n/config/config.toml': validatorConfig(SENTRY, { '': { priv_validator_laddr: 'unix:///run/signer.sock' } }) },
      {},
    ],
    ['no-remote-signer', {}, { signer: 'remote' }],
    ['key-beside-signer', {}, { signer: 'remote' }],
    ['key-owner', {}, { owner: '4242' }],
    ['test-keyring', { 'n/keyring-test/me.info': { text: 'x', mode: 0o600 } }, {}],
  ])('finds %s among the key files', async (check, change, rest) => {
    const { ids, observation } = await checks(
      { ...node('validator', {}), ...change },
      { is: 'hardened', role: 'validator', ...rest },
    );
    expect(ids).toContain(check);
    expect(JSON.stringify(observation)).not.toContain(JSON.parse(keyPair('a').json).priv_key.value);
  });

  it('finds a key that is in git, and only there', async () => {
    const { path, close } = await openTree(node('validator', {}));
    const git = (...rest: readonly string[]) =>
      execFileSync('git', ['-C', path, '-c', 'user.name=Sample', '-c', 'user.email=sample@example.org', ...rest], {
        env: { PATH: process.env['PATH'], HOME: path, GIT_CONFIG_NOSYSTEM: '1' },
        stdio: 'ignore',
      });
    try {
      git('init', '-q');
      git('add', 'n/config/priv_validator_key.json');
      git('commit', '-q', '-m', 'A key');
      const { details = [] } = await judged({ is: 'hardened', role: 'validator' }, await openFiles('node', path));
      expect(details.filter(({ check }) => check === 'key-in-git').map(({ at }) => at?.file)).toEqual([
        'n/config/priv_validator_key.json',
      ]);
    } finally {
      close();
    }
  });

  it('takes the role from the source, from what was signed, and from the name of the folder', async () => {
    const files = node('validator', { config: { p2p: { pex: true } } });
    const plain = { is: 'hardened' };
    expect((await checks(files, plain, 'validator')).ids).toContain('validator-exchanges-peers');
    expect((await checks(files, plain)).ids).not.toContain('validator-exchanges-peers');
    const signed = { ...files, 'n/data/priv_validator_state.json': { text: '{"height":"77"}', mode: 0o600 } };
    expect((await checks(signed, plain)).ids).toContain('validator-exchanges-peers');
    const named = Object.fromEntries(
      Object.entries(files).map(([path, file]) => [path.replace(/^n\//, 'validator-1/'), file]),
    );
    expect((await checks(named, plain)).ids).toContain('validator-exchanges-peers');
  });

  it('does not call a node hardened whose role nobody says', async () => {
    const { verdict, because } = await checks(node('full', {}), { is: 'hardened' });
    expect(verdict).toBe('unknown');
    expect(because).toContain('role');
  });

  it('lets a claim make exceptions and say which severity counts', async () => {
    const files = node('validator', { config: { mempool: { recheck: false } } });
    const claim = { is: 'hardened', role: 'validator' };
    expect((await checks(files, claim)).verdict).toBe('broken');
    expect((await checks(files, { ...claim, severity: 'high' })).verdict).toBe('upheld');
    expect((await checks(files, { ...claim, except: ['no-recheck'] })).verdict).toBe('upheld');
  });

  it('looks past nodes of tests unless it is asked to', async () => {
    const files = Object.fromEntries(
      Object.entries(node('full', {})).map(([path, file]) => [`testdata/${path}`, file]),
    );
    expect((await checks(files, { is: 'hardened', role: 'full' })).verdict).toBe('unknown');
    expect((await checks(files, { is: 'hardened', role: 'full', home: 'testdata/n' })).verdict).toBe('upheld');
  });

  it('says nothing of a folder without a node', async () => {
    const { verdict, details } = await checks(
      { 'config/config.toml': 'title = "a site"\n[params]\nx = 1\n' },
      { is: 'hardened' },
    );
    expect([verdict, details]).toEqual(['unknown', []]);
  });
});

/** A fleet of a validator and a sentry, each a source. */
async function fleet(changes: { validator?: Files; sentry?: Files; more?: Files; merge?: boolean }) {
  const validator = { ...home('.', validatorConfig(idOf('sentry'))), ...keysOf('validator'), ...changes.validator };
  const sentry = { ...home('.', sentryConfig(idOf('validator'))), ...keysOf('sentry'), ...changes.sentry };
  const one = await openTree(validator, 'validator');
  const two = await openTree(sentry, 'sentry');
  const sources = new Map<string, Source>([
    ['validator', { ...one.source, name: 'validator' }],
    ['sentry', { ...two.source, name: 'sentry' }],
  ]);
  try {
    return await judged(
      { topology: 'yes', nodes: ['validator', 'sentry'] },
      { ...one.source, name: 'validator' },
      sources,
    );
  } finally {
    one.close();
    two.close();
  }
}

function keysOf(name: string): Files {
  return {
    './config/node_key.json': { text: keyPair(`${name} node`).json, mode: 0o600 },
    './config/priv_validator_key.json': { text: keyPair(`${name} validator`).json, mode: 0o600 },
  };
}

describe('topology', () => {
  it('is upheld of a validator behind its sentry', async () => {
    const { verdict, because, details, depth, scope } = await fleet({});
    expect(details ?? [], because).toEqual([]);
    expect([verdict, depth]).toEqual(['upheld', 'active']);
    expect(scope.looked).toBeGreaterThan(5);
  });

  const sentryWith = (p2p: Readonly<Record<string, unknown>>): Files => ({
    './config/config.toml': sentryConfig(VALIDATOR, { p2p }),
  });
  const validatorWith = (p2p: Readonly<Record<string, unknown>>): Files => ({
    './config/config.toml': validatorConfig(SENTRY, { p2p }),
  });
  it.each<[string, Parameters<typeof fleet>[0]]>([
    [
      'validator-key-twice',
      { sentry: { './config/priv_validator_key.json': { text: keyPair('validator validator').json, mode: 0o600 } } },
    ],
    ['node-key-twice', { sentry: { './config/node_key.json': { text: keyPair('validator node').json, mode: 0o600 } } }],
    ['sentry-gossips-validator', { sentry: sentryWith({ private_peer_ids: 'ab' }) }],
    ['sentry-may-refuse-validator', { sentry: sentryWith({ unconditional_peer_ids: '' }) }],
    ['sentry-does-not-dial-validator', { sentry: sentryWith({ persistent_peers: '' }) }],
    [
      'validator-without-sentry',
      { validator: validatorWith({ persistent_peers: 'ffffffffffffffffffffffffffffffffffffffff@10.0.0.3:26656' }) },
    ],
    [
      'validator-dials-strangers',
      { validator: validatorWith({ persistent_peers: `${SENTRY}@10.0.0.1:26656,ab@203.0.113.9:26656` }) },
    ],
    ['validator-exchanges-peers', { validator: validatorWith({ pex: true }) }],
    ['validator-reachable', { validator: validatorWith({ laddr: 'tcp://0.0.0.0:26656' }) }],
    [
      'double-sign-check',
      {
        validator: { './config/config.toml': validatorConfig(SENTRY, { consensus: { double_sign_check_height: 0 } }) },
      },
    ],
    ['genesis-differs', { sentry: { './config/genesis.json': `${genesis()}\n` } }],
    [
      'evidence-expires-early',
      { sentry: { './config/genesis.json': genesis({ evidence: { max_age_duration: '1' } }) } },
    ],
  ])('is broken by %s', async (check, changes) => {
    const { verdict, details, observation } = await fleet(changes);
    expect(details?.map((detail) => detail.check)).toContain(check);
    expect(verdict).toBe('broken');
    expect(JSON.stringify(observation)).not.toMatch(/priv_key|"secret/);
  });

  it('is unknown when nobody knows the id of a node, or there is only one', async () => {
    const nameless = await fleet({ sentry: { './config/node_key.json': '{}' } });
    expect([nameless.verdict, nameless.because]).toEqual([
      'unknown',
      '"sentry" has no node_key.json, so that nobody knows its id',
    ]);
    const { source, close } = await openTree(home('a', nodeConfig()));
    try {
      expect((await judged({ topology: 'yes' }, source)).verdict).toBe('unknown');
      await expect(judged({ topology: 'yes', nodes: ['gone'] }, source)).rejects.toThrow(/no source "gone"/);
    } finally {
      close();
    }
  });
});

const CORPUS = '../shared/corpus/evidence/cometbft-config';
const there = existsSync(CORPUS);
if (!there) console.log(`Skipped: "${CORPUS}" is not here`);

describe.skipIf(!there)('the default files of the corpus', () => {
  const read = (file: string): string => readFileSync(join(CORPUS, file), 'utf8');
  const defaults = (files: Files, role?: Role) =>
    checks(files, { is: 'hardened', severity: 'low', ...(role !== undefined && { role }) });
  const UNREAD = ['unknown-key', 'misplaced-key', 'key-of-other-release'];

  it.each(['0.34', '0.37', '0.38', '1.0'])(
    'of CometBFT %s have what the table says of a default, by role',
    async (line) => {
      const files = { 'config/config.toml': read(`config-default-v${line}.toml`) };
      const common = ['metrics-off'];
      expect((await defaults(files, 'full')).ids.sort()).toEqual(common);
      expect((await defaults(files, 'sentry')).ids.sort()).toEqual(
        [...common, 'sentry-without-validator', 'validator-id-gossiped', 'validator-not-unconditional'].sort(),
      );
      expect((await defaults(files, 'validator')).ids.sort()).toEqual(
        [
          ...common,
          'double-sign-check',
          'validator-exchanges-peers',
          'validator-reachable',
          'validator-without-peers',
        ].sort(),
      );
      expect((await defaults(files, 'seed')).ids.sort()).toEqual([...common, 'seed-mode-off'].sort());
    },
  );

  it.each(['0.45', '0.46', '0.47', '0.50', '0.51'])('of the Cosmos SDK %s have no unknown key', async (line) => {
    const { ids } = await defaults({ 'config/app.toml': read(`cosmos-sdk-v${line}-app-default.toml`) }, 'validator');
    expect(ids.filter((id) => UNREAD.includes(id))).toEqual([]);
    expect(ids).toContain('free-transactions');
    expect(ids.includes('app-grpc-open')).toBe(line < '0.47');
    expect(ids.includes('unbounded-query')).toBe(line >= '0.50');
  });

  it('say so when a file of one release is held to another', async () => {
    const text = read('config-default-v0.34.toml');
    const { ids, details } = await defaults({ 'config/config.toml': `version = "1.0.0"\n${text}` });
    expect(ids).toContain('key-of-other-release');
    expect(details.map(({ message }) => message)).toContain('CometBFT 1.0 does not read "fast_sync": only 0.34 do');
  });

  it('find what a local template opens', async () => {
    const { ids } = await defaults(
      { 'config/config.toml': read('config-template-localnode-v1.0.1.toml') },
      'validator',
    );
    expect(ids).toContain('validator-rpc-open');
    expect(ids).toContain('metrics-open');
  });

  it('refuse what is no configuration', async () => {
    const { verdict, ids } = await defaults({ 'config/config.toml': read('legacy/non-config.toml') });
    expect([verdict, ids]).toEqual(['unknown', []]);
  });

  it('judge no key of a release that is not known', async () => {
    const { ids } = await defaults({ 'config/config.toml': read('legacy/config-v36.toml') }, 'validator');
    expect(ids.filter((id) => UNREAD.includes(id))).toEqual([]);
  });

  it('make a fleet of ten that is looked at and judged at once', async () => {
    const { path, close } = await openTree({ a: '' });
    for (let index = 0; index < 10; index += 1) {
      const name = index === 0 ? 'validator' : `sentry-${index}`;
      mkdirSync(join(path, name, 'config'), { recursive: true });
      const put = (file: string, text: string) =>
        writeFileSync(join(path, name, 'config', file), text, { mode: 0o600 });
      put('config.toml', read('config-default-v0.38.toml'));
      put('app.toml', read('cosmos-sdk-v0.50-app-default.toml'));
      put('genesis.json', genesis());
      put('node_key.json', keyPair(`${name} node`).json);
      put('priv_validator_key.json', keyPair(`${name} validator`).json);
    }
    try {
      const source = await openFiles('fleet', path);
      const started = performance.now();
      const own = await judged({ is: 'hardened' }, source);
      const all = await judged({ topology: 'yes' }, source);
      const took = performance.now() - started;
      console.log(`A fleet of 10 nodes: ${took.toFixed(0)} ms, ${own.scope.looked + all.scope.looked} checks`);
      expect(own.observation.homes).toHaveLength(10);
      expect(all.details?.map(({ check }) => check)).toContain('validator-without-sentry');
      expect(took).toBeLessThan(4000);
    } finally {
      close();
    }
  });
});
