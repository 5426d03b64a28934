/**
 * What has the form of a secret and is none: placeholders, references, and the samples of specifications and manuals.
 * @module
 */
import { sha256Hex } from '../../../kit/sha256-hex.ts';

const WORDS =
  /example|sample|dummy|placeholder|changeme|change[_-]me|your[_-]?|redacted|insert|replace|fake|mock|xxxx|\.\.\.|abcdef(?:gh|01)|123456789|0000000|test[_-]?(?:key|token|secret|pass)|todo|fixme|deadbeef|cafebabe|not[_-]?a[_-]?real|undefined|lorem/i;
const REFERENCE =
  /^[$%<{@#]|[<{]{1,2}[\w .-]+[}>]{1,2}|\$\{|\$\(|%\(|process\.env|os\.environ|getenv|secrets\.|vault:|env:|ref\+/i;

/** Passwords that stand for any password; whoever runs such a thing is warned by others. */
const STAND_INS = new Set([
  ...['password', 'passwd', 'pass', 'pwd', 'secret', 'token', 'user', 'username', 'admin', 'root', 'guest', 'postgres'],
  ...[
    'mysql',
    'mongo',
    'redis',
    'rabbitmq',
    'minio',
    'minioadmin',
    'demo',
    'test',
    'testing',
    'foo',
    'bar',
    'baz',
    'foobar',
  ],
  ...[
    'hunter2',
    'letmein',
    'pw',
    'key',
    'apikey',
    'api_key',
    'value',
    'string',
    'none',
    'null',
    'true',
    'false',
    'my_password',
  ],
  ...[
    'mypassword',
    'my-password',
    'pass1234',
    'password1',
    'password123',
    'p@ssw0rd',
    'p%40ssw0rd',
    's3cr3t',
    'supersecret',
    'x-oauth-basic',
  ],
]);

/** Whether a text only stands in for a secret. */
export function isPlaceholder(text: string): boolean {
  return (
    STAND_INS.has(text.toLowerCase()) ||
    WORDS.test(text) ||
    REFERENCE.test(text) ||
    /^(.)\1*$|^\*+$|(.)\2{7}/.test(text) ||
    isSequence(text)
  );
}

/** `abcdefgh`, `01234567`: each character follows the one before, most of the way. */
function isSequence(text: string): boolean {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1) if (text.charCodeAt(at) === text.charCodeAt(at - 1) + 1) steps += 1;
  return text.length >= 8 && steps > text.length * 0.6;
}

/**
 * The first half of the SHA-256 of keys that are printed in specifications and in the manuals of tools: the vectors of
 * BIP-32 and BIP-39, the accounts that Hardhat, Anvil, Ganache and Truffle start with, the sample of RFC 7519 readers.
 */
const PUBLISHED = new Set([
  ...['f79cd64f9cea2378', 'c557eec878dfd852', 'ecb0e7ba498c5920', '3a64bcd9cea43c0a', 'b83e96417f61cb14'],
  ...['9c5d0a6656e5d3f3', 'e770e8aa42a869cf', '15f41342748aa6c0', 'bc1a50966c9e6486', '8335c55334821eef'],
  ...['b26ab6529d20ebeb', '64034b44c579b335', '4d3e46eec8244d1d', '578592185588730b', '2243ae4c73014469'],
  ...['fa146b83df550394', '9d6a2b9d1f01d457', '28981d08ecff66aa', '7f75367e78812551', 'da816f9f2c16e6c5'],
]);

/** Whether a key is printed in a specification or a manual. */
export function isPublished(secret: string): boolean {
  return PUBLISHED.has(sha256Hex(secret.replace(/^0x/i, '')).slice(0, 16));
}
