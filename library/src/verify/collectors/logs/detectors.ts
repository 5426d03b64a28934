/**
 * Finds personal data and secrets in a text. Every pattern takes time linear in the text, and whatever has a checksum
 * is counted only when that is right.
 * @module
 */
import { isAccountNumber, isCardNumber } from './checksums.ts';
import type { Kind } from './kinds.ts';

/** A place in a text. */
export interface Hit {
  readonly kind: Kind;
  readonly offset: number;
  readonly value: string;
}

interface Detector {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** Whether what the pattern found is one; `before` is what stands in front of it. */
  readonly accepts?: (value: string, around: { readonly before: string; readonly after: string }) => boolean;
}

/** A field that holds some other number. */
const OTHER_NUMBER =
  /(?:id|trace|span|seq(?:uence)?|offset|nonce|block|height|time(?:stamp)?|ts|hash|version|build|size|count|order|invoice)["']?\s*[=:]\s*["']?$/i;
const GROUPED = /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5}|\d+)$/;
/** Names of machines and files that look like the names of mailboxes. */
const NO_MAILBOX =
  /\.(?:local|internal|lan|localdomain|svc|cluster|png|jpe?g|gif|svg|webp|js|ts|css|json|html|service|socket|slice)$/i;

const DETECTORS: readonly Detector[] = [
  {
    kind: 'card-number',
    pattern: /(?<![\w.+-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g,
    accepts: (value, { before }) =>
      GROUPED.test(value) && !OTHER_NUMBER.test(before) && isCardNumber(value.replace(/\D/g, '')),
  },
  {
    kind: 'bank-account',
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g,
    accepts: isAccountNumber,
  },
  {
    kind: 'national-id',
    pattern: /\b(?:ssn|social[ _-]?security)[^\n\d]{0,24}(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/gi,
  },
  {
    kind: 'birth-date',
    pattern:
      /(?<![A-Za-z])(?:dob|date[ _-]?of[ _-]?birth|birth[ _-]?(?:day|date)|born(?: on)?|geburtsdatum)["']?[^\n\d]{1,6}(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?!\d)/gi,
  },
  {
    kind: 'phone-number',
    pattern: /(?<![\w+./-])\+[1-9](?:[ ()-]{0,2}\d){8,14}(?![\w.])/g,
  },
  {
    kind: 'email-address',
    pattern: /(?<![\w.+%/-])[A-Za-z0-9][\w.%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@-])/g,
    accepts: (value, { after }) => !NO_MAILBOX.test(value) && !(value.startsWith('git@') && /^[:/]/.test(after)),
  },
  {
    kind: 'ip-address',
    pattern: /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/g,
    accepts: (value, { before }) => isPublic(value) && !/(?:\bv|version|release|chrome|agent)[ =:"'/]*$/i.test(before),
  },
  {
    kind: 'ip-address',
    pattern: /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])/gi,
    accepts: isPublicSix,
  },
  {
    kind: 'token',
    pattern: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g,
    accepts: (value) => isTokenHeader(value.split('.')[0] ?? ''),
  },
  {
    kind: 'token',
    pattern: /(?<=\b(?:Bearer|Basic) )(?!eyJ[\w-]+\.eyJ)[A-Za-z0-9+/_=.~-]{16,}/g,
    accepts: (value) => /\d/.test(value) || /[A-Z].*[a-z]|[a-z].*[A-Z]/.test(value),
  },
  {
    kind: 'token',
    pattern:
      /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{80,90}|glpat-[\w-]{20}|xox[abeoprs]-[0-9A-Za-z-]{10,72}|npm_[0-9A-Za-z]{36}|[rs]k_live_[0-9A-Za-z]{20,99})(?!\w)/g,
  },
  { kind: 'key', pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/g },
  { kind: 'key', pattern: /\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[\w-]{35})(?!\w)/g },
  {
    kind: 'password-in-url',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"'${}<>*]{0,64}:[^\s:@/"'${}<>*]{1,128}@/gi,
    accepts: (value) => !/:(?:x{3,}|redacted|masked|hidden|password|pass|secret)@$/i.test(value),
  },
];

/** Everything found, in the order of the detectors. */
export function detect(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { kind, pattern, accepts } of DETECTORS) {
    for (const found of text.matchAll(pattern)) {
      const [value] = found;
      const offset = found.index;
      const before = text.slice(Math.max(0, offset - 40), offset);
      const after = text.slice(offset + value.length, offset + value.length + 2);
      if (accepts === undefined || accepts(value, { before, after })) hits.push({ kind, offset, value });
    }
  }
  return hits;
}

/** Whether an address of IPv4 may be that of a person: not private, local, shared, multicast or reserved. */
function isPublic(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false;
  if (first === 172 && second >= 16 && second < 32) return false;
  if (first === 100 && second >= 64 && second < 128) return false;
  return !(first === 192 && second === 168) && !(first === 169 && second === 254);
}

/** Whether a text is an address of IPv6 that may be that of a person: a global one. */
function isPublicSix(text: string): boolean {
  const groups = text.split(':');
  const isWhole = groups.length === 8 && !groups.includes('');
  const isShort = groups.length < 8 && (text.match(/::/g) ?? []).length === 1;
  return (isWhole || isShort) && /^2[0-9a-f]{3}:/i.test(text);
}

/** Whether the first part of a JSON Web Token names an algorithm. */
function isTokenHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof header === 'object' && header !== null && 'alg' in header;
  } catch {
    return false;
  }
}
