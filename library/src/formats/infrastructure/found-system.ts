/**
 * The draft of a system that is found in settings: as any other draft, and it remembers where each entry stands, so
 * that what runs can be compared with what a model says.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { Place } from '../../model/problem.ts';
import { type DraftBuilder, type Naming, newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { DraftEntry, Imported } from '../format.ts';
import { type Losses, losses } from '../losses.ts';
import { keptSafely } from './kept-safely.ts';

/** What was found, with the place of each entry by `collection/id`. */
export interface FoundImport extends Imported {
  readonly places: Readonly<Record<string, Place>>;
}

/** Somebody who calls somebody. */
interface Call {
  readonly from: string;
  readonly to: string;
  readonly protocol?: string | undefined;
  /** The port that is called. */
  readonly port?: number | undefined;
  /** Where the source says it, such as `DATABASE_URL`. */
  readonly by: string;
  /** Whether something weaker than an address says so, such as an order of starting: then any other says it better. */
  readonly isWeak?: boolean;
  /** Further keys of the flow. */
  readonly entry?: DraftEntry;
  readonly at: Place;
}

/** A system while it is found. */
export interface FoundSystem {
  readonly draft: DraftBuilder;
  readonly lost: Losses;
  /** Adds an entry that stands at a place; what is kept of it loses its secrets. */
  add(collection: string, naming: Naming, entry: DraftEntry, at: Place): string;
  /** Adds a flow once everything is known; the same call counts once. */
  call(call: Call): void;
  /** Says where an asset lies, in a further component. */
  holds(asset: string, component: string): void;
  finish(title: string | undefined, kept?: Json): FoundImport;
}

/**
 * Starts a system.
 *
 * @param options.hasZones whether the source has a notion of zones; otherwise they are not counted
 */
export function findSystem(format: string, { hasZones = true } = {}): FoundSystem {
  const draft = newDraft(format);
  const lost = losses();
  const places: Record<string, Place> = {};
  const calls: Call[] = [];
  const add: FoundSystem['add'] = (collection, { name, key, kept }, entry, at) => {
    const id = draft.add(collection, { name, key, ...(kept !== undefined && { kept: keptSafely(kept) }) }, entry);
    places[`${collection}/${id}`] = at;
    return id;
  };
  return {
    draft,
    lost,
    add,
    call: (call) => {
      if (call.from !== call.to) calls.push(call);
    },
    holds: (asset, component) => {
      const at = draft.get('assets', asset)?.['at'];
      const known: readonly Value[] = Array.isArray(at) ? at : [];
      if (!known.includes(component)) draft.extend('assets', asset, { at: [...known, component] });
    },
    finish: (title, kept) => {
      for (const { from, to, protocol, by, port, entry, at } of distinct(calls)) {
        const name = `${from} to ${to}`;
        const key = `${from} -> ${to}${port === undefined ? '' : `:${port}`}`;
        add('flows', { name, key, kept: { by } }, { from, to, protocol, ...entry }, at);
      }
      draft.system({ title }, kept === undefined ? undefined : keptSafely(kept));
      const { components = 0, flows = 0, zones = 0, entries = 0, assets = 0 } = draft.counts();
      return {
        draft: draft.result(),
        counts: { components, flows, ...(hasZones && { boundaries: zones }), entries, assets },
        lost: lost.list(),
        problems: [],
        places,
      };
    },
  };
}

/** Each call once: a weak one only where nothing better is known, one without a protocol only where none has any. */
function distinct(calls: readonly Call[]): readonly Call[] {
  const pairs = new Map<string, Call[]>();
  for (const call of calls) {
    const pair = `${call.from} ${call.to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), call]);
  }
  return [...pairs.values()].flatMap((same) => {
    const strong = same.filter(({ isWeak }) => isWeak !== true);
    const known = strong.length > 0 ? strong : same.slice(0, 1);
    const spoken = known.filter(({ protocol }) => protocol !== undefined);
    const best = spoken.length > 0 ? spoken : known.slice(0, 1);
    return best.filter((call, index) => best.findIndex((other) => isSame(call, other)) === index);
  });
}

function isSame(one: Call, other: Call): boolean {
  return one.protocol === other.protocol && JSON.stringify(one.entry ?? {}) === JSON.stringify(other.entry ?? {});
}
