/**
 * What a chain of names leads to.
 * @module
 */
import type { CodeLanguage } from '../../../inputs/syntax/index.ts';

/** A definition: the file and its number there. */
export interface Site {
  readonly file: string;
  readonly index: number;
}

/** A module: a file, a module inside of a file, or a folder. */
export interface Module {
  readonly language: CodeLanguage;
  /** Empty for a folder without a file of its own. */
  readonly file: string;
  /** The definition of a module inside of the file. */
  readonly inner?: number;
  /** The folder whose files belong to it (Go) or are its modules (Python). */
  readonly folder?: string;
}

export type Value =
  | { readonly at: 'module'; readonly module: Module }
  /** Variants of one definition: more than one where the code has alternatives. */
  | {
      readonly at: 'sites';
      readonly sites: readonly Site[];
      /** A module of the same name: in Rust it has names of its own. */
      readonly module?: Module;
    }
  /** A value of a type; in a wrapper until it is unwrapped. */
  | { readonly at: 'instance'; readonly of: readonly Site[]; readonly isWrapped: boolean }
  /** What a method of the base classes is called on. */
  | { readonly at: 'super'; readonly of: readonly Site[] }
  /** Of another package, or built in: a name, or a value whose members may still be ours. */
  | { readonly at: 'outside'; readonly isValue: boolean }
  | { readonly at: 'unknown' };

export const UNKNOWN: Value = { at: 'unknown' };
export const OUTSIDE: Value = { at: 'outside', isValue: false };

/** The text that tells definitions apart. */
export function siteKey({ file, index }: Site): string {
  return `${file}#${index}`;
}

/** Whether a value is a definition. */
export function leadsTo(value: Value, site: Site): boolean {
  return value.at === 'sites' && value.sites.some((one) => siteKey(one) === siteKey(site));
}

/** One value for several: the variants of one thing are one value, different things are unknown. */
export function combine(values: readonly Value[]): Value | undefined {
  const [first] = values;
  if (values.length < 2) return first;
  const sites = values.flatMap((value) => (value.at === 'sites' ? value.sites : []));
  const isOne = values.every(({ at }) => at === 'sites') && new Set(sites.map(({ file }) => file)).size === 1;
  const once = [...new Map(sites.map((site) => [siteKey(site), site])).values()];
  if (isOne) return { at: 'sites', sites: once };
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  return texts.size === 1 ? first : UNKNOWN;
}
