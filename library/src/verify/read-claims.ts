/**
 * Reads the claims of a model with the schemas of their collectors; a claim that cannot be read is a problem at its
 * place, never silently left out.
 * @module
 */
import * as z from 'zod';
import { didYouMean } from '../kit/did-you-mean.ts';
import { type ClaimSite, claimSites } from '../model/claims.ts';
import type { Model } from '../model/model.ts';
import type { Problem } from '../model/problem.ts';
import type { Raw } from '../model/raw.ts';
import { complaintsOf } from '../model/read/problems-of.ts';
import { duration, shape, text } from '../model/schema/field.ts';
import { COMMON_KEYS, claimKey, ownKeys } from './claim-key.ts';
import type { Collector } from './collector.ts';
import { COLLECTORS } from './collectors/registry.ts';

/** The keys every claim may have, whatever looks. */
const common = shape(
  {},
  {
    check: text(),
    source: text(),
    title: text(),
    because: text(),
    covers: z.array(text()).describe('The elements it covers, when not all that the control guards'),
    'fresh-for': duration().describe('How long one look at it holds'),
  },
);

/** A claim that can be looked at. */
export interface ReadClaim {
  readonly site: ClaimSite;
  /** Stays the same while the claim does. */
  readonly key: string;
  readonly collector: Collector;
  /** As the collector's schema reads it. */
  readonly claim: unknown;
  readonly source: string | undefined;
  readonly covers: readonly string[] | undefined;
  readonly freshFor: string | undefined;
}

/** A mistake in a claim, before it has a place. */
export interface ClaimComplaint extends Omit<Problem, 'at'> {
  readonly path: ClaimSite['path'];
  readonly key: boolean;
}

export interface ReadClaims {
  readonly claims: readonly ReadClaim[];
  readonly complaints: readonly ClaimComplaint[];
}

/** Reads every claim of a model; loads only the collectors that are named. */
export async function readClaims(model: Model): Promise<ReadClaims> {
  const claims: ReadClaim[] = [];
  const complaints: ClaimComplaint[] = [];
  for (const site of claimSites(model)) {
    const read = await readClaim(site);
    if ('key' in read) claims.push(read);
    else complaints.push(...read.complaints);
  }
  return { claims, complaints };
}

async function readClaim(site: ClaimSite): Promise<ReadClaim | { readonly complaints: readonly ClaimComplaint[] }> {
  const { check, source } = site.claim;
  if (check === undefined) {
    const message = `Missing "check" in the evidence of "${site.about}": expected what looks, such as ${known()}`;
    return { complaints: [{ code: 'missing', message, path: site.path, key: false }] };
  }
  const entry = Object.hasOwn(COLLECTORS, check) ? COLLECTORS[check] : undefined;
  if (entry === undefined) return { complaints: [unknownCheck(site, check)] };
  const collector = await entry.load();
  const own = ownKeys(site);
  const shared = Object.fromEntries(Object.entries(site.claim).filter(([key]) => COMMON_KEYS.has(key)));
  const readOwn = collector.claim.safeParse(own);
  const readShared = common.safeParse(shared);
  const complaints = [
    ...(readOwn.success ? [] : complaintsOf(collector.claim, own as Raw, site.path, readOwn.error.issues)),
    ...(readShared.success ? [] : complaintsOf(common, shared as Raw, site.path, readShared.error.issues)),
  ];
  if (!readOwn.success || !readShared.success) return { complaints };
  const { covers, freshFor } = readShared.data;
  return { site, key: claimKey(site), collector, claim: readOwn.data, source, covers, freshFor };
}

function unknownCheck(site: ClaimSite, check: string): ClaimComplaint {
  const meant = didYouMean(check, Object.keys(COLLECTORS));
  return {
    code: 'wrong-value',
    message: `Unknown check "${check}" in the evidence of "${site.about}": expected ${known()}`,
    ...(meant !== undefined && { hint: `Did you mean "${meant}"?` }),
    path: [...site.path, 'check'],
    key: false,
  };
}

function known(): string {
  return Object.keys(COLLECTORS).join(', ');
}
