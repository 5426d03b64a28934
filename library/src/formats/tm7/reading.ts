/**
 * What the parts of the reader share.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import type { DraftBuilder } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import { shown } from '../tmt/shown.ts';
import type { Drawn, TmtModel } from '../tmt/tmt-model.ts';
import type { TypeTree } from '../tmt/type-tree.ts';
import { isUnset } from '../tmt/words.ts';

/** A file that is being read. */
export interface Reading {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  readonly model: TmtModel;
  readonly types: TypeTree;
  readonly at: (offset: number) => Place;
  /** The control that was made of a justification; the same words are the same control. */
  readonly controls: Map<string, string>;
}

/** Properties that have a place of their own in the language. */
const PLACED = new Set(['Name', 'Out Of Scope', 'Reason For Out Of Scope']);
/** Properties that have one when they are chosen; they are kept for the rules of a template. */
const PLACED_IF_YES = new Set(['Sanitizes Output', 'Stores Credentials', 'Stores Log Data']);

/** What of something drawn has no place in the language, and says so in the losses. */
export function keptOf(drawn: Drawn, { losses, types, at }: Reading, collection: string): Record<string, Json> {
  const properties = new Map<string, Json>();
  for (const { name, label, kind, value } of drawn.properties) {
    if (kind === 'header' || value === undefined || isUnset(value) || PLACED.has(label)) continue;
    if (label === 'Dataflow Order' && value === '0') continue;
    if (types.fixed(drawn.type, name === '' ? label : name) === value) continue;
    properties.set(properties.has(label) || label === '' ? name : label, value);
    if (value === 'Yes' && collection === 'components' && PLACED_IF_YES.has(label)) continue;
    losses.add(`${collection}: "${shown(label || name)}" is kept, but says nothing to Vauban`, at(drawn.offset));
  }
  return {
    shape: drawn.shape,
    type: drawn.type,
    ...(properties.size > 0 && { properties: Object.fromEntries(properties) }),
    ...drawn.rest,
  };
}
