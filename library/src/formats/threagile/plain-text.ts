/**
 * Texts that Threagile shows as HTML, as plain text.
 * @module
 */

const TAG = /<\/?[A-Za-z][^<>]*>/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A text without its HTML tags, character references resolved, white space at its ends taken off. */
export function plainText(text: string): string {
  if (!/[<&]/.test(text)) return text.trim();
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(TAG, '')
    .replace(/&(?:#(\d{1,7})|([a-z]{2,4}));/g, (whole, code: string | undefined, name: string | undefined) => {
      const point = Number(code);
      if (code !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      return (name !== undefined && Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? whole;
    })
    .trim();
}

/** Plain text for a place where HTML is read. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
