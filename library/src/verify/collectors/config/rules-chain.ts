/**
 * The rules for app.toml of the Cosmos SDK and for genesis.json.
 * @module
 */
import { amountOf, isSet, itemsOf } from './compare.ts';
import { atLeast, is, local, said, within } from './expectations.ts';
import type { Rule, View } from './view.ts';

const isOn = (key: string) => (view: View) => String(view.held('cosmos-app', key)?.value) === 'true';
const hours = (time: number): string => `${Math.round(time / 3.6e12)}h`;

const APP: readonly Omit<Rule, 'product'>[] = [
  {
    id: 'free-transactions',
    severity: 'high',
    key: 'minimum-gas-prices',
    wrong: (value) => {
      const prices = String(value ?? '')
        .split(/[,;]/)
        .filter((price) => price.trim() !== '');
      if (prices.length === 0) return 'is empty, expected a price such as "0.025uatom"';
      return prices.every((price) => Number.parseFloat(price) === 0)
        ? `is ${said(value)}, expected a price above 0`
        : undefined;
    },
    hint: 'Set minimum-gas-prices: without a price anybody fills the mempool for nothing',
  },
  {
    id: 'api-any-origin',
    severity: 'high',
    key: 'api.enabled-unsafe-cors',
    wrong: is(false),
    hint: 'Set api.enabled-unsafe-cors = false and let a proxy name the origins',
  },
  {
    id: 'grpc-web-any-origin',
    severity: 'high',
    key: 'grpc-web.enable-unsafe-cors',
    wrong: is(false),
    hint: 'Set grpc-web.enable-unsafe-cors = false',
  },
  { id: 'api-swagger', severity: 'medium', key: 'api.swagger', wrong: is(false), hint: 'Set api.swagger = false' },
  {
    id: 'validator-api-on',
    severity: 'high',
    roles: ['validator'],
    key: 'api.enable',
    wrong: is(false),
    hint: 'Set api.enable = false on a validator: other nodes answer queries',
  },
  {
    id: 'api-open',
    severity: 'high',
    key: 'api.address',
    when: isOn('api.enable'),
    wrong: local,
    hint: 'Set api.address = "tcp://localhost:1317" and let a proxy with limits stand before it',
  },
  {
    id: 'app-grpc-open',
    severity: 'high',
    key: 'grpc.address',
    when: isOn('grpc.enable'),
    wrong: local,
    hint: 'Set grpc.address = "localhost:9090" and let a proxy with limits stand before it',
  },
  {
    id: 'grpc-web-on',
    severity: 'medium',
    roles: ['validator', 'sentry', 'seed'],
    key: 'grpc-web.enable',
    wrong: is(false),
    hint: 'Set grpc-web.enable = false where no browser asks this node',
  },
  {
    id: 'grpc-web-open',
    severity: 'high',
    key: 'grpc-web.address',
    when: isOn('grpc-web.enable'),
    wrong: local,
    hint: 'Set grpc-web.address = "localhost:9091"',
  },
  {
    id: 'unbounded-query',
    severity: 'medium',
    key: 'query-gas-limit',
    wrong: atLeast(1),
    hint: 'Set query-gas-limit: at 0 one query may compute without end',
  },
  {
    id: 'api-body-bytes',
    severity: 'medium',
    key: 'api.rpc-max-body-bytes',
    when: isOn('api.enable'),
    wrong: within(1_000_000, { zeroIsUnlimited: true }),
    hint: 'Set api.rpc-max-body-bytes = 1000000',
  },
  {
    id: 'snapshots-pruned',
    severity: 'high',
    key: 'pruning',
    when: (view) => (amountOf(view.held('cosmos-app', 'state-sync.snapshot-interval')?.value ?? 0)?.amount ?? 0) > 0,
    wrong: (value) =>
      value === 'everything' ? 'is "everything" while snapshots are taken, expected another way of pruning' : undefined,
    hint: 'Use pruning = "default" or "custom" on a node that takes snapshots',
  },
  {
    id: 'no-inter-block-cache',
    severity: 'low',
    key: 'inter-block-cache',
    wrong: is(true),
    hint: 'Set inter-block-cache = true',
  },
];

