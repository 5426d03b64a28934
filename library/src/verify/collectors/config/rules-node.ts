/**
 * The rules for config.toml of CometBFT, by role.
 * @module
 */
import { amountOf, itemsOf } from './compare.ts';
import { atLeast, is, notPublic, said, within } from './expectations.ts';
import { PEER_RULES } from './rules-peers.ts';
import { RPC_RULES } from './rules-rpc.ts';
import type { Rule, View } from './view.ts';

const SECOND = 1e9;
const MIB = 1024 ** 2;

type NodeRule = Omit<Rule, 'product'>;

const isOn = (key: string) => (view: View) => String(view.held('cometbft', key)?.value) === 'true';

const CONSENSUS: readonly NodeRule[] = [
  {
    id: 'double-sign-check',
    severity: 'high',
    roles: ['validator'],
    key: 'consensus.double_sign_check_height',
    wrong: atLeast(10),
    hint: 'Set consensus.double_sign_check_height = 10 or more: the node then refuses to start while its key signs elsewhere. It must be stopped for as many blocks before a restart',
  },
  {
    id: 'skipped-commit-timeout',
    severity: 'medium',
    key: 'consensus.skip_timeout_commit',
    wrong: is(false),
    hint: 'Set consensus.skip_timeout_commit = false',
  },
  {
    id: 'short-commit-timeout',
    severity: 'medium',
    key: 'consensus.timeout_commit',
    when: ({ file }) => file('cometbft')?.release !== '1.0',
    wrong: atLeast(SECOND, '1s'),
    hint: 'Set consensus.timeout_commit = "1s" or more: slow validators need it to get their votes in',
  },
];

const MEMPOOL: readonly NodeRule[] = [
  {
    id: 'mempool-size',
    severity: 'medium',
    key: 'mempool.size',
    wrong: within(5000, { zeroIsUnlimited: true }),
    hint: 'Keep mempool.size at most 5000 transactions',
  },
  {
    id: 'mempool-bytes',
    severity: 'medium',
    key: 'mempool.max_txs_bytes',
    wrong: within(1024 * MIB, { zeroIsUnlimited: true, shows: '1 GiB' }),
    hint: 'Keep mempool.max_txs_bytes at most 1073741824',
  },
  {
    id: 'transaction-bytes',
    severity: 'medium',
    key: 'mempool.max_tx_bytes',
    wrong: (value, { file }) => {
      const newer = ['0.39', '0.40'].includes(file('cometbft')?.release ?? '');
      return within((newer ? 4 : 1) * MIB, { zeroIsUnlimited: true, shows: newer ? '4 MiB' : '1 MiB' })(value);
    },
    hint: 'Keep mempool.max_tx_bytes at the default of the release',
  },
  {
    id: 'mempool-cache',
    severity: 'medium',
    key: 'mempool.cache_size',
    wrong: (value, view) => {
      const size = amountOf(view.held('cometbft', 'mempool.size')?.value ?? null)?.amount;
      return size === undefined ? undefined : atLeast(size, `mempool.size (${size})`)(value);
    },
    hint: 'Set mempool.cache_size to at least mempool.size: otherwise known transactions are checked again and again',
  },
  {
    id: 'no-recheck',
    severity: 'medium',
    key: 'mempool.recheck',
    wrong: is(true),
    hint: 'Set mempool.recheck = true',
  },
];

const STATESYNC: readonly NodeRule[] = [
  {
    id: 'statesync-servers',
    severity: 'high',
    key: 'statesync.rpc_servers',
    when: isOn('statesync.enable'),
    wrong: (value) => {
      const servers = new Set(itemsOf(value)).size;
      return servers >= 2 ? undefined : `names ${servers} server${servers === 1 ? '' : 's'}, expected at least 2`;
    },
    hint: 'Name two servers of different operators: one alone may lie about the header',
  },
  {
    id: 'statesync-height',
    severity: 'high',
    key: 'statesync.trust_height',
    when: isOn('statesync.enable'),
    wrong: atLeast(1),
    hint: 'Set statesync.trust_height and trust_hash from a source you trust',
  },
  {
    id: 'statesync-hash',
    severity: 'high',
    key: 'statesync.trust_hash',
    when: isOn('statesync.enable'),
    wrong: (value) =>
      /^[0-9a-f]{64}$/i.test(String(value)) ? undefined : `is ${said(value)}, expected 64 hexadecimal digits`,
    hint: 'Set statesync.trust_hash to the hash of the header at trust_height',
  },
  {
    id: 'statesync-period',
    severity: 'high',
    key: 'statesync.trust_period',
    when: isOn('statesync.enable'),
    wrong: (value, { unbonding }) => {
      const period = amountOf(value);
      if (period?.unit === 'time' && period.amount < unbonding.time) return undefined;
      return `is ${said(value)}, expected less than the unbonding time of ${Math.round(unbonding.time / 3.6e12)}h (${unbonding.from})`;
    },
    hint: 'Set statesync.trust_period below the unbonding time, usually two thirds of it',
  },
];

const METRICS: readonly NodeRule[] = [
  {
    id: 'metrics-off',
    severity: 'low',
    key: 'instrumentation.prometheus',
    wrong: is(true),
    hint: 'Set instrumentation.prometheus = true and bind it to a private address: without metrics nobody sees missed blocks',
  },
  {
    id: 'metrics-open',
    severity: 'medium',
    key: 'instrumentation.prometheus_listen_addr',
    when: isOn('instrumentation.prometheus'),
    wrong: notPublic,
    hint: 'Bind instrumentation.prometheus_listen_addr to a private address, such as "10.0.0.5:26660"',
  },
  {
    id: 'metrics-connections',
    severity: 'low',
    key: 'instrumentation.max_open_connections',
    when: isOn('instrumentation.prometheus'),
    wrong: within(3, { zeroIsUnlimited: true }),
    hint: 'Set instrumentation.max_open_connections = 3',
  },
];

const SIGNER: readonly NodeRule[] = [
  {
    id: 'signer-open',
    severity: 'high',
    key: 'priv_validator_laddr',
    wrong: notPublic,
    hint: 'Bind priv_validator_laddr to a socket file or to the private address that the signer reaches: whoever connects first signs',
  },
];

/** Every rule for config.toml. */
export const NODE_RULES: readonly Rule[] = [
  ...SIGNER,
  ...PEER_RULES,
  ...CONSENSUS,
  ...RPC_RULES,
  ...MEMPOOL,
  ...METRICS,
  ...STATESYNC,
].map((rule) => ({ ...rule, product: 'cometbft' }));
