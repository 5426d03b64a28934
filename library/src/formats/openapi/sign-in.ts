/**
 * How a caller signs in, in the words of the facts.
 * @module
 */
import type { ApiOperation, OpenApi, SecurityScheme } from '../../inputs/openapi/openapi.ts';

/** What is known of how a caller signs in. */
export interface SignIn {
  /** Undefined when the document does not say. */
  readonly authentication: string | undefined;
  /** Where a token or key travels, when the scheme says so. */
  readonly place: string | undefined;
  /** Names of schemes that the document does not describe. */
  readonly unknown: readonly string[];
}

/** Weakest first: of several ways the weakest counts, of schemes together the strongest. */
const ORDER = ['none', 'shared-secret', 'password', 'token', 'registered-key', 'certificate', 'mtls'];
const PLACES: Readonly<Record<string, string>> = { query: 'url', header: 'header', cookie: 'cookie' };

/** How the caller of an operation signs in. */
export function signInOf({ security }: ApiOperation, { schemes }: OpenApi): SignIn {
  if (security === undefined) return { authentication: undefined, place: undefined, unknown: [] };
  if (security.length === 0) return { authentication: 'none', place: undefined, unknown: [] };
  const unknown = security.flat().filter((name) => methodOf(schemes.get(name)) === undefined);
  const ways = security.map((names) => {
    const methods = names.flatMap((name) => methodOf(schemes.get(name)) ?? []);
    return { authentication: names.length === 0 ? 'none' : strongest(methods), names };
  });
  const known = ways.filter(({ authentication }) => authentication !== undefined);
  const weakest = known.toSorted((one, other) => rank(one.authentication) - rank(other.authentication))[0];
  // A way nobody understands may be weaker than those that are understood.
  const isSure = known.length === ways.length || weakest?.authentication === 'none';
  const places = (weakest?.names ?? []).flatMap((name) => PLACES[schemes.get(name)?.in ?? ''] ?? []);
  return {
    authentication: isSure ? weakest?.authentication : undefined,
    place: isSure && places.length === 1 ? places[0] : undefined,
    unknown,
  };
}

function strongest(methods: readonly string[]): string | undefined {
  return methods.toSorted((one, other) => rank(other) - rank(one))[0];
}

function rank(method: string | undefined): number {
  return ORDER.indexOf(method ?? 'none');
}

function methodOf(scheme: SecurityScheme | undefined): string | undefined {
  switch (scheme?.type) {
    case 'apiKey':
      return 'shared-secret';
    case 'oauth2':
    case 'openIdConnect':
      return 'token';
    case 'mutualTLS':
      return 'mtls';
    case 'http':
      if (scheme.scheme === 'basic' || scheme.scheme === 'digest') return 'password';
      if (scheme.scheme === 'mutual') return 'mtls';
      return scheme.scheme === 'hoba' ? 'registered-key' : scheme.scheme === undefined ? undefined : 'token';
    default:
      return undefined;
  }
}
