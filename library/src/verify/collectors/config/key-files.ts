/**
 * The rules for the key files of a node: who may read them, what kind of key they hold, and whether they are there at
 * all where a remote signer holds the key.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Detail } from '../../../model/evidence.ts';
import type { Claim } from './claim.ts';
import { isSet } from './compare.ts';
import type { KeyFile } from './observation.ts';
import type { View } from './view.ts';

const WORST: Readonly<Record<KeyFile['kind'], Severity>> = {
  validator: 'critical',
  keyring: 'critical',
  node: 'high',
  state: 'medium',
};

/** Checks the key files of a node. */
export function keyDetails({ home, role, held }: View, claim: Claim): { count: number; details: readonly Detail[] } {
  const details: Detail[] = [];
  let count = 0;
  const expect = (holds: boolean, detail: Detail): void => {
    count += 1;
    if (!holds) details.push(detail);
  };
  for (const key of home.keys) {
    const at = { file: key.file };
    const severity = WORST[key.kind];
    expect((key.mode & 0o077) === 0, {
      check: 'key-readable',
      severity,
      message: `"${key.file}" has mode ${octal(key.mode)}, expected 0600`,
      at,
      hint: `chmod 600 ${key.file}`,
    });
    expect(key.link === undefined, {
      check: 'key-is-link',
      severity: 'high',
      message: `"${key.file}" is a link to "${key.link}", expected a file`,
      at,
      hint: 'Whoever may change the place it leads to chooses the key',
    });
    if (key.inGit !== undefined) {
      expect(!key.inGit || key.kind === 'state', {
        check: 'key-in-git',
        severity,
        message: `"${key.file}" is in git, where everybody who has the repository reads it`,
        at,
        hint: 'Make a new key; removing the file does not take it out of the history',
      });
    }
    if (claim.owner !== undefined) {
      expect(key.owner === claim.owner, {
        check: 'key-owner',
        severity: 'high',
        message: `"${key.file}" belongs to user ${key.owner}, expected ${claim.owner}`,
        at,
      });
    }
    if (key.kind === 'validator' && key.type !== undefined) {
      expect(key.type === 'ed25519', {
        check: 'key-type',
        severity: 'high',
        message: `"${key.file}" holds a key of type "${key.type}", expected "ed25519"`,
        at,
      });
    }
    if (key.kind === 'keyring') {
      expect(!/(^|\/)keyring-test\//.test(key.file), {
        check: 'test-keyring',
        severity: 'critical',
        message: `"${key.file}" is in the test keyring, which is not encrypted`,
        at,
        hint: 'Use the keyring "os" or "file", or keep account keys off the node',
      });
    }
  }
  const laddr = held('cometbft', 'priv_validator_laddr');
  const isRemote = laddr !== undefined && isSet(laddr.value);
  if (claim.signer === 'remote' && laddr !== undefined) {
    expect(isRemote, {
      check: 'no-remote-signer',
      severity: 'critical',
      message: '"priv_validator_laddr" is empty, expected the address of the remote signer',
      at: laddr.at,
      hint: 'Set priv_validator_laddr at the top of config.toml to unix:// or tcp:// and the signer connects there',
    });
  }
  if ((isRemote && (role === 'validator' || role === undefined)) || claim.signer === 'remote') {
    const key = home.keys.find(({ kind }) => kind === 'validator');
    expect(key === undefined, {
      check: 'key-beside-signer',
      severity: 'critical',
      message: `"${key?.file}" is there although a remote signer holds the key`,
      at: { file: key?.file ?? '' },
      hint: 'Destroy the copy: started without the signer, the node would sign with it',
    });
  }
  return { count, details };
}

/** Permission bits as people write them. */
export function octal(mode: number): string {
  return `0${(mode & 0o7777).toString(8).padStart(3, '0')}`;
}
