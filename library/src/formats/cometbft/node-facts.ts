/**
 * What the settings of a node say of it, as facts.
 * @module
 */
import { parseListen } from '../../inputs/listen/address.ts';
import type { Table } from './home.ts';

/** The facts of a node, without its role. */
export function nodeFacts(config: Table): Readonly<Record<string, string>> {
  const p2p = config.table('p2p');
  const sync = config.table('statesync');
  const origins = config.table('rpc').texts('cors_allowed_origins');
  const syncs = sync.flag('enable');
  const facts: Readonly<Record<string, string | undefined>> = {
    'behind-sentries': behindSentries(p2p),
    'remote-signer': config.text('priv_validator_laddr') === undefined ? undefined : 'yes',
    'cross-origin-reads':
      origins === undefined ? undefined : origins.length === 0 ? 'none' : origins.includes('*') ? 'any' : 'listed',
    'starts-from-snapshot': syncs === undefined ? undefined : syncs ? 'yes' : 'no',
    'snapshot-verified': syncs === true ? snapshotVerified(sync) : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

/** With peer exchange others connect; without it, who can connect depends on the address it listens on. */
function behindSentries(p2p: Table): string | undefined {
  const exchanges = p2p.flag('pex');
  if (exchanges === true) return 'no';
  const reach = parseListen(p2p.text('laddr') ?? '')?.reach;
  const hasPeers = p2p.text('persistent_peers') !== undefined;
  return exchanges === false && hasPeers && (reach === 'private' || reach === 'loopback') ? 'yes' : undefined;
}

/** A trusted height and hash, and two servers that must agree. */
function snapshotVerified(sync: Table): string {
  const servers = (sync.text('rpc_servers') ?? '').split(',').filter((server) => server.trim() !== '');
  const isTrusted = (sync.number('trust_height') ?? 0) > 0 && sync.text('trust_hash') !== undefined;
  return isTrusted && new Set(servers).size >= 2 ? 'yes' : 'no';
}
