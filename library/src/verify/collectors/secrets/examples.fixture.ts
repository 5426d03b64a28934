/**
 * A true example and a near miss of every kind of secret, put together from parts, so that nothing in this repository has
 * the form of a secret.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { KindId } from './kinds.ts';

export interface Example {
  /** The name of a file it may stand in; `src/file.ts` when absent. */
  readonly path?: string;
  /** Whether it is all of its file. */
  readonly whole?: true;
  readonly secret: string;
  /** Looks much like it, and is none. */
  readonly miss: string;
}

const ALPHABETS = {
  hex: '0123456789abcdef',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  letters: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  mixed: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
} as const;

let state = 1;
/** So many characters of an alphabet, the same in every run and no two alike. */
export function some(alphabet: keyof typeof ALPHABETS, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) {
    state = (state * 48_271) % 2_147_483_647;
    text += ALPHABETS[alphabet][(state >>> 8) % ALPHABETS[alphabet].length];
  }
  return text;
}

function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Number.parseInt(some('hex', 2), 16));
}

function base64(length: number): string {
  return Buffer.from(bytes(length)).toString('base64');
}

const base58 = createBase58check(sha256);

function withPrefix(prefix: string, alphabet: keyof typeof ALPHABETS, length: number): Example {
  return { secret: `x = "${prefix}${some(alphabet, length)}"`, miss: `x = "${prefix}${some(alphabet, length - 3)}"` };
}

