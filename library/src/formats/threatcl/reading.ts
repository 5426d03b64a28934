/**
 * One model while it is read: where its entries go, and what its names mean.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import type { DraftBuilder } from '../draft.ts';
import type { Losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import type { Block } from './block.ts';

/** One model of a file while it is read. */
export interface Reading {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  /** The name of the model on each of its entries, when a file holds several models. */
  readonly tags: readonly string[];
  readonly assets: Names;
  /** The id of a control of the library that is referred to by its name; undefined when it is not here. */
  readonly libraryControl: (name: string) => string | undefined;
}

/** Ids by the names that a model uses, as they are or as an identifier made of them. */
export interface Names {
  set(name: string, id: string): void;
  get(name: string | undefined): string | undefined;
}

/** Starts a list of names. */
export function names(): Names {
  const exact = new Map<string, string>();
  const plain = new Map<string, string>();
  return {
    set: (name, id) => {
      if (!exact.has(name)) exact.set(name, id);
      const key = slug(name) ?? name;
      if (!plain.has(key)) plain.set(key, id);
    },
    get: (name) => (name === undefined ? undefined : (exact.get(name) ?? plain.get(slug(name) ?? name))),
  };
}

/** What of a block nobody has read, with a loss for each of its keys. */
export function keptOf(block: Block, losses: Losses, words: string = block.type): JsonMap | undefined {
  const rest = block.rest();
  for (const key of Object.keys(rest ?? {})) {
    losses.add(`${words}: "${key}" is kept, but says nothing to Vauban`, block.place(key));
  }
  return rest;
}
