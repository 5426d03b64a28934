/**
 * Texts of the tool, which hold HTML that is escaped once or several times, as plain text.
 * @module
 */
import { decodeXmlText } from '../../inputs/xml/decode-xml-text.ts';

/** A tool that writes HTML into HTML into XML escapes it so many times. */
const MOST_ESCAPED = 3;
const LINK = /<a\b[^<>]*?href\s*=\s*["']?([^"'<>\s]+)["']?[^<>]*>([^<]*)<\/a>/gi;

/** A text without markup and control characters; a link becomes its address. */
export function plainText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = unescaped(text)
    .replace(LINK, (_, address: string, label: string) =>
      label.trim() === address.trim() || label.trim() === '' ? address : `${label} (${address})`,
    )
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\u00a0/g, ' ')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return plain === '' ? undefined : plain;
}

/** A text without markup, in one line. */
export function plainLine(text: string | undefined): string | undefined {
  return plainText(text)?.replace(/\s+/g, ' ');
}

/** The addresses of links in a text, each once. */
export function linksIn(text: string): readonly string[] {
  return [...new Set(unescaped(text).match(/https?:\/\/[^\s"'<>()]+/g) ?? [])];
}

function unescaped(text: string): string {
  let plain = text;
  for (let time = 0; time < MOST_ESCAPED; time += 1) {
    const next = decodeXmlText(plain).replaceAll('&nbsp;', ' ');
    if (next === plain) break;
    plain = next;
  }
  return plain;
}
