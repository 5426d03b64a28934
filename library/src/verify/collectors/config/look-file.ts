/**
 * Reads settings files of a source: as the known program it is for, or for one key.
 * @module
 */

import { type ProductId, standingOf } from '../../../inputs/cometbft/key-table.ts';
import { productOf, releaseOf } from '../../../inputs/cometbft/product.ts';
import { withCargoVersions } from '../../../inputs/settings/cargo.ts';
import { findNodes } from '../../../inputs/settings/find.ts';
import { leavesOf, plainValue } from '../../../inputs/settings/leaves.ts';
import type { Setting, SettingsNode, SettingValue } from '../../../inputs/settings/node.ts';
import { readSettings } from '../../../inputs/settings/read-settings.ts';
import { settingsFormat } from '../../../inputs/settings/settings-format.ts';
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import type { Claim } from './claim.ts';
import type { KnownFile, LookedFile } from './observation.ts';
import { switchOf } from './switches.ts';

/** Values are written down up to this length, and lists up to this many entries. */
const LONGEST_VALUE = 500;
const LONGEST_LIST = 200;
const MOST_FOUND = 1000;

/** Keys and values that may be a secret. */
const SECRET_KEY =
  /pass(word|wd|phrase)?|secret|token|mnemonic|credential|private[-_]?key$|api[-_]?key|psql-conn|(^|[-_])dsn$|conn(ection)?[-_]?(string|url)/i;
const SECRET_VALUE = /:\/\/[^/\s:@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY/;

/** What a genesis says that rules ask for; accounts and states of modules are left out. */
const OF_GENESIS =
  /^(genesis_time|chain_id|initial_height|app_hash|app_name|app_version|consensus\.params\..*|consensus_params\..*|app_state\.(staking|slashing)\.params\..*|[^.]+)$/;

/** The settings of a file as its program sees them; undefined when it is for none that is known. */
export function lookAtNodeFile(file: string, text: string): KnownFile | { readonly problem: string } | undefined {
  const format = settingsFormat(file);
  if (format === undefined) return undefined;
  // A file of another program may have the name: only what speaks of a chain is read as JSON in full.
  if (format === 'json' && !(text.includes('"genesis_time"') && text.includes('"chain_id"'))) return undefined;
  const read = readSettings(text, format);
  if ('problem' in read) {
    const speaks = /^\s*(proxy_app|minimum-gas-prices|priv_validator_laddr|persistent_peers)\s*=|"genesis_time"/m.test(
      text,
    );
    return speaks ? { problem: `Cannot read "${file}" at ${read.line}:${read.column}: ${read.problem}` } : undefined;
  }
  const all = read.documents.flatMap(leavesOf);
  const product = productOf(file, all);
  if (product === undefined) return undefined;
  const kept = product === 'genesis' ? all.filter(({ key }) => OF_GENESIS.test(key)) : all;
  const release = releaseOf(product, all);
  return {
    file,
    product,
    ...(release !== undefined && { release }),
    settings: kept.slice(0, MOST_FOUND).map(withoutSecret),
    ...(product === 'genesis' && { digest: sha256Hex(text) }),
  };
}

function withoutSecret(setting: Setting): KnownFile['settings'][number] {
  const { line, column } = setting;
  const key = setting.key.slice(0, LONGEST_VALUE);
  return { key, value: isSecret(setting) ? '(hidden)' : short(setting.value), line, column };
}

function isSecret({ key, value }: Pick<Setting, 'key' | 'value'>): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return false;
  if (/^(|true|false|yes|no|on|off)$/i.test(String(value))) return false;
  return SECRET_KEY.test(key.slice(key.lastIndexOf('.') + 1)) || SECRET_VALUE.test(String(value));
}

function short(value: Setting['value']): SettingValue | SettingValue[] {
  const cut = (one: SettingValue): SettingValue =>
    typeof one === 'string' && one.length > LONGEST_VALUE ? `${one.slice(0, LONGEST_VALUE)}...` : one;
  return isList(value) ? value.slice(0, LONGEST_LIST).map(cut) : cut(value);
}

function isList(value: Setting['value']): value is readonly SettingValue[] {
  return Array.isArray(value);
}

/** What one file says of the key of a claim. */
export function lookForKey(file: string, text: string, claim: Claim & { readonly key: string }): LookedFile {
  const none = { file, found: [], missing: [], near: [], switches: [] };
  const format = claim.format ?? settingsFormat(file);
  if (format === undefined) return { ...none, problem: 'its name does not tell its format: say it as format' };
  const read = readSettings(text, format);
  if ('problem' in read) return { ...none, problem: read.problem, line: read.line, column: read.column };
  const documents = /(^|\/)Cargo\.toml$/.test(file) ? read.documents.map(withCargoVersions) : read.documents;
  const all = documents.flatMap(leavesOf);
  const product = claim.product ?? productOf(file, all);
  const release = product === undefined ? undefined : releaseOf(product, all);
  const looks = documents.map((document) => lookIn(document, claim.key, product));
  const found = looks.flatMap((look) => look.found).slice(0, MOST_FOUND);
  const name = lastPart(claim.key);
  const taken = new Set(found.map(({ key }) => key));
  return {
    file,
    ...(product !== undefined && { product }),
    ...(release !== undefined && { release }),
    found: found.map((setting) => ({ ...withoutSecret(setting), ...(isSecret(setting) && { hidden: true }) })),
    missing: looks.flatMap((look) => look.missing).slice(0, MOST_FOUND),
    near: all
      .filter(({ key }) => lastPart(key) === name && !taken.has(key))
      .slice(0, 5)
      .map(({ key, line, column }) => ({ key, line, column })),
    switches: product === undefined ? [] : switchesFor(product, claim.key, all),
  };
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1).toLowerCase();
}

function lookIn(document: SettingsNode, key: string, product: ProductId | undefined) {
  const spellings =
    product === 'genesis'
      ? [
          key,
          key.replace(/^consensus\.params\./, 'consensus_params.'),
          key.replace(/^consensus_params\./, 'consensus.params.'),
        ]
      : [key];
  const looks = spellings.map((spelling) => findNodes(document, spelling, { ignoreCase: product !== undefined }));
  const { nodes, missing } = looks.find((look) => look.nodes.length > 0) ?? looks[0] ?? { nodes: [], missing: [] };
  const found = nodes.map(({ key: path, node }): Setting => {
    // Of a table it is only known that it is there.
    const value = plainValue(node) ?? `(${node.kind === 'map' ? `${node.entries.size} keys` : 'a list'})`;
    return { key: path, value, line: node.line, column: node.column };
  });
  return { found, missing };
}

function switchesFor(product: ProductId, key: string, all: readonly Setting[]): LookedFile['switches'] {
  const governing = switchOf(product, key)?.key;
  return governing === undefined ? [] : all.filter((each) => each.key.toLowerCase() === governing).map(withoutSecret);
}

/** Whether a key is one that the program reads, so that flags and variables may set it too. */
export function isRead(file: LookedFile, key: string): boolean {
  return file.product !== undefined && standingOf(file.product, file.release, key).is === 'known';
}
