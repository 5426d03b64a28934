/**
 * What a statement of a document is about, so that two statements about the same thing can be found.
 * @module
 */

/** An item by its id, its title, or both. */
export interface Subject {
  /** Such as `AC-12`, in upper case. */
  readonly id?: string | undefined;
  /** Words in lower case with single spaces. */
  readonly title: string;
}

const ID = /^[\s[(#]*([A-Z]{1,8}(?:[-_.][A-Z]{1,8})?[-_. ]?\d{1,4}(?:\.\d{1,3})*)(?=$|[\s:.)\]–—-])/;

/** Reads a subject from a heading, the text of an item, or the cells of a row. */
export function subjectOf(text: string): Subject {
  const id = ID.exec(text)?.[1];
  const rest = id === undefined ? text : text.slice(text.indexOf(id) + id.length);
  return { ...(id !== undefined && { id: id.toUpperCase().replace(/[_. ]/g, '-') }), title: words(rest) };
}

/** Words in lower case: what remains the same when punctuation, emphasis and spacing change. */
export function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How much must agree: more between documents than within one, where ids are the author's own. */
export type Nearness = 'same document' | 'other document';

/** Whether two subjects are the same thing. */
export function isSameSubject(one: Subject, other: Subject, nearness: Nearness): boolean {
  if (one.id !== undefined && other.id !== undefined) {
    if (one.id !== other.id) return false;
    if (nearness === 'same document') return one.title === '' || other.title === '' || overlap(one, other) >= 0.3;
    return one.id.length >= 4 && overlap(one, other) >= 0.5;
  }
  if (one.title !== other.title) return false;
  const count = one.title.split(' ').length;
  return nearness === 'same document' ? count >= 2 || one.title.length >= 12 : count >= 3;
}

/** The share of words of the shorter title that the other has as well. */
function overlap(one: Subject, other: Subject): number {
  const mine = new Set(one.title.split(' ').filter((word) => word.length > 2));
  const theirs = new Set(other.title.split(' ').filter((word) => word.length > 2));
  const least = Math.min(mine.size, theirs.size);
  return least === 0 ? 0 : [...mine].filter((word) => theirs.has(word)).length / least;
}
