/**
 * What tells one claim from another, whatever stands around it in the file.
 * @module
 */
import { canonicalJson } from '../kit/canonical-json.ts';
import { sha256Hex } from '../kit/sha256-hex.ts';
import type { ClaimSite } from '../model/claims.ts';

/** The keys every claim may have, whatever looks; they say how to look, not what must be there. */
export const COMMON_KEYS: ReadonlySet<string> = new Set(['check', 'source', 'title', 'because', 'covers', 'fresh-for']);

/** The keys of a claim that only its collector reads. */
export function ownKeys({ claim }: ClaimSite): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(claim).filter(([key]) => !COMMON_KEYS.has(key)));
}

/** A name for a claim that stays the same while the claim does: 32 hexadecimal digits. */
export function claimKey(site: ClaimSite): string {
  const { check = '', source = '' } = site.claim;
  return sha256Hex(canonicalJson([site.about, check, source, ownKeys(site)])).slice(0, 32);
}
