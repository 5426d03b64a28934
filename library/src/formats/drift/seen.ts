/**
 * A found draft beside a model: read as a model itself, with what of it is what of the model.
 * @module
 */
import type { DriftMatch } from '../../model/drift.ts';
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import type { Draft } from '../format.ts';
import { originOf } from '../origin.ts';
import { printDraft } from '../print-draft.ts';
import type { DeclaredModel, FoundDraft } from './drift.ts';
import { matchComponents } from './match-components.ts';
import { matchNamed } from './match-named.ts';

/** A found draft, matched. */
export interface Seen {
  readonly found: FoundDraft;
  readonly model: Model;
  /** Ids of the model by ids of what was found. */
  readonly components: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
  /** Ids of the components of the model that were found. */
  readonly declared: ReadonlySet<string>;
  /** Everything that matches; the comparisons add to it. */
  readonly matched: DriftMatch[];
  /** Where something found stands. */
  readonly place: (collection: string, id: string) => Place;
}

/** Reads a draft and matches its components and zones. */
export function seenIn({ model: declared }: DeclaredModel, found: FoundDraft): Seen {
  const model = modelOf(found.draft);
  const components = matchComponents(declared, model, found.format);
  const zones = matchNamed(declared.zones, model.zones, found.format);
  const whole: Place = { file: found.name, line: 1, column: 1 };
  const matches = (what: DriftMatch['what'], pairs: ReadonlyMap<string, string>): readonly DriftMatch[] =>
    [...pairs].map(([own, id]) => ({ what, id, found: own, file: found.name }));
  return {
    found,
    model,
    components,
    zones,
    declared: new Set(components.values()),
    matched: [...matches('component', components), ...matches('zone', zones)],
    place: (collection, id) => found.places?.[`${collection}/${id}`] ?? whole,
  };
}

function modelOf(draft: Draft): Model {
  const text = printDraft(draft, { from: 'found', format: 'found', lost: [] });
  return readTexts([{ name: 'found.yaml', text }]).model;
}

/** What the source of a format calls an entry. */
export function originId(entry: { readonly origin?: unknown } | undefined, format: string): string | undefined {
  return originOf(entry, format).id;
}
