/**
 * Keys, state and genesis of a node as assets: that they are there, never what is in them.
 * @module
 */
import type { Home } from './home.ts';

/** Adds the assets. */
export function addAssets(home: Home): void {
  const { config, found, node } = home;
  const signer = found.draft.find('components', 'signer');
  const files = [
    {
      key: 'priv_validator_key_file',
      usual: 'config/priv_validator_key.json',
      title: 'Signing key of the validator',
      class: 'key',
    },
    {
      key: 'priv_validator_state_file',
      usual: 'data/priv_validator_state.json',
      title: 'Last signature of the validator',
      class: 'state',
    },
    { key: 'node_key_file', usual: 'config/node_key.json', title: 'Key of the node among its peers', class: 'key' },
    { key: 'genesis_file', usual: 'config/genesis.json', title: 'Genesis of the chain', class: 'configuration' },
  ] as const;
  for (const { key, usual, title, class: kind } of files) {
    const written = config.text(key);
    const path = written ?? usual;
    const isThere = home.file(path) !== undefined;
    // What neither the settings name nor the home holds is not said to be there.
    if (written === undefined && !isThere) continue;
    const isSigning = key === 'priv_validator_key_file' || key === 'priv_validator_state_file';
    const holder = isSigning && signer !== undefined ? signer : node;
    found.add(
      'assets',
      { name: key.replace(/_file$/, ''), key },
      {
        title,
        class: kind,
        at: [holder],
        file: path,
        facts: kind === 'key' && isThere && holder === node ? { 'key-at-rest': 'file' } : {},
      },
      config.place(key),
    );
    if (isSigning && isThere && signer !== undefined) {
      found.lost.add(`${key}: "${path}" lies on the node although a remote signer signs`, config.place(key));
    }
  }
  const [certificate, key] = ['tls_cert_file', 'tls_key_file'].map((name) => config.table('rpc').text(name));
  if (certificate !== undefined && key !== undefined) {
    const entry = { title: 'Key of the certificate of the RPC', class: 'key', at: [node], file: key };
    found.add('assets', { name: 'rpc-tls-key', key: 'tls_key_file' }, entry, config.table('rpc').place('tls_key_file'));
  }
}
