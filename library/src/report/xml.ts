/**
 * XML as text. What XML 1.0 cannot hold at all, and what would act on a terminal, is replaced
 * (https://www.w3.org/TR/xml/#charsets).
 * @module
 */
import { neutralize } from '../kit/neutralize.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One line of text for an attribute or an element. */
function escapeXml(text: string): string {
  return neutralize(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** An element; its content is text, or elements that are text already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly string[],
): string {
  const start = Object.entries(attributes).reduce((text, [key, value]) => `${text} ${key}="${escapeXml(value)}"`, name);
  if (content.length === 0) return `<${start}/>`;
  if (typeof content === 'string') return `<${start}>${content.split('\n').map(escapeXml).join('\n')}</${name}>`;
  const inner = content.join('\n').replace(/^(?=\s*<)/gm, '  ');
  return `<${start}>\n${inner}\n</${name}>`;
}

/** A document with its declaration. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
