/**
 * The `coverage` of a model: every item of a checklist, and whether what it says is true of the model or of what is
 * computed from it.
 * @module
 */
import type { Entry, Model } from '../../model/model.ts';
import { same } from './same.ts';
import { isObject, select } from './select.ts';

/** One statement about the model. */
export interface Assertion {
  readonly at: string;
  readonly is?: unknown;
  readonly has?: unknown;
  readonly count?: number | undefined;
}

/** How one item of the checklist stands. */
export interface CoverageRow {
  readonly id: string;
  /** modelled: the files say it; computed: an engine finds it; pending: a part of Vauban to come will hold it. */
  readonly state: 'modelled' | 'computed' | 'pending';
  readonly verb?: string;
  /** Why a statement does not hold; empty when all do. */
  readonly failures: readonly string[];
}

/** Judges every item; `root` holds the collections as written and `computed`. */
export function coverage(model: Model, root: unknown): readonly CoverageRow[] {
  return [...model.coverage.values()].map((item) => {
    const assertions = assertionsOf(item);
    const failures = assertions.flatMap((assertion) => failureOf(assertion, root) ?? []);
    if (assertions.length === 0 && item.verb === undefined) failures.push('says neither "at" nor "verb"');
    const computed = assertions.some((assertion) => assertion.at.startsWith('computed.'));
    const state = assertions.length === 0 ? 'pending' : computed ? 'computed' : 'modelled';
    return { id: item.id, state, failures, ...(item.verb !== undefined && { verb: item.verb }) };
  });
}

/** The statements of one item. */
export function assertionsOf(item: Entry<'coverage'>): readonly Assertion[] {
  const first = item.at === undefined ? [] : [{ at: item.at, is: item.is, has: item.has, count: item.count }];
  return [...first, ...(item.all ?? [])];
}

/** Why a statement does not hold, or undefined when it does. */
export function failureOf(assertion: Assertion, root: unknown): string | undefined {
  const { at, is, has, count } = assertion;
  const selected = select(root, at);
  const many = at.split('.').includes('*');
  const value = many ? selected.map((one) => one.value) : selected[0]?.value;
  if (!many && (selected.length === 0 || value === undefined)) return `${at}: there is nothing there`;
  if (many && selected.length === 0 && count !== 0) return `${at}: there is nothing there`;
  if (is !== undefined && !same(value, is))
    return `${at}: expected ${JSON.stringify(is)}, found ${JSON.stringify(value)}`;
  if (has !== undefined && !holds(value, has))
    return `${at}: expected ${JSON.stringify(has)} in ${JSON.stringify(value)}`;
  if (count !== undefined && sizeOf(value) !== count) return `${at}: expected ${count}, found ${sizeOf(value)}`;
  return undefined;
}

function holds(value: unknown, part: unknown): boolean {
  if (Array.isArray(value))
    return (Array.isArray(part) ? part : [part]).every((wanted) => value.some((item) => same(item, wanted)));
  if (isObject(value)) {
    if (isObject(part)) return Object.entries(part).every(([key, wanted]) => same(value[key], wanted));
    return (Array.isArray(part) ? part : [part]).every((key) => Object.hasOwn(value, String(key)));
  }
  return (Array.isArray(part) ? part : [part]).every((wanted) => String(value).includes(String(wanted)));
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : Number.NaN;
}
