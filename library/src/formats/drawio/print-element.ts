/**
 * Elements of XML as text.
 * @module
 */
import type { Element } from '../../inputs/xml/read-xml.ts';

/** An element to print. */
export type Printable = Pick<Element, 'name' | 'attributes'> & {
  readonly children: readonly Printable[];
  readonly text?: string;
};

/** Prints an element on lines of its own; children are indented by two spaces. */
export function printElement(element: Printable, indent = ''): string {
  const { open, content, close } = partsOf(element);
  if (element.children.length === 0) return `${indent}${open}${content}${close}`;
  const inside = element.children.map((child) => printElement(child, `${indent}  `));
  return [`${indent}${open}${content}`, ...inside, `${indent}${close}`].join('\n');
}

/** Prints an element on one line. */
export function printCompact(element: Printable): string {
  const { open, content, close } = partsOf(element);
  return `${open}${content}${element.children.map(printCompact).join('')}${close}`;
}

function partsOf({ name, attributes, children, text = '' }: Printable) {
  const written = [...attributes].map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  if (children.length === 0 && text === '') return { open: `<${name}${written}/>`, content: '', close: '' };
  return { open: `<${name}${written}>`, content: escaped(text), close: `</${name}>` };
}

/** Characters that XML 1.0 cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#xa;')
    .replaceAll('\r', '')
    .replaceAll('\t', '&#x9;');
}
