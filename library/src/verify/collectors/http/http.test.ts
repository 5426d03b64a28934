import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, readCapture } from './capture.ts';
import type { HttpClaim } from './claim.ts';
import { collector } from './collector.ts';
import type { Exchange } from './exchange.ts';
import { gather } from './gather.ts';
import { gradeOf } from './graded.ts';
import { HEADER_TESTS } from './header-tests.ts';
import { scanPage } from './page-scan.ts';

const NOW = '2026-11-22T12:00:00Z';

function answered(
  headers: Readonly<Record<string, string | readonly string[]>>,
  more: Partial<Exchange> = {},
): Exchange {
  const list = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  const { url = 'https://shop.example/', body } = { ...more, body: undefined as string | undefined };
  return { ...answer({ url, method: 'GET', status: 200, headers: list, body }), ...more };
}

function page(html: string, url = 'https://shop.example/'): Exchange {
  return answer({ url, method: 'GET', status: 200, headers: [['Content-Type', 'text/html']], body: html });
}

const HSTS = { 'Strict-Transport-Security': 'max-age=63072000' };
const HASH = `sha384-${'A'.repeat(64)}`;
const plain = { url: 'http://shop.example/' };
const http = (url: string, redirects: Exchange['redirects']): Partial<Exchange> => ({ url, redirects });

