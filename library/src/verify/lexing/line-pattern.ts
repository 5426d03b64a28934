/**
 * Regular expressions whose time grows with the length of a line alone, whatever they say: all ways to read a line are
 * followed side by side (R. Cox, "Regular Expression Matching Can Be Simple And Fast", 2007). Look-around and
 * back-references cannot be followed that way and are refused.
 * @module
 */
import { type Part, parsePattern } from './parse-pattern.ts';

/** A pattern that is matched against one line at a time. */
export interface LinePattern {
  readonly source: string;
  /** The first place of a line where it matches, from 0, with where the shortest match from there ends. */
  find(line: string): { readonly start: number; readonly end: number } | undefined;
  /** Whether a text may hold a match at all: false only when it lacks a word that every match has. */
  mayMatch(text: string): boolean;
}

type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'place'; readonly holds: (line: string, at: number) => boolean }
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'match' };

/** A pattern that needs more steps than this was not written by a person. */
const MOST_STEPS = 5000;

/**
 * Compiles a pattern: literals, `.`, classes, `\d \w \s \b` and their opposites, `^ $`, groups, `|`, `* + ? {m,n}`,
 * and a leading `(?i)`.
 *
 * @throws {RangeError} when it cannot be read, with the place
 */
export function compilePattern(source: string): LinePattern {
  const { part, ignoreCase } = parsePattern(source);
  const steps: Step[] = [];
  emit(part, steps, source);
  steps.push({ kind: 'match' });
  const needed = ignoreCase ? '' : longestLiteral(part);
  return {
    source,
    mayMatch: (text) => text.includes(needed),
    find(line) {
      if (!line.includes(needed)) return undefined;
      return run(steps, ignoreCase ? line.toLowerCase() : line);
    },
  };
}

function emit(part: Part, steps: Step[], source: string): void {
  if (steps.length > MOST_STEPS) throw new RangeError(`Cannot read the pattern "${source}": it repeats too much`);
  if (part.kind === 'sequence') {
    for (const each of part.parts) emit(each, steps, source);
  } else if (part.kind === 'choice') {
    const fork = steps.push({ kind: 'fork', to: [] }) - 1;
    const starts: number[] = [];
    const jumps: number[] = [];
    for (const each of part.parts) {
      starts.push(steps.length);
      emit(each, steps, source);
      jumps.push(steps.push({ kind: 'fork', to: [] }) - 1);
    }
    steps[fork] = { kind: 'fork', to: starts };
    for (const jump of jumps) steps[jump] = { kind: 'fork', to: [steps.length] };
  } else if (part.kind === 'repeat') {
    for (let count = 0; count < part.least; count += 1) emit(part.part, steps, source);
    if (part.most === undefined) {
      const fork = steps.push({ kind: 'fork', to: [] }) - 1;
      emit(part.part, steps, source);
      steps.push({ kind: 'fork', to: [fork] });
      steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
      return;
    }
    const forks: number[] = [];
    for (let count = part.least; count < part.most; count += 1) {
      forks.push(steps.push({ kind: 'fork', to: [] }) - 1);
      emit(part.part, steps, source);
    }
    for (const fork of forks) steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
  } else if (part.kind === 'character') steps.push({ kind: 'character', fits: part.fits });
  else steps.push({ kind: 'place', holds: part.holds });
}

/** Follows every way at once; of those in one state the one that started first is kept. */
function run(steps: readonly Step[], line: string): { readonly start: number; readonly end: number } | undefined {
  let states: (readonly [step: number, start: number])[] = [];
  for (let at = 0; at <= line.length; ) {
    const seen = new Set<number>();
    const next: (readonly [number, number])[] = [];
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    const waiting = [...states.toReversed()];
    // A new start is tried last, so that an earlier one wins.
    waiting.unshift([0, at]);
    while (waiting.length > 0) {
      const [step, start] = waiting.pop() ?? [0, 0];
      if (seen.has(step)) continue;
      seen.add(step);
      const one = steps[step];
      if (one?.kind === 'match') return { start, end: at };
      if (one?.kind === 'fork') for (const to of one.to.toReversed()) waiting.push([to, start]);
      else if (one?.kind === 'place' && one.holds(line, at)) waiting.push([step + 1, start]);
      else if (one?.kind === 'character' && at < line.length && one.fits(character)) next.push([step + 1, start]);
    }
    states = next;
    at += character.length;
  }
  return undefined;
}

/** The longest text that every match holds; empty when there is none. */
function longestLiteral(part: Part): string {
  const runs: string[] = [];
  let open = '';
  const walk = (one: Part): void => {
    if (one.kind === 'sequence') for (const each of one.parts) walk(each);
    else if (one.kind === 'character' && one.only !== undefined) open += one.only;
    else if (one.kind !== 'place') {
      runs.push(open);
      open = '';
      if (one.kind === 'repeat' && one.least > 0) runs.push(longestLiteral(one.part));
    }
  };
  walk(part);
  return [...runs, open].reduce((best, each) => (each.length > best.length ? each : best), '');
}
