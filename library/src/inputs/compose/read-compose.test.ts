import { describe, expect, it } from 'vitest';
import { interpolate } from './interpolate.ts';
import { looksLikeCompose, readCompose } from './read-compose.ts';

function services(text: string) {
  const { compose, problems } = readCompose(text, 'compose.yaml');
  expect(problems).toEqual([]);
  return compose?.services ?? [];
}

describe('readCompose', () => {
  it('reads services with the places of what they say', () => {
    const text = `version: "3.8"
x-common: &common
  restart: always
  environment: &env { MODE: live }
services:
  web:
    <<: *common
    image: registry.example.com/web:1.10
    environment:
      <<: *env
      TOKEN: abc
    env_file: [{ path: web.env, required: false }, other.env]
    networks: { front: {}, back: { aliases: [x] } }
    depends_on: { db: { condition: service_healthy } }
    secrets: [a, { source: b, target: c }]
    profiles: [debug]
  db:
    image: postgres
    extends: { file: base.yaml, service: store }
networks:
  back: { internal: true }
  front: { external: true }
secrets:
  a: { file: ./a.txt }
  b: { environment: B }
include: [other.yaml, { path: [third.yaml] }]
`;
    const { compose } = readCompose(text, 'compose.yaml');
    expect(compose).toMatchObject({
      version: '3.8',
      networks: [
        { name: 'back', internal: true, external: false },
        { name: 'front', internal: false, external: true },
      ],
      secrets: [
        { name: 'a', file: './a.txt', external: false },
        { name: 'b', environment: 'B' },
      ],
      includes: ['other.yaml', 'third.yaml'],
    });
    const [web, db] = compose?.services ?? [];
    expect(web).toMatchObject({
      name: 'web',
      at: { line: 6, column: 3 },
      image: { text: 'registry.example.com/web:1.10', at: { line: 8, column: 5 } },
      restart: 'always',
      networks: ['front', 'back'],
      dependsOn: ['db'],
      secrets: ['a', 'b'],
      profiles: ['debug'],
    });
    expect(web?.environment.map(({ name, value }) => `${name}=${value}`).sort()).toEqual(['MODE=live', 'TOKEN=abc']);
    expect(web?.environmentFiles.map(({ text: file, required }) => [file, required])).toEqual([
      ['web.env', false],
      ['other.env', true],
    ]);
    expect(db?.extends).toEqual({ service: 'store', file: 'base.yaml' });
  });

  it.each([
    ['"3000"', { target: { from: 3000, to: 3000 }, published: undefined, address: undefined, protocol: 'tcp' }],
    ['"8080:80"', { target: { from: 80, to: 80 }, published: { from: 8080, to: 8080 } }],
    ['"3000-3005:4000-4005"', { target: { from: 4000, to: 4005 }, published: { from: 3000, to: 3005 } }],
    ['"127.0.0.1:5432:5432"', { address: '127.0.0.1', published: { from: 5432, to: 5432 } }],
    ['"[::1]:6379:6379"', { address: '::1', target: { from: 6379, to: 6379 } }],
    ['"127.0.0.1::53/udp"', { address: '127.0.0.1', published: undefined, protocol: 'udp' }],
    [`"\${PORT:-9000}:90"`, { published: { from: 9000, to: 9000 } }],
    [`"\${PORT}:90"`, { published: undefined, target: { from: 90, to: 90 } }],
    [
      '{ target: 80, published: "8080", host_ip: 127.0.0.1, protocol: udp }',
      { address: '127.0.0.1', published: { from: 8080, to: 8080 }, protocol: 'udp' },
    ],
  ])('reads the port %s', (written, expected) => {
    expect(services(`services: { a: { image: b, ports: [${written}] } }`)[0]?.ports[0]).toMatchObject(expected);
  });

  it.each([
    ['./data:/data:ro', { type: 'bind', source: './data', target: '/data', readOnly: true }],
    ['data:/data', { type: 'volume', source: 'data', target: '/data', readOnly: false }],
    ['/data', { type: 'volume', source: undefined, target: '/data' }],
    [`\${HOME:-/root}:/x`, { type: 'bind', source: '/root' }],
    ['C:\\\\data:/data', { type: 'bind', source: 'C:\\data', target: '/data' }],
  ])('reads the mount %s', (written, expected) => {
    expect(services(`services: { a: { image: b, volumes: ["${written}"] } }`)[0]?.mounts[0]).toMatchObject(expected);
  });

  it('gives a problem for a file without services and for a broken one', () => {
    expect(readCompose('a: b', 'compose.yaml').problems[0]?.message).toMatch(/expected a mapping "services"/);
    expect(readCompose('services: [', 'compose.yaml').problems[0]?.message).toMatch(/as YAML at 1:/);
    expect(readCompose('', 'compose.yaml').compose).toBeUndefined();
  });
});

describe('interpolate', () => {
  it('fills in defaults and names what it does not know', () => {
    expect(interpolate(`\${A:-x}-\${B-\${C:-y}}-$$D`)).toEqual({ text: 'x-y-$D', unknown: [] });
    expect(interpolate(`$A/\${B:?must be set}`)).toEqual({ text: `$A/\${B:?must be set}`, unknown: ['A', 'B'] });
    expect(interpolate(`\${`.repeat(50_000)).unknown).toEqual([]);
  });
});

describe('looksLikeCompose', () => {
  it('looks for services at the top', () => {
    expect(looksLikeCompose('version: "3"\nservices:\n  a:\n')).toBe(true);
    expect(looksLikeCompose('x:\n  services:\n')).toBe(false);
  });
});
