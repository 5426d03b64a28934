/**
 * Everything in a text that looks like a secret, masked.
 * @module
 */
import { sha256Hex } from '../../../kit/sha256-hex.ts';
import { assignedSecretsIn, SETTINGS } from './assigned-secrets.ts';
import { chainWordsIn } from './chain-words.ts';
import { entropyOf } from './entropy.ts';
import type { Kind } from './kind.ts';
import { KINDS, type KindId } from './kinds.ts';
import { literalSearch, matchAt } from './literal-search.ts';
import { isPlaceholder, isPublished } from './placeholder.ts';
import { privateKeysIn } from './private-keys.ts';
import { TOKEN_KINDS } from './token-kinds.ts';

/** A secret in a text; never the secret itself. */
export interface Found {
  readonly kind: KindId;
  readonly line: number;
  readonly column: number;
  /** The first characters and how long it is. */
  readonly masked: string;
  /** Eight hexadecimal digits that are the same for the same secret. */
  readonly digest: string;
}

interface Raw {
  readonly kind: KindId;
  readonly secret: string;
  readonly at: number;
  readonly label?: string;
}

const TOKENS = Object.entries(TOKEN_KINDS) as readonly [keyof typeof TOKEN_KINDS, Kind][];
const search = literalSearch(TOKENS.flatMap(([id, kind]) => kind.near.map((near) => [near, { id, kind }] as const)));

/**
 * Scans a text.
 *
 * @param path tells what kind of file it is
 * @param options `binary` for bytes read as characters: only what is certain by its form counts there
 */
export function scanText(text: string, path: string, options: { readonly binary?: boolean } = {}): readonly Found[] {
  const isBinary = options.binary === true;
  const raw: Raw[] = [
    ...tokensIn(text).filter((one) => (isBinary ? KINDS[one.kind].sure : !isWord(one, path))),
    ...privateKeysIn(text),
    ...(isBinary ? [] : chainWordsIn(text)),
    ...keyFilesIn(text, path),
  ];
  const taken = raw.map(({ at, secret }) => [at, at + secret.length] as const);
  const assigned = isBinary
    ? []
    : assignedSecretsIn(text, path)
        .filter(({ at, secret }) => !taken.some(([start, end]) => at < end && at + secret.length > start))
        .map(({ secret, at }): Raw => ({ kind: 'assigned-secret', secret, at }));
  return placed([...raw, ...assigned], text, path);
}

function tokensIn(text: string): readonly Raw[] {
  const found = new Map<string, Raw>();
  search(text, ({ id, kind }, hit) => {
    if (kind.confirm !== undefined && matchAt(kind.confirm, text, hit) === null) return;
    for (let start = Math.max(0, hit - kind.before); start <= hit; start += 1) {
      const match = matchAt(kind.pattern, text, start);
      if (match === null) continue;
      const secret = match[1] ?? match[0];
      const at = start + match[0].lastIndexOf(secret);
      if (isGenuine(secret, kind)) found.set(`${id}\n${at}`, { kind: id, secret, at });
      return;
    }
  });
  return [...found.values()];
}

/** A plain word as the password of an address is how code and manuals show what an address looks like. */
function isWord({ kind, secret }: Raw, path: string): boolean {
  return kind === 'url-password' && /^[a-z]+$/.test(secret) && !SETTINGS.test(path);
}

function isGenuine(secret: string, { entropy }: Kind): boolean {
  return entropyOf(secret) >= entropy && !isPlaceholder(secret) && !isPublished(secret);
}

/** Keys that are known by their file as a whole. */
function keyFilesIn(text: string, path: string): readonly Raw[] {
  if (text.length > 2000 || !path.endsWith('.json')) return [];
  const match = /"priv_key"\s*:\s*\{[^{}]{0,300}?"value"\s*:\s*"([A-Za-z0-9+/=]{40,120})"/.exec(text);
  // The key of a node has no public half beside it, as that of a validator has.
  if (match?.[1] !== undefined && /(?:^|\/)node_key\.json$/.test(path)) {
    return [{ kind: 'node-key', secret: match[1], at: match.index }];
  }
  // Solana keeps a key pair as a list of its 64 bytes and nothing else.
  if (!/^\s*\[(?:\s*\d{1,3}\s*,){63}\s*\d{1,3}\s*\]\s*$/.test(text)) return [];
  const bytes = text.match(/\d+/g)?.map(Number) ?? [];
  const isRandom = bytes.every((byte) => byte < 256) && new Set(bytes).size > 40;
  return isRandom ? [{ kind: 'solana-key', secret: bytes.join(','), at: text.indexOf('[') }] : [];
}

function placed(raw: readonly Raw[], text: string, path: string): readonly Found[] {
  if (raw.length === 0) return [];
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const isNodeKey = raw.some(({ kind }) => kind === 'node-key');
  return raw
    .filter(({ kind }) => !(isNodeKey && kind === 'validator-key'))
    .toSorted((one, other) => one.at - other.at)
    .map(({ kind, secret, at, label }) => {
      const line = lineOf(starts, at);
      const place = `${kind}:${path}:${line}`;
      return {
        kind,
        line,
        column: at - (starts[line - 1] ?? 0) + 1,
        masked: label ?? masked(kind, secret),
        // The digest of a short secret could be searched for; that of its place gives nothing away.
        digest: sha256Hex(secret.length < 16 ? place : secret).slice(0, 8),
      };
    });
}

function lineOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function masked(kind: KindId, secret: string): string {
  if (kind === 'seed-phrase') return `${secret.split(' ').length} words`;
  const shown = secret.length < 16 ? '' : secret.slice(0, 4);
  return `${shown}*** of ${secret.length} characters`;
}
