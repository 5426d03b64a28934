import { describe, expect, it } from 'vitest';
import { isAccountNumber, isCardNumber, isLuhn } from './checksums.ts';
import { detect } from './detectors.ts';
import { forbiddenNames, isWithheld, NEVER_LOGGED } from './forbidden-key.ts';
import type { Kind } from './kinds.ts';
import { masked, shortHash } from './mask.ts';
import { scanLog } from './scan.ts';
import { readLine } from './structure.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlLW5vdC1yZWFs';

/** Lines in which a kind stands, and lines that only look like it. */
const EXAMPLES: Readonly<Record<Kind, { readonly found: readonly string[]; readonly quiet: readonly string[] }>> = {
  'card-number': {
    found: [
      'charged 4111111111111111 today',
      'pan="5555-5555-5555-4444"',
      '{"card":"3782 822463 10005"}',
      'amex 378282246310005,',
      'Mastercard 2223003122003222.',
    ],
    quiet: [
      'charged 4111111111111112',
      'trace_id=4539148803436467',
      '1763802000123456789',
      '0000000000000000',
      'uuid 4539-1488-03436467',
      'key-4111111111111111-x',
      'block height: 4539148803436467',
      '4444444444444444',
    ],
  },
  'bank-account': {
    found: ['to GB82WEST12345698765432 sent', 'iban: DE89 3704 0044 0532 0130 00', 'NO9386011117947'],
    quiet: ['GB82WEST12345698765433', 'DE89370400440532013', 'SHA1 DA39A3EE5E6B4B0D3255', 'GB00WEST12345698765432'],
  },
  'national-id': {
    found: ['ssn=123-45-6789', 'Social Security Number: 123-45-6789'],
    quiet: ['123-45-6789', 'ssn=000-45-6789', 'ssn checked 12-345'],
  },
  'birth-date': {
    found: ['{"dateOfBirth":"1980-02-29"}', 'dob: 03/04/1975', 'born on 1.12.1969'],
    quiet: ['date: 1980-02-29', 'reborn 1980-02-29', 'dob checked on 2026-11-22T00:00:00Z by clerk'],
  },
  'phone-number': {
    found: ['call +49 30 901820', 'tel=+14155552671', '"+1 (415) 555-2671"'],
    quiet: ['offset +0100', 'delta +1234567', 'a+14155552671', '+1.415555267', '2026-11-22T09:00:00+01:00'],
  },
  'email-address': {
    found: ['from jane.roe@example.com to', '<j+x@mail.example.co.uk>', '{"user":"jane@example.org"}'],
    quiet: [
      'git@github.com:owner/repository.git',
      'logo@2x.png',
      'react@18.2.0',
      'root@node-1.internal',
      'getty@tty1.service',
      'user@host',
    ],
  },
  'ip-address': {
    found: ['client 8.8.4.4 connected', 'from 203.0.113.9:443', 'peer=2001:db8::1', 'at 2a02:26f7:1:2:3:4:5:6'],
    quiet: [
      '10.0.0.1',
      '127.0.0.1',
      '192.168.1.5',
      '172.31.0.1',
      '169.254.169.254',
      'v1.2.3.4',
      'version 4.5.6.7',
      '::1',
      'fe80::1',
      '12:34:56',
      '1.2.3',
      '256.1.1.1',
      'de:ad:be:ef:00:01',
      '1.2.3.4.5',
    ],
  },
  token: {
    found: [`Authorization: Bearer ${JWT}`, JWT, 'Bearer 9f8e7d6c5b4a39281706', `ghp_${'a1B2'.repeat(9)}`],
    quiet: [
      'eyJhbGciOi',
      'Bearer authentication-required',
      'Basic configuration',
      'eyJub3RhbGciOjF9xx.eyJub3RoaW5nIjoxfQ.c2lnbmF0dXJl',
    ],
  },
  key: {
    found: ['-----BEGIN RSA PRIVATE KEY-----', 'AKIAIOSFODNN7EXAMPLE'],
    quiet: ['-----BEGIN PUBLIC KEY-----', 'AKIAIOSFODNN7EXAMPL', 'XAKIAIOSFODNN7EXAMPLE'],
  },
  'password-in-url': {
    found: ['postgres://shop:not-real@db:5432/shop'],
    quiet: ['postgres://db:5432/shop', 'redis://user:***@host', 'https://example.com/a:b@c', `amqp://u:\${PASS}@h`],
  },
};

