/**
 * Reads the settings of a CometBFT node: the node and everybody it talks with become components, the addresses it
 * listens on entries, its keys assets. Of key files only that they are there, and the id of the node, is used.
 * @module
 */
import { readNodeKey, readSignedHeight } from '../../inputs/cometbft/node-key.ts';
import { Unreadable } from '../../inputs/settings/node.ts';
import { readToml } from '../../inputs/toml/read-toml.ts';
import { fieldsOf } from '../fields.ts';
import type { ForeignFile, ReadFormat } from '../format.ts';
import { findSystem } from '../infrastructure/found-system.ts';
import { addAssets } from './add-assets.ts';
import { addEntries } from './add-entries.ts';
import { addPeers } from './add-peers.ts';
import { type Home, type Table, tableBeside, tableOf } from './home.ts';
import { nodeFacts } from './node-facts.ts';

/** Larger settings are none. */
const LARGEST = 4 * 1024 * 1024;

/** Reads config.toml. */
export const read: ReadFormat = (glance, context) => {
  let config: Table;
  try {
    if (glance.text.length > LARGEST) throw new Unreadable(`expected at most ${LARGEST} characters`, 1, 1);
    config = tableOf(fieldsOf(readToml(glance.text), glance.name));
    if (!config.fields.has('p2p') && !config.fields.has('rpc'))
      throw new Unreadable('expected the tables "p2p" and "rpc"', 1, 1);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { draft: undefined, counts: {}, lost: [], problems: [glance.problem('cannot-read', error.message, error)] };
  }
  const found = findSystem('cometbft', { hasZones: false });
  // config.toml lies in the folder "config" of the home.
  const file: Home['file'] = (path) =>
    /^[/\\]|^[A-Za-z]:/.test(path) ? undefined : context.open(`../${path}`, glance.name);
  const moniker = config.text('moniker');
  const nodeKey = file(config.text('node_key_file') ?? 'config/node_key.json');
  const node = found.add(
    'components',
    { name: moniker ?? 'node', key: nodeIdOf(nodeKey) ?? moniker ?? 'node' },
    {
      kind: 'process',
      title: moniker,
      technology: ['cometbft', 'go'],
      facts: { role: roleOf(config, file), ...nodeFacts(config) },
    },
    config.fields.has('moniker') ? config.place('moniker') : config.fields.at,
  );
  const home: Home = { config, app: tableBeside('app.toml', glance.name, context), found, node, file };
  addEntries(home);
  addPeers(home);
  addAssets(home);
  const rest = config.fields.rest();
  for (const [key, value] of Object.entries(rest ?? {})) {
    const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
    found.lost.add(
      `${isTable ? `[${key}]` : `"${key}"`}: what is not read of it is kept, but says nothing to Vauban`,
      config.place(key),
    );
  }
  return found.finish(moniker === undefined ? 'CometBFT node' : `Node ${moniker}`, rest);
};

/** The id its peers know it by. */
function nodeIdOf(file: ForeignFile | undefined): string | undefined {
  return file === undefined ? undefined : readNodeKey(new TextDecoder().decode(file.bytes))?.address;
}

/** What it does in its network: it has signed blocks or has them signed, it leads others to peers, or it follows. */
function roleOf(config: Table, file: Home['file']): string {
  const state = file(config.text('priv_validator_state_file') ?? 'data/priv_validator_state.json');
  const height = state === undefined ? undefined : readSignedHeight(new TextDecoder().decode(state.bytes));
  if ((height ?? 0) > 0 || config.text('priv_validator_laddr') !== undefined) return 'validator';
  if (config.text('mode') === 'validator') return 'validator';
  return config.table('p2p').flag('seed_mode') === true ? 'seed' : 'full-node';
}
