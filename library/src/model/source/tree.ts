/**
 * YAML text as a raw document with positions. The parser's events are read directly, which keeps the source text of
 * every scalar, gives each node its place, and refuses what our files may not use: anchors, aliases, tags, merge keys,
 * several documents (LANGUAGE section 1).
 * @module
 */
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { Place, Problem, ProblemCode } from '../problem.ts';
import type { Path, Raw } from '../raw.ts';
import { lineIndex } from './lines.ts';
import { type Locator, locator } from './locator.ts';

/** One file of a model. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** Where in the model the whole file stands, when it is one entry of its own: `['schemes', 'mine']`. */
  readonly within?: readonly [collection: string, id: string];
}

/** A file as a raw document. */
export interface SourceTree {
  readonly file: SourceFile;
  /** Undefined when the text is not YAML at all. */
  readonly raw: Raw | undefined;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands, or its key; the nearest parent when the path does not exist. */
  locate(path: Path, part?: 'key' | 'value'): Place;
}

/** The largest file that is read, in UTF-16 units; a model of 10,000 components takes about a fifth of it. */
export const LARGEST_FILE = 16 * 1024 * 1024;

interface Frame {
  readonly list: Raw[] | undefined;
  readonly map: Record<string, Raw> | undefined;
  key: string | undefined;
  /** False while reading inside a key that is not a scalar: what it holds is dropped. */
  readonly kept: boolean;
}

/** Reads one file; never throws on bad input. */
export function sourceTree(file: SourceFile): SourceTree {
  const lineOf = lineIndex(file.text);
  const place = (offset: number): Place => ({ file: file.name, ...lineOf(Math.max(0, offset)) });
  const problems: Problem[] = [];
  const report = (code: ProblemCode, offset: number, message: string, hint?: string): void => {
    problems.push({ code, message, at: place(offset), ...(hint !== undefined && { hint }) });
  };
  const unreadable = (): SourceTree => ({ file, raw: undefined, problems, locate: () => place(0) });

  if (file.text.length > LARGEST_FILE) {
    report('too-large', 0, `Cannot read a file of ${file.text.length} characters: expected at most ${LARGEST_FILE}`);
    return unreadable();
  }
  const binary = file.text.search(/(?![\t\n\r\u0085])\p{Cc}|\ufffd/u);
  if (binary !== -1) {
    report(
      'not-yaml',
      binary,
      'Cannot read the file as text: found a byte that no UTF-8 text file has',
      'Save the file as UTF-8',
    );
    return unreadable();
  }
  let events: readonly Event[];
  try {
    events = parseEvents(file.text, { filename: file.name });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    const tab = /tab/i.test(error.reason) ? 'Indent with spaces' : undefined;
    report('not-yaml', offset, `Cannot read the file as YAML: ${error.reason}`, tab);
    return unreadable();
  }
  let index: Locator | undefined;
  const locate = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    index ??= locator(file.text, events);
    return place(index(path, part));
  };
  return { file, raw: construct(file.text, events, report), problems, locate };
}

type Report = (code: ProblemCode, offset: number, message: string, hint?: string) => void;

/** Builds the raw document from the events. */
function construct(text: string, events: readonly Event[], report: Report): Raw | undefined {
  const frames: Frame[] = [];
  let root: Raw | undefined;
  let documents = 0;

  function put(value: Raw, offset: number): void {
    const frame = frames.at(-1);
    if (frame === undefined) {
      if (documents === 1) root = value;
    } else if (frame.list !== undefined) frame.list.push(value);
    else if (frame.map !== undefined) {
      if (frame.key === undefined) takeKey(frame, frame.map, value, offset);
      else {
        if (frame.kept) frame.map[frame.key] = value;
        frame.key = undefined;
      }
    }
  }

  function takeKey(frame: Frame, map: Record<string, Raw>, value: Raw, offset: number): void {
    if (typeof value !== 'string') {
      report(
        'not-allowed',
        offset,
        'Cannot use this as a key: expected a word',
        'Quote the key if it is meant as text',
      );
      frame.key = '';
      return;
    }
    if (value === '<<') report('not-allowed', offset, 'Cannot use a merge key: model files say everything where it is');
    frame.key = value;
    if (Object.hasOwn(map, value)) {
      report('duplicate', offset, `Cannot use the key "${value}" twice in one mapping`, 'Rename or remove one of them');
    }
  }

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents === 2)
          report(
            'not-allowed',
            0,
            'Cannot read several documents in one file: expected one',
            'Put each in a file of its own',
          );
        break;
      case EVENT_ID.ALIAS:
        report('not-allowed', event.anchorStart - 1, 'Cannot use an alias: model files say everything where it is');
        put(null, event.anchorStart - 1);
        break;
      case EVENT_ID.SCALAR:
        refuseProperties(event, report);
        put(scalar(text, event), event.valueStart);
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        refuseProperties(event, report);
        const list: Raw[] | undefined = event.type === EVENT_ID.SEQUENCE ? [] : undefined;
        const map: Record<string, Raw> | undefined = list === undefined ? Object.create(null) : undefined;
        const value: Raw = list ?? map ?? null;
        put(value, event.start);
        frames.push({ list, map, key: undefined, kept: true });
        break;
      }
      case EVENT_ID.POP:
        frames.pop();
        break;
    }
  }
  return documents === 0 ? undefined : (root ?? null);
}

function refuseProperties(event: { readonly anchorStart: number; readonly tagStart: number }, report: Report): void {
  if (event.anchorStart >= 0) {
    report('not-allowed', event.anchorStart - 1, 'Cannot use an anchor: model files say everything where it is');
  }
  if (event.tagStart >= 0)
    report('not-allowed', event.tagStart, 'Cannot use a tag: the field says how a value is read');
}

/** The source text of a scalar; null for an empty one and for YAML's null. */
function scalar(text: string, event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): string | null {
  if (event.valueStart < 0) return null;
  const value = getScalarValue(text, event);
  return event.style === SCALAR_STYLE.PLAIN && /^(|~|null|Null|NULL)$/.test(value) ? null : value;
}
