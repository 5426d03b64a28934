/**
 * The tests of an answer: each looks at one protection a browser gives when it is asked to.
 * @module
 */
import { testCookies } from './cookie-test.ts';
import { type Exchange, headerValue, headerValues, hostOf } from './exchange.ts';
import { type Graded, type HeaderTest, resultsOf } from './graded.ts';
import { forbidsFraming, testPolicy } from './policy-test.ts';

/** Every test, in the order of a report. */
export const HEADER_TESTS: Readonly<Record<string, HeaderTest>> = {
  csp: testPolicy,
  cookies: testCookies,
  cors: testSharing,
  redirection: testRedirection,
  'referrer-policy': testReferrer,
  hsts: testTransport,
  sri: testIntegrity,
  'x-content-type-options': testContentType,
  'x-frame-options': testFraming,
  'cross-origin-resource-policy': testResourcePolicy,
  'cross-origin-embedder-policy': testEmbedderPolicy,
  'cross-origin-opener-policy': testOpenerPolicy,
};

/** CORS (Fetch, 3.2): an answer that mirrors any origin and allows credentials gives every site the user's data. */
function testSharing(one: Exchange): Graded {
  const graded = resultsOf('cors');
  const allowed = headerValue(one, 'access-control-allow-origin');
  if (allowed === undefined)
    return graded('cross-origin-resource-sharing-not-implemented', 0, 'No other site may read the answer');
  const credentials = headerValue(one, 'access-control-allow-credentials')?.toLowerCase() === 'true';
  const own = hostOf(one.url);
  const isOwn = own !== undefined && allowed === `${own.scheme}://${own.host}`;
  if (allowed === 'null' && credentials) {
    return graded(
      'cross-origin-resource-sharing-implemented-with-universal-access',
      -50,
      'Any sandboxed page may read the answer with the user’s credentials',
    );
  }
  if (allowed !== '*' && credentials && !isOwn && one.probe === 'origin') {
    return graded(
      'cross-origin-resource-sharing-implemented-with-universal-access',
      -50,
      `The answer mirrors the origin "${allowed}" and allows credentials`,
    );
  }
  if (allowed === '*')
    return graded(
      'cross-origin-resource-sharing-implemented-with-public-access',
      0,
      'Every site may read the answer, without credentials',
    );
  return graded(
    'cross-origin-resource-sharing-implemented-with-restricted-access',
    0,
    `Only "${allowed}" may read the answer`,
  );
}

/** From plain HTTP the first step must lead to HTTPS on the same host, or HSTS is never learned. */
function testRedirection(one: Exchange): Graded {
  const graded = resultsOf('redirection');
  const [first] = one.redirects;
  const start = hostOf(first?.from ?? one.url);
  const end = hostOf(one.url);
  if (start?.scheme !== 'http') return graded('redirection-not-needed-no-http', 0, 'It was not asked over plain HTTP');
  if (end?.scheme !== 'https') {
    return first === undefined
      ? graded('redirection-missing', -20, 'Plain HTTP is answered and does not lead to HTTPS')
      : graded('redirection-not-to-https', -20, 'Plain HTTP leads on, but not to HTTPS');
  }
  const next = hostOf(first?.to ?? '');
  if (next?.scheme !== 'https')
    return graded('redirection-not-to-https-on-initial-redirection', -10, 'The first step does not lead to HTTPS');
  if (next.host !== start.host)
    return graded('redirection-off-host-from-http', -5, 'The first step leads to another host, so HSTS is not learned');
  return graded('redirection-to-https', 0, 'Plain HTTP leads to HTTPS');
}

