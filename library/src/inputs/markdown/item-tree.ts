/**
 * A list of Markdown with its lists inside: an item stands below the last one that begins further to the left.
 * @module
 */

/** An item of a list with the items below it. */
export interface OutlineItem {
  /** As written, without its bullet, number and box. */
  readonly text: string;
  readonly line: number;
  readonly isNumbered: boolean;
  /** Whether its box is ticked; absent when it has none. */
  readonly checked?: boolean;
  readonly items: readonly OutlineItem[];
}

interface Growing {
  text: string;
  readonly line: number;
  readonly isNumbered: boolean;
  readonly checked?: boolean;
  readonly indent: number;
  readonly items: Growing[];
}

const ITEM = /^([\s>]*)([-*+•]|\d{1,9}[.)])\s+(?:\[([ xX])\](?:\s+|$))?(.*)$/;

/** Items nested deeper than this lie beside each other. */
const DEEPEST = 50;

/** Reads the list that begins at a line; ends before the first paragraph that is not moved in. */
export function readItemTree(
  prose: readonly string[],
  from: number,
  to: number,
): { readonly items: readonly OutlineItem[]; readonly end: number } {
  const items: Growing[] = [];
  const open: Growing[] = [];
  let end = from;
  let isGap = false;
  for (let at = from; at <= to; at += 1) {
    const written = (prose[at - 1] ?? '').slice(0, 5000);
    if (written.replace(/^[\s>]+/, '') === '') {
      isGap = true;
      continue;
    }
    const parts = ITEM.exec(written);
    const last = open.at(-1);
    if (parts !== null && !/^[\s>]*([-*_])(?:\s*\1){2,}\s*$/.test(written)) {
      const [, lead = '', mark = '', box, text = ''] = parts;
      const indent = lead.replaceAll('\t', '    ').length;
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
      const item: Growing = {
        text,
        line: at,
        isNumbered: /^\d/.test(mark),
        indent,
        items: [],
        ...(box !== undefined && { checked: box !== ' ' }),
      };
      (open.at(-1)?.items ?? items).push(item);
      if (open.length < DEEPEST) open.push(item);
    } else if (/^\s*(?:-{3,}|={3,})\s*$/.test(written)) return { items, end };
    else if (
      last !== undefined &&
      (!isGap || /^(?: {2}|\t)/.test(written)) &&
      !/^\s*\*\*[^*]+(?:\*\*:|:\*\*)/.test(written)
    ) {
      if (last.text.length < 5000) last.text += `${isGap ? '; ' : ' '}${written.trim()}`;
    } else return { items, end };
    isGap = false;
    end = at;
  }
  return { items, end };
}
