import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { cutOff, readHostile, wronglyTyped } from '../infrastructure/hostile.fixture.ts';
import { fileOf, type Tried, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read } from './read.ts';

const SAMPLE = fileURLToPath(new URL('./sample.yaml', import.meta.url));

function readTree(tree: unknown) {
  return tryRead(format, fileOf('api.json', JSON.stringify(tree)));
}

function flowsOf({ read: model }: Tried): readonly string[] {
  return [...(model?.model.flows.values() ?? [])].map(
    ({ title, from, to, protocol, authentication, carries, returns, facts }) =>
      `${title}: ${from} ${to} ${protocol ?? '-'} ${String(authentication ?? '-')} [${(carries ?? []).map(({ asset }) => asset).join()}] [${(returns ?? []).map(({ asset }) => asset).join()}] ${JSON.stringify([...(facts ?? [])])}`,
  );
}

function entriesOf({ read: model }: Tried): readonly string[] {
  return [...(model?.model.entries.values() ?? [])].map(({ kind, title, port, protocol, exposure, authentication }) =>
    [kind, title, port ?? '-', protocol ?? '-', exposure ?? '-', String(authentication ?? '-')].join(' '),
  );
}

describe('openapi', () => {
  it('reads the sample: what it counts', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ components: 3, flows: 5, entries: 2, assets: 3 });
  });

  it('makes flows of operations by tag and by how callers sign in, the weakest way counting', async () => {
    expect(flowsOf(await tryRead(format, SAMPLE))).toEqual([
      'seeds (without signing in): caller library-of-seeds https none [] [seed] []',
      'seeds (shared-secret): caller library-of-seeds https shared-secret [seed] [] [["token-place","url"]]',
      'seeds (token): caller library-of-seeds https token [] [] []',
      'loans: caller library-of-seeds https token [loan] [loan] []',
      'callbacks: library-of-seeds receiver - - [answer] [] []',
    ]);
  });

  it('makes entries of servers and of operations that take a file', async () => {
    expect(entriesOf(await tryRead(format, SAMPLE))).toEqual([
      'api https://api.seeds.example.org:8443/v2 8443 https external -',
      'upload PUT /seeds/{id}/picture - https external token',
    ]);
  });

  it('says what is not carried over', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, at }) => `${at?.line} ${message}`)).toEqual([
      '84 schemas that no request or answer names itself are left out',
      '16 operations are kept by method and path; parameters, examples and errors are left out',
      '2 "info" is kept, but says nothing to Vauban',
      '85 "externalDocs" is kept, but says nothing to Vauban',
    ]);
  });

  it('reads Swagger 2', async () => {
    const tried = await readTree({
      swagger: '2.0',
      info: { title: 'Old', version: 1 },
      host: 'localhost:8080',
      basePath: '/v1',
      schemes: ['http'],
      securityDefinitions: { login: { type: 'basic' } },
      security: [{ login: [] }],
      paths: {
        '/a': {
          post: {
            parameters: [
              { in: 'body', name: 'a', schema: { $ref: '#/definitions/A' } },
              { in: 'formData', name: 'f', type: 'file' },
            ],
            responses: { 200: { schema: { $ref: '#/definitions/B' } } },
          },
        },
      },
      definitions: { A: {}, B: {} },
    });
    expect(flowsOf(tried)).toEqual(['operations: caller old http password [a] [b] []']);
    expect(entriesOf(tried)).toEqual([
      'api http://localhost:8080/v1 8080 http local password',
      'upload POST /a - http local password',
    ]);
  });

  it('knows every way to sign in, and says nothing where the document does not', async () => {
    const schemes = {
      key: { type: 'apiKey', in: 'cookie' },
      basic: { type: 'http', scheme: 'Basic' },
      bearer: { type: 'http', scheme: 'bearer' },
      oauth: { type: 'oauth2' },
      tls: { type: 'mutualTLS' },
      odd: { type: 'magic' },
    };
    const says = async (security: unknown) => {
      const operation = { ...(security !== undefined && { security }), responses: {} };
      const { read: model, lost } = await readTree({
        openapi: '3.0.3',
        paths: { '/': { get: operation } },
        components: { securitySchemes: schemes },
      });
      const [flow] = [...(model?.model.flows.values() ?? [])];
      return [flow?.authentication, lost.filter(({ message }) => message.startsWith('security')).length];
    };
    expect(await says([{ key: [] }])).toEqual(['shared-secret', 0]);
    expect(await says([{ basic: [] }])).toEqual(['password', 0]);
    expect(await says([{ bearer: [] }])).toEqual(['token', 0]);
    expect(await says([{ oauth: ['a'] }])).toEqual(['token', 0]);
    expect(await says([{ tls: [] }])).toEqual(['mtls', 0]);
    expect(await says([{ tls: [], basic: [] }])).toEqual(['mtls', 0]);
    expect(await says([{ oauth: [] }, {}])).toEqual(['none', 0]);
    expect(await says([])).toEqual(['none', 0]);
    expect(await says([{ odd: [] }])).toEqual([undefined, 1]);
    expect(await says([{ oauth: [] }, { odd: [] }])).toEqual([undefined, 1]);
    expect(await says([{ nobody: [] }])).toEqual([undefined, 1]);
    expect(await says(undefined)).toEqual([undefined, 0]);
  });
});

describe('openapi, on bad input', () => {
  it('reads or refuses whatever it is given, and never throws', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    const cut = await readHostile(format, 'api.yaml', cutOff(text));
    expect(cut.read).toBeGreaterThan(20);
    const wrong = await readHostile(format, 'api.json', wronglyTyped('api.json', text));
    expect(wrong.read).toBeGreaterThan(250);
  });

  it('refuses what is no description with one problem', async () => {
    for (const text of ['', '[]', '{', 'paths: {}', 'openapi:\n']) {
      const { draft, problems } = await tryRead(format, fileOf('a', text));
      expect([draft, problems.length], text).toEqual([undefined, 1]);
    }
  });

  it('cuts circles of references and reads nothing outside of the file', async () => {
    const { lost, counts } = await readTree({
      openapi: '3.0.0',
      paths: {
        '/a': { $ref: '#/paths/~1b' },
        '/b': { $ref: '#/paths/~1a' },
        '/c': { $ref: 'https://example.org/x.yaml#/c' },
        '/d': { get: { $ref: '#/paths/~1d/get' } },
      },
    });
    expect(counts).toMatchObject({ flows: 0 });
    expect(lost.map(({ message }) => message)).toEqual([
      '"https://example.org/x.yaml#/c" is another file and was not read',
    ]);
  });

  it('reads thousands of operations in time that grows with them', async () => {
    const operation = {
      tags: ['a'],
      responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } } },
    };
    const paths = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`/p${index}`, { get: operation }]));
    const text = JSON.stringify({ openapi: '3.0.0', paths, components: { schemas: { A: {} } } });
    const start = performance.now();
    const { counts } = await read(glanceAt(fileOf('a.json', text)), { open: () => undefined });
    expect(counts).toMatchObject({ flows: 1, assets: 1 });
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('is recognized by its structure only', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('x', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('{"swagger":"2.0","info":{}}')).toBe(true);
    expect(looks('{"openapi":"3.0.0"}')).toBe(false);
    expect(looks('paths: {}')).toBe(false);
  });
});
