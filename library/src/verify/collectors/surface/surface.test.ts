import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../model/model.ts';
import { readTexts } from '../../../model/read/read-texts.ts';
import { openFiles } from '../../sources/gather.ts';
import type { Source } from '../../sources/source.ts';
import { claim as schema } from './claim.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

type Written = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, string>>;
const NOW = '2026-11-22T12:00:00Z';

async function judged(written: Written, source: Source, model?: Model) {
  const read = schema.parse(written);
  const look = {
    now: NOW,
    signal: AbortSignal.timeout(15_000),
    sources: new Map(),
    ...(model !== undefined && { model }),
  };
  const observation = collector.observation.parse(JSON.parse(JSON.stringify(await gather(read, source, look))));
  return { ...collector.judge(read, observation, { now: NOW, ...(model !== undefined && { model }) }), observation };
}

async function look(files: Files, written: Written, model?: Model) {
  const path = mkdtempSync(join(tmpdir(), 'vauban-surface-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    return await judged(written, await openFiles('folder', path), model);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

const { model: MODEL, problems: PROBLEMS } = readTexts([
  {
    name: 'model.yaml',
    text: `system: { title: Shop }
components:
  web: { kind: process }
  store: { kind: store }
entries:
  site: { at: web, port: 443, protocol: https, exposure: external }
  metrics: { at: web, port: 9100, protocol: tcp, exposure: internal }
  admin: { at: web, port: 9901, protocol: tcp, exposure: local }
  names: { at: web, port: 53, protocol: udp, exposure: external }
  sql: { at: store, port: 5432, protocol: tcp, exposure: internal }
sources:
  here: { host: localhost }
`,
  },
]);
if (PROBLEMS.length > 0) throw new Error(PROBLEMS[0]?.message);

const compose = (...ports: readonly string[]): Files => ({
  'compose.yaml': `services: { a: { image: x, ports: ${JSON.stringify(ports)} } }\n`,
});
const GOOD = ['443:443', '10.0.0.1:9100:9100', '127.0.0.1:9901:9901', '53:53/udp', '10.0.0.1:5432:5432'];

describe('surface: Compose files against the model', () => {
  it('upholds what is declared, no deeper than present', async () => {
    const { verdict, depth, because, details } = await look(compose(...GOOD), { vantage: 'compose' }, MODEL);
    expect(details ?? [], because).toEqual([]);
    expect([verdict, depth]).toEqual(['upheld', 'present']);
  });

  it.each<[string, readonly string[], Written]>([
    ['undeclared-open', [...GOOD, '6379:6379'], {}],
    ['undeclared-open', [...GOOD, '10.0.0.1:6379:6379'], {}],
    ['undeclared-open', GOOD, { components: ['web'] }],
    ['undeclared-open', GOOD, { entries: ['site'] }],
    ['undeclared-open', ['443:443'], { entries: [] }],
    ['wrong-interface', GOOD.map((port) => port.replace('10.0.0.1:9100', '9100')), {}],
    ['wrong-interface', GOOD.map((port) => port.replace('127.0.0.1:9901', '9901')), {}],
    ['wrong-zone', GOOD.map((port) => port.replace('127.0.0.1:9901', '10.0.0.1:9901')), {}],
    ['wrong-zone', GOOD.map((port) => port.replace('10.0.0.1:5432', '203.0.113.4:5432')), {}],
    ['protocol-mismatch', GOOD.map((port) => port.replace('/udp', '/tcp')), {}],
  ])('is broken by %s of %j', async (check, ports, rest) => {
    const { verdict, details } = await look(compose(...ports), { vantage: 'compose', ...rest }, MODEL);
    expect(details?.map((detail) => detail.check)).toEqual([
      check,
      ...(details ?? []).slice(1).map((detail) => detail.check),
    ]);
    expect(details?.some((detail) => detail.check === check)).toBe(true);
    expect(details?.[0]?.at).toMatchObject({ file: 'compose.yaml', line: 1 });
    expect(verdict).toBe('broken');
  });

  it.each<[string, Files, Written]>([
    ['a declared port that no file opens', compose('443:443'), {}],
    ['a port that the engine picks', compose(...GOOD, '8080'), {}],
    ['a port that is filled in later', compose(...GOOD, `\${PORT}:80`), {}],
    ['the network of the host', { 'compose.yaml': 'services: { a: { network_mode: host } }\n' }, { open: [] }],
    ['nothing to look at', { 'README.md': '' }, { open: [] }],
    ['a broken file', { 'compose.yaml': 'services: {\n' }, { open: [] }],
    ['an entry nobody declares', compose('443:443'), { entries: ['nothing'] }],
    ['a component nobody declares', compose('443:443'), { components: ['nothing'] }],
  ])('cannot say with %s', async (_, files, rest) => {
    expect((await look(files, rest, MODEL)).verdict).toBe('unknown');
  });

  it('looks only at the ports it is asked about, and lets a claim allow more', async () => {
    const files = compose(...GOOD, '6379:6379');
    expect((await look(files, { ports: ['1-6000', '9000-10000'] }, MODEL)).verdict).toBe('upheld');
    expect((await look(files, { allow: ['6379'] }, MODEL)).verdict).toBe('upheld');
  });

  it('needs somebody to say what is open', async () => {
    const { verdict, because } = await look(compose('443:443'), {});
    expect([verdict, because]).toEqual(['unknown', 'No model declares what is open: say it as open']);
    expect((await look(compose('443:443', '53:53/udp'), { open: ['443', '53/udp'] })).verdict).toBe('upheld');
    expect((await look(compose('443:443'), { open: [] })).verdict).toBe('broken');
  });
});

describe('surface: configuration and manifests', () => {
  const openings = async (files: Files, vantage: string) =>
    (await look(files, { vantage, open: [] })).observation.openings.map(({ what, port, reach }) => [what, port, reach]);

  it('reads the addresses of a node, with its defaults, as far as they are switched on', async () => {
    const files = {
      'config.toml':
        'version = "0.38.1"\nproxy_app = "x"\n[rpc]\nladdr = "tcp://0.0.0.0:26657"\n[instrumentation]\nprometheus = false\n',
    };
    expect(await openings(files, 'config')).toEqual([
      ['rpc.laddr', 26_657, 'all'],
      ['p2p.laddr', 26_656, 'all'],
    ]);
  });

  it('reads services, pods on the network of the host, and ingresses', async () => {
    const manifest = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: front }
spec: { type: LoadBalancer, ports: [{ port: 443 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: d }
spec: { template: { spec: { hostNetwork: true, containers: [{ name: c, ports: [{ containerPort: 9000 }] }] } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i }
spec: { tls: [{ hosts: [a] }], rules: [{ host: a, http: { paths: [{ path: /, backend: { service: { name: web, port: { number: 80 } } } }] } }] }
`;
    expect(await openings({ 'k.yaml': manifest }, 'kubernetes')).toEqual([
      ['Service web', 80, 'cluster'],
      ['Service web', 30_080, 'all'],
      ['Service front', 443, 'all'],
      ['Deployment d', 9000, 'all'],
      ['Ingress i', 80, 'all'],
      ['Ingress i', 443, 'all'],
    ]);
  });

  it('does not uphold an address that is filled in later', async () => {
    const files = { 'a.yaml': `listen: \${ADDRESS}\nbind: 127.0.0.1:80\n` };
    const { verdict, because } = await look(files, { open: [] });
    expect([verdict, because]).toEqual(['unknown', '"listen" at a.yaml:1 is filled in later']);
  });
});

describe('surface: sockets', () => {
  const HEAD = '  sl  local_address rem_address   st\n';
  const row = (local: string, state: string) =>
    `   0: ${local} ${local.length > 20 ? '0'.repeat(32) : '00000000'}:0000 ${state} 0\n`;
  const tables = (tcp: string, rest: Files = {}): Files => ({
    'proc/net/tcp': HEAD + tcp,
    'proc/net/tcp6': HEAD,
    'proc/net/udp': HEAD + row('00000000:0035', '07') + row('00000000:D431', '07'),
    'proc/net/udp6': HEAD,
    ...rest,
  });
  const GOOD_TCP =
    row('00000000:01BB', '0A') + row('0100000A:238C', '0A') + row('0100007F:26AD', '0A') + row('0100000A:1538', '0A');
  const sockets = { vantage: 'sockets' };

  it('upholds recorded tables, no deeper than present', async () => {
    const { verdict, depth, details, because } = await look(tables(GOOD_TCP), sockets, MODEL);
    expect(details ?? [], because).toEqual([]);
    expect([verdict, depth]).toEqual(['upheld', 'present']);
  });

  it.each<[string, string]>([
    ['declared-closed', GOOD_TCP.replace(row('00000000:01BB', '0A'), '')],
    ['undeclared-open', GOOD_TCP + row('00000000:18EB', '0A')],
    ['wrong-interface', GOOD_TCP.replace('0100000A:238C', '00000000:238C')],
  ])('is broken by %s', async (check, tcp) => {
    const { verdict, details } = await look(tables(tcp), sockets, MODEL);
    expect(details?.map((detail) => detail.check)).toEqual([check]);
    expect(verdict).toBe('broken');
  });

  it('does not mind a service of the machine itself', async () => {
    expect((await look(tables(GOOD_TCP + row('0100007F:18EB', '0A')), sockets, MODEL)).verdict).toBe('upheld');
  });

  it('cannot say with half of the tables, and says why', async () => {
    const { 'proc/net/tcp6': _, ...half } = tables(GOOD_TCP);
    expect((await look(half, sockets, MODEL)).because).toContain('expected tcp and tcp6');
    const { 'proc/net/udp6': __, ...tcp } = tables(GOOD_TCP);
    expect((await look(tcp, { ...sockets, transport: 'tcp' }, MODEL)).verdict).toBe('upheld');
    await expect(look({ 'proc/net/tcp': 'x' }, sockets, MODEL)).rejects.toThrow(/no table/);
    await expect(look({ a: '' }, sockets, MODEL)).rejects.toThrow(/Cannot find any table/);
  });

  it('reads those of this machine', async () => {
    const { server, port } = await listen();
    try {
      const { observation } = await judged({}, { kind: 'host', name: 'here', host: 'localhost' }, MODEL);
      expect(observation.openings).toContainEqual(
        expect.objectContaining({ port, transport: 'tcp', reach: 'loopback' }),
      );
    } finally {
      server.close();
    }
    await expect(judged(sockets, { kind: 'host', name: 'here', host: '192.0.2.1' })).rejects.toThrow(
      /only those of this machine/,
    );
  });
});

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

describe('surface: connecting', () => {
  const here = { kind: 'host', name: 'here', host: '127.0.0.1' } as const;
  const scan = (rest: Written) => ({ vantage: 'connect', timeout: '0.5', ...rest });

  it('finds an open port, and one that is closed', async () => {
    const { server, port } = await listen();
    try {
      const open = await judged(scan({ open: [`${port}`] }), here);
      expect([open.verdict, open.depth, open.until]).toEqual(['upheld', 'active', '2026-11-29']);
      const one = await judged(scan({ open: [], ports: [`${port}`] }), here);
      expect(one.details?.map(({ check }) => check)).toEqual(['undeclared-open']);
    } finally {
      server.close();
    }
    const closed = await judged(scan({ open: [`${port}`] }), here);
    expect(closed.details?.map(({ check }) => check)).toEqual(['declared-closed']);
  });

  it('tries at most 1024 ports, and only hosts that the model names', async () => {
    await expect(judged(scan({ open: [], ports: ['1-2000'] }), here)).rejects.toThrow(/at most 1024/);
    await expect(judged(scan({ open: [], ports: ['1-1024', '2000-2001'] }), here)).rejects.toThrow(/at most 1024/);
    await expect(judged(scan({}), { ...here, name: 'stranger' }, MODEL)).rejects.toThrow(/names no source "stranger"/);
    await expect(judged(scan({ open: [] }), here)).rejects.toThrow(/say ports/);
  });

  it('is over soon when nobody answers', async () => {
    const started = performance.now();
    await judged(scan({ open: [], ports: ['1-200'] }), here);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('surface: an audit', () => {
  const found = async (files: Files) =>
    (await look(files, { internal: 'yes' })).details?.map(({ check }) => check) ?? [];
  it.each<[string, Files]>([
    ['database-open', compose('5432:5432')],
    ['container-engine-open', compose('2375:2375')],
    ['debugger-open', { 'a.yaml': 'pprof: { listen: ":6061" }' }],
    ['metrics-open', { 'a.toml': 'metrics_addr = "0.0.0.0:7777"' }],
    ['database-open', { 'redis.conf': 'bind 0.0.0.0\nport 6379\n' }],
    ['rpc-open', { 'a.yaml': 'http_addr: 0.0.0.0:8545' }],
    ['admin-open', { 'server.json': '{"admin": {"listen": "[::]:7001"}}' }],
  ])('finds %s', async (check, files) => {
    expect(await found(files)).toEqual([check]);
  });

  it.each<[string, Files]>([
    ['a web server', compose('443:443', '8080:80')],
    ['a database of the machine itself', compose('127.0.0.1:5432:5432')],
    ['a database that is called, not opened', { 'a.yaml': 'database: { host: db, port: 5432 }' }],
    [
      'a node, which the check "config" judges',
      { 'config.toml': 'version = "0.38.1"\nproxy_app = "x"\n[rpc]\nladdr = "tcp://0.0.0.0:26657"\n' },
    ],
    ['examples of tests', { 'tests/compose.yaml': 'services: { a: { ports: ["5432:5432"] } }' }],
    ['a lockfile', { 'package-lock.json': '{"listen": "0.0.0.0:5432"}' }],
  ])('is silent on %s', async (_, files) => {
    expect(await found(files)).toEqual([]);
  });

  it('asks of folders with settings only', () => {
    const entry = (path: string) => ({ path, size: 1, mode: 0o644, owner: 0, stamp: '' });
    expect(collector.audit?.([entry('README.md')], {})).toEqual([]);
    expect(collector.audit?.([entry('a.yaml')], {})).toEqual([{ internal: true }]);
  });
});

describe('surface: what a claim may say', () => {
  it.each([
    { open: ['x'] },
    { open: ['0'] },
    { ports: ['9-1'] },
    { ports: ['70000'] },
    { vantage: 'moon' },
    { allow: ['1/sctp'] },
  ])('refuses %j', (written) => {
    expect(schema.safeParse(written).success).toBe(false);
  });
  it.each<[Written, string]>([
    [{ open: [] }, 'only nothing is open'],
    [
      { entries: ['site'], vantage: 'connect', ports: ['1-1024'] },
      'only the entries site are open among the ports 1-1024 (connect)',
    ],
    [{ components: ['web'] }, 'only the declared entries of web are open'],
    [{ internal: 'yes' }, 'no internal service is open to every interface'],
  ])('says %j in words', (written, words) => {
    expect(collector.describe(schema.parse(written))).toBe(words);
  });
});
