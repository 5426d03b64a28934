/**
 * Private keys in armor: PEM, OpenSSH, PGP, PuTTY and the keyring of Cosmos.
 * @module
 */
import { entropyOf } from './entropy.ts';

export interface ArmoredKey {
  readonly kind: 'private-key' | 'encrypted-private-key' | 'keyring-armor';
  /** What the armor says it is, such as `RSA PRIVATE KEY`. */
  readonly label: string;
  readonly secret: string;
  readonly at: number;
}

/** The head of an armor, then at least 64 characters of its body, which in code may have escaped line ends. */
const ARMOR =
  /-----BEGIN ((?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?)-----((?:\\+[rn]|[\s"'`,+;]|[A-Za-z0-9/=:.()-]){1,400})/g;
const PUTTY =
  /PuTTY-User-Key-File-[23]: ([\w-]{3,30})[\s\S]{1,2000}?Private-Lines: \d{1,3}\s+([A-Za-z0-9+/=\s]{64,4000})/g;

/** Finds them; a head without a body, as in code that reads keys, is none. */
export function privateKeysIn(text: string): readonly ArmoredKey[] {
  const found: ArmoredKey[] = [];
  if (text.includes('-----BEGIN ')) {
    for (const match of text.matchAll(ARMOR)) {
      const [, label = '', rest = ''] = match;
      const lines = rest
        .replace(/\\+[rn]/g, '\n')
        .replace(/-----END[\s\S]*$/, '')
        .split(/\n/);
      // Lines with a colon are headers, such as how it is encrypted.
      const heads = lines.filter((line) => line.includes(':')).join('\n');
      const data = lines
        .filter((line) => !line.includes(':'))
        .join('')
        .replace(/[\s"'`,;]/g, '');
      const encrypted = /ENCRYPTED|kdf|bcrypt|argon2/.test(`${label} ${heads}`);
      if (data.length < 64 || entropyOf(data) < 4.2) continue;
      const kind = label.startsWith('TENDERMINT')
        ? 'keyring-armor'
        : encrypted
          ? 'encrypted-private-key'
          : 'private-key';
      found.push({ kind, label, secret: data, at: match.index });
    }
  }
  if (text.includes('PuTTY-User-Key-File-')) {
    for (const match of text.matchAll(PUTTY)) {
      const isEncrypted = !/Encryption: none/.test(match[0]);
      const secret = (match[2] ?? '').replace(/\s/g, '');
      const kind = isEncrypted ? 'encrypted-private-key' : 'private-key';
      found.push({ kind, label: `PuTTY ${match[1] ?? ''}`, secret, at: match.index });
    }
  }
  return found;
}
