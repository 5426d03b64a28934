/**
 * What an item or a line says of itself: its tick, its number, its name in bold or before a colon, and the rest.
 * @module
 */
import { plain } from '../../inputs/markdown/index.ts';
import type { State } from './record.ts';
import { stateWord } from './values.ts';

/** A piece of text taken apart. */
export interface Piece {
  readonly state: State | undefined;
  readonly hasTick: boolean;
  /** What the document calls it, such as T01. */
  readonly key: string | undefined;
  readonly name: string;
  /** What follows the name. */
  readonly rest: string;
  /** Whether the name is set apart: in bold, or before a colon or dash. */
  readonly isNamed: boolean;
}

const TICK = /^\s*(?:\[([ xX~-])\]|([✅✓✔☑❌✗✘☐□⬜⏳🚧🔄🟡🟢🔴]\uFE0F?))\s*/u;
const TICK_BEHIND = /\s([✅✓✔☑❌✗✘⏳🚧🔄])\uFE0F?\s*$/u;
const KEY =
  /^(?:\*\*|`)?\[?([A-Z]{1,6}(?:[-_.][A-Z]{1,6})?[-_.]?\d{1,4}[a-z]?)\]?(?:\*\*|`)?\s*(?:[:.)–—|-]+\s*|\s+(?=\S)|$)/u;

/** Names of standards and things that look like numbers of entries. */
const NOT_KEYS =
  /^(?:CVE|CWE|CAPEC|ISO|SOC|RFC|TLS|AES|SHA|HTTP|IPV|OAUTH|EC|MD|ED|UTF|RSA|BIP|EIP)[-_. ]?\d|^[A-Z]\d|^P-(?:256|384|521)/i;

/** Whether a line carries a tick at its beginning. */
export function hasTick(text: string): boolean {
  return TICK.test(text);
}

/** Takes a piece of text apart. */
export function readPiece(written: string, checked?: boolean): Piece {
  const behind = TICK_BEHIND.exec(written);
  const front = TICK.exec(written);
  const tick = front ?? behind;
  const rest = front === null ? written : written.slice(front[0].length);
  const afterTick = rest.replace(TICK_BEHIND, '').trim();
  const state = checked === undefined ? tickState(tick) : checked ? 'done' : 'planned';
  const key = KEY.exec(afterTick);
  const isKey =
    key !== null &&
    (!NOT_KEYS.test(key[1] ?? '') ||
      /^(?:\*\*|`|\[)?[A-Z]-?\d{1,3}\b(?:\*\*|`|\])?\s*[:.)–—|-]/.test(afterTick) ||
      /^\*\*[A-Z]\d{1,3}\*\*/.test(afterTick));
  const own = isKey ? key?.[1] : undefined;
  const text = own === undefined ? afterTick : afterTick.slice(key?.[0].length ?? 0);
  const parts = partsOf(text);
  return { state, hasTick: tick !== null || checked !== undefined, key: own, ...parts };
}

function tickState(tick: RegExpExecArray | null): State | undefined {
  if (tick === null) return undefined;
  if (tick.length === 2) return stateWord(tick[1] ?? '');
  if (tick[1] !== undefined) return tick[1] === ' ' ? 'planned' : /[xX]/.test(tick[1]) ? 'done' : 'in-progress';
  return stateWord(tick[2] ?? '');
}

const BOLD = /^(?:\*\*|__)(.+?)(?:\*\*|__)\s*(\([^)]*\))?\s*(.*)$/su;

function partsOf(text: string): Pick<Piece, 'name' | 'rest' | 'isNamed'> {
  const bold = BOLD.exec(text);
  if (bold !== null) {
    const [, strong = '', aside = '', after = ''] = bold;
    const link = /^(?:↔|<->|→|->|⇄)/u.test(after);
    if (link) return { name: plain(text), rest: '', isNamed: false };
    const rest = after.replace(/^[:–—-]+\s*/u, '');
    return {
      name: plain(strong).replace(/\s*:$/, ''),
      rest: [plain(aside).replace(/^\(|\)$/g, ''), plain(rest)].filter((part) => part !== '').join('; '),
      isNamed: true,
    };
  }
  const flat = plain(text);
  const parts = /^(.{2,80}?)(?::\s+|\s+[–—]\s*|\s+-{1,2}\s+)(\S.*)$/su.exec(flat);
  if (parts === null || /[.!?]\s|\([^)]*$/.test(parts[1] ?? '') || /https?$/.test(parts[1] ?? ''))
    return { name: flat, rest: '', isNamed: false };
  return { name: (parts[1] ?? '').trim(), rest: (parts[2] ?? '').trim(), isNamed: true };
}

/** A label at the beginning of a line with what follows: `**Impact**: High`, `Impact: High`. */
export function labelledLine(
  text: string,
): { readonly label: string; readonly rest: string; readonly isBold: boolean } | undefined {
  const bold =
    /^\s*(?:\*\*|__)([^*_].{0,80}?)(?:\s*:\s*(?:\*\*|__)|(?:\*\*|__)\s*(?::|$|(?=\()|[–—]|-\s))\s*(.*)$/su.exec(text);
  if (bold !== null) return { label: plain(bold[1] ?? ''), rest: (bold[2] ?? '').trim(), isBold: true };
  const bare = /^\s*([A-Z][\w /&-]{1,40}):(?:\s+(.*))?$/su.exec(text);
  if (bare === null) return undefined;
  return { label: (bare[1] ?? '').trim(), rest: (bare[2] ?? '').trim(), isBold: false };
}

/** Whether something is left to be filled in. */
export function isBlank(text: string): boolean {
  const bare = plain(text).trim();
  return (
    bare === '' || /^(?:\?+|_{2,}|-+|–|—|…|\.{3}|tbd|tbc|todo|n\/?a|<.*>|\[your .*\]|\[.*\.\.\..*\]|xx+)$/i.test(bare)
  );
}

/** Whether a text says that there is nothing. */
export function isNothing(text: string): boolean {
  return isBlank(text) || /^\W*(?:none|nothing|no)\W*$/i.test(text);
}

/** A list in one text: parts between semicolons, plus signs or, where all are short, commas. */
export function splitList(text: string): readonly string[] {
  const divided = divide(text, /[;•\n]|\s\+\s/);
  return divided.flatMap((part) => {
    const short = divide(part, /,\s+|\s+&\s+/);
    const isList =
      short.length > 1 &&
      short.every((one) => one.split(/\s+/).length <= 6 && !/^(?:and|which|so|but|then)\b/i.test(one));
    return isList || short.length > 3 ? short.map((one) => one.replace(/^(?:and|or)\s+/i, '')) : [part];
  });
}

/** Parts of a text between marks that stand in no parentheses. */
function divide(text: string, mark: RegExp): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  const marks = new RegExp(`[()]|${mark.source}`, 'gu');
  for (const found of text.matchAll(marks)) {
    if (found[0] === '(') depth += 1;
    else if (found[0] === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(text.slice(from, found.index));
      from = found.index + found[0].length;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}
