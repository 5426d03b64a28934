/**
 * One log as facts: how its lines are written, which forbidden keys have values, what personal data, secrets and
 * markers stand where.
 * @module
 */
import { lineIndex } from '../../../model/source/lines.ts';
import { findSpellings, spellingsOf } from './canary.ts';
import { detect } from './detectors.ts';
import { forbiddenNames, isWithheld, maybeSecret } from './forbidden-key.ts';
import { KIND_IDS } from './kinds.ts';
import { masked, shortHash } from './mask.ts';
import type { FileFacts } from './observation.ts';
import { type Pair, readLine } from './structure.ts';

/** What to look for beside what is always looked for. */
export interface Wanted {
  readonly forbidden: readonly string[];
  readonly canary: string | undefined;
  readonly event: string | undefined;
}

/** Longer lines are cut: no program writes them, and every pattern would go through them. */
const LONGEST_LINE = 1_000_000;
const MOST_PLACES = 10;

type Found = FileFacts['keys'][number];
type Place = Found['places'][number];

/** Counts findings by name and keeps the first places. */
class Tally {
  readonly #found = new Map<string, { count: number; lines: Set<number>; places: Place[] }>();

  add(name: string, { line, column }: { readonly line: number; readonly column: number }, value: string): void {
    let entry = this.#found.get(name);
    if (entry === undefined) {
      entry = { count: 0, lines: new Set(), places: [] };
      this.#found.set(name, entry);
    }
    entry.count += 1;
    entry.lines.add(line);
    if (entry.places.length < MOST_PLACES) {
      entry.places.push({ line, column, masked: masked(value), hash: shortHash(value) });
    }
  }

  of(name: string): Omit<Found, 'name'> | undefined {
    const entry = this.#found.get(name);
    return entry && { count: entry.count, lines: entry.lines.size, places: entry.places };
  }

  names(): readonly string[] {
    return [...this.#found.keys()];
  }
}

/** Looks through a log. */
export function scanLog(text: string, wanted: Wanted): FileFacts {
  const isForbidden = forbiddenNames(wanted.forbidden);
  const keys = new Tally();
  const counts = { lines: 0, json: 0, logfmt: 0, cut: 0 };
  const plain: { line: number; column: number }[] = [];
  const events = new Events(wanted.event);
  let number = 0;
  for (const whole of linesOf(text)) {
    number += 1;
    if (whole.trim() === '') continue;
    counts.lines += 1;
    const line = whole.slice(0, LONGEST_LINE);
    const { format, pairs, isCut } = readLine(line);
    if (isCut || whole.length > LONGEST_LINE) counts.cut += 1;
    if (format === 'plain') {
      if (plain.length < MOST_PLACES) plain.push({ line: number, column: 1 });
    } else counts[format] += 1;
    for (const { name, value, isLoose } of pairs) {
      const forbidden = isForbidden(name);
      if (forbidden === undefined || isWithheld(value, forbidden)) continue;
      if (isLoose === true && !maybeSecret(value)) continue;
      keys.add(name, { line: number, column: Math.max(0, line.indexOf(name)) + 1 }, value);
    }
    events.see(line, pairs, number);
  }
  const lineOf = lineIndex(text);
  const data = new Tally();
  for (const { kind, offset, value } of detect(text)) data.add(kind, lineOf(offset), value);
  const marks = wanted.canary === undefined ? [] : findSpellings(text, spellingsOf(wanted.canary));
  return {
    ...counts,
    plain,
    keys: keys.names().flatMap((name) => withName(name, keys.of(name))),
    data: KIND_IDS.flatMap((kind) => {
      const found = data.of(kind);
      return found === undefined ? [] : [{ kind, ...found }];
    }),
    canary: marks.slice(0, MOST_PLACES).map(({ spelling, offset }) => ({ spelling: spelling.name, ...lineOf(offset) })),
    events: events.seen(),
  };
}

function withName(name: string, found: Omit<Found, 'name'> | undefined): readonly Found[] {
  // A name is a value of whoever writes the log, too.
  return found === undefined ? [] : [{ name: name.slice(0, 100), ...found }];
}

/** The lines of a text, one at a time. */
function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
  }
}

/** Notes the lines that tell of an event, and when the last of them was. */
class Events {
  readonly #event: string | undefined;
  #count = 0;
  #newest: string | undefined;
  #at: { line: number; column: number } | undefined;

  constructor(event: string | undefined) {
    this.#event = event?.toLowerCase();
  }

  see(line: string, pairs: readonly Pair[], number: number): void {
    const event = this.#event;
    if (event === undefined) return;
    const column = line.toLowerCase().indexOf(event);
    if (column === -1) return;
    this.#count += 1;
    const time = timeOf(line, pairs);
    if (this.#at === undefined || (time !== undefined && time >= (this.#newest ?? ''))) {
      this.#at = { line: number, column: column + 1 };
    }
    if (time !== undefined && time > (this.#newest ?? '')) this.#newest = time;
  }

  seen(): FileFacts['events'] {
    return {
      count: this.#count,
      ...(this.#newest !== undefined && { newest: this.#newest }),
      ...(this.#at !== undefined && { at: this.#at }),
    };
  }
}

const TIME_NAMES = new Set(['time', 'timestamp', '@timestamp', 'ts', 't', 'date', 'datetime']);
const ISO = /\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?/;

/** When a line was written, as an ISO date and time in UTC; undefined when it does not say. */
function timeOf(line: string, pairs: readonly Pair[]): string | undefined {
  const iso = ISO.exec(line);
  if (iso !== null) return isoTime(Date.parse(`${iso[1]}T${iso[2]}${iso[3] ?? 'Z'}`));
  const stamp = pairs.find(
    ({ name, value }) => TIME_NAMES.has(name.toLowerCase()) && /^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(value),
  );
  if (stamp === undefined) return undefined;
  const number = Number(stamp.value);
  return isoTime(number > 1e11 ? number : number * 1000);
}

function isoTime(milliseconds: number): string | undefined {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : undefined;
}
