/**
 * What may be known of a key file of a node: its kind and its public half. The private half stays where it is read.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { findNodes } from '../settings/find.ts';
import { readJson } from '../settings/json.ts';
import { type SettingsNode, Unreadable } from '../settings/node.ts';

/** The public facts of priv_validator_key.json or node_key.json. */
export interface NodeKey {
  /** Such as `ed25519`; undefined when the file does not say. */
  readonly type?: string;
  /** SHA-256 of the public key, hexadecimal: the same on two machines means the same key on two machines. */
  readonly fingerprint?: string;
  /** The address of the public key: the node id of a node key. */
  readonly address?: string;
}

/**
 * Reads a key file as `{ pub_key, priv_key: { type, value } }`. An ed25519 private key is 64 bytes of which the last 32
 * are the public key; the address is the first 20 bytes of its SHA-256 (CometBFT crypto/ed25519).
 *
 * @returns undefined when the file is no such key
 */
export function readNodeKey(text: string): NodeKey | undefined {
  try {
    const tree = readJson(text);
    const type = textAt(tree, 'priv_key.type') ?? textAt(tree, 'pub_key.type') ?? textAt(tree, 'priv_key.@type');
    const secret = base64(textAt(tree, 'priv_key.value') ?? textAt(tree, 'priv_key.key'));
    if (type === undefined || secret === undefined) return undefined;
    const kind = /ed25519/i.test(type) ? 'ed25519' : /secp256k1/i.test(type) ? 'secp256k1' : type.slice(0, 60);
    const open = base64(textAt(tree, 'pub_key.value') ?? textAt(tree, 'pub_key.key'));
    const publicKey = kind === 'ed25519' && secret.length === 64 ? secret.subarray(32) : open;
    if (publicKey === undefined) return { type: kind };
    const hash = bytesToHex(sha256(publicKey));
    return { type: kind, fingerprint: hash, ...(kind === 'ed25519' && { address: hash.slice(0, 40) }) };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The height of priv_validator_state.json: above 0 the node has signed as a validator. */
export function readSignedHeight(text: string): number | undefined {
  try {
    const height = Number(textAt(readJson(text), 'height') ?? Number.NaN);
    return Number.isSafeInteger(height) && height >= 0 ? height : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function textAt(tree: SettingsNode, key: string): string | undefined {
  const node = findNodes(tree, key).nodes[0]?.node;
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

function base64(written: string | undefined): Uint8Array | undefined {
  if (written === undefined || !/^[A-Za-z0-9+/]{20,200}={0,2}$/.test(written)) return undefined;
  return Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
}
