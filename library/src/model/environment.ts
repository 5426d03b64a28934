/**
 * A model as it is in one environment.
 * @module
 */
import { Id } from './id.ts';
import type { Environment, Model } from './model.ts';
import { VaubanError } from './problem.ts';
import type { EntryCollection } from './schema/collection.ts';

/**
 * Applies the overlay of an environment.
 *
 * A field the overlay gives takes the place of the entry's own; everything else stays.
 * @throws {VaubanError} NO_SUCH_ENVIRONMENT
 */
export function inEnvironment(model: Model, name: string): Model {
  const environment = model.environments.get(name);
  if (environment === undefined) {
    const known = [...model.environments.keys()].join(', ') || 'none';
    throw new VaubanError('NO_SUCH_ENVIRONMENT', `Cannot find the environment "${name}": expected one of ${known}`);
  }
  return { ...overlaid(model, environment), environment: Id('environments', name) };
}

function overlaid(model: Model, environment: Environment): Model {
  const changed: Record<string, unknown> = {};
  for (const [collection, overlays] of Object.entries(environment.set ?? {})) {
    if (overlays === undefined) continue;
    const entries = new Map<string, object>(model[collection as EntryCollection]);
    for (const [id, overlay] of overlays) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, ...overlay });
    }
    changed[collection] = entries;
  }
  return { ...model, ...changed };
}
