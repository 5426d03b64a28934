/**
 * What the attributes of a Rust item say: that it is test code, when it is compiled, who else calls it.
 * @module
 */
import { ROUTE_MARK } from './conventions.ts';

/** What is known of an item by its attributes. */
export interface Attributes {
  readonly test?: true;
  readonly when?: string;
  readonly isRoute?: true;
  /** The file of a module. */
  readonly path?: string;
  /** What its definition says because of them. */
  readonly said?: { readonly test?: true; readonly when?: string; readonly handed?: string };
}

const TESTS = /^(?:test|bench|rstest|quickcheck|proptest|proof|should_panic|test_case|wasm_bindgen_test|fuzz)$/;
const HARMLESS =
  /^(?:inline|must_use|allow|warn|deny|forbid|expect|doc|cfg|cfg_attr|derive|deprecated|cold|track_caller|target_feature|instrument|async_trait|main|serde|non_exhaustive|repr|skip|path|macro_use|macro_export|ignore|rustfmt|clippy|automock|default|error|from|source|automatically_derived|async_recursion|pin_project|enum_dispatch|unwind|stubs?|solver|requires|ensures|modifies|stable|unstable|rustc_\w+|allow_internal_unstable|inject|once|cached|memoize)$/;

/** Reads attributes as written, such as `#[cfg(test)]`. */
export function readAttributes(written: readonly string[]): Attributes {
  let test = false;
  const conditions: string[] = [];
  let handed: string | undefined;
  let isRoute = false;
  let path: string | undefined;
  for (const one of written) {
    const inner = one.replace(/^#!?\[\s*/, '').replace(/\s*\]$/, '');
    const bare = /^unsafe\s*\(([\s\S]*)\)$/.exec(inner)?.[1] ?? inner;
    const [name = ''] = /^[\w:\s]+/.exec(bare) ?? [];
    const rest = bare.slice(name.length);
    const last = name.split('::').at(-1)?.trim() ?? '';
    const condition = last === 'cfg' ? rest.replace(/^\(/, '').replace(/\)$/, '') : '';
    if (TESTS.test(last) || isTest(condition)) test = true;
    else if (condition !== '') conditions.push(condition);
    else if (last === 'path') path = /"([^"]*)"/.exec(rest)?.[1];
    else if (ROUTE_MARK.test(last) && rest.includes('"/')) {
      isRoute = true;
      handed = `#[${last}]`;
    } else if (!HARMLESS.test(last) && !/^(?:clippy|rustfmt|tokio|serde|tracing)\b/.test(name)) handed = `#[${last}]`;
  }
  const when = conditions.length === 0 ? undefined : conditions.join(' and ');
  const said = {
    ...(test && { test: true as const }),
    ...(when !== undefined && { when }),
    ...(handed !== undefined && { handed }),
  };
  return {
    ...(test && { test: true }),
    ...(when !== undefined && { when }),
    ...(isRoute && { isRoute }),
    ...(path !== undefined && { path }),
    said,
  };
}

/** Whether a condition holds only in tests and proofs. */
function isTest(condition: string): boolean {
  return /^\s*(?:all\s*\(\s*)?(?:test|kani|fuzzing|loom|miri|prusti|creusot|doctest)\b/.test(condition);
}
