/**
 * SVG elements as text. Every attribute and every text is escaped here and nowhere else.
 * @module
 */

/** A finished piece of SVG; only this module makes one from text that somebody wrote. */
export type Xml = string & { readonly __xml: true };

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with what is inside it. */
export function element(name: string, attributes: Attributes, ...inside: readonly (Xml | readonly Xml[])[]): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const content = inside.flat().join('');
  return (content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`) as Xml;
}

/** Text inside an element. */
export function text(written: string): Xml {
  return escaped(written) as Xml;
}

function escaped(written: string): string {
  return written
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
