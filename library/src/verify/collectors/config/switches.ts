/**
 * Keys that do nothing unless another key switches them on: a claim that leans on one is not on the live path.
 * @module
 */
import type { ProductId } from '../../../inputs/cometbft/key-table.ts';
import { isSet, type Value } from './compare.ts';

interface Switch {
  readonly product: ProductId;
  /** The keys it governs, without the switch itself. */
  readonly governs: RegExp;
  readonly key: string;
  readonly on: (value: Value | undefined) => boolean;
}

const isTrue = (value: Value | undefined): boolean => String(value) === 'true';
const isPositive = (value: Value | undefined): boolean => Number(value) > 0;

const SWITCHES: readonly Switch[] = [
  { product: 'cometbft', governs: /^statesync\.(?!enable$)/, key: 'statesync.enable', on: isTrue },
  {
    product: 'cometbft',
    governs: /^instrumentation\.(?!prometheus$)/,
    key: 'instrumentation.prometheus',
    on: isTrue,
  },
  {
    product: 'cometbft',
    governs: /^p2p\.(seed_mode|private_peer_ids|max_num_outbound_peers)$/,
    key: 'p2p.pex',
    on: isTrue,
  },
  { product: 'cometbft', governs: /^rpc\.tls_cert_file$/, key: 'rpc.tls_key_file', on: isSet },
  { product: 'cometbft', governs: /^rpc\.tls_key_file$/, key: 'rpc.tls_cert_file', on: isSet },
  { product: 'cometbft', governs: /^grpc\.(version|block|block_results)_service\./, key: 'grpc.laddr', on: isSet },
  { product: 'cometbft', governs: /^grpc\.privileged\.pruning_service\./, key: 'grpc.privileged.laddr', on: isSet },
  { product: 'cosmos-app', governs: /^api\.(?!enable$)/, key: 'api.enable', on: isTrue },
  { product: 'cosmos-app', governs: /^grpc\.(?!enable$)/, key: 'grpc.enable', on: isTrue },
  { product: 'cosmos-app', governs: /^grpc-web\.(?!enable$)/, key: 'grpc-web.enable', on: isTrue },
  { product: 'cosmos-app', governs: /^rosetta\.(?!enable$)/, key: 'rosetta.enable', on: isTrue },
  { product: 'cosmos-app', governs: /^telemetry\.(?!enabled$)/, key: 'telemetry.enabled', on: isTrue },
  {
    product: 'cosmos-app',
    governs: /^state-sync\.snapshot-keep-recent$/,
    key: 'state-sync.snapshot-interval',
    on: isPositive,
  },
];

/** The switch that governs a key. */
export function switchOf(product: ProductId, key: string): Switch | undefined {
  const lower = key.toLowerCase();
  return SWITCHES.find((each) => each.product === product && each.governs.test(lower));
}
