/**
 * The world of a model by the fact table that Vauban ships, with what follows from other facts.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { factTable } from '../facts/fact-table.ts';
import { type World, type WorldOptions, worldOf } from '../facts/world.ts';
import { type Derive, derivations } from './derive.ts';

let shipped: Derive | undefined;

/** What follows from other facts by the shipped table; compiled once. */
export function derive(...asked: Parameters<Derive>): string | undefined {
  shipped ??= derivations(factTable()).derive;
  return shipped(...asked);
}

/** Makes the world of a model. */
export function modelWorld(model: Model, options: Omit<WorldOptions, 'facts' | 'derive'>): World {
  return worldOf(model, { ...options, facts: factTable(), derive });
}
