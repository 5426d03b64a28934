/**
 * Numbers of weaknesses, attack patterns and techniques, found by the addresses of their pages.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { linksIn } from '../tmt/plain-text.ts';

const PAGES: readonly (readonly [kind: string, page: RegExp])[] = [
  ['cwe', /^https?:\/\/cwe\.mitre\.org\/data\/definitions\/(\d+)/i],
  ['capec', /^https?:\/\/capec\.mitre\.org\/data\/definitions\/(\d+)/i],
  ['attack', /^https?:\/\/attack\.mitre\.org\/techniques\/(T\d+(?:\/\d+)?)/i],
];

/** The references that texts hold; other links are kept of some texts only. */
export function referencesIn(texts: readonly string[], links: readonly string[]): { readonly [kind: string]: Value } {
  const all = [...new Set(texts.flatMap(linksIn))];
  const found = PAGES.map(([kind, page]): readonly [string, readonly string[]] => [
    kind,
    [...new Set(all.flatMap((link) => page.exec(link)?.[1]?.replace('/', '.') ?? []))],
  ]);
  const others = links.filter((link) => !PAGES.some(([, page]) => page.test(link)));
  return Object.fromEntries(
    [...found, ['see', others] as const].flatMap(([kind, ids]) => (ids.length === 0 ? [] : [[kind, [...ids]]])),
  );
}
