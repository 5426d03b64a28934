/**
 * Where a position inside of `{ ... }` or `[ ... ]` stands.
 * @module
 */
import { unquoted } from './yaml-line.ts';

export interface FlowPosition {
  /** Keys and indexes from the outermost bracket down. */
  readonly path: readonly (string | number)[];
  readonly kind: 'key' | 'value';
  /** Where the word that is being written begins. */
  readonly from: number;
  /** Keys that the mapping has before the position. */
  readonly siblings: readonly string[];
}

interface Frame {
  readonly kind: '{' | '[';
  key: string | undefined;
  index: number;
  readonly siblings: string[];
}

/** Reads a text that begins with a bracket; undefined when every bracket is closed at its end. */
export function flowPosition(text: string): FlowPosition | undefined {
  const frames: Frame[] = [];
  let from = 0;
  let at = 0;
  const next = (): void => {
    from = at + 1;
  };
  for (; at < text.length; at += 1) {
    const sign = text[at];
    const frame = frames.at(-1);
    if (sign === '{' || sign === '[') {
      frames.push({ kind: sign, key: undefined, index: 0, siblings: [] });
      next();
    } else if (sign === '}' || sign === ']') {
      frames.pop();
      if (frames.length === 0) return undefined;
      next();
    } else if (sign === ',' && frame !== undefined) {
      frame.index += 1;
      frame.key = undefined;
      next();
    } else if (sign === ':' && frame?.kind === '{' && frame.key === undefined && /[\s"']|^$/.test(text[at + 1] ?? '')) {
      frame.key = unquoted(text.slice(from, at).trim());
      frame.siblings.push(frame.key);
      next();
    } else if ((sign === '"' || sign === "'") && text.slice(from, at).trim() === '') {
      const end = text.indexOf(sign, at + 1);
      if (end === -1) break;
      at = end;
    } else if (sign === '#' && /\s/.test(text[at - 1] ?? '')) {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    }
  }
  const last = frames.at(-1);
  if (last === undefined) return undefined;
  const path = frames.flatMap((frame): readonly (string | number)[] => {
    if (frame.kind === '[') return [frame.index];
    return frame.key === undefined ? [] : [frame.key];
  });
  while (/\s/.test(text[from] ?? '')) from += 1;
  const kind = last.kind === '{' && last.key === undefined ? 'key' : 'value';
  return { path, kind, from, siblings: last.siblings };
}
