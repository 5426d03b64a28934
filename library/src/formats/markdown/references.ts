/**
 * References in a document: places in code, and the ids of weaknesses, attack patterns and techniques.
 * @module
 */
import type { Outline } from '../../inputs/markdown/index.ts';

const CODE =
  /^(?:\d{1,7}:\d{1,7}:)?(?:[\w.@-]+\/)+[\w.@-]*(?:(?::|#L?)\d{1,7}(?:\s?[-–:]\s?L?\d{1,7})?)?$|^[\w.-]+\.(?:rs|go|ts|tsx|js|mjs|py|java|kt|c|cc|cpp|h|hpp|cs|rb|php|sol|swift|scala|sh|tf|yml|yaml|toml|json|sql|proto|rego|md)(?:(?::|#L?)\d{1,7}(?:\s?[-–:]\s?L?\d{1,7})?)$|^(?:crate|self|super|std)?(?:::)?[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+(?:\(\))?$/;

/** The references to code in a line, as written. */
export function seeAt({ codeAt, linksAt }: Outline, line: number): readonly string[] {
  const spans = (codeAt.get(line) ?? []).filter(
    (text) => CODE.test(text.trim()) && !/^\/?\d+(?:\.\d+)*\/\d+$/.test(text),
  );
  const links = (linksAt.get(line) ?? []).filter((target) =>
    /\/(?:blob|tree)\/|\.(?:rs|go|ts|js|py|java|sol|c|cpp)(?:#L\d+.*)?$/.test(target),
  );
  return [...new Set([...spans.map((span) => span.trim()), ...links])];
}

/** Counts references to code. */
export function countReferences(more: number, { counts }: { readonly counts: { references: number } }): void {
  counts.references += more;
}

/** Ids of catalogs in a text. */
export function catalogIds(text: string): {
  readonly cwe: readonly string[];
  readonly capec: readonly string[];
  readonly attack: readonly string[];
} {
  const all = (pattern: RegExp): readonly string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  return {
    cwe: all(/\bCWE[-: ]?(\d{1,5})\b/gi),
    capec: all(/\bCAPEC[-: ]?(\d{1,5})\b/gi),
    attack: all(/\b(T\d{4}(?:\.\d{3})?)\b/g),
  };
}