/** A PEM of any content. */
export function pem(label: string, body = base64(600)): string {
  const lines = body.match(/.{1,64}/g)?.join('\n') ?? '';
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** A phrase with a valid checksum. */
export function phrase(entropyBytes = 16): string {
  return entropyToMnemonic(bytes(entropyBytes), wordlist);
}

function extended(version: string): string {
  return base58.encode(Uint8Array.from([...Buffer.from(version, 'hex'), ...bytes(74)]));
}

function changed(text: string): string {
  return text.slice(0, -1) + (text.endsWith('x') ? 'y' : 'x');
}

const wif = base58.encode(Uint8Array.from([0x80, ...bytes(32), 1]));
const words = phrase();
const key = `0x${some('hex', 64)}`;
const numbers = (count: number): string => JSON.stringify([...bytes(count)]);

export const EXAMPLES: Readonly<Record<KindId, Example>> = {
  'aws-access-key': { secret: `AKIA${some('upper', 16)}`, miss: `AKIA${some('upper', 17)}` },
  'aws-secret-key': {
    secret: `aws_secret_access_key = ${some('mixed', 40)}`,
    miss: `aws_secret_access_key = ${some('mixed', 39)}`,
  },
  'google-api-key': withPrefix('AIza', 'mixed', 35),
  'google-client-secret': withPrefix('GOCSPX-', 'mixed', 28),
  'google-access-token': withPrefix('ya29.', 'mixed', 42),
  'azure-storage-key': { secret: `AccountKey=${some('mixed', 86)}==`, miss: `AccountKey=${some('mixed', 80)}==` },
  'azure-client-secret': {
    secret: `${some('mixed', 3)}8Q~${some('mixed', 34)}`,
    miss: `${some('mixed', 3)}8Q~${some('mixed', 28)}`,
  },
  'digitalocean-token': withPrefix('dop_v1_', 'hex', 64),
  'cloudflare-origin-key': {
    secret: `v1.0-${some('hex', 24)}-${some('hex', 146)}`,
    miss: `v1.0-${some('hex', 24)}-${some('hex', 140)}`,
  },
  'heroku-key': withPrefix('HRKU-AA', 'mixed', 58),
  'netlify-token': withPrefix('nfp_', 'mixed', 36),
  'fly-token': { secret: `fm2_${some('mixed', 120)}`, miss: `fm2_${some('mixed', 60)}` },
  'supabase-token': withPrefix('sbp_', 'hex', 40),
  'planetscale-token': { secret: `pscale_tkn_${some('mixed', 43)}`, miss: `pscale_tkn_${some('mixed', 20)}` },
  'databricks-token': withPrefix('dapi', 'hex', 32),
  'github-token': withPrefix('ghp_', 'mixed', 36),
  'github-fine-token': {
    secret: `github_pat_${some('mixed', 22)}_${some('mixed', 59)}`,
    miss: `github_pat_${some('mixed', 22)}_${some('mixed', 40)}`,
  },
  'gitlab-token': { secret: `glpat-${some('mixed', 20)}`, miss: `glpat-${some('mixed', 12)}` },
  'gitlab-trigger-token': withPrefix('glptt-', 'hex', 40),
  'bitbucket-token': withPrefix('ATBB', 'mixed', 32),
  'atlassian-token': { secret: `ATATT3${some('mixed', 186)}`, miss: `ATATT3${some('mixed', 100)}` },
  'npm-token': withPrefix('npm_', 'mixed', 36),
  'npmrc-password': {
    path: '.npmrc',
    secret: `//registry.example.org/:_authToken=${some('mixed', 32)}`,
    miss: '//registry.example.org/:_authToken=$NPM_TOKEN',
  },
  'pypi-token': { secret: `pypi-AgE${some('mixed', 150)}`, miss: `pypi-AgE${some('mixed', 30)}` },
  'rubygems-token': withPrefix('rubygems_', 'hex', 48),
  'crates-token': { secret: `cio${some('mixed', 32)}`, miss: `cio${some('mixed', 33)}` },
  'nuget-key': withPrefix('oy2', 'lower', 43),
  'clojars-token': withPrefix('CLOJARS_', 'lower', 60),
  'docker-token': { secret: `dckr_pat_${some('mixed', 27)}`, miss: `dckr_pat_${some('mixed', 20)}` },
  'docker-login': { path: 'config.json', secret: `{"auth": "${base64(30)}"}`, miss: '{"auth": "none"}' },
  'postman-key': {
    secret: `PMAK-${some('hex', 24)}-${some('hex', 34)}`,
    miss: `PMAK-${some('hex', 24)}-${some('hex', 30)}`,
  },
  'vault-token': { secret: `hvs.${some('mixed', 28)}`, miss: `hvs.${some('mixed', 10)}` },
  'terraform-token': {
    secret: `${some('mixed', 14)}.atlasv1.${some('mixed', 67)}`,
    miss: `${some('mixed', 14)}.atlasv1.${some('mixed', 20)}`,
  },
  'pulumi-token': withPrefix('pul-', 'hex', 40),
  'doppler-token': { secret: `dp.pt.${some('mixed', 43)}`, miss: `dp.xx.${some('mixed', 43)}` },
  'one-password-token': { secret: `ops_eyJ${some('mixed', 300)}`, miss: `ops_eyJ${some('mixed', 100)}` },
  'grafana-token': {
    secret: `glsa_${some('mixed', 32)}_${some('hex', 8)}`,
    miss: `glsa_${some('mixed', 32)}_zz${some('hex', 6)}`,
  },
  'newrelic-key': withPrefix('NRAK-', 'upper', 27),
  'sentry-token': { secret: `sntryu_${some('hex', 64)}`, miss: `sntryu_${some('hex', 60)}` },
  'datadog-key': { secret: `DD_API_KEY=${some('hex', 32)}`, miss: `DD_API_KEY=${some('hex', 20)}` },
  'dynatrace-token': {
    secret: `dt0c01.${some('upper', 24)}.${some('upper', 64)}`,
    miss: `dt0c01.${some('upper', 24)}.${some('upper', 30)}`,
  },
  'slack-token': {
    secret: `xoxb-${some('digits', 12)}-${some('digits', 12)}-${some('mixed', 24)}`,
    miss: `xoxb-${some('digits', 12)}-${some('mixed', 8)}`,
  },
  'slack-app-token': {
    secret: `xapp-1-A${some('upper', 10)}-${some('digits', 13)}-${some('hex', 64)}`,
    miss: `xapp-1-A${some('upper', 10)}-${some('digits', 13)}`,
  },
  'slack-webhook': {
    secret: `https://hooks.slack.com/services/T${some('upper', 9)}/B${some('upper', 10)}/${some('mixed', 24)}`,
    miss: 'https://hooks.slack.com/services/T000/B000/XXX',
  },
  'discord-webhook': {
    secret: `https://discord.com/api/webhooks/${some('digits', 18)}/${some('mixed', 68)}`,
    miss: `https://discord.com/api/webhooks/${some('digits', 18)}/${some('mixed', 20)}`,
  },
  'telegram-token': {
    secret: `${some('digits', 9)}:AA${some('mixed', 33)}`,
    miss: `${some('digits', 9)}:AB${some('mixed', 33)}`,
  },
  'twilio-key': { secret: `SK${some('hex', 32)}`, miss: `SK${some('hex', 40)}` },
  'sendgrid-key': {
    secret: `SG.${some('mixed', 22)}.${some('mixed', 43)}`,
    miss: `SG.${some('mixed', 22)}.${some('mixed', 30)}`,
  },
  'mailgun-key': { secret: `MAILGUN = "key-${some('hex', 32)}"`, miss: `MAILGUN = "key-${some('hex', 30)}"` },
  'mailchimp-key': { secret: `${some('hex', 32)}-us12`, miss: `${some('hex', 30)}-us12` },
  'stripe-key': { secret: `sk_live_${some('mixed', 24)}`, miss: `sk_test_${some('mixed', 24)}` },
  'stripe-webhook-secret': { secret: `whsec_${some('mixed', 32)}`, miss: `whsec_${some('mixed', 20)}` },
  'square-token': { secret: `sq0atp-${some('mixed', 22)}`, miss: `sq0atp-${some('mixed', 10)}` },
  'braintree-token': {
    secret: `access_token$production$${some('lower', 16)}$${some('hex', 32)}`,
    miss: `access_token$sandbox$${some('lower', 16)}$${some('hex', 32)}`,
  },
  'shopify-token': withPrefix('shpat_', 'hex', 32),
  'openai-key': {
    secret: `sk-proj-${some('mixed', 48)}T3BlbkFJ${some('mixed', 48)}`,
    miss: `sk-${some('mixed', 4)}T3BlbkFJ${some('mixed', 4)}`,
  },
  'anthropic-key': { secret: `sk-ant-api03-${some('mixed', 93)}`, miss: `sk-ant-api03-${some('mixed', 40)}` },
  'hugging-face-token': withPrefix('hf_', 'letters', 34),
  'replicate-token': withPrefix('r8_', 'mixed', 37),
  'groq-key': withPrefix('gsk_', 'mixed', 52),
  'linear-key': withPrefix('lin_api_', 'mixed', 40),
  'notion-token': { secret: `secret_${some('mixed', 43)}`, miss: `secret_${some('mixed', 40)}` },
  'airtable-token': {
    secret: `pat${some('mixed', 14)}.${some('hex', 64)}`,
    miss: `pat${some('mixed', 14)}.${some('hex', 60)}`,
  },
  'dropbox-token': { secret: `sl.${some('mixed', 140)}`, miss: `sl.${some('mixed', 90)}` },
  'node-provider-key': {
    secret: `https://mainnet.infura.io/v3/${some('hex', 32)}`,
    miss: `https://mainnet.infura.io/v3/${some('hex', 30)}`,
  },
  'chain-private-key': { secret: `PRIVATE_KEY=${key}`, miss: `PUBLIC_KEY=${key}` },
  'validator-key': {
    path: 'config/priv_validator_key.json',
    secret: `{"pub_key":{},"priv_key":{"type":"tendermint/PrivKeyEd25519","value":"${base64(64)}"}}`,
    miss: `{"pub_key":{"type":"tendermint/PubKeyEd25519","value":"${base64(32)}"}}`,
  },
  keystore: { secret: `{"cipher":"aes-128-ctr","ciphertext":"${some('hex', 64)}"}`, miss: '{"ciphertext":"abc"}' },
  'solana-key': { path: 'id.json', whole: true, secret: numbers(64), miss: numbers(63) },
  'age-key': { secret: `AGE-SECRET-KEY-1${some('bech32', 58)}`, miss: `age1${some('bech32', 58).toLowerCase()}` },
  'json-web-token': {
    secret: `eyJ${some('mixed', 33)}.eyJ${some('mixed', 60)}.${some('mixed', 43)}`,
    miss: `eyJ${some('mixed', 33)}.${some('mixed', 60)}`,
  },
  'url-password': {
    secret: `postgres://app:${some('mixed', 14)}@db.internal.net/app`,
    miss: 'postgres://app:$DB_PASSWORD@db.internal.net/app',
  },
  'basic-login': { secret: `Authorization: Basic ${base64(18)}`, miss: 'Authorization: Basic realm' },
  'netrc-password': {
    path: '.netrc',
    secret: `machine git.internal.net login app password ${some('mixed', 12)}`,
    miss: 'machine git.internal.net login app password $TOKEN',
  },
  'hsm-pin': {
    path: 'sign.sh',
    secret: `pkcs11-tool --login --pin ${some('digits', 6)} --sign`,
    miss: 'pkcs11-tool --login --pin "$PIN" --sign',
  },
  'pkcs11-pin': {
    secret: `pkcs11:token=a;object=b?pin-value=${some('digits', 6)}`,
    miss: 'pkcs11:token=a;object=b?pin-source=/run/pin',
  },
  'private-key': { path: 'key.pem', secret: pem('PRIVATE KEY'), miss: pem('PUBLIC KEY') },
  'encrypted-private-key': { path: 'key.pem', secret: pem('ENCRYPTED PRIVATE KEY'), miss: pem('CERTIFICATE') },
  'keyring-armor': { path: 'key.txt', secret: pem('TENDERMINT PRIVATE KEY'), miss: pem('TENDERMINT PUBLIC KEY') },
  'seed-phrase': {
    secret: `mnemonic: "${words}"`,
    miss: `mnemonic: "${words.split(' ').reverse().join(' ')} abandon"`,
  },
  'extended-key': { secret: extended('0488ade4'), miss: extended('0488b21e') },
  'account-key': { secret: wif, miss: changed(wif) },
  'node-key': {
    path: 'config/node_key.json',
    secret: `{"priv_key":{"type":"tendermint/PrivKeyEd25519","value":"${base64(64)}"}}`,
    miss: '{"id":"abc"}',
  },
  'assigned-secret': {
    secret: `const apiToken = "${some('mixed', 28)}";`,
    miss: 'const apiToken = readToken("settings/api-token-file");',
  },
};