const PRIVATE = new Set(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']);
const UNSAFE = new Set(['origin', 'origin-when-cross-origin', 'unsafe-url', 'no-referrer-when-downgrade']);

/** Referrer Policy: of several values the last that a browser knows counts. */
function testReferrer(one: Exchange): Graded {
  const graded = resultsOf('referrer-policy');
  const sent = headerValue(one, 'referrer-policy');
  if (sent === undefined)
    return graded(
      'referrer-policy-not-implemented',
      0,
      'There is no Referrer-Policy; browsers take strict-origin-when-cross-origin',
    );
  const value = sent
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .findLast((part) => PRIVATE.has(part) || UNSAFE.has(part));
  if (value === undefined)
    return graded('referrer-policy-header-invalid', -5, `The Referrer-Policy "${sent}" is none that browsers know`);
  return PRIVATE.has(value)
    ? graded('referrer-policy-private', 5, `The Referrer-Policy is ${value}`)
    : graded('referrer-policy-unsafe', -5, `The Referrer-Policy ${value} tells other sites where the user was`);
}

/** Six months in seconds. */
const SIX_MONTHS = 15_768_000;

/** HSTS (RFC 6797). */
function testTransport(one: Exchange): Graded {
  const graded = resultsOf('hsts');
  if (hostOf(one.url)?.scheme !== 'https')
    return graded('hsts-not-implemented-no-https', -20, 'There is no HTTPS, so HSTS cannot be learned');
  const [sent, ...more] = headerValues(one, 'strict-transport-security');
  if (sent === undefined) return graded('hsts-not-implemented', -20, 'There is no Strict-Transport-Security');
  const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(sent)?.[1];
  // A header that is there twice is not valid; browsers take the first (RFC 6797, 8.1).
  if (age === undefined || more.length > 0)
    return graded('hsts-header-invalid', -20, `The Strict-Transport-Security "${sent}" is not valid`);
  if (Number(age) < SIX_MONTHS)
    return graded(
      'hsts-implemented-max-age-less-than-six-months',
      -10,
      `HSTS holds for ${age} s, expected at least ${SIX_MONTHS}`,
    );
  const isPreload =
    /;\s*preload\s*(;|$)/i.test(sent) && /;\s*includesubdomains\s*(;|$)/i.test(sent) && Number(age) >= 31_536_000;
  return isPreload
    ? graded('hsts-preloaded', 5, 'HSTS holds for the domain and all below it, and asks to be preloaded')
    : graded('hsts-implemented-max-age-at-least-six-months', 0, `HSTS holds for ${age} s`);
}

/** Subresource Integrity: scripts of other hosts are fixed by a hash. */
function testIntegrity(one: Exchange): Graded {
  const graded = resultsOf('sri');
  const { scripts } = one;
  if (scripts === undefined) return graded('sri-not-implemented-response-not-html', 0, 'The answer is no page');
  if (scripts.length === 0) return graded('sri-not-implemented-but-no-scripts-loaded', 0, 'The page loads no scripts');
  const own = hostOf(one.url);
  const foreign = scripts.filter(({ source }) => {
    const from = hostOf(source.startsWith('//') ? `${own?.scheme ?? 'https'}:${source}` : source);
    return from !== undefined && from.host !== own?.host;
  });
  const bare = foreign.filter(({ integrity }) => !integrity);
  const insecure = foreign.filter(
    ({ source }) => /^http:/i.test(source) || (source.startsWith('//') && own?.scheme === 'http'),
  );
  const lost = insecure.find(({ integrity }) => !integrity);
  if (lost !== undefined)
    return graded(
      'sri-not-implemented-and-external-scripts-not-loaded-securely',
      -50,
      `The script ${lost.source} comes over plain HTTP without a hash`,
    );
  if (insecure.length > 0)
    return graded(
      'sri-implemented-but-external-scripts-not-loaded-securely',
      -20,
      'Scripts of other hosts come over plain HTTP',
    );
  if (bare.length > 0)
    return graded(
      'sri-not-implemented-but-external-scripts-loaded-securely',
      -5,
      `The script ${bare[0]?.source} of another host has no hash`,
    );
  if (foreign.length > 0) {
    return scripts.every(({ integrity }) => integrity)
      ? graded('sri-implemented-and-all-scripts-loaded-securely', 5, 'Every script is fixed by a hash')
      : graded(
          'sri-implemented-and-external-scripts-loaded-securely',
          5,
          'Every script of another host is fixed by a hash',
        );
  }
  return graded(
    'sri-not-implemented-but-all-scripts-loaded-from-secure-origin',
    0,
    'All scripts come from the site itself',
  );
}

function testContentType(one: Exchange): Graded {
  const graded = resultsOf('x-content-type-options');
  const sent = headerValue(one, 'x-content-type-options');
  if (sent === undefined)
    return graded('x-content-type-options-not-implemented', -5, 'There is no X-Content-Type-Options');
  return sent.split(',').every((part) => part.trim().toLowerCase() === 'nosniff')
    ? graded('x-content-type-options-nosniff', 0, 'X-Content-Type-Options is nosniff')
    : graded('x-content-type-options-header-invalid', -5, `X-Content-Type-Options is "${sent}", expected nosniff`);
}

function testFraming(one: Exchange): Graded {
  const graded = resultsOf('x-frame-options');
  if (forbidsFraming(one))
    return graded('x-frame-options-implemented-via-csp', 5, 'The policy says who may frame the page');
  const sent = headerValue(one, 'x-frame-options')?.toLowerCase();
  if (sent === undefined) return graded('x-frame-options-not-implemented', -20, 'Every site may frame the page');
  return sent === 'deny' || sent === 'sameorigin'
    ? graded('x-frame-options-sameorigin-or-deny', 0, `X-Frame-Options is ${sent}`)
    : graded('x-frame-options-header-invalid', -20, `X-Frame-Options is "${sent}", which browsers do not know`);
}

function testResourcePolicy(one: Exchange): Graded {
  return testIsolation(one, 'cross-origin-resource-policy', {
    strict: ['same-origin', 'same-site'],
    open: ['cross-origin'],
  });
}

function testEmbedderPolicy(one: Exchange): Graded {
  return testIsolation(one, 'cross-origin-embedder-policy', {
    strict: ['require-corp', 'credentialless'],
    open: ['unsafe-none'],
  });
}

function testOpenerPolicy(one: Exchange): Graded {
  return testIsolation(one, 'cross-origin-opener-policy', {
    strict: ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'],
    open: ['unsafe-none'],
  });
}

/** The three headers that set a page apart from other origins: credit when strict, points off only when not valid. */
function testIsolation(
  one: Exchange,
  name: string,
  { strict, open }: { readonly strict: readonly string[]; readonly open: readonly string[] },
): Graded {
  const graded = resultsOf(name);
  const sent = headerValue(one, name);
  if (sent === undefined) return graded(`${name}-not-implemented`, 0, `There is no ${name}`);
  const value = sent.toLowerCase().split(';')[0]?.trim() ?? '';
  if (strict.includes(value)) return graded(`${name}-implemented`, 10, `${name} is ${value}`);
  if (open.includes(value)) return graded(`${name}-open`, 0, `${name} is ${value}, which sets nothing apart`);
  return graded(`${name}-header-invalid`, -5, `${name} is "${sent}", which browsers do not know`);
}
