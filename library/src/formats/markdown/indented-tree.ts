/**
 * An attack tree written as lines that are moved in, with or without branches drawn before them.
 * @module
 */
import type { OutlineBlock } from '../../inputs/markdown/index.ts';
import { isBlank } from './items.ts';
import { type Setting, type Thing, thingOf } from './record.ts';

/** Reads such a tree; undefined when no line stands below another. */
export function indentedTree(
  { body, line }: Extract<OutlineBlock, { kind: 'fence' }>,
  setting: Setting,
  heading: string,
): Thing | undefined {
  const root = thingOf('trees', heading, { line, setting });
  const open: { readonly column: number; readonly thing: Thing }[] = [];
  let isDeep = false;
  for (const [at, written] of body
    .split(/\r\n|\n|\r/)
    .slice(0, 2000)
    .entries()) {
    const lead = /^[\s│║|├└┣┗╰─━+`>►▶*•-]*/u.exec(written)?.[0].length ?? 0;
    const label = written
      .slice(lead)
      .replace(/^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+/i, '')
      .replace(/[\s│║|]+$/u, '');
    if (isBlank(label) || !/[\p{L}\p{N}]/u.test(label)) continue;
    while (open.length > 0 && (open.at(-1)?.column ?? 0) >= lead) open.pop();
    const thing = thingOf('trees', label.slice(0, 300), { line: line + 1 + at, setting });
    const above = open.at(-1)?.thing;
    isDeep ||= above !== undefined;
    (above ?? root).parts.push(thing);
    if (open.length < 40) open.push({ column: lead, thing });
  }
  return isDeep ? root : undefined;
}