const evidence = 'consensus_params.evidence';

const GENESIS: readonly Omit<Rule, 'product'>[] = [
  {
    id: 'unlimited-block-gas',
    severity: 'high',
    key: 'consensus_params.block.max_gas',
    wrong: atLeast(1, 'a limit'),
    hint: 'Set block.max_gas: at -1 one transaction may hold up every validator',
  },
  {
    id: 'large-blocks',
    severity: 'high',
    key: 'consensus_params.block.max_bytes',
    wrong: within(22_020_096, { least: 1, shows: '22020096 (21 MiB)' }),
    hint: 'Keep block.max_bytes at most 22020096',
  },
  {
    id: 'evidence-expires-early',
    severity: 'high',
    key: `${evidence}.max_age_duration`,
    wrong: (value, { unbonding }) => {
      const age = amountOf(value, 'nanoseconds');
      if (age !== undefined && age.amount >= unbonding.time) return undefined;
      const found = age === undefined ? said(value) : hours(age.amount);
      return `is ${found}, expected at least the unbonding time of ${hours(unbonding.time)} (${unbonding.from})`;
    },
    hint: 'Set evidence.max_age_duration to the unbonding time: who signed twice could otherwise leave with the stake',
  },
  {
    // Evidence expires when both its age and its blocks are over: this one alone is a smaller fault.
    id: 'evidence-expires-in-few-blocks',
    severity: 'medium',
    key: `${evidence}.max_age_num_blocks`,
    wrong: (value, { unbonding, blockTime }) => {
      const wanted = Math.ceil(unbonding.time / blockTime);
      const found = amountOf(value)?.amount ?? 0;
      const at = `at ${blockTime / 1e9} s a block`;
      return found >= wanted
        ? undefined
        : `is ${said(value)}, which is ${hours(found * blockTime)} ${at}, expected at least ${wanted}`;
    },
    hint: 'Set evidence.max_age_num_blocks to the unbonding time divided by the time of a block; say the latter as block-time',
  },
  {
    id: 'large-evidence',
    severity: 'medium',
    key: `${evidence}.max_bytes`,
    wrong: within(1024 ** 2, { least: 1, shows: '1048576' }),
    hint: 'Keep evidence.max_bytes at most 1048576',
  },
  {
    id: 'validator-key-types',
    severity: 'medium',
    key: 'consensus_params.validator.pub_key_types',
    wrong: (value) => {
      const types = itemsOf(value);
      return types.length === 1 && types[0] === 'ed25519' ? undefined : `is ${said(value)}, expected "ed25519"`;
    },
    hint: 'Keep validator.pub_key_types at ["ed25519"]: the same key type is what signers and light clients expect',
  },
  {
    id: 'double-sign-slash',
    severity: 'high',
    key: 'app_state.slashing.params.slash_fraction_double_sign',
    wrong: atLeast(0.05),
    hint: 'Set slash_fraction_double_sign to 0.05 or more: signing twice must cost more than it brings',
  },
  {
    id: 'downtime-window',
    severity: 'medium',
    key: 'app_state.slashing.params.signed_blocks_window',
    wrong: atLeast(1),
    hint: 'Set slashing.signed_blocks_window',
  },
  {
    id: 'validator-count',
    severity: 'medium',
    key: 'app_state.staking.params.max_validators',
    wrong: atLeast(4),
    hint: 'Set staking.max_validators to 4 or more: with fewer one validator alone stops the chain',
  },
  {
    id: 'no-least-commission',
    severity: 'low',
    key: 'app_state.staking.params.min_commission_rate',
    wrong: (value) => (isSet(value) && Number(value) > 0 ? undefined : `is ${said(value)}, expected more than 0`),
    hint: 'Set staking.min_commission_rate: at 0 a validator can buy stake by asking nothing',
  },
];

/** Every rule for app.toml and genesis.json. */
export const CHAIN_RULES: readonly Rule[] = [
  ...APP.map((rule) => ({ ...rule, product: 'cosmos-app' as const })),
  ...GENESIS.map((rule) => ({ ...rule, product: 'genesis' as const })),
];
