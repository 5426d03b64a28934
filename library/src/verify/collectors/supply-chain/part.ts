/**
 * A claim may say several things at once; each is judged as a part, and the parts add up.
 * @module
 */
import type { Depth, Detail } from '../../../model/evidence.ts';

/** What one part of a claim came to. */
export interface Part {
  /** Undefined when nobody knows how many things it is about. */
  readonly population?: number;
  readonly looked: number;
  readonly failed: number;
  readonly details: readonly Detail[];
  readonly found: string;
  readonly depth: Depth;
  /** Why nobody can say, when that is so. */
  readonly unknown?: string;
  /** The day from which it no longer holds. */
  readonly until?: string;
  readonly files: readonly string[];
}

/** A part of one thing that holds or not. */
export function single(details: readonly Detail[], said: Pick<Part, 'found' | 'depth' | 'files'>): Part {
  return { population: 1, looked: 1, failed: details.length === 0 ? 0 : 1, details, ...said };
}

/** A part that nobody can judge. */
export function unclear(unknown: string, said: Pick<Part, 'found' | 'files'>): Part {
  return { looked: 0, failed: 0, details: [], depth: 'present', unknown, ...said };
}

/** A few names and how many more there are. */
export function some(names: readonly string[], most = 5): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
