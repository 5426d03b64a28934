/**
 * The test of the Content-Security-Policy (https://www.w3.org/TR/CSP3/).
 * @module
 */
import { type Exchange, headerValues, hostOf } from './exchange.ts';
import { type Graded, resultsOf } from './graded.ts';

/** Directives with their sources; of a directive that is there twice only the first counts (CSP3, 2.2.1). */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Reads the policies of an answer: of its headers, then of its page. */
export function policiesOf(one: Exchange): readonly Policy[] {
  const sent = headerValues(one, 'content-security-policy').flatMap((value) => value.split(','));
  return [...sent, ...one.metaPolicies].map(readPolicy).filter((policy) => policy.size > 0);
}

/** Reads one policy. */
export function readPolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (key !== '' && !policy.has(key))
      policy.set(
        key,
        sources.map((source) => normalized(source)),
      );
  }
  return policy;
}

/** Keywords do not mind case; nonces and hashes do. */
function normalized(source: string): string {
  return /^'(nonce|sha\d+)-/i.test(source) ? source : source.toLowerCase();
}

const graded = resultsOf('csp');
const BROAD = ['*', 'http:', 'https:', 'data:', 'blob:', 'ftp:', 'filesystem:', "'unsafe-inline'"];
const KNOWN =
  /^(default|script|style|img|font|connect|media|object|frame|child|worker|manifest|prefetch)-src(-elem|-attr)?$|^(base-uri|form-action|frame-ancestors|navigate-to|sandbox|report-uri|report-to|require-trusted-types-for|trusted-types|upgrade-insecure-requests|block-all-mixed-content|plugin-types|require-sri-for|fenced-frame-src)$/;

/** Judges all policies together: a browser applies each of them, so the strictest counts. */
export function testPolicy(one: Exchange): Graded {
  const policies = policiesOf(one);
  if (policies.length === 0) {
    const only = headerValues(one, 'content-security-policy-report-only').length > 0;
    return only
      ? graded('csp-report-only', -25, 'The Content-Security-Policy is only reported, not enforced')
      : graded('csp-not-implemented', -25, 'There is no Content-Security-Policy');
  }
  const results = policies.map((policy) => judge(policy, hostOf(one.url)?.scheme === 'https'));
  return results.reduce((best, next) => (next.points > best.points ? next : best));
}

function judge(policy: Policy, isSecure: boolean): Graded {
  if (![...policy.keys()].some((name) => KNOWN.test(name))) {
    return graded('csp-header-invalid', -25, 'The Content-Security-Policy has no directive that browsers know');
  }
  const script = effective(policy, 'script-src');
  const object = effective(policy, 'object-src');
  const style = effective(policy, 'style-src');
  const broadScript = script === undefined ? ['no script-src'] : broadIn(script);
  const broadObject =
    object === undefined ? ['no object-src'] : broadIn(object).filter((source) => source !== "'unsafe-inline'");
  if (broadScript.length > 0 || broadObject.length > 0) {
    const what = [
      ...broadScript.map((source) => `scripts: ${source}`),
      ...broadObject.map((source) => `objects: ${source}`),
    ];
    return graded('csp-implemented-with-unsafe-inline', -20, `The policy lets too much run (${what.join(', ')})`);
  }
  if (isSecure && [...policy].some(([name, sources]) => isActive(name) && sources.some(isInsecure))) {
    return graded('csp-implemented-with-insecure-scheme', -20, 'The policy allows scripts or frames over plain HTTP');
  }
  if (script?.includes("'unsafe-eval'") === true || style?.includes("'unsafe-eval'") === true) {
    return graded('csp-implemented-with-unsafe-eval', -10, "The policy allows 'unsafe-eval'");
  }
  if (isSecure && [...policy].some(([name, sources]) => isPassive(name) && sources.some(isInsecure))) {
    return graded(
      'csp-implemented-with-insecure-scheme-in-passive-content-only',
      -10,
      'The policy allows images or media over plain HTTP',
    );
  }
  if (style === undefined || broadIn(style).includes("'unsafe-inline'")) {
    return graded(
      'csp-implemented-with-unsafe-inline-in-style-src-only',
      0,
      "The policy allows 'unsafe-inline' styles",
    );
  }
  const isDefaultNone = policy.get('default-src')?.join(' ') === "'none'";
  return isDefaultNone
    ? graded(
        'csp-implemented-with-no-unsafe-default-src-none',
        10,
        "The policy starts from default-src 'none' and allows nothing unsafe",
      )
    : graded('csp-implemented-with-no-unsafe', 5, 'The policy allows nothing unsafe');
}

/** The sources of a directive, or those of default-src where it is not there. */
export function effective(policy: Policy, name: string): readonly string[] | undefined {
  return policy.get(name) ?? policy.get('default-src');
}

/** Sources that let nearly anything in; a nonce or hash switches 'unsafe-inline' off, 'strict-dynamic' also hosts. */
function broadIn(sources: readonly string[]): readonly string[] {
  const hasHash = sources.some((source) => /^'(nonce-|sha(256|384|512)-)/i.test(source));
  const isDynamic = hasHash && sources.includes("'strict-dynamic'");
  return sources.filter((source) => {
    if (!BROAD.includes(source)) return false;
    if (source === "'unsafe-inline'") return !hasHash;
    return !isDynamic;
  });
}

function isActive(name: string): boolean {
  return (
    /^(default|script|object|frame|child|worker|style|connect|font|manifest)-src/.test(name) || name === 'base-uri'
  );
}

function isPassive(name: string): boolean {
  return /^(img|media)-src/.test(name);
}

function isInsecure(source: string): boolean {
  return /^(http|ftp|ws):/.test(source);
}

/** Whether framing is refused by the policy. */
export function forbidsFraming(one: Exchange): boolean {
  const sent = headerValues(one, 'content-security-policy')
    .flatMap((value) => value.split(','))
    .map(readPolicy);
  // A policy in the page itself cannot refuse framing (CSP3, 6.4.2).
  return sent.some((policy) => {
    const sources = policy.get('frame-ancestors');
    return sources !== undefined && !sources.some((source) => ['*', 'http:', 'https:'].includes(source));
  });
}
