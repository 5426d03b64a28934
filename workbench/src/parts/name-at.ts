/**
 * Entries of a model by their address, without anything of a browser.
 * @module
 */
import type { Model } from 'vauban/browser';

/** An entry as the model has it, by its address; undefined when there is none. */
export function entryOf(model: Model, address: string): object | undefined {
  const slash = address.indexOf('/');
  const collection: unknown = Reflect.get(model, address.slice(0, slash));
  const entry: unknown = collection instanceof Map ? collection.get(address.slice(slash + 1)) : undefined;
  return typeof entry === 'object' && entry !== null ? entry : undefined;
}

/** The name of an entry; the system has its own. */
export function nameAt(model: Model, address: string): string {
  if (address === 'system') return model.system.title ?? 'the system';
  const title: unknown = Reflect.get(entryOf(model, address) ?? {}, 'title');
  return typeof title === 'string' ? title : address.slice(address.indexOf('/') + 1);
}
