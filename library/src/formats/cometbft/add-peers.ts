/**
 * Peers, seeds, state servers, signer and application as components, with the flows to them.
 * @module
 */
import { parseListen } from '../../inputs/listen/address.ts';
import { connectionsIn } from '../infrastructure/connections.ts';
import type { Home, Table } from './home.ts';

/** Adds everybody a node talks with. */
export function addPeers(home: Home): void {
  const p2p = home.config.table('p2p');
  const hidden = new Set(listed(p2p.text('private_peer_ids')));
  const trusted = listed(p2p.text('unconditional_peer_ids'));
  if (trusted.length > 0)
    home.found.lost.add(
      'unconditional_peer_ids: is kept, but says nothing to Vauban',
      p2p.place('unconditional_peer_ids'),
    );
  for (const written of listed(p2p.text('persistent_peers')))
    addPeer(home, { written, setting: 'persistent_peers', hidden, p2p });
  for (const written of listed(p2p.text('seeds'))) addPeer(home, { written, setting: 'seeds', hidden, p2p });
  addStateServers(home);
  addSigner(home);
  addApplication(home);
}

/** The parts of a list that is written with commas. */
function listed(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

interface Peer {
  readonly written: string;
  readonly setting: 'persistent_peers' | 'seeds';
  /** Ids of peers whose addresses are kept from others. */
  readonly hidden: ReadonlySet<string>;
  readonly p2p: Table;
}

function addPeer({ found, node }: Home, { written, setting, hidden, p2p }: Peer): void {
  const [id = '', address = ''] = written.includes('@') ? written.split('@', 2) : ['', written];
  const { host, port } = parseListen(address) ?? { host: '', port: undefined };
  if (host === '') {
    found.lost.add(`${setting}: "${written.slice(0, 100)}" is no peer (id@host:port)`, p2p.place(setting));
    return;
  }
  const key = id === '' ? address : id.toLowerCase();
  const what = setting === 'seeds' ? 'Seed' : 'Peer';
  const facts = { ...(setting === 'seeds' && { role: 'seed' }), ...(hidden.has(id) && { 'address-gossiped': 'no' }) };
  const known = found.draft.find('components', key);
  const naming = { name: `${what}-${host}`, key, kept: { address } };
  const peer =
    known ??
    found.add(
      'components',
      naming,
      { kind: 'external', title: `${what} ${host}`, technology: ['cometbft'], facts },
      p2p.place(setting),
    );
  const entry = setting === 'persistent_peers' ? { 'both-ways': true } : {};
  found.call({ from: node, to: peer, protocol: 'tcp', port, by: setting, entry, at: p2p.place(setting) });
}

function addStateServers({ config, found, node }: Home): void {
  const sync = config.table('statesync');
  if (sync.flag('enable') !== true) return;
  for (const written of listed(sync.text('rpc_servers'))) {
    const [server] = connectionsIn(written, 'rpc_server');
    if (server === undefined) continue;
    const to =
      found.draft.find('components', `state ${server.host}`) ??
      found.add(
        'components',
        { name: `state-server-${server.host}`, key: `state ${server.host}` },
        { kind: 'external', title: `State server ${server.host}`, technology: ['cometbft'] },
        sync.place('rpc_servers'),
      );
    found.call({
      from: node,
      to,
      protocol: server.protocol ?? 'http',
      port: server.port,
      by: 'rpc_servers',
      at: sync.place('rpc_servers'),
    });
  }
}

function addSigner({ config, found, node }: Home): void {
  const address = config.text('priv_validator_laddr');
  if (address === undefined) return;
  const at = config.place('priv_validator_laddr');
  const signer = found.add(
    'components',
    { name: 'signer', key: 'signer' },
    { kind: 'process', title: 'Remote signer' },
    at,
  );
  const protocol = parseListen(address)?.transport === 'unix' ? 'unix' : 'tcp';
  const through = found.draft.find('entries', 'signer');
  found.call({
    from: signer,
    to: node,
    protocol,
    by: 'priv_validator_laddr',
    entry: { 'both-ways': true, through },
    at,
  });
}

/** An application that runs by itself; that of the Cosmos SDK runs in the node. */
function addApplication({ config, app, found, node }: Home): void {
  const written = config.text('proxy_app');
  const address = written === undefined ? undefined : parseListen(written);
  if (app !== undefined || address === undefined || (address.port === undefined && address.reach !== 'socket')) return;
  const at = config.place('proxy_app');
  const to = found.add(
    'components',
    { name: 'application', key: 'application' },
    { kind: 'process', title: 'Application' },
    at,
  );
  const protocol = address.reach === 'socket' ? 'unix' : config.text('abci') === 'grpc' ? 'grpc' : 'tcp';
  found.call({ from: node, to, protocol, port: address.port, by: 'proxy_app', at });
}
