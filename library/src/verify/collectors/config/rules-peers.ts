/**
 * The rules for the peer-to-peer part of config.toml of CometBFT, by role.
 * @module
 */
import { isSet } from './compare.ts';
import { empty, filled, hasPrivatePeer, is, notPublic, said, within } from './expectations.ts';
import type { Rule } from './view.ts';

const SECOND = 1e9;

/** Every rule for `[p2p]`. */
export const PEER_RULES: readonly Omit<Rule, 'product'>[] = [
  {
    id: 'validator-exchanges-peers',
    severity: 'high',
    roles: ['validator'],
    key: 'p2p.pex',
    wrong: is(false),
    hint: 'Set p2p.pex = false and name the sentries in p2p.persistent_peers: a validator that exchanges peers makes its address known',
  },
  {
    id: 'sentry-without-exchange',
    severity: 'medium',
    roles: ['sentry', 'seed'],
    key: 'p2p.pex',
    wrong: is(true),
    hint: 'Set p2p.pex = true: a sentry finds the network on behalf of its validator',
  },
  {
    id: 'validator-without-peers',
    severity: 'high',
    roles: ['validator'],
    key: 'p2p.persistent_peers',
    wrong: filled('the ids and addresses of its sentries'),
    hint: 'Name every sentry as id@address:port in p2p.persistent_peers',
  },
  {
    id: 'sentry-without-validator',
    severity: 'medium',
    roles: ['sentry'],
    key: 'p2p.persistent_peers',
    wrong: filled('the id and address of its validator'),
    hint: 'Name the validator as id@address:port in p2p.persistent_peers of each sentry',
  },
  {
    id: 'validator-id-gossiped',
    severity: 'high',
    roles: ['sentry'],
    key: 'p2p.private_peer_ids',
    wrong: filled('the id of its validator'),
    hint: 'Put the node id of the validator into p2p.private_peer_ids: otherwise the sentry tells its address to every peer',
  },
  {
    id: 'private-ids-on-validator',
    severity: 'low',
    roles: ['validator'],
    key: 'p2p.private_peer_ids',
    wrong: empty,
    hint: 'Private ids belong on the sentries; on a validator they do nothing while p2p.pex = false',
  },
  {
    id: 'validator-not-unconditional',
    severity: 'medium',
    roles: ['sentry'],
    key: 'p2p.unconditional_peer_ids',
    wrong: filled('the id of its validator'),
    hint: 'Put the node id of the validator into p2p.unconditional_peer_ids, so that a full sentry still lets it in',
  },
  {
    id: 'strict-addresses-in-private-net',
    severity: 'medium',
    key: 'p2p.addr_book_strict',
    when: (view) => hasPrivatePeer(view.held('cometbft', 'p2p.persistent_peers')?.value ?? ''),
    wrong: is(false),
    hint: 'Set p2p.addr_book_strict = false where peers have private addresses: strict rules drop them from the address book',
  },
  {
    id: 'validator-advertised',
    severity: 'high',
    roles: ['validator'],
    key: 'p2p.external_address',
    wrong: (value) =>
      isSet(value) && notPublic(value) !== undefined ? `is ${said(value)}, expected no public address` : undefined,
    hint: 'Leave p2p.external_address empty on a validator',
  },
  {
    id: 'validator-reachable',
    severity: 'high',
    roles: ['validator'],
    key: 'p2p.laddr',
    wrong: notPublic,
    hint: 'Bind p2p.laddr to the private address that the sentries reach',
  },
  {
    id: 'seed-mode',
    severity: 'medium',
    roles: ['validator', 'sentry', 'full'],
    key: 'p2p.seed_mode',
    wrong: is(false),
    hint: 'Set p2p.seed_mode = false: a node in seed mode hangs up on its peers',
  },
  {
    id: 'seed-mode-off',
    severity: 'medium',
    roles: ['seed'],
    key: 'p2p.seed_mode',
    wrong: is(true),
    hint: 'Set p2p.seed_mode = true on a seed',
  },
  {
    id: 'seed-mode-without-exchange',
    severity: 'medium',
    key: 'p2p.seed_mode',
    when: ({ held }) => String(held('cometbft', 'p2p.pex')?.value) === 'false',
    wrong: is(false),
    hint: 'Seed mode does nothing while p2p.pex = false',
  },
  {
    id: 'duplicate-addresses',
    severity: 'medium',
    key: 'p2p.allow_duplicate_ip',
    wrong: is(false),
    hint: 'Set p2p.allow_duplicate_ip = false: one address could otherwise take every slot for peers',
  },
  {
    id: 'inbound-peers',
    severity: 'medium',
    key: 'p2p.max_num_inbound_peers',
    wrong: (value, { role }) => within(role === 'sentry' || role === 'seed' ? 500 : 100)(value),
    hint: 'Keep p2p.max_num_inbound_peers at most 100, or 500 on a sentry',
  },
  {
    id: 'outbound-peers',
    severity: 'medium',
    key: 'p2p.max_num_outbound_peers',
    wrong: (value, { role }) => within(role === 'validator' ? 10 : 50)(value),
    hint: 'Keep p2p.max_num_outbound_peers at most 10 on a validator and 50 elsewhere',
  },
  {
    id: 'handshake-timeout',
    severity: 'medium',
    key: 'p2p.handshake_timeout',
    wrong: within(20 * SECOND, { zeroIsUnlimited: true, shows: '20s' }),
    hint: 'Set p2p.handshake_timeout = "20s": half-open connections hold a slot that long',
  },
  {
    id: 'dial-timeout',
    severity: 'medium',
    key: 'p2p.dial_timeout',
    wrong: within(3 * SECOND, { zeroIsUnlimited: true, shows: '3s' }),
    hint: 'Set p2p.dial_timeout = "3s"',
  },
  {
    id: 'send-rate',
    severity: 'medium',
    key: 'p2p.send_rate',
    wrong: within(5_120_000, { zeroIsUnlimited: true }),
    hint: 'Keep p2p.send_rate at most 5120000 bytes a second',
  },
  {
    id: 'receive-rate',
    severity: 'medium',
    key: 'p2p.recv_rate',
    wrong: within(5_120_000, { zeroIsUnlimited: true }),
    hint: 'Keep p2p.recv_rate at most 5120000 bytes a second: it bounds what one peer can flood',
  },
  {
    id: 'packet-size',
    severity: 'medium',
    key: 'p2p.max_packet_msg_payload_size',
    wrong: within(1024),
    hint: 'Keep p2p.max_packet_msg_payload_size at 1024',
  },
];
