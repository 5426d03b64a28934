/**
 * What a page loads: its scripts and the policies in its `meta` elements. Reads tags only; nothing is executed.
 * @module
 */
import type { Exchange } from './exchange.ts';

const TAG = /<(script|meta)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Scans the text of a page; comments are left out. */
export function scanPage(
  html: string,
): Pick<Exchange, 'metaPolicies'> & { readonly scripts: NonNullable<Exchange['scripts']> } {
  const scripts: NonNullable<Exchange['scripts']> = [];
  const metaPolicies: string[] = [];
  for (const [, name = '', inside = ''] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)) {
    const attributes = attributesOf(inside);
    if (name.toLowerCase() === 'meta') {
      const isPolicy = attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy';
      if (isPolicy) metaPolicies.push(attributes.get('content') ?? '');
      continue;
    }
    const source = attributes.get('src');
    if (source === undefined) continue;
    scripts.push({
      source: source.trim(),
      integrity: /^(sha256|sha384|sha512)-[A-Za-z0-9+/=]{40,}/.test(attributes.get('integrity')?.trim() ?? ''),
      crossOrigin: attributes.has('crossorigin'),
    });
  }
  return { scripts, metaPolicies };
}

function attributesOf(inside: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of inside.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    // The first of two attributes of one name counts (HTML, 13.2.5.33).
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '');
  }
  return attributes;
}