/** Every row of the table of header tests: the answer, the result, the points. */
const ROWS: readonly (readonly [test: string, one: Exchange, result: string, points: number])[] = [
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'none'; style-src 'self'" }),
    'csp-implemented-with-no-unsafe-default-src-none',
    10,
  ],
  ['csp', answered({ 'Content-Security-Policy': "default-src 'self'" }), 'csp-implemented-with-no-unsafe', 5],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; style-src 'self' 'unsafe-inline'" }),
    'csp-implemented-with-unsafe-inline-in-style-src-only',
    0,
  ],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; script-src 'self' 'unsafe-eval'" }),
    'csp-implemented-with-unsafe-eval',
    -10,
  ],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; script-src 'unsafe-inline'" }),
    'csp-implemented-with-unsafe-inline',
    -20,
  ],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; script-src data:" }),
    'csp-implemented-with-unsafe-inline',
    -20,
  ],
  ['csp', answered({ 'Content-Security-Policy': "script-src 'self'" }), 'csp-implemented-with-unsafe-inline', -20],
  ['csp', answered({ 'Content-Security-Policy': 'default-src https:' }), 'csp-implemented-with-unsafe-inline', -20],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; script-src 'nonce-abc' 'unsafe-inline'" }),
    'csp-implemented-with-no-unsafe',
    5,
  ],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic' https:" }),
    'csp-implemented-with-no-unsafe',
    5,
  ],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; script-src http://cdn.example" }),
    'csp-implemented-with-insecure-scheme',
    -20,
  ],
  [
    'csp',
    answered({ 'Content-Security-Policy': "default-src 'self'; img-src http://cdn.example" }),
    'csp-implemented-with-insecure-scheme-in-passive-content-only',
    -10,
  ],
  ['csp', answered({ 'Content-Security-Policy': 'nonsense' }), 'csp-header-invalid', -25],
  ['csp', answered({ 'Content-Security-Policy-Report-Only': "default-src 'none'" }), 'csp-report-only', -25],
  ['csp', answered({}), 'csp-not-implemented', -25],
  [
    'csp',
    page(`<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`),
    'csp-implemented-with-no-unsafe',
    5,
  ],
  ['cookies', answered({}), 'cookies-not-found', 0],
  [
    'cookies',
    answered({ 'Set-Cookie': 'session=1; Secure; HttpOnly; SameSite=Lax' }),
    'cookies-secure-with-httponly-sessions-and-samesite',
    5,
  ],
  ['cookies', answered({ 'Set-Cookie': 'session=1; Secure; HttpOnly' }), 'cookies-secure-with-httponly-sessions', 0],
  [
    'cookies',
    answered({ 'Set-Cookie': ['theme=1', 'x=1; Secure'], ...HSTS }),
    'cookies-without-secure-flag-but-protected-by-hsts',
    -5,
  ],
  [
    'cookies',
    answered({ 'Set-Cookie': 'session=1; HttpOnly', ...HSTS }),
    'cookies-session-without-secure-flag-but-protected-by-hsts',
    -10,
  ],
  ['cookies', answered({ 'Set-Cookie': 'theme=1' }), 'cookies-without-secure-flag', -20],
  ['cookies', answered({ 'Set-Cookie': 'a=1; SameSite=None' }), 'cookies-samesite-flag-invalid', -20],
  ['cookies', answered({ 'Set-Cookie': 'csrftoken=1; Secure' }), 'cookies-anticsrf-without-samesite-flag', -20],
  ['cookies', answered({ 'Set-Cookie': 'PHPSESSID=1; Secure' }), 'cookies-session-without-httponly-flag', -30],
  [
    'cookies',
    answered({ 'Set-Cookie': ['theme=1; Secure', 'sid=1; HttpOnly'] }),
    'cookies-session-without-secure-flag',
    -40,
  ],
  ['cookies', answered({ 'Set-Cookie': '__Host-a=1' }), 'cookies-prefix-invalid', -40],
  ['cors', answered({}), 'cross-origin-resource-sharing-not-implemented', 0],
  [
    'cors',
    answered({ 'Access-Control-Allow-Origin': '*' }),
    'cross-origin-resource-sharing-implemented-with-public-access',
    0,
  ],
  [
    'cors',
    answered({ 'Access-Control-Allow-Origin': 'https://other.example' }),
    'cross-origin-resource-sharing-implemented-with-restricted-access',
    0,
  ],
  [
    'cors',
    answered(
      { 'Access-Control-Allow-Origin': 'https://evil.example', 'Access-Control-Allow-Credentials': 'true' },
      { probe: 'origin' },
    ),
    'cross-origin-resource-sharing-implemented-with-universal-access',
    -50,
  ],
  ['redirection', answered({}), 'redirection-not-needed-no-http', 0],
  [
    'redirection',
    answered(
      {},
      http('https://shop.example/', [{ from: 'http://shop.example/', to: 'https://shop.example/', status: 301 }]),
    ),
    'redirection-to-https',
    0,
  ],
  [
    'redirection',
    answered(
      {},
      http('https://www.shop.example/', [
        { from: 'http://shop.example/', to: 'https://www.shop.example/', status: 301 },
      ]),
    ),
    'redirection-off-host-from-http',
    -5,
  ],
  [
    'redirection',
    answered(
      {},
      http('https://shop.example/', [{ from: 'http://shop.example/', to: 'http://www.shop.example/', status: 301 }]),
    ),
    'redirection-not-to-https-on-initial-redirection',
    -10,
  ],
  [
    'redirection',
    answered(
      {},
      http('http://shop.example/x', [{ from: 'http://shop.example/', to: 'http://shop.example/x', status: 301 }]),
    ),
    'redirection-not-to-https',
    -20,
  ],
  ['redirection', answered({}, plain), 'redirection-missing', -20],
  ['referrer-policy', answered({}), 'referrer-policy-not-implemented', 0],
  ['referrer-policy', answered({ 'Referrer-Policy': 'unsafe-url, no-referrer' }), 'referrer-policy-private', 5],
  ['referrer-policy', answered({ 'Referrer-Policy': 'unsafe-url' }), 'referrer-policy-unsafe', -5],
  ['referrer-policy', answered({ 'Referrer-Policy': 'never' }), 'referrer-policy-header-invalid', -5],
  [
    'hsts',
    answered({ 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload' }),
    'hsts-preloaded',
    5,
  ],
  [
    'hsts',
    answered({ 'Strict-Transport-Security': 'max-age=15768000' }),
    'hsts-implemented-max-age-at-least-six-months',
    0,
  ],
  [
    'hsts',
    answered({ 'Strict-Transport-Security': 'max-age=15767999' }),
    'hsts-implemented-max-age-less-than-six-months',
    -10,
  ],
  ['hsts', answered({ 'Strict-Transport-Security': 'forever' }), 'hsts-header-invalid', -20],
  ['hsts', answered({ 'Strict-Transport-Security': ['max-age=63072000', 'max-age=0'] }), 'hsts-header-invalid', -20],
  ['hsts', answered({}), 'hsts-not-implemented', -20],
  ['hsts', answered(HSTS, plain), 'hsts-not-implemented-no-https', -20],
  ['sri', answered({}), 'sri-not-implemented-response-not-html', 0],
  ['sri', page('<p>no scripts</p>'), 'sri-not-implemented-but-no-scripts-loaded', 0],
  ['sri', page('<script src="/a.js"></script>'), 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin', 0],
  [
    'sri',
    page(`<script src="https://cdn.example/a.js" integrity="${HASH}" crossorigin></script>`),
    'sri-implemented-and-all-scripts-loaded-securely',
    5,
  ],
  [
    'sri',
    page(`<script src="/b.js"></script><script src="https://cdn.example/a.js" integrity="${HASH}"></script>`),
    'sri-implemented-and-external-scripts-loaded-securely',
    5,
  ],
  [
    'sri',
    page('<script src="//cdn.example/a.js"></script>'),
    'sri-not-implemented-but-external-scripts-loaded-securely',
    -5,
  ],
  [
    'sri',
    page(`<script src="http://cdn.example/a.js" integrity="${HASH}"></script>`),
    'sri-implemented-but-external-scripts-not-loaded-securely',
    -20,
  ],
  [
    'sri',
    page('<script src="http://cdn.example/a.js"></script>'),
    'sri-not-implemented-and-external-scripts-not-loaded-securely',
    -50,
  ],
  ['x-content-type-options', answered({ 'X-Content-Type-Options': 'nosniff' }), 'x-content-type-options-nosniff', 0],
  [
    'x-content-type-options',
    answered({ 'X-Content-Type-Options': 'sniff' }),
    'x-content-type-options-header-invalid',
    -5,
  ],
  ['x-content-type-options', answered({}), 'x-content-type-options-not-implemented', -5],
  [
    'x-frame-options',
    answered({ 'Content-Security-Policy': "frame-ancestors 'none'" }),
    'x-frame-options-implemented-via-csp',
    5,
  ],
  ['x-frame-options', answered({ 'X-Frame-Options': 'DENY' }), 'x-frame-options-sameorigin-or-deny', 0],
  [
    'x-frame-options',
    answered({ 'X-Frame-Options': 'ALLOW-FROM https://a.example' }),
    'x-frame-options-header-invalid',
    -20,
  ],
  [
    'x-frame-options',
    answered({ 'Content-Security-Policy': 'frame-ancestors *' }),
    'x-frame-options-not-implemented',
    -20,
  ],
  [
    'cross-origin-resource-policy',
    answered({ 'Cross-Origin-Resource-Policy': 'same-site' }),
    'cross-origin-resource-policy-implemented',
    10,
  ],
  [
    'cross-origin-resource-policy',
    answered({ 'Cross-Origin-Resource-Policy': 'cross-origin' }),
    'cross-origin-resource-policy-open',
    0,
  ],
  [
    'cross-origin-resource-policy',
    answered({ 'Cross-Origin-Resource-Policy': 'none' }),
    'cross-origin-resource-policy-header-invalid',
    -5,
  ],
  [
    'cross-origin-embedder-policy',
    answered({ 'Cross-Origin-Embedder-Policy': 'credentialless' }),
    'cross-origin-embedder-policy-implemented',
    10,
  ],
  [
    'cross-origin-opener-policy',
    answered({ 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' }),
    'cross-origin-opener-policy-implemented',
    10,
  ],
  [
    'cross-origin-opener-policy',
    answered({ 'Cross-Origin-Opener-Policy': 'x' }),
    'cross-origin-opener-policy-header-invalid',
    -5,
  ],
  ['cross-origin-opener-policy', answered({}), 'cross-origin-opener-policy-not-implemented', 0],
];

describe('HEADER_TESTS', () => {
  it.each(ROWS)('%s: %o gives %s', (test, one, result, points) => {
    expect(HEADER_TESTS[test]?.(one)).toMatchObject({ test, result, points });
  });

  it('has a row for every test', () => {
    expect([...new Set(ROWS.map(([test]) => test))].sort()).toEqual(Object.keys(HEADER_TESTS).sort());
  });
});

describe('gradeOf', () => {
  const graded = (...points: readonly number[]) =>
    gradeOf(points.map((one) => ({ test: '', result: '', points: one, message: '' })));
  it.each([
    [[], 100, 'A+'],
    [[5, 10], 115, 'A+'],
    [[-5, 10], 105, 'A+'],
    [[-15, 50], 85, 'A-'],
    [[-25, -20], 55, 'C'],
    [[-50, -50, -50], 0, 'F'],
  ] as const)('counts %o as %s points', (points, score, grade) => {
    expect(graded(...points)).toEqual({ score, grade });
  });
});

function judge(claim: Partial<HttpClaim>, ...exchanges: readonly Exchange[]) {
  return collector.judge(claim as HttpClaim, { exchanges: [...exchanges], recorded: false }, { now: NOW });
}

describe('collector.judge', () => {
  it.each([
    [{ header: 'Set-Cookie', contains: 'SameSite' }, answered({ 'Set-Cookie': 'a=1; samesite=lax' }), 'upheld'],
    [
      { header: 'Set-Cookie', contains: 'SameSite' },
      answered({ 'Set-Cookie': ['a=1; samesite=lax', 'b=2'] }),
      'broken',
    ],
    [{ header: 'Cache-Control', equals: 'no-store' }, answered({}), 'broken'],
    [{ header: 'Server', absent: true }, answered({ Server: 'x/1' }), 'broken'],
    [{ header: 'Server', absent: true }, answered({}), 'upheld'],
    [{ header: 'Access-Control-Allow-Origin', not: '*' }, answered({}), 'upheld'],
    [{ header: 'Access-Control-Allow-Origin', not: '*' }, answered({ 'Access-Control-Allow-Origin': '*' }), 'broken'],
    [{ isolated: true }, answered({ 'Cross-Origin-Opener-Policy': 'same-origin' }), 'broken'],
    [
      { isolated: true },
      answered({ 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }),
      'upheld',
    ],
    [{ score: 90 }, answered({}), 'broken'],
    [{ status: 401, without: 'authorization' }, { ...answered({}), status: 401 }, 'upheld'],
    [{ status: 401 }, answered({}), 'broken'],
    [{ subresourceIntegrity: 'every-script' }, page('<script src="/a.js"></script>'), 'broken'],
    [{ subresourceIntegrity: 'foreign-scripts' }, page('<script src="/a.js"></script>'), 'upheld'],
    [{ subresourceIntegrity: 'every-script' }, answered({}), 'broken'],
    [
      { header: 'Content-Security-Policy', grade: 'strict' },
      answered({
        'Content-Security-Policy':
          "script-src 'self' https://www.googletagmanager.com; object-src 'none'; base-uri 'none'",
      }),
      'broken',
    ],
    [{}, answered({}), 'unknown'],
  ] as const)('judges %o by %o as %s', (claim, one, verdict) => {
    expect(judge(claim as Partial<HttpClaim>, one).verdict).toBe(verdict);
  });

  it('reaches further where it saw something refused, and less far in a recording', () => {
    const refused = { ...answered({}), status: 401 };
    expect(judge({ status: 401, without: 'authorization' }, refused).depth).toBe('effective');
    expect(judge({ status: 401 }, refused).depth).toBe('active');
    const recording = collector.judge(
      { status: 401 } as HttpClaim,
      { exchanges: [refused], recorded: true },
      { now: NOW },
    );
    expect(recording.depth).toBe('present');
  });
});

describe('scanPage', () => {
  it('reads attributes however they are written, and nothing in comments', () => {
    const { scripts } = scanPage(
      `<!-- <script src="/no.js"></script> --><SCRIPT async SRC='/a.js' data-x="a>b"></SCRIPT><script src=/b.js></script><script>inline</script>`,
    );
    expect(scripts.map(({ source }) => source)).toEqual(['/a.js', '/b.js']);
  });
});

describe('readCapture', () => {
  it('reads HAR, JSON and what curl prints, and nothing else', () => {
    const har = {
      log: {
        entries: [
          {
            request: { method: 'GET', url: 'https://a.example/' },
            response: {
              status: 200,
              headers: [{ name: 'X', value: '1' }],
              content: { mimeType: 'text/html', text: '<p>' },
            },
          },
          {
            request: { method: 'GET', url: 'https://a.example/a.png' },
            response: { status: 200, headers: [], content: { mimeType: 'image/png' } },
          },
        ],
      },
    };
    expect(readCapture(JSON.stringify(har), 'a.har')?.map(({ url }) => url)).toEqual(['https://a.example/']);
    expect(
      readCapture('{"url":"https://a.example","status":204,"headers":{"X":["1","2"]}}', 'a.json')?.[0]?.headers,
    ).toEqual([
      ['x', '1'],
      ['x', '2'],
    ]);
    const curl = 'HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nHTTP/2 200\r\nX: 1\r\n\r\nbody';
    expect(readCapture(curl, 'a.txt')).toMatchObject([{ status: 200, at: { line: 4 } }]);
    expect(readCapture('not json', 'a')).toBeUndefined();
    expect(readCapture('{"log":1}', 'a')).toBeUndefined();
  });
});

describe('gather', () => {
  let server: Server;
  let asked: string[] = [];
  let base = '';
  beforeAll(async () => {
    let calls = 0;
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      if (request.url === '/away') response.writeHead(302, { location: 'http://other.invalid/' }).end();
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (request.url === '/hang') return;
      else if (request.url === '/large') response.end(Buffer.alloc(5 * 1024 * 1024, 'x'));
      else if (request.url === '/limited') response.writeHead(++calls > 10 ? 429 : 200).end();
      else if (request.url === '/upload') {
        request
          .resume()
          .on('end', () => response.writeHead(Number(request.headers['content-length']) > 1000 ? 413 : 200).end());
      } else {
        const { origin = '' } = request.headers;
        response.setHeader('Access-Control-Allow-Origin', origin);
        response.setHeader('Access-Control-Allow-Credentials', 'true');
        response.setHeader('Set-Cookie', ['a=1', 'b=2']);
        response.end('ok');
      }
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function look(claim: Partial<HttpClaim>, limit = 5000) {
    asked = [];
    const observation = await gather(
      claim as HttpClaim,
      { kind: 'url', name: 'web', url: base },
      {
        now: NOW,
        signal: AbortSignal.timeout(limit),
        sources: new Map(),
      },
    );
    return collector.judge(claim as HttpClaim, collector.observation.parse(observation), { now: NOW });
  }

  it('sees each header as it was sent', async () => {
    expect((await look({ header: 'set-cookie', contains: '=2' })).verdict).toBe('broken');
  });

  it('never asks another host', async () => {
    expect((await look({ path: '/away', status: 200 })).verdict).toBe('broken');
    expect(asked).toEqual(['GET /away']);
    await expect(look({ path: 'http://other.invalid/', status: 200 })).rejects.toThrow('the source is');
  });

  it('gives up where it is led round and round, and where nothing is answered', async () => {
    await expect(look({ path: '/round', status: 200 })).rejects.toThrow('leads on and on');
    await expect(look({ path: '/hang', status: 200 }, 300)).rejects.toThrow('Cannot ask');
  });

  it('reads only so much of an answer', async () => {
    expect((await look({ path: '/large', status: 200 })).verdict).toBe('upheld');
  });

  it('sees a limit by running into it, and a mirror by looking into it', async () => {
    expect(await look({ path: '/limited', burst: 40, status: 429 })).toMatchObject({
      verdict: 'upheld',
      depth: 'effective',
    });
    expect(asked.length).toBe(40);
    expect((await look({ burst: 20, status: 429 })).verdict).toBe('broken');
    expect((await look({ path: '/upload', body: '2KB', status: 413 })).verdict).toBe('upheld');
    expect((await look({ origin: 'https://evil.example', passes: ['cors'] })).verdict).toBe('broken');
  });
});
