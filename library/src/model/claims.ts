/**
 * Every claim of a model with its place: those of its entries, of what is inside them, and of the system itself.
 * @module
 */
import type { Entry, Model } from './model.ts';
import type { Path } from './raw.ts';
import { ENTRY_SCHEMAS, type EntryCollection } from './schema/collection.ts';

/** A claim as written. */
export type Claim = NonNullable<Entry<'controls'>['evidence']>[number];

/** A claim and where it stands. */
export interface ClaimSite {
  /** `<entry>/<number>`, counted from 1; `<entry>/<number>.<number>` inside alternatives. */
  readonly id: string;
  /** The address of the entry, or `system`. */
  readonly about: string;
  readonly path: Path;
  readonly claim: Claim;
  /** Claims of one alternative have the same number. */
  readonly alternative?: number;
}

/** The claims of a model in written order. */
export function claimSites(model: Model): readonly ClaimSite[] {
  const sites: ClaimSite[] = [...sitesIn(model.system.evidence, 'system', ['system', 'evidence'])];
  for (const collection of Object.keys(ENTRY_SCHEMAS) as EntryCollection[]) {
    for (const { id, evidence } of model[collection].values()) {
      sites.push(...sitesIn(evidence, `${collection}/${id}`, [collection, id, 'evidence']));
    }
  }
  for (const phase of model.phases.values()) {
    for (const [item, { evidence }] of phase.items ?? []) {
      const path = ['phases', phase.id, 'items', item, 'evidence'];
      sites.push(...sitesIn(evidence, `phases/${phase.id}/${item}`, path));
    }
  }
  return sites;
}

function* sitesIn(evidence: readonly Claim[] | undefined, about: string, path: Path): Iterable<ClaimSite> {
  const name = about.slice(about.indexOf('/') + 1);
  for (const [index, claim] of (evidence ?? []).entries()) {
    const number = index + 1;
    const any = claim['any'];
    if (!Array.isArray(any)) {
      yield { id: `${name}/${number}`, about, path: [...path, index], claim };
      continue;
    }
    for (const [choice, one] of (any as readonly Claim[]).entries()) {
      const id = `${name}/${number}.${choice + 1}`;
      yield { id, about, path: [...path, index, 'any', choice], claim: one, alternative: number };
    }
  }
}
