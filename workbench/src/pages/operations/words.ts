/**
 * Thresholds and durations in words.
 * @module
 */
import type { Model } from 'vauban/browser';

type EntryOf<Entries> = Entries extends ReadonlyMap<string, infer Entry> ? Entry : never;
export type Detection = EntryOf<Model['detections']>;
export type Playbook = EntryOf<Model['playbooks']>;
export type Scenario = EntryOf<Model['scenarios']>;
export type Course = NonNullable<Model['course']>;
type Metric = EntryOf<Model['metrics']>;

const UNITS: Readonly<Record<string, string>> = {
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  y: 'year',
};

/** The entries of a mapping, each with its key. */
export function withIds<Entry>(
  entries: ReadonlyMap<string, Entry> | undefined,
): readonly (Entry & { readonly id: string })[] {
  return [...(entries ?? [])].map(([id, entry]) => ({ ...entry, id }));
}

/** A duration such as `5m` in words; what is none stays as it is. */
export function durationWords(duration: string): string {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|[smhdwy])$/.exec(duration) ?? [];
  const word = UNITS[unit];
  if (amount === undefined || word === undefined) return duration;
  return `${amount} ${word}${amount === '1' ? '' : 's'}`;
}

/** Minutes as hours and minutes. */
export function minuteWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** When an alert is raised; undefined when the model leaves it to whoever knows the usual amount. */
export function thresholdWords({ when }: Pick<Detection, 'when'>, metric: Metric | undefined): string | undefined {
  if (when?.moreThan === undefined && when?.atLeast === undefined) return undefined;
  const amount = when.moreThan === undefined ? `at least ${when.atLeast}` : `more than ${when.moreThan}`;
  const unit = metric?.unit === undefined ? '' : ` ${metric.unit}`;
  const per = when.per === undefined ? '' : ` within ${durationWords(when.per)}`;
  const by = when.by ?? metric?.key;
  const each = by === undefined ? '' : ` for one ${by}`;
  const window = when.window === undefined ? '' : ` (${when.window} window)`;
  return `${amount}${unit}${per}${each}${window}`;
}
