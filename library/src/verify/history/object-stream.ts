/**
 * Takes the output of `git cat-file --batch` apart while it arrives: a header line, the content, a line feed.
 * @module
 */
import type { GitObject } from './git-object.ts';

/** The largest object whose content is kept unless a caller says otherwise, in bytes. */
export const HEADER_LIMIT = 64 * 1024 * 1024;

const TEXT = new TextDecoder('utf-8');
const LINE_FEED = 10;

/** Collects objects in the order they were asked for; has a lifetime because output comes in pieces. */
export class ObjectStream {
  readonly objects: (GitObject | undefined)[] = [];
  readonly #expected: number;
  readonly #largest: number;
  readonly #sizesOnly: boolean;
  #pending: Uint8Array = new Uint8Array(0);
  #current: { kind: GitObject['kind']; size: number; kept: Uint8Array; at: number } | undefined;

  constructor(expected: number, options: { readonly largest: number; readonly sizesOnly: boolean }) {
    this.#expected = expected;
    this.#largest = options.largest;
    this.#sizesOnly = options.sizesOnly;
  }

  /** Whether every object has arrived. */
  get isComplete(): boolean {
    return this.objects.length === this.#expected;
  }

  /** Takes the next piece of output. */
  take(piece: Uint8Array): void {
    let rest = this.#pending.length === 0 ? piece : joined(this.#pending, piece);
    while (rest.length > 0) {
      const before = rest;
      rest = this.#current === undefined ? this.#header(rest) : this.#content(rest);
      if (rest === before) break;
    }
    this.#pending = rest.slice();
  }

  #header(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(LINE_FEED);
    if (end < 0) return bytes;
    const [, kind, size] = TEXT.decode(bytes.subarray(0, end)).split(' ');
    if (kind === 'commit' || kind === 'tree' || kind === 'blob' || kind === 'tag') {
      const length = Number(size);
      if (this.#sizesOnly) this.objects.push({ kind, size: length, content: new Uint8Array(0) });
      else {
        const kept = new Uint8Array(length <= this.#largest ? length : 0);
        this.#current = { kind, size: length, kept, at: 0 };
      }
    } else this.objects.push(undefined);
    return bytes.subarray(end + 1);
  }

  /** Takes content and the line feed after it. */
  #content(bytes: Uint8Array): Uint8Array {
    const current = this.#current;
    if (current === undefined) return bytes;
    const wanted = current.size + 1 - current.at;
    const part = bytes.subarray(0, wanted);
    const content = part.subarray(0, Math.max(0, current.size - current.at));
    if (current.kept.length > 0) current.kept.set(content, current.at);
    current.at += part.length;
    if (current.at === current.size + 1) {
      const { kind, size, kept } = current;
      this.objects.push(size > 0 && kept.length === 0 ? undefined : { kind, size, content: kept });
      this.#current = undefined;
    }
    return bytes.subarray(part.length);
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
