/**
 * The addresses a node listens on as entries.
 * @module
 */
import { parseListen } from '../../inputs/listen/address.ts';
import type { DraftEntry } from '../format.ts';
import { exposureOf } from '../infrastructure/reach-to-exposure.ts';
import type { Home, Table } from './home.ts';

interface Listening {
  readonly id: string;
  readonly title: string;
  readonly protocol: string;
  readonly more?: DraftEntry;
}

const PROFILING: Listening = {
  id: 'pprof',
  title: 'Profiling',
  protocol: 'http',
  more: { facts: { 'unsafe-methods': 'yes' } },
};

/** Adds the entries of the node and of the application in it. */
export function addEntries(home: Home): void {
  const { config, app } = home;
  const [p2p, rpc, metrics] = ['p2p', 'rpc', 'instrumentation'].map((name) => config.table(name));
  if (p2p !== undefined) listen(home, [p2p, 'laddr'], { id: 'p2p', title: 'Peers', protocol: 'tcp' });
  if (rpc !== undefined) addRpc(home, rpc);
  // Where it stood before the table for RPC.
  listen(home, [config, 'prof_laddr'], PROFILING);
  const grpc = config.table('grpc');
  listen(home, [grpc, 'laddr'], { id: 'grpc', title: 'gRPC', protocol: 'grpc' });
  listen(home, [grpc.table('privileged'), 'laddr'], {
    id: 'grpc-privileged',
    title: 'gRPC for the operator',
    protocol: 'grpc',
  });
  if (metrics?.flag('prometheus') === true) {
    listen(home, [metrics, 'prometheus_listen_addr'], { id: 'metrics', title: 'Metrics', protocol: 'http' });
  }
  listen(home, [config, 'priv_validator_laddr'], { id: 'signer', title: 'Remote signer', protocol: 'tcp' });
  if (app !== undefined) addApplication(home, app);
}

function addRpc(home: Home, rpc: Table): void {
  const [certificate, key] = [rpc.text('tls_cert_file'), rpc.text('tls_key_file')];
  const unsafe = rpc.flag('unsafe');
  const facts = unsafe === undefined ? {} : { 'unsafe-methods': unsafe ? 'yes' : 'no' };
  const protocol = certificate !== undefined && key !== undefined ? 'https' : 'http';
  listen(home, [rpc, 'laddr'], { id: 'rpc', title: 'RPC', protocol, more: { facts } });
  listen(home, [rpc, 'grpc_laddr'], { id: 'rpc-grpc', title: 'Broadcasting over gRPC', protocol: 'grpc' });
  listen(home, [rpc, 'pprof_laddr'], PROFILING);
}

function addApplication(home: Home, app: Table): void {
  const services = [
    ['api', 'address', { id: 'api', title: 'REST API of the application', protocol: 'http' }],
    ['grpc', 'address', { id: 'app-grpc', title: 'gRPC of the application', protocol: 'grpc' }],
    ['grpc-web', 'address', { id: 'app-grpc-web', title: 'gRPC-Web of the application', protocol: 'http' }],
    ['json-rpc', 'address', { id: 'json-rpc', title: 'JSON-RPC of the application', protocol: 'http' }],
    [
      'json-rpc',
      'ws-address',
      { id: 'json-rpc-ws', title: 'JSON-RPC of the application over WebSocket', protocol: 'ws' },
    ],
    ['rosetta', 'address', { id: 'rosetta', title: 'Rosetta', protocol: 'http' }],
  ] as const;
  for (const [table, key, listening] of services) {
    const settings = app.table(table);
    if (settings.flag('enable') === true) listen(home, [settings, key], listening);
  }
}

function listen(
  { found, node }: Home,
  [table, key]: readonly [Table, string],
  { id, title, protocol, more }: Listening,
): void {
  const written = table.text(key);
  if (written === undefined) return;
  const address = parseListen(written);
  if (address === undefined) {
    found.lost.add(`${key}: "${written}" is no address to listen on`, table.place(key));
    return;
  }
  if (address.port === 0) return;
  found.add(
    'entries',
    { name: id, key: id, kept: { address: written } },
    {
      at: node,
      title,
      kind: id === 'api' || id === 'rpc' || id === 'json-rpc' ? 'api' : 'port',
      port: address.port,
      protocol: address.transport === 'unix' ? 'unix' : protocol,
      exposure: exposureOf(address.reach),
      ...more,
    },
    table.place(key),
  );
}
