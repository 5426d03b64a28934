/**
 * The words of CycloneDX for what the language says with its own, in both directions.
 * @module
 */
import type { Json } from '../fields.ts';
import { isJsonMap, listOf, mapOf, textOf, wordOf } from './json.ts';

/** Foreign words and what they mean; of several that mean the same, the first is written. */
type Words = Readonly<Record<string, string>>;

const STRATEGIES: Words = {
  preventive: 'prevent',
  detective: 'detect',
  corrective: 'respond',
  recovery: 'recover',
  deterrent: 'prevent',
};
const STATUSES: Words = {
  implemented: 'done',
  verified: 'done',
  'in-progress': 'in-progress',
  planned: 'planned',
  recommended: 'planned',
  proposed: 'planned',
  approved: 'planned',
  decommissioned: 'retired',
};
const RATINGS: Words = { marginal: 'low', adequate: 'medium', good: 'high', excellent: 'very-high' };
const LEVELS: Words = { low: 'low', info: 'low', medium: 'moderate', high: 'high', critical: 'critical' };
const LIKELIHOODS: Words = { 'very-low': '1', low: '2', medium: '3', high: '4', 'very-high': '5', certain: '5' };
const IMPACTS: Words = { negligible: '1', low: '2', moderate: '3', major: '4', catastrophic: '5' };
const SOPHISTICATIONS: Words = { none: '1', minimal: '2', intermediate: '3', advanced: '4', expert: '5' };
const SKILLS: Words = { none: '1', basic: '2', intermediate: '3', advanced: '4', expert: '5' };
const TREATMENTS: Words = { accept: 'accept', transfer: 'transfer', avoid: 'avoid' };
const TRUSTS: Words = {
  untrusted: 'untrusted',
  public: 'public',
  'semi-trusted': 'semi-trusted',
  authenticated: 'authenticated',
  internal: 'internal',
  trusted: 'trusted',
};

/** A word in both languages. */
interface Word {
  /** What the foreign word means; undefined when it says nothing to us. */
  readonly means: (value: Json | undefined) => string | undefined;
  /** The foreign word for one of ours. */
  readonly says: (word: string | undefined) => string | undefined;
}

function word(words: Words, levels: (word: string) => string = (one) => one): Word {
  const means = new Map(Object.entries(words));
  const says = new Map(
    Object.entries(words)
      .toReversed()
      .map(([foreign, own]) => [own, foreign]),
  );
  return {
    means: (value) => means.get(wordOf(value)?.toLowerCase() ?? ''),
    says: (own) => (own === undefined ? undefined : says.get(levels(own))),
  };
}

/** The strategy of a control. */
export const STRATEGY = word(STRATEGIES);
/** How far a control is in place. */
export const STATUS = word(STATUSES);
/** How well a control works. */
export const RATING = word(RATINGS);
/** The level of a risk. */
export const LEVEL = word(LEVELS);
/** The axis of probability, 1 to 5. */
export const LIKELIHOOD = word(LIKELIHOODS, ordinal);
/** The axis of impact, 1 to 5. */
export const IMPACT = word(IMPACTS, ordinal);
/** The skill of an actor, 1 to 5. */
export const SOPHISTICATION = word(SOPHISTICATIONS);
/** The skill a step takes, 1 to 5. */
export const SKILL = word(SKILLS);
/** What is done about a risk other than reducing it. */
export const TREATMENT = word(TREATMENTS);
/** How far a zone is trusted. */
export const TRUST = word(TRUSTS);

function ordinal(level: string): string {
  const spelled: Words = {
    'very-low': '1',
    negligible: '1',
    rare: '1',
    low: '2',
    minor: '2',
    unlikely: '2',
    medium: '3',
    moderate: '3',
    possible: '3',
    high: '4',
    major: '4',
    likely: '4',
    'very-high': '5',
    critical: '5',
    catastrophic: '5',
    'almost-certain': '5',
  };
  return spelled[level.toLowerCase()] ?? level;
}

const STORES = new Set(['data-store', 'cache', 'data', 'queue', 'resource']);

/** What an asset of a blueprint is in our words. */
export function kindOf(type: Json | undefined): string {
  const name = wordOf(type)?.toLowerCase() ?? '';
  if (STORES.has(name)) return 'store';
  return name === 'actor' || name === 'external-entity' ? 'external' : 'process';
}

const BOUNDARY_TYPES = new Set(['data', 'functional', 'network', 'organizational', 'physical', 'process', 'trust']);

/** The type of a boundary for its kind; a trust boundary when nothing more is said. */
export function boundaryType(kind: string | undefined): Json {
  const name = kind ?? 'trust';
  return BOUNDARY_TYPES.has(name) ? name : { name };
}

const AUTHENTICATIONS: Words = {
  none: 'none',
  mtls: 'mtls',
  certificate: 'certificate',
  basic: 'password',
  digest: 'password',
  form: 'password',
  jwt: 'token',
  bearer: 'token',
  oauth2: 'token',
  oidc: 'token',
  'session-cookie': 'token',
  'api-key': 'shared-secret',
  psk: 'shared-secret',
  hmac: 'shared-secret',
  fido2: 'registered-key',
  ssh: 'registered-key',
};
const AUTHENTICATION_SAYS: Words = {
  none: 'none',
  mtls: 'mtls',
  'mutual-tls': 'mtls',
  certificate: 'certificate',
  password: 'form',
  basic: 'basic',
  token: 'bearer',
  jwt: 'jwt',
  oauth: 'oauth2',
  oidc: 'oidc',
  'api-key': 'api-key',
  'shared-secret': 'psk',
  'registered-key': 'fido2',
  webauthn: 'fido2',
  passkey: 'fido2',
};

/** How a caller proves who it is, when exactly one way is given that the fact table knows. */
export function authenticationOf(value: Json | undefined): string | undefined {
  const ways = listOf(value);
  if (ways.length !== 1) return undefined;
  return AUTHENTICATIONS[wordOf(ways[0])?.toLowerCase() ?? ''];
}

/** The ways to prove who a caller is, as CycloneDX lists them. */
export function authenticationSays(value: Json | undefined): readonly Json[] {
  return listOf(value).flatMap((way) => {
    const own = textOf(way);
    return own === undefined ? [] : [AUTHENTICATION_SAYS[own] ?? { name: own }];
  });
}

/** The name of a party: whoever is answerable for something. */
export function partyName(value: Json | undefined): string | undefined {
  if (!isJsonMap(value)) return textOf(value);
  const persona = mapOf(value['persona']);
  return (
    textOf(mapOf(value['organization'])['name']) ??
    textOf(mapOf(value['person'])['name']) ??
    wordOf(mapOf(value['system'])['kind']) ??
    textOf(persona['description']) ??
    wordOf(persona['archetype'])
  );
}

/** An owner as a party. */
export function ownerSays(owner: string | undefined): Json | undefined {
  return owner === undefined ? undefined : { roles: [{ role: 'owner' }], organization: { name: owner } };
}
