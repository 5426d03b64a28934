import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, pem, phrase, some } from './examples.fixture.ts';
import { KIND_IDS } from './kinds.ts';
import { scanText } from './scan-text.ts';

function kindsIn(text: string, path = 'src/file.ts'): readonly string[] {
  return scanText(text, path).map(({ kind }) => kind);
}

describe('scanText', () => {
  it('knows more than sixty kinds, each with its example', () => {
    expect(KIND_IDS.length).toBeGreaterThan(60);
    expect(Object.keys(EXAMPLES).sort()).toEqual([...KIND_IDS].sort());
  });

  it.each(KIND_IDS.map((kind) => [kind, EXAMPLES[kind]] as const))(
    'finds %s and passes over what only looks like it',
    (kind, { path, secret, miss, whole }) => {
      const within = (text: string): string => (whole === true ? text : `before\n  ${text}\nafter\n`);
      expect(kindsIn(within(secret), path)).toEqual([kind]);
      expect(kindsIn(within(miss), path)).toEqual([]);
    },
  );

  it.each(KIND_IDS)('never shows the secret of %s', (kind) => {
    const { secret, path } = EXAMPLES[kind];
    const [found] = scanText(secret, path ?? 'src/file.ts');
    expect(found?.digest).toMatch(/^[0-9a-f]{8}$/);
    for (let at = 0; at + 12 <= secret.length; at += 1) {
      // The head of an armor is no part of the secret.
      const part = secret.slice(at, at + 12);
      if (!/^[A-Z -]+$/.test(part)) expect(found?.masked).not.toContain(part);
    }
  });

  it('says where, and gives the same digest for the same secret', () => {
    const { secret } = EXAMPLES['github-token'];
    const [one] = scanText(`a\n  ${secret}`, 'a.ts');
    const [other] = scanText(secret, 'b.ts');
    expect(one).toMatchObject({ line: 2, column: 8 });
    expect(other?.digest).toBe(one?.digest);
  });

  it('gives no digest that a short PIN could be searched by', () => {
    const pin = (path: string): string | undefined => scanText(`pkcs11-tool ${'--pin'} 480213`, path)[0]?.digest;
    expect(pin('a.sh')).not.toBe(pin('b.sh'));
  });

  it.each<[string, string, string]>([
    ['a reference to a variable', `password = "\${DB_PASSWORD}"`, 'app.yaml'],
    ['a call', 'const token = process.env.API_TOKEN;', 'a.ts'],
    ['a word', 'password: correct-horse-battery', 'app.yaml'],
    ['an identifier', 'const secretKeyRef = "database-credentials-v2";', 'a.ts'],
    ['a placeholder', `API_KEY=your-api-key-1234567890abcdef`, '.env.example'],
    ['the hash of a lockfile', `"integrity": "sha512-${some('mixed', 86)}=="`, 'package-lock.json'],
    ['a commit', `uses: actions/checkout@${some('hex', 40)}`, '.github/workflows/a.yml'],
    ['a UUID', 'client_secret_uuid = "123e4567-e89b-42d3-a456-426614174000"', 'a.py'],
    ['the key of the manual', `aws_access_key_id = AKIA${'IOSFODNN7'}${'EXAMPLE'}`, 'a.ini'],
    ['the first vector of BIP-39', `${'abandon '.repeat(11)}about`, 'a.ts'],
    ['the phrase Hardhat starts with', `${'test '.repeat(11)}junk`, 'hardhat.config.ts'],
    ['a head without a body', 'if (text.startsWith("-----BEGIN PRIVATE KEY-----")) return;', 'a.ts'],
    ['a password that stands for any', 'postgres://postgres:postgres@localhost/app', 'a.yml'],
    ['prose', 'The secret token is what nobody can guess, and the password must be at least 12 characters.', 'a.md'],
    ['a public key', `public_key = "${some('hex', 64)}"`, 'a.toml'],
    ['an address', `token = "0x${some('hex', 40)}"`, 'a.txt'],
  ])('passes over %s', (_what, text, path) => {
    expect(kindsIn(text, path)).toEqual([]);
  });

  it('passes over a list of the words that phrases are made of', async () => {
    const { wordlist } = await import('@scure/bip39/wordlists/english.js');
    expect(kindsIn(wordlist.join('\n'), 'english.txt')).toEqual([]);
    expect(kindsIn(JSON.stringify(wordlist), 'english.json')).toEqual([]);
    expect(kindsIn(wordlist.slice(0, 12).join(' '), 'a.txt')).toEqual([]);
  });

  it.each([
    ['spaces', (words: string[]) => words.join(' ')],
    ['lines', (words: string[]) => words.join('\n')],
    ['a list', (words: string[]) => JSON.stringify(words)],
    ['a numbered list', (words: string[]) => words.map((word, index) => `${index + 1}. ${word}`).join('\n')],
  ])('reads a phrase written with %s', (_how, write) => {
    for (const size of [16, 20, 24, 28, 32]) {
      expect(kindsIn(`words:\n${write(phrase(size).split(' '))}\n`)).toEqual(['seed-phrase']);
    }
  });

  it('finds a key whose line ends are escaped, and keys of other formats', () => {
    expect(kindsIn(JSON.stringify({ private_key: pem('PRIVATE KEY') }))).toEqual(['private-key']);
    for (const label of ['RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PGP PRIVATE KEY BLOCK']) {
      expect(kindsIn(pem(label))).toEqual(['private-key']);
    }
    expect(
      kindsIn(pem('RSA PRIVATE KEY', `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0\n\n${some('mixed', 400)}`)),
    ).toEqual(['encrypted-private-key']);
  });

  it('looks at bytes only for what is certain', () => {
    const { secret } = EXAMPLES['npm-token'];
    const { secret: unsure } = EXAMPLES['json-web-token'];
    const found = scanText(`\0\u00ff${secret}\0${unsure}\0`, 'image', { binary: true });
    expect(found.map(({ kind }) => kind)).toEqual(['npm-token']);
  });

  it('takes time in proportion to the text, whatever that is', () => {
    const parts = [
      'a',
      '0',
      ' ',
      '-',
      '"',
      '://a:',
      'eyJ',
      'password=',
      '-----BEGIN ',
      'test ',
      '[1,',
      '\n',
      'machine ',
      'SK',
      'pkcs11-tool ',
    ];
    for (const part of parts) {
      const start = performance.now();
      scanText(part.repeat(Math.ceil(400_000 / part.length)), 'src/app.env');
      expect(performance.now() - start, part).toBeLessThan(3000);
    }
  }, 60_000);

  it('never throws', () => {
    const hard = fc.constantFrom('password="', 'eyJ', '://', '-----BEGIN RSA PRIVATE KEY-----', '\0', '\ud800', 'AKIA');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), hard)), (texts) => {
        expect(scanText(texts.join(''), 'a.env').length).toBeLessThan(100);
      }),
    );
  });
});
