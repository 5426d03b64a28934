/**
 * Parts and wholes.
 * @module
 */
import type { Model } from '../../model/model.ts';

/** Whether a component is another one, or a part of it. */
export function isWithin(model: Model, component: string, whole: string): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = component;
    at !== undefined && !seen.has(at);
    at = model.components.get(at)?.partOf
  ) {
    if (at === whole) return true;
    seen.add(at);
  }
  return false;
}
