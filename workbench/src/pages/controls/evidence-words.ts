/**
 * What a piece of evidence says, in words: how much was looked at, where, when, and until when it counts.
 * @module
 */
import type { Basis, EvidenceItem, Scope, Spot } from 'vauban/browser';

const DAY = 86_400_000;

/** The scope as a sentence; undefined when nothing was looked at. */
export function scopeWords({ population, looked, failed }: Scope): string | undefined {
  if (looked === 0 && (population === undefined || population === 0)) return undefined;
  const failing = failed === 0 ? 'none failed' : failed === 1 ? '1 failed' : `${failed} failed`;
  if (population === undefined) return `${looked} looked at, ${failing}; nobody knows how many there are`;
  return `${looked} of ${population} looked at, ${failing}`;
}

/** A place such as `src/a.ts:12:3`. */
export function spotWords({ file, line, column }: Spot): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** The commit and whether the files differed from it. */
export function commitWords({ commit, dirty }: Basis): string | undefined {
  if (commit === undefined) return undefined;
  const state = dirty === undefined ? '' : dirty ? ', with changes that are not committed' : ', nothing changed since';
  return `${commit.slice(0, 10)}${state}`;
}

/** How long ago a day was, seen from another. */
export function ageWords(time: string, now: string): string {
  const days = daysBetween(time, now);
  if (days < 0) return `${count(-days, 'day')} from now`;
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 60 ? `${days} days ago` : `${Math.round(days / 30)} months ago`;
}

/** Until when a look counts; whether that day has come. */
export function freshness(
  { freshUntil, judgement }: Pick<EvidenceItem, 'freshUntil' | 'judgement'>,
  now: string,
): { readonly expired: boolean; readonly says: string } {
  const [end] = [freshUntil, judgement.until].filter((day) => day !== undefined).toSorted();
  if (end === undefined) return { expired: false, says: 'holds until what was looked at changes' };
  const left = daysBetween(now, end);
  const day = end.slice(0, 10);
  if (left <= 0) return { expired: true, says: `no longer counts: it was fresh until ${day}` };
  return { expired: false, says: `fresh until ${day}, ${count(left, 'day')} left` };
}

/** The keys of a claim as written, without the check and the source. */
export function writtenClaim(claim: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(claim)
    .filter(([key, value]) => key !== 'check' && key !== 'source' && value !== undefined)
    .map(([key, value]) => [key, plainText(value)]);
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  if (value instanceof Map) return plainText(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${plainText(one)}`)
    .join(', ');
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY);
}

function count(many: number, word: string): string {
  return `${many} ${word}${many === 1 ? '' : 's'}`;
}
