/**
 * Judges what a service did when it was tried (RFC 9325; Mozilla's server-side TLS 5.7 for keys and dates).
 * @module
 */
import type { Depth, Detail, Judgement } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import { type TlsClaim, type TlsObservation, VERSIONS, WRONG_CALLERS } from './claim.ts';

/** What one part of a claim came to. */
interface Part {
  /** How many things it is about, and how many of these were seen clearly. */
  readonly population: number;
  readonly looked: number;
  readonly details: readonly Detail[];
  readonly found: string;
}

/** Judges every part that the claim asks for. */
export function judgeTransport(claim: TlsClaim, seen: TlsObservation, { now }: { readonly now: string }): Judgement {
  const parts = [
    ...(claim.minimum === undefined ? [] : [versions(claim.minimum, seen)]),
    ...(claim.weakCiphers === undefined ? [] : [weakCiphers(seen)]),
    ...(claim.certificate === undefined && claim.stapled !== true ? [] : [certificate(claim, seen, now)]),
    ...(claim.clientCertificate === undefined ? [] : [callers(seen)]),
  ];
  const place = seen.host;
  const grounds = [{ kind: 'running', file: place }] as const;
  if (parts.length === 0) return unknown({ because: 'The claim does not say what must hold', found: place, grounds });
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const details = parts.flatMap((part) => part.details.map((detail) => ({ ...detail, at: { file: place } })));
  const depth: Depth = claim.clientCertificate !== undefined || claim.minimum !== undefined ? 'effective' : 'active';
  return byDetails(
    details,
    { population: sum((part) => part.population), looked: sum((part) => part.looked), failed: details.length },
    {
      depth,
      atLeast: claim.atLeast,
      sample: claim.sample,
      found: parts.map(({ found }) => found).join('; '),
      said: { grounds },
    },
  );
}

function fault(check: string, message: string, severity: Detail['severity'] = 'high'): Detail {
  return { check, severity, message };
}

/** Each older version must be refused, and one that is new enough must be spoken. */
function versions(minimum: (typeof VERSIONS)[number], seen: TlsObservation): Part {
  const from = VERSIONS.indexOf(minimum);
  const older = VERSIONS.slice(0, from);
  const newer = VERSIONS.slice(from);
  const details = older
    .filter((version) => seen.versions[version] === 'accepted')
    .map((version) => fault('old-version', `${version} is spoken, expected ${minimum} or newer`));
  const spoken = newer.filter((version) => seen.versions[version] === 'accepted');
  const clear = older.filter((version) => (seen.versions[version] ?? 'unclear') !== 'unclear').length;
  const accepted = VERSIONS.filter((version) => seen.versions[version] === 'accepted');
  return {
    population: older.length + 1,
    looked: clear + (spoken.length > 0 || newer.every((version) => seen.versions[version] === 'refused') ? 1 : 0),
    details: [
      ...details,
      ...(newer.every((version) => seen.versions[version] === 'refused')
        ? [fault('no-version', `No version from ${minimum} on is spoken`)]
        : []),
    ],
    found: `speaks ${accepted.length === 0 ? 'no version' : accepted.join(', ')}`,
  };
}

function weakCiphers({ weakCiphers: ended = 'unclear' }: TlsObservation): Part {
  return {
    population: 1,
    looked: ended === 'unclear' ? 0 : 1,
    details: ended === 'accepted' ? [fault('weak-cipher', 'A cipher without forward secrecy is accepted')] : [],
    found: `weak ciphers ${ended}`,
  };
}

/** A day in milliseconds. */
const DAY = 86_400_000;

function certificate(claim: TlsClaim, { certificate: shown }: TlsObservation, now: string): Part {
  if (shown === undefined) return { population: 1, looked: 0, details: [], found: 'no certificate seen' };
  const left = Math.floor((Date.parse(shown.until) - Date.parse(now)) / DAY);
  const wanted = claim.days ?? 14;
  const isSmall = shown.key === 'rsa' ? shown.bits < 2048 : shown.bits > 0 && shown.bits < 256;
  const details = [
    ...(shown.trusted ? [] : [fault('not-trusted', `The certificate is not trusted: ${shown.why}`)]),
    ...(shown.covers ? [] : [fault('wrong-name', `The certificate is not for "${claim.name ?? 'the host'}"`)]),
    ...(left >= wanted
      ? []
      : [fault('runs-out', `The certificate holds ${left} days more, expected at least ${wanted}`)]),
    ...(Date.parse(shown.from) > Date.parse(now) ? [fault('not-yet', 'The certificate does not hold yet')] : []),
    ...(isSmall ? [fault('small-key', `The key has ${shown.bits} bits`)] : []),
    ...(/sha1|md5/i.test(shown.signature)
      ? [fault('weak-signature', `The certificate is signed with ${shown.signature}`)]
      : []),
    ...(claim.stapled === true && !shown.stapled
      ? [fault('not-stapled', 'No answer of the authority comes with it', 'low')]
      : []),
  ];
  return {
    population: 1,
    looked: 1,
    details: details.slice(0, 1),
    found: `a ${shown.key} certificate until ${shown.until.slice(0, 10)}`,
  };
}

/** Five callers that must be refused, and one that must be let in: without that one a closed door would pass. */
function callers({ callers: tried }: TlsObservation): Part {
  const wrong = WRONG_CALLERS.filter((caller) => tried[caller]?.outcome === 'accepted');
  const right = tried['client']?.outcome;
  const all = [...WRONG_CALLERS, 'client'];
  const clear = all.filter((caller) => (tried[caller]?.outcome ?? 'unclear') !== 'unclear');
  const missing = all.filter((caller) => tried[caller] === undefined);
  return {
    population: all.length,
    looked: clear.length,
    details: [
      ...wrong.map((caller) => fault('stranger-accepted', `${CALLERS[caller]} is let in`, 'critical')),
      ...(right === 'refused' ? [fault('caller-refused', 'The caller with the right certificate is refused')] : []),
    ],
    found: [
      ...clear.map((caller) => `${caller} ${tried[caller]?.outcome}`),
      ...(missing.length === 0 ? [] : [`not tried: ${missing.join(', ')}`]),
    ].join(', '),
  };
}

const CALLERS: Readonly<Record<(typeof WRONG_CALLERS)[number], string>> = {
  nobody: 'A caller without a certificate',
  'self-signed': 'A caller who signed their own certificate',
  stranger: 'A caller with the certificate of another authority',
  expired: 'A caller whose certificate has run out',
  other: 'A caller with the certificate of somebody else',
};
