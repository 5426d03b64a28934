/**
 * The rules for the interfaces of config.toml of CometBFT: RPC, gRPC and profiles.
 * @module
 */
import { isSet, itemsOf } from './compare.ts';
import { empty, is, local, within } from './expectations.ts';
import type { Rule } from './view.ts';

const MIB = 1024 ** 2;

const RPC_OPEN: Omit<Rule, 'id' | 'severity' | 'roles' | 'product'> = {
  key: 'rpc.laddr',
  wrong: local,
  hint: 'Set rpc.laddr = "tcp://127.0.0.1:26657" and let a proxy with limits stand before it',
};

/** Every rule for `[rpc]` and `[grpc]`. */
export const RPC_RULES: readonly Omit<Rule, 'product'>[] = [
  { id: 'validator-rpc-open', severity: 'critical', roles: ['validator'], ...RPC_OPEN },
  {
    id: 'rpc-open',
    severity: 'high',
    ...RPC_OPEN,
    when: ({ role }) => role !== 'validator',
  },
  {
    id: 'rpc-unsafe',
    severity: 'critical',
    key: 'rpc.unsafe',
    wrong: is(false),
    hint: 'Set rpc.unsafe = false: with it anybody who reaches the RPC changes peers and empties the mempool',
  },
  {
    id: 'rpc-any-origin',
    severity: 'high',
    key: 'rpc.cors_allowed_origins',
    wrong: (value) =>
      itemsOf(value).includes('*') ? 'allows every origin, expected the origins of your own pages' : undefined,
    hint: 'Name the origins in rpc.cors_allowed_origins, or leave it empty',
  },
  {
    id: 'pprof-open',
    severity: 'high',
    key: 'rpc.pprof_laddr',
    wrong: local,
    hint: 'Leave rpc.pprof_laddr empty: profiles show memory and stop the node',
  },
  {
    id: 'pprof-on',
    severity: 'medium',
    key: 'rpc.pprof_laddr',
    when: (view) => local(view.held('cometbft', 'rpc.pprof_laddr')?.value ?? '') === undefined,
    wrong: empty,
    hint: 'Leave rpc.pprof_laddr empty when nobody profiles',
  },
  {
    id: 'rpc-grpc-on',
    severity: 'medium',
    key: 'rpc.grpc_laddr',
    wrong: empty,
    hint: 'Leave rpc.grpc_laddr empty: the interface is old and has no limits of its own',
  },
  {
    id: 'grpc-open',
    severity: 'high',
    key: 'grpc.laddr',
    wrong: local,
    hint: 'Bind grpc.laddr to 127.0.0.1 or leave it empty',
  },
  {
    id: 'grpc-privileged-open',
    severity: 'critical',
    key: 'grpc.privileged.laddr',
    wrong: local,
    hint: 'Bind grpc.privileged.laddr to 127.0.0.1 or leave it empty: it can delete blocks',
  },
  {
    id: 'rpc-connections',
    severity: 'medium',
    key: 'rpc.max_open_connections',
    wrong: within(900, { zeroIsUnlimited: true }),
    hint: 'Keep rpc.max_open_connections at most 900 and below the limit of open files',
  },
  {
    id: 'rpc-body-bytes',
    severity: 'medium',
    key: 'rpc.max_body_bytes',
    wrong: within(1_000_000, { zeroIsUnlimited: true }),
    hint: 'Keep rpc.max_body_bytes at most 1000000',
  },
  {
    id: 'rpc-header-bytes',
    severity: 'medium',
    key: 'rpc.max_header_bytes',
    wrong: within(MIB, { shows: '1 MiB' }),
    hint: 'Keep rpc.max_header_bytes at most 1048576',
  },
  {
    id: 'rpc-batch',
    severity: 'medium',
    key: 'rpc.max_request_batch_size',
    wrong: within(10, { zeroIsUnlimited: true }),
    hint: 'Keep rpc.max_request_batch_size at most 10; 0 sets no limit',
  },
  {
    id: 'rpc-subscribers',
    severity: 'medium',
    key: 'rpc.max_subscription_clients',
    wrong: within(100),
    hint: 'Keep rpc.max_subscription_clients at most 100',
  },
  {
    id: 'rpc-subscriptions',
    severity: 'medium',
    key: 'rpc.max_subscriptions_per_client',
    wrong: within(5),
    hint: 'Keep rpc.max_subscriptions_per_client at most 5',
  },
  {
    id: 'rpc-without-tls',
    severity: 'medium',
    key: 'rpc.tls_cert_file',
    when: (view) => local(view.held('cometbft', 'rpc.laddr')?.value ?? '') !== undefined,
    wrong: (value, view) =>
      isSet(value) && isSet(view.held('cometbft', 'rpc.tls_key_file')?.value)
        ? undefined
        : 'and rpc.tls_key_file are not both set, so that the open RPC is plain HTTP',
    hint: 'Set both rpc.tls_cert_file and rpc.tls_key_file, or close the RPC: with one of them alone no TLS is spoken',
  },
];
