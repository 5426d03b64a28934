/**
 * Where what runs and what a model says part ways: compares a model with drafts that were made of Compose files,
 * manifests, plans and the like. Quiet on purpose: what only one side speaks of is no difference, and nothing counts as
 * gone that nobody said comes from such a source.
 * @module
 */

import type { Difference, Drift } from '../../model/drift.ts';
import type { Place } from '../../model/problem.ts';
import type { ReadResult } from '../../model/read/read-texts.ts';
import type { Draft } from '../format.ts';
import { compareComponents } from './compare-components.ts';
import { compareEntries } from './compare-entries.ts';
import { compareFlows } from './compare-flows.ts';
import { findGone } from './find-gone.ts';
import { type Seen, seenIn } from './seen.ts';

export type { Difference, Drift } from '../../model/drift.ts';

/** A draft that was found somewhere. */
export interface FoundDraft {
  /** The name people know the file by. */
  readonly name: string;
  /** The id of the format it was in. */
  readonly format: string;
  readonly draft: Draft;
  /** Where each entry stands in the file, by `collection/id`, as the readers of these formats give it. */
  readonly places?: Readonly<Record<string, Place>>;
  /** Ids of components and zones of the model that this file is to hold, because somebody said so. */
  readonly covers?: readonly string[];
}

/** A model with the places of what it says. */
export type DeclaredModel = Pick<ReadResult, 'model' | 'locate'>;

/** Compares a model with what was found; the same call gives the same differences in the same order. */
export function compareWithModel(declared: DeclaredModel, found: readonly FoundDraft[]): Drift {
  const seen: readonly Seen[] = found.map((each) => seenIn(declared, each));
  const differences = distinct([
    ...seen.flatMap((each) => [
      ...compareComponents(declared, each),
      ...compareEntries(declared, each),
      ...compareFlows(declared, each),
    ]),
    ...findGone(declared, seen),
  ]);
  const of = (kind: Difference['kind']): readonly Difference[] => differences.filter((each) => each.kind === kind);
  return {
    undeclared: of('undeclared'),
    gone: of('gone'),
    changed: of('changed'),
    matched: seen.flatMap(({ matched }) => matched),
  };
}

/** The same of two files counts once, with the first place. */
function distinct(differences: readonly Difference[]): readonly Difference[] {
  const byKey = new Map<string, Difference>();
  for (const each of differences) {
    const { kind, what, name, property, found } = each;
    const key = JSON.stringify([kind, what, name, property, found]);
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}
