/**
 * Values in a document by a dotted path: `threats.T01.risk`, `threats.*.level`, `computed.risks.T01.computed`.
 * A step into a list is an index, or the id of the item it names.
 * @module
 */
import type { Path } from '../../model/raw.ts';

/** A value and the path that led to it. */
export interface Selected {
  readonly path: Path;
  readonly value: unknown;
}

/** The keys by which an item of a list is known. */
const NAMES = ['id', 'threat', 'scheme', 'level', 'column', 'duty', 'control', 'asset'] as const;

/** Finds every value a dotted path leads to; `*` stands for every entry. */
export function select(root: unknown, dotted: string): readonly Selected[] {
  let selected: readonly Selected[] = [{ path: [], value: root }];
  for (const step of dotted.split('.')) {
    selected = selected.flatMap(({ path, value }) =>
      (step === '*' ? childrenOf(value) : childAt(value, step)).map(([key, child]) => ({
        path: [...path, key],
        value: child,
      })),
    );
  }
  return selected;
}

type Child = readonly [key: string | number, value: unknown];

function childrenOf(value: unknown): readonly Child[] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isObject(value) ? Object.entries(value) : [];
}

function childAt(value: unknown, step: string): readonly Child[] {
  if (Array.isArray(value)) {
    const index = value.findIndex((item) => isObject(item) && NAMES.some((name) => String(item[name]) === step));
    const at = index === -1 && /^\d+$/.test(step) ? Number(step) : index;
    return at >= 0 && at < value.length ? [[at, value[at]]] : [];
  }
  return isObject(value) && Object.hasOwn(value, step) ? [[step, value[step]]] : [];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
