/**
 * The attributes of a scanned element, read when somebody asks.
 * @module
 */
import { decodeXmlText } from './decode-xml-text.ts';
import type { ScannedElement } from './scan-xml.ts';

/** A longer tag is no tag that a tool writes. */
const LONGEST_TAG = 10_000;
const ATTRIBUTE = /([^\s=:"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The value of an attribute by its name without a prefix; namespaces are no attributes. */
export function attributeOf({ tag }: ScannedElement, name: string): string | undefined {
  if (tag.length > LONGEST_TAG || !tag.includes(name)) return undefined;
  for (const [whole, local, double, single] of tag.matchAll(ATTRIBUTE)) {
    if (local === name && !tag.includes(`xmlns:${whole}`)) return decodeXmlText(double ?? single ?? '').trim();
  }
  return undefined;
}
