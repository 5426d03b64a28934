import { describe, expect, it } from 'vitest';
import { connectionsIn } from './connections.ts';
import { findSystem } from './found-system.ts';
import { keptSafely, namesSecret } from './kept-safely.ts';
import { knownImage } from './known-image.ts';
import { protocolOfPort } from './known-port.ts';
import { exposureOf, exposureOfRanges } from './reach-to-exposure.ts';

const at = { file: 'a', line: 1, column: 1 };

describe('knownImage', () => {
  it('tells what an image is by its name, whatever the registry, the tag or the folder', () => {
    expect(knownImage('postgres')).toEqual({ technology: 'postgres', kind: 'store', protocol: 'postgresql' });
    expect(knownImage('registry.example.org:5000/mirror/Postgis:17@sha256:ab')?.technology).toBe('postgres');
    expect(knownImage('mcr.microsoft.com/mssql/server:2022-latest')?.technology).toBe('mssql');
    expect(knownImage('nginx:1')?.kind).toBe('process');
    expect(knownImage('example/shop')).toBeUndefined();
    expect(knownImage('example/server')).toBeUndefined();
    expect(knownImage(undefined)).toBeUndefined();
  });
});

describe('connectionsIn', () => {
  it.each([
    ['postgres://u:p@db:5433/x', 'URL', [['db', 5433, 'postgresql']]],
    ['jdbc:mysql://db/x', 'URL', [['db', undefined, 'mysql']]],
    ['postgresql+asyncpg://u:p@ss@db/x', 'URL', [['db', undefined, 'postgresql']]],
    [
      'mongodb://a:27017,b:27018/x',
      'X',
      [
        ['a', 27017, 'mongodb'],
        ['b', 27018, 'mongodb'],
      ],
    ],
    ['user:pw@tcp(mysql:3306)/shop', 'DSN', [['mysql', 3306, 'mysql']]],
    ['Server=tcp:sql,1433;Password=x', 'X', [['sql', 1433, 'mssql']]],
    ['host=db port=5432 dbname=x', 'X', [['db', 5432, 'postgresql']]],
    [
      'kafka-1:9092,kafka-2:9092',
      'X',
      [
        ['kafka-1', 9092, 'kafka'],
        ['kafka-2', 9092, 'kafka'],
      ],
    ],
    ['cache', 'REDIS_HOST', [['cache', undefined, undefined]]],
    ['cache', 'MODE', []],
    ['production', 'NODE_ENV', []],
    ['a sentence: with 10:30 in it', 'TEXT', []],
    ['tcp://broker:1883', 'X', [['broker', 1883, 'mqtt']]],
    ['', 'URL', []],
    ['://', 'URL', []],
    ['db:99999', 'X', [['db', undefined, undefined]]],
  ] as const)('finds who is called by %j in %s', (value, name, expected) => {
    expect(connectionsIn(value, name).map(({ host, port, protocol }) => [host, port, protocol])).toEqual(expected);
  });

  it('is not slowed down by junk', () => {
    const start = performance.now();
    for (const junk of [
      'a'.repeat(1_000_000),
      '://'.repeat(300_000),
      'a:1,'.repeat(300_000),
      '@tcp('.repeat(200_000),
      'host = '.repeat(100_000),
    ]) {
      connectionsIn(junk, 'URL');
      keptSafely(junk);
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('keptSafely', () => {
  it('leaves out what may be secret, and nothing else', () => {
    expect(
      keptSafely({
        password: 'p1',
        DB_PASSWORD: 'p2',
        nested: [
          { name: 'API_TOKEN', value: 'p3' },
          { name: 'PORT', value: '80' },
        ],
        command: ['run', '--db-password', 'p4', '--token=p5', '--verbose'],
        line: 'redis-server --requirepass p6 --port 1',
        url: 'amqp://u:p7@mq/v',
        pem: '-----BEGIN PRIVATE KEY-----p8',
        variable: 'SESSION_SECRET=p9',
        definitions: '[{"environment":[{"name":"X_SECRET","value":"p10"}]}]',
        labels: { users: 'admin:$apr1$p11$x' },
        secret_name: 'the-name',
        kms_key_id: 'alias/x',
        count: 3,
      }),
    ).toEqual({
      password: '(left out)',
      DB_PASSWORD: '(left out)',
      nested: [
        { name: 'API_TOKEN', value: '(left out)' },
        { name: 'PORT', value: '80' },
      ],
      command: ['run', '--db-password', '(left out)', '--token=(left out)', '--verbose'],
      line: 'redis-server --requirepass (left out) --port 1',
      url: 'amqp://(left out)@mq/v',
      pem: '(left out)',
      variable: 'SESSION_SECRET=(left out)',
      definitions: '[{"environment":[{"name":"X_SECRET","value":"(left out)"}]}]',
      labels: { users: '(left out)' },
      secret_name: 'the-name',
      kms_key_id: 'alias/x',
      count: 3,
    });
    expect(namesSecret('POSTGRES_PASSWORD_FILE')).toBe(false);
  });
});

describe('exposure and protocol', () => {
  it('tells who reaches a range of addresses', () => {
    expect(exposureOfRanges(['10.0.0.0/8', '0.0.0.0/0'])).toBe('external');
    expect(exposureOfRanges(['10.0.0.0/8', 'fd00::/8'])).toBe('internal');
    expect(exposureOfRanges(['203.0.113.0/24'])).toBe('semi-trusted');
    expect(exposureOfRanges([])).toBeUndefined();
    expect(
      ['all', 'public', 'private', 'loopback', 'socket', 'name', undefined].map((reach) =>
        exposureOf(reach as undefined),
      ),
    ).toEqual(['external', 'external', 'internal', 'local', 'local', undefined, undefined]);
    expect([protocolOfPort(443), protocolOfPort(8080), protocolOfPort(undefined)]).toEqual([
      'https',
      undefined,
      undefined,
    ]);
  });
});

describe('findSystem', () => {
  it('keeps of the same call the one that says most, and none of something to itself', () => {
    const found = findSystem('x');
    const [a, b] = ['a', 'b'].map((key) => found.add('components', { key }, { kind: 'process' }, at));
    if (a === undefined || b === undefined) throw new Error('no components');
    found.call({ from: a, to: b, by: 'order', isWeak: true, protocol: 'http', at });
    found.call({ from: a, to: b, by: 'URL', at });
    found.call({ from: a, to: b, by: 'URL', protocol: 'https', at });
    found.call({ from: a, to: b, by: 'URL again', protocol: 'https', at });
    found.call({ from: a, to: a, by: 'itself', at });
    const { draft, places, counts } = found.finish('X');
    expect(draft?.['flows']).toMatchObject({ 'a-to-b': { from: 'a', to: 'b', protocol: 'https' } });
    expect(counts).toEqual({ components: 2, flows: 1, boundaries: 0, entries: 0, assets: 0 });
    expect(places).toEqual({ 'components/a': at, 'components/b': at, 'flows/a-to-b': at });
  });
});