describe('detect', () => {
  it.each(Object.entries(EXAMPLES) as [Kind, (typeof EXAMPLES)[Kind]][])(
    'finds a %s and nothing like it',
    (kind, { found, quiet }) => {
      const kinds = (line: string): readonly Kind[] =>
        detect(line)
          .map((hit) => hit.kind)
          .filter((one) => one === kind);
      expect(found.filter((line) => kinds(line).length !== 1)).toEqual([]);
      expect(quiet.filter((line) => kinds(line).length > 0)).toEqual([]);
    },
  );

  it('is quiet in ordinary logs', () => {
    const ordinary = `
2026-11-22 09:00:00,123 INFO  [main] com.example.App - Started in 3.14 s (JVM 21.0.2+13) pid=4711
Nov 22 09:00:01 host-1 sshd[123]: Accepted publickey for deploy from 10.0.0.7 port 52144 ssh2: ED25519 SHA256:9hKx0bYc
{"ts":1763802000.123456,"level":"info","trace":"4bf92f3577b34da6a3ce929d0e0e4736","span":"00f067aa0ba902b7","duration":12345678}
9:00AM INF committed state app_hash=4D8C5A1F00AB height=4539148803 module=state num_txs=0
    at Object.<anonymous> (/srv/node_modules/.pnpm/pkg@1.2.3/node_modules/pkg/index.js:10:15)
SyntaxError: Unexpected token: < in JSON at position 0
total_tokens=512 prompt_tokens=100 max_tokens=4096 token expired, password required, cookie: accepted
GET /api/v1/items?page=2&token_type=bearer HTTP/1.1 200 0x7ffee4c0a1b2 +0200
`;
    expect(detect(ordinary)).toEqual([]);
    expect(scanLog(ordinary, { forbidden: NEVER_LOGGED, canary: undefined, event: undefined }).keys).toEqual([]);
  });

  it('takes time in the order of the text, whatever it is', () => {
    const hostile = [
      '4 '.repeat(100_000),
      'A1'.repeat(100_000),
      '+1 '.repeat(70_000),
      'a@'.repeat(100_000),
      'a.'.repeat(100_000),
      '1:'.repeat(100_000),
      'a://'.repeat(50_000),
      'Bearer '.repeat(30_000),
      'dob '.repeat(50_000),
      'k="'.repeat(70_000),
      '{'.repeat(200_000),
      'eyJ'.repeat(70_000),
      'a=b '.repeat(50_000),
    ];
    const started = performance.now();
    for (const text of hostile) scanLog(text, { forbidden: NEVER_LOGGED, canary: 'marker-marker', event: 'x' });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('the checksums', () => {
  it('tell the numbers of cards and accounts from others', () => {
    expect([isLuhn('79927398713'), isLuhn('79927398710'), isLuhn('0')]).toEqual([true, false, false]);
    expect(['4111111111111111', '6011111111111117', '3530111333300000', '30569309025904'].every(isCardNumber)).toBe(
      true,
    );
    expect(['1234567812345670', '411111111111111', '4111111111111112'].some(isCardNumber)).toBe(false);
    expect(isAccountNumber('FR14 2004 1010 0505 0001 3M02 606')).toBe(true);
    expect(isAccountNumber('XX14 2004 1010 0505 0001 3M02 606')).toBe(false);
  });
});

describe('readLine', () => {
  it.each([
    ['{"a":{"b":"c"}}', 'json', ['b=c']],
    ['{"vector":[0.1,0.2],"list":["x",{"y":null}]}', 'json', ['y=', 'list=x', 'vector=[...]']],
    ['{"a":1', 'plain', ['a=1']],
    ['[1,2]', 'plain', []],
    ['level=info msg="two words" empty= done', 'logfmt', ['level=info', 'msg=two words', 'empty=']],
    ['level=info', 'plain', ['level=info']],
    ['a word and level=info msg=x more words', 'plain', ['level=info', 'msg=x']],
    ['{"msg":"POST body: password=hunter22"}', 'json', ['msg=POST body: password=hunter22', 'body=password=hunter22']],
  ])('reads %s', (line, format, pairs) => {
    const read = readLine(line);
    expect(read.format).toBe(format);
    expect(read.pairs.map(({ name, value }) => `${name}=${value}`).slice(0, 3)).toEqual(pairs.slice(0, 3));
  });
});

describe('forbiddenNames', () => {
  const find = forbiddenNames([...NEVER_LOGGED, 'clientRef']);
  it('finds names by their last words', () => {
    expect(
      [
        'password',
        'DB_PASSWORD',
        'userAccessToken',
        'set-cookie',
        'Authorization',
        'face_embeddings',
        'apikey',
        'client_ref',
      ].map(find),
    ).toEqual(['password', 'password', 'token', 'cookie', 'authorization', 'embedding', 'api-key', 'clientRef']);
    expect(['password_changed_at', 'token_type', 'cookie_consent', 'pass', 'tokenizer', 'secretary'].map(find)).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('knows what was taken out', () => {
    expect(
      ['***', '[REDACTED]', '<hidden by policy>', '', 'true', 'xxxx', 'sha256:ab'].filter(
        (value) => !isWithheld(value, 'password'),
      ),
    ).toEqual([]);
    expect(['hunter2', '12345', '[...]', 'Bearer x'].filter((value) => isWithheld(value, 'password'))).toEqual([]);
    expect([isWithheld('4096', 'token'), isWithheld('4096', 'password')]).toEqual([true, false]);
  });
});

describe('masked', () => {
  it('shows the shape and no more', () => {
    expect(masked('4111 1111 1111 1111')).toBe('**** **** **** **11');
    expect(masked('hunter2')).toBe('*******');
    expect(masked('j.roe@example.com')).toBe('*.***@*******.*om');
    expect(masked('x'.repeat(500)).length).toBeLessThanOrEqual(40);
    expect(shortHash('hunter2')).toBe('f52fbd32');
  });
});

describe('scanLog', () => {
  it('notes places, and never a value', () => {
    const text = `{"a":1}\n\n{"msg":"x","Password":"hunter2"} \r\nplain text\nboth mail=jane@example.com and jane@example.com`;
    const facts = scanLog(text, { forbidden: NEVER_LOGGED, canary: undefined, event: undefined });
    expect(facts).toMatchObject({
      lines: 4,
      json: 2,
      logfmt: 0,
      plain: [
        { line: 4, column: 1 },
        { line: 5, column: 1 },
      ],
    });
    expect(facts.keys).toMatchObject([
      { name: 'Password', count: 1, places: [{ line: 3, column: 13, masked: '*******' }] },
    ]);
    expect(facts.data).toMatchObject([
      { kind: 'email-address', count: 2, lines: 1, places: [{ line: 5, column: 11 }, { line: 5 }] },
    ]);
    expect(JSON.stringify(facts)).not.toMatch(/hunter2|jane/);
  });

  it('finds the newest event, by whatever clock the lines have', () => {
    const text = `2026-11-20 10:00:00 backup-completed\n{"msg":"Backup-Completed","ts":1763899200}\nno backup\n2026-11-21T10:00:00+02:00 backup-completed`;
    const { events } = scanLog(text, { forbidden: [], canary: undefined, event: 'backup-completed' });
    expect(events).toEqual({
      count: 3,
      newest: '2026-11-21T08:00:00.000Z',
      at: { line: 4, column: 27 },
    });
  });
});
