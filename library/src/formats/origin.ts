/**
 * What an importer kept under `origin`, read again by the writer of the same format.
 * @module
 */
import type { Json } from './fields.ts';

/** What an entry was in the format it came from. */
export interface Origin {
  /** What the source called it. */
  readonly id: string | undefined;
  /** What of it had no place in the language. */
  readonly kept: { readonly [key: string]: Json };
}

const NOTHING: Origin = { id: undefined, kept: {} };

/** The origin of an entry, when it came from this format; hand-written nonsense counts as nothing. */
export function originOf(entry: { readonly origin?: unknown } | undefined, format: string): Origin {
  const origin = entry?.origin;
  if (!isMap(origin) || origin['format'] !== format) return NOTHING;
  const id = typeof origin['id'] === 'string' ? origin['id'] : undefined;
  return { id, kept: parsed(origin['kept']) };
}

function parsed(kept: unknown): { readonly [key: string]: Json } {
  if (typeof kept !== 'string') return {};
  try {
    const value: unknown = JSON.parse(kept);
    return isMap(value) ? (value as { readonly [key: string]: Json }) : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
