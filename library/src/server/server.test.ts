import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePlain } from '../session/index.ts';
import { type Serving, serve } from './index.ts';

const ATLAS = fileURLToPath(new URL('../../../models/atlas', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vauban-server-'));
const model = join(folder, 'atlas');
let serving: Serving;

beforeAll(async () => {
  cpSync(ATLAS, model, { recursive: true });
  serving = await serve([model], { version: 'test', clock: '2026-01-31' });
});
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request with any headers; fetch would not let a page name another host. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Reply> {
  return new Promise((done, failed) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: serving.port,
        path,
        method,
        headers: {
          authorization: `Bearer ${serving.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, text, headers: response.headers }));
      },
    );
    sent.on('error', failed);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

interface File {
  readonly name: string;
  readonly text: string;
  readonly version: string;
}

async function filesNow(): Promise<readonly File[]> {
  return JSON.parse((await ask('/api/models/atlas')).text).files;
}

async function fileNow(ending: string): Promise<File> {
  const file = (await filesNow()).find(({ name }) => name.endsWith(ending));
  if (file === undefined) throw new Error(`There is no ${ending}`);
  return file;
}

const write = (writes: readonly unknown[]): Promise<Reply> =>
  ask('/api/models/atlas/files', { method: 'PUT', body: { writes } });

describe('the server', () => {
  it.each([
    ['another host', { host: 'vauban.example:80' }, 403],
    ['another port', { host: '127.0.0.1:1' }, 403],
    ['a page from elsewhere', { origin: 'https://evil.example' }, 403],
    ['an opaque page', { origin: 'null' }, 403],
    ['a request that another site caused', { 'sec-fetch-site': 'cross-site' }, 403],
    ['no token', { authorization: '' }, 401],
    ['a wrong token', { authorization: 'Bearer wrong' }, 401],
  ])('refuses %s', async (_what, headers, status) => {
    const reply = await ask('/api/models', { headers });
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text).error).toMatch(/^Cannot answer: /);
  });

  it('sends strict headers with everything, and never allows other origins', async () => {
    for (const path of ['/', '/api/models', '/nowhere']) {
      const { headers } = await ask(path, { headers: { origin: `http://127.0.0.1:${serving.port}` } });
      expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline/);
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each(['/../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/assets/../../cli/main.js'])(
    'serves nothing but its own pages: %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('is described by OpenAPI', async () => {
    const { openapi, paths } = JSON.parse((await ask('/api/openapi.json')).text);
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths).length).toBeGreaterThan(7);
  });

  it('gives the texts of a model with their versions, and what was seen the last time', async () => {
    const files = await filesNow();
    expect(files.map(({ name }) => name.split('/').at(-1))).toContain('threats.yaml');
    const look = decodePlain((await ask('/api/models/atlas/look')).text);
    expect(look).toMatchObject({ posture: { stage: 'posture' } });
    expect((await ask('/api/models/nothing')).status).toBe(404);
    expect((await ask('/api/models/atlas/look?environment=nowhere')).status).toBe(404);
  });

  it('writes what was made from the newest text, and refuses what was not', async () => {
    const file = await fileNow('threats.yaml');
    const text = `${file.text}# mine\n`;
    expect((await write([{ name: file.name, text, base: file.version }])).status).toBe(200);
    expect(readFileSync(join(model, 'threats.yaml'), 'utf8')).toBe(text);
    const late = await write([{ name: file.name, text: 'lost', base: file.version }]);
    expect(late.status).toBe(409);
    expect(JSON.parse(late.text).conflicts).toMatchObject([{ name: file.name, text }]);
    expect(readFileSync(join(model, 'threats.yaml'), 'utf8')).toBe(text);
  });

  it('writes several files or none', async () => {
    const [one, other] = [await fileNow('threats.yaml'), await fileNow('assets.yaml')];
    const reply = await write([
      { name: one.name, text: 'changed', base: one.version },
      { name: other.name, text: 'changed', base: 'old' },
    ]);
    expect(reply.status).toBe(409);
    expect(readFileSync(join(model, 'threats.yaml'), 'utf8')).toBe(one.text);
  });

  it.each([
    '/etc/passwd',
    '../outside.yaml',
    'link.yaml',
    'notes.md',
    '.hidden.yaml',
    '.vauban/evidence/x.yaml',
    'deep/er.yaml',
  ])('writes only YAML of the model: not %s', async (name) => {
    writeFileSync(join(folder, 'outside.yaml'), 'safe');
    rmSync(join(model, 'link.yaml'), { force: true });
    symlinkSync(join(folder, 'outside.yaml'), join(model, 'link.yaml'));
    const full = name.startsWith('/') ? name : join(model, name);
    const reply = await write([{ name: full, text: 'evil: yes', base: null }]);
    rmSync(join(model, 'link.yaml'));
    expect(reply.status).toBe(422);
    expect(readFileSync(join(folder, 'outside.yaml'), 'utf8')).toBe('safe');
  });

  it('makes a new file where there was none', async () => {
    const reply = await write([{ name: join(model, 'layout.yaml'), text: 'layout: {}\n', base: null }]);
    expect(reply.status).toBe(200);
    rmSync(join(model, 'layout.yaml'));
  });

  it('tells a full disk plainly and keeps the old text', async () => {
    const file = await fileNow('threats.yaml');
    // A name that is too long for the file system stands in for a disk that takes no more.
    const reply = await write([{ name: join(model, `${'x'.repeat(300)}.yaml`), text: 'a: b', base: null }]);
    expect(reply.status).toBe(422);
    expect(JSON.parse(reply.text)).toMatchObject({ hint: 'The file is as it was' });
    expect((await fileNow('threats.yaml')).text).toBe(file.text);
  });

  it('reads no request that is not as described', async () => {
    const reply = await ask('/api/models/atlas/files', { method: 'PUT', body: { writes: 'all' } });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).error).toMatch(/^Cannot read the request at "writes"/);
    expect((await ask('/api/models/atlas/jobs', { method: 'POST', body: { call: 'rm' } })).status).toBe(400);
    expect((await ask('/api/models/atlas/revisions/--output=x')).status).toBe(400);
  });

  it('tells listeners when a file changes', async () => {
    const heard = await new Promise<string>((done, failed) => {
      const listening = request(
        {
          host: '127.0.0.1',
          port: serving.port,
          path: '/api/events',
          headers: { authorization: `Bearer ${serving.token}` },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
            if (text.includes('event: hello') && !text.includes('event: files'))
              writeFileSync(join(model, 'notes.yaml'), 'tiers: {}\n');
            if (text.includes('event: files')) {
              listening.destroy();
              done(text);
            }
          });
        },
      );
      listening.on('error', failed);
      listening.end();
    });
    rmSync(join(model, 'notes.yaml'));
    expect(heard).toContain('"model":"atlas"');
  });
});
