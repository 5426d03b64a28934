/**
 * The contents of git objects: commits and trees (gitformat: a commit is headers, an empty line and a message; a tree
 * is `mode name\0` and a raw object id, repeated).
 * @module
 */
import type { HistoryCommit } from '../sources/source.ts';

/** An object as git stores it. */
export interface GitObject {
  readonly kind: 'commit' | 'tree' | 'blob' | 'tag';
  readonly size: number;
  /** Empty when only the size was asked for. */
  readonly content: Uint8Array;
}

const TEXT = new TextDecoder('utf-8');

/** A commit and the id of its tree. */
export function readCommit(id: string, content: Uint8Array): { readonly commit: HistoryCommit; readonly tree: string } {
  const text = TEXT.decode(content);
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '');
  const signature = /^gpgsig(?:-sha256)? ([\s\S]*?)(?=\n[a-z]|$(?![\s\S]))/m.exec(head)?.[1];
  return {
    tree: /^tree ([0-9a-f]+)$/m.exec(head)?.[1] ?? '',
    commit: {
      id,
      parents,
      time: Number(/^committer .* (\d+) [-+]\d{4}$/m.exec(head)?.[1] ?? 0),
      ...(signature !== undefined && { signature }),
      subject: end < 0 ? '' : (text.slice(end + 2).split('\n')[0] ?? ''),
    },
  };
}

/** One line of a tree. */
export interface TreeLine {
  readonly name: string;
  readonly id: string;
  readonly isTree: boolean;
  /** A file with contents of its own: no link, no submodule. */
  readonly isFile: boolean;
}

/** The lines of a tree. */
export function readTree(content: Uint8Array, idBytes: 20 | 32): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  for (let at = 0; at < content.length; ) {
    const zero = content.indexOf(0, at);
    if (zero < 0) break;
    const [mode = '', ...name] = TEXT.decode(content.subarray(at, zero)).split(' ');
    const id = hex(content.subarray(zero + 1, zero + 1 + idBytes));
    lines.push({ name: name.join(' '), id, isTree: mode === '40000', isFile: mode.startsWith('100') });
    at = zero + 1 + idBytes;
  }
  return lines;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
