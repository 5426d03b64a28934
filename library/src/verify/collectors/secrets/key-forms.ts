/**
 * Keys of chains, logins and PINs that are known by what stands around them.
 * @module
 */
import { assigned, type Kind, kind, token } from './kind.ts';

export const KEY_FORMS = {
  // Chains
  'node-provider-key': kind(
    'Key of an Ethereum node provider',
    /(?:infura\.io\/(?:ws\/)?v3|alchemy\.com\/v2|alchemyapi\.io\/v2)\/([A-Za-z0-9_-]{32})(?![A-Za-z0-9_-])/y,
    { near: ['infura.io/', 'alchemy.com/v2', 'alchemyapi.io/v2'], severity: 'medium' },
  ),
  'chain-private-key': kind(
    'Private key of an account',
    assigned('(?:private|priv|signer|deployer|wallet)[_-]?key', '(?:0x)?[a-f0-9]{64}'),
    {
      near: ['private', 'priv', 'signer', 'deployer', 'wallet'].flatMap((word) => {
        const capital = `${word[0]?.toUpperCase()}${word.slice(1)}`;
        return [`${word}_key`, `${word}Key`, `${capital}Key`, `${word.toUpperCase()}_KEY`, `${word}-key`, `${word}key`];
      }),
      severity: 'critical',
      sure: false,
    },
  ),
  'validator-key': kind(
    'Signing key of a validator',
    /"type"\s*:\s*"(?:tendermint|cometbft)\/PrivKey\w{3,20}"\s*,\s*"value"\s*:\s*"([A-Za-z0-9+/]{40,90}={0,2})"/y,
    { before: 60, near: ['/PrivKey'], severity: 'critical', entropy: 4 },
  ),
  keystore: kind('Encrypted key of a wallet', /"ciphertext"\s*:\s*"([a-fA-F0-9]{64,256})"/y, {
    near: ['"ciphertext"'],
    severity: 'medium',
    sure: false,
  }),
  // Keys and logins of any kind
  'age-key': kind('age private key', token('AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'), {
    near: ['AGE-SECRET-KEY-1'],
    severity: 'critical',
  }),
  'json-web-token': kind(
    'JSON Web Token',
    token('eyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}'),
    { near: ['eyJ'], severity: 'medium', sure: false },
  ),
  'url-password': kind(
    'Password in an address',
    /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'`<>{}$()[\]\\]{1,64}:([^\s/@"'`<>{}$()[\]\\]{3,100})@(?!localhost\b|127\.|[\w.-]{0,60}\bexample\b)[A-Za-z0-9.-]{1,100}/y,
    {
      near: ['://'],
      confirm: /:\/\/[^\s/:@"'`<>{}$()[\]\\]{1,64}:[^\s/@"'`<>{}$()[\]\\]{3,100}@/y,
      before: 21,
      entropy: 2.2,
      sure: false,
    },
  ),
  'basic-login': kind(
    'Login in a header',
    /[Aa]uthorization["']?\s{0,3}[:=,]\s{0,3}["'`]?Basic\s+([A-Za-z0-9+/]{12,200}={0,2})/y,
    { near: ['Basic '], before: 40, sure: false },
  ),
  'netrc-password': kind('Password in .netrc', /\bmachine\s+\S{1,100}\s+login\s+\S{1,100}\s+password\s+(\S{6,100})/y, {
    near: ['machine '],
    sure: false,
  }),
  'hsm-pin': kind(
    'PIN of a security module on a command line',
    /\b(?:pkcs1[15]-tool|softhsm2-util|p11tool|yubico-piv-tool|yubihsm-shell|piv-tool|cardano-hw-cli|ykman)\b[^\n]{0,300}?\s(?:--(?:(?:so-|new-|login-|user-)?pin|password)[= ]|-[pP]\s*)["']?([^\s"'$<{(=-][^\s"'$<{(]{3,31})/y,
    {
      near: [
        'pkcs11-tool',
        'pkcs15-tool',
        'softhsm2-util',
        'p11tool',
        'yubico-piv-tool',
        'yubihsm-shell',
        'piv-tool',
        'ykman',
      ],
      entropy: 0,
      sure: false,
    },
  ),
  'pkcs11-pin': kind('PIN of a security module in an address', /pin-value=([^&;\s"'$<{]{4,64})/y, {
    near: ['pin-value='],
    entropy: 0,
    sure: false,
  }),
} as const satisfies Readonly<Record<string, Kind>>;
