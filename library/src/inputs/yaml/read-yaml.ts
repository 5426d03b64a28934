/**
 * YAML as other tools write it, with the places of what it says: several documents, anchors, aliases and merge keys,
 * each within bounds. Values stay the source text of their scalars, as in the model's own files.
 * @module
 */
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import { isRawMap, type Path, type Raw, type RawMap } from '../../model/raw.ts';
import { type LineColumn, lineIndex } from '../../model/source/lines.ts';
import { locator } from '../../model/source/locator.ts';

/** One document of a file. */
export interface YamlDocument {
  readonly value: Raw;
  /** Where the key at a path stands, or the item of a list; the nearest parent when the path does not exist. */
  readonly locate: (path: Path) => LineColumn;
}

/** What a file says, and why a part of it could not be read. */
export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/** The largest text that is read, in UTF-16 units. */
const LARGEST = 8 * 1024 * 1024;
/** How many values the aliases of a document may stand for: more is an alias bomb, not a configuration. */
const MOST_ALIASED = 100_000;

/** A mistake that ends the reading of a file. */
class Refused extends Error {
  readonly code: ProblemCode;
  readonly offset: number;
  constructor(code: ProblemCode, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/**
 * Reads a file; never throws on bad input. A file with a mistake has no documents: what stands before the mistake may
 * be undone after it.
 *
 * @param text at most 8 million characters
 * @param file the name that problems carry
 */
export function readYaml(text: string, file: string): YamlFile {
  const lineOf = lineIndex(text);
  try {
    if (text.length > LARGEST) {
      throw new Refused('too-large', 0, `expected at most ${LARGEST} characters, found ${text.length}`);
    }
    const documents = splitDocuments(eventsOf(text)).map((events): YamlDocument => {
      const find = locator(text, events);
      return { value: new Builder(text).build(events), locate: (path) => lineOf(Math.max(0, find(path, 'key'))) };
    });
    return { documents, problems: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const at = { file, ...lineOf(Math.max(0, error.offset)) };
    const message = `Cannot read "${file}" as YAML at ${at.line}:${at.column}: ${error.message}`;
    return { documents: [], problems: [{ code: error.code, message, at }] };
  }
}

function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, {});
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new Refused('not-yaml', error.mark?.position ?? 0, error.reason);
  }
}

/** The events of each document, its own event first. */
function splitDocuments(events: readonly Event[]): readonly (readonly Event[])[] {
  const starts = events.flatMap((event, index) => (event.type === EVENT_ID.DOCUMENT ? [index] : []));
  return starts.map((start, index) => events.slice(start, starts[index + 1] ?? events.length));
}

/** A map or list that is being read. */
interface Frame {
  readonly value: Raw[] | Record<string, Raw>;
  readonly anchor: string | undefined;
  /** The key whose value comes next. */
  key: string | undefined;
  /** What merge keys bring in, in written order. */
  readonly merged: RawMap[];
  /** The values in it, aliases followed. */
  weight: number;
}

interface Anchored {
  readonly value: Raw;
  readonly weight: number;
}

/** Builds one document from its events. */
class Builder {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Anchored>();
  #aliased = 0;
  #root: Raw = null;

  constructor(text: string) {
    this.#text = text;
  }

  build(events: readonly Event[]): Raw {
    for (const event of events) this.#take(event);
    return this.#root;
  }

  #take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        const value = scalar(this.#text, event);
        const plain = event.style === SCALAR_STYLE.PLAIN;
        this.#remember(this.#anchorOf(event), { value, weight: 1 });
        this.#put({ value, weight: 1 }, event.valueStart, plain && value === '<<');
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = this.#text.slice(event.anchorStart, event.anchorEnd);
        const found = this.#anchors.get(name);
        if (found === undefined) {
          const inside = this.#frames.some(({ anchor }) => anchor === name);
          const message = inside ? `expected an end, found "${name}" inside itself` : `found no anchor "${name}"`;
          throw new Refused(inside ? 'cycle' : 'dangling', event.anchorStart, message);
        }
        this.#aliased += found.weight;
        if (this.#aliased > MOST_ALIASED) {
          throw new Refused('too-large', event.anchorStart, `expected aliases for at most ${MOST_ALIASED} values`);
        }
        this.#put(found, event.anchorStart, false);
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const value = event.type === EVENT_ID.SEQUENCE ? [] : (Object.create(null) as Record<string, Raw>);
        const anchor = this.#anchorOf(event);
        // An anchor is known from its end on, so that nothing can hold itself.
        if (anchor !== undefined) this.#anchors.delete(anchor);
        this.#frames.push({ value, anchor, key: undefined, merged: [], weight: 1 });
        break;
      }
      case EVENT_ID.POP:
        this.#close();
        break;
    }
  }

  #anchorOf({ anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }) {
    return anchorStart < 0 ? undefined : this.#text.slice(anchorStart, anchorEnd);
  }

  #remember(anchor: string | undefined, found: Anchored): void {
    if (anchor !== undefined) this.#anchors.set(anchor, found);
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const { value, weight, anchor, merged } = frame;
    if (!Array.isArray(value)) {
      for (const source of merged) {
        for (const [key, inherited] of Object.entries(source)) if (!Object.hasOwn(value, key)) value[key] = inherited;
      }
    }
    this.#remember(anchor, { value, weight });
    this.#put({ value, weight }, 0, false);
  }

  /** Puts a finished value where it belongs; `isMerge` for a scalar that is a plain `<<`. */
  #put({ value, weight }: Anchored, offset: number, isMerge: boolean): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      this.#root = value;
      return;
    }
    frame.weight += weight;
    if (Array.isArray(frame.value)) frame.value.push(value);
    else if (frame.key === undefined) frame.key = this.#keyOf(frame.value, value, { offset, isMerge });
    else {
      if (frame.key === MERGE) frame.merged.push(...mapsIn(value, offset));
      else frame.value[frame.key] = value;
      frame.key = undefined;
    }
  }

  #keyOf(map: RawMap, key: Raw, { offset, isMerge }: { readonly offset: number; readonly isMerge: boolean }): string {
    if (isMerge) return MERGE;
    if (key !== null && typeof key !== 'string') throw new Refused('not-allowed', offset, 'expected a word as the key');
    if (Object.hasOwn(map, key ?? '')) throw new Refused('duplicate', offset, `found the key "${key}" twice`);
    return key ?? '';
  }
}

/** Stands for a merge key; no key of a file can be it. */
const MERGE = '\u0000<<';

function mapsIn(value: Raw, offset: number): readonly RawMap[] {
  const maps = Array.isArray(value) ? value : [value];
  return maps.map((map) => {
    if (!isRawMap(map)) throw new Refused('not-allowed', offset, 'expected a mapping after the merge key');
    return map;
  });
}

/** The source text of a scalar; null for an empty one and for YAML's null. */
function scalar(text: string, event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): string | null {
  if (event.valueStart < 0) return event.style === SCALAR_STYLE.PLAIN ? null : '';
  const value = getScalarValue(text, event);
  return event.style === SCALAR_STYLE.PLAIN && /^(|~|null|Null|NULL)$/.test(value) ? null : value;
}
