/**
 * What somebody wrote, made safe to show on one line. Names in a model may come from people who want a reviewer to
 * see something else than what is there: direction marks that reorder a line, control characters, endless names.
 * @module
 */

const LONGEST = 300;

// Control characters, direction marks and overrides, invisible joins that no script needs, halves of a pair, and
// characters that XML forbids. Joiners that scripts do need (U+200C, U+200D) stay.
const UNSAFE =
  /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\p{Cs}/gu;

/** The text on one line, without anything invisible that could change what a reader sees, and not endless. */
export function plainText(text: string, longest = LONGEST): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/gu, ' ')
    .replace(UNSAFE, '')
    // What was taken out may have stood between two spaces.
    .replace(/ +/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

/** What an entry is called in a picture: its title, or its id when nothing of the title can be seen. */
export function titleOf(entry: { readonly id: string; readonly title?: string | undefined }): string {
  return plainText(entry.title ?? '') === '' ? entry.id : (entry.title ?? entry.id);
}
