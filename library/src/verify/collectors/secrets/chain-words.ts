/**
 * Keys of chains that only their checksum tells from other words: BIP-39 phrases, and BIP-32 and WIF keys in base58.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { isPublished } from './placeholder.ts';

/** A key with the place of its first character. */
export interface ChainWord {
  readonly kind: 'seed-phrase' | 'extended-key' | 'account-key';
  readonly secret: string;
  readonly at: number;
}

const WORDS = new Set(wordlist);
const base58 = createBase58check(sha256);

/** Finds them in one pass over the text. */
export function chainWordsIn(text: string): readonly ChainWord[] {
  const found: ChainWord[] = [];
  // Words that could be of a phrase, one shortly after the other: only a dozen of them are looked at closer.
  let [first, count, last] = [0, 0, 0];
  const endRun = (): void => {
    if (count >= 12) phrasesIn(text.slice(first, Math.min(last, first + LONGEST_RUN)), first, found);
    count = 0;
  };
  for (let at = 0; at < text.length; ) {
    if (!isAlphanumeric(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    let isLower = true;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 97 && code <= 122) continue;
      if (!isAlphanumeric(code)) break;
      isLower = false;
    }
    const length = at - start;
    if (isLower && length >= 3 && length <= 8) {
      if (count > 0 && start - last > LONGEST_GAP) endRun();
      if (count === 0) first = start;
      count += 1;
      last = at;
    } else if (length > 2 || isLower) endRun();
    // A WIF key has 51 or 52 characters, an extended key 111.
    if (!isLower && (length === 51 || length === 52 || length === 111)) {
      const kind = base58Kind(text.slice(start, at));
      if (kind !== undefined) found.push({ kind, secret: text.slice(start, at), at: start });
    }
  }
  endRun();
  return found.filter(({ secret }) => !isPublished(secret));
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

/** The versions of private extended keys: mainnet and testnet, and the y, z and their testnet forms of SLIP-132. */
const EXTENDED = new Set([
  '0488ade4',
  '04358394',
  '049d7878',
  '04b2430c',
  '044a4e28',
  '045f18bc',
  '0295b005',
  '02aa7a99',
]);

function base58Kind(text: string): ChainWord['kind'] | undefined {
  try {
    const bytes = base58.decode(text);
    const version = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (bytes.length === 78) return EXTENDED.has(version) ? 'extended-key' : undefined;
    const isKey = bytes.length === 33 || (bytes.length === 34 && bytes[33] === 1);
    // Bitcoin, its test networks, Litecoin and Dogecoin.
    return isKey && [0x80, 0xef, 0xb0, 0x9e].includes(bytes[0] ?? 0) ? 'account-key' : undefined;
  } catch {
    return undefined;
  }
}

const LENGTHS = new Set([12, 15, 18, 21, 24]);
/** Between the words of a phrase: spaces, a line end, commas and quotation marks, the numbers of a list. */
const BETWEEN = /^[\s,"']{1,12}$|^\s{1,8}\d{1,2}[.)]\s{1,3}$/;

/** The longest of what may stand between two words. */
const LONGEST_GAP = 16;
/** Lists of words are longer than any phrase; so much of a run is enough to tell. */
const LONGEST_RUN = 100_000;

/** The phrases in a run of words; only exactly as many as a phrase has, each apart from the next in the same way, count. */
function phrasesIn(run: string, offset: number, found: ChainWord[]): void {
  let words: string[] = [];
  let [at, last, between] = [0, 0, ''];
  const endPhrase = (): void => {
    const phrase = LENGTHS.has(words.length) ? words.join(' ') : '';
    // The vectors of BIP-39 repeat a few words; a phrase that chance made does not.
    if (phrase !== '' && new Set(words).size >= words.length * 0.6 && validateMnemonic(phrase, wordlist)) {
      found.push({ kind: 'seed-phrase', secret: phrase, at: offset + at });
    }
    words = [];
  };
  for (const match of run.matchAll(/[a-z]+/g)) {
    const [word] = match;
    const gap = run.slice(last, match.index).replace(/\d{1,2}/, '1');
    const follows = words.length === 1 ? BETWEEN.test(gap) : gap === between;
    const isWord = WORDS.has(word);
    if (!isWord || !follows) endPhrase();
    if (!isWord) continue;
    if (words.length === 0) at = match.index;
    else between = gap;
    words.push(word);
    last = match.index + word.length;
  }
  endPhrase();
}
