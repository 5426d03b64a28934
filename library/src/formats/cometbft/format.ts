/**
 * A CometBFT node by its config.toml, with what lies beside it in its home.
 * @module
 */
import type { Format } from '../format.ts';

export const format: Format = {
  id: 'cometbft',
  aliases: ['tendermint', 'cosmos-node', 'config.toml'],
  title: 'CometBFT node',
  about: 'config.toml of a node of CometBFT or Tendermint, with app.toml and the names of its key files beside it',
  endings: ['.toml'],
  leavesOut: 'Everything about threats; of keys only that they are there',
  looksLike: ({ text }) =>
    /^[ \t]*\[p2p\][ \t]*(?:#.*)?$/m.test(text) &&
    /^[ \t]*\[(?:rpc|consensus|mempool|statesync)\][ \t]*(?:#.*)?$/m.test(text) &&
    /^[ \t]*(?:laddr|persistent[_-]peers|pex|proxy[_-]app)[ \t]*=/m.test(text),
  loadRead: async () => (await import('./read.ts')).read,
};
