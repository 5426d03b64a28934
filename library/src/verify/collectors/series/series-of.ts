/**
 * Joins the records of files that belong together to a series, and tells what stayed the same over its runs.
 * @module
 */
import type { SeriesSeen } from './observation.ts';
import type { RunRecord } from './records.ts';

/** A record with the file it stands in. */
export interface Run extends RunRecord {
  readonly file: string;
}

const MOST_FIELDS = 100;
const MOST_RESULTS = 200;
const MOST_VALUES = 5;

/** What files of one series share: their folder and their name without its numbers. */
export function seriesName(file: string): string {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  // Runs may lie in a folder each, called by its date.
  const above = folder
    .split('/')
    .map((part) => (/\d{4}[-_.]?\d\d/.test(part) ? part.replace(/\d+/g, '#') : part))
    .join('/');
  const plain = name.replace(/\d+/g, '#').replace(/#(?:[-_.T:]*#)+Z?/g, '#');
  return `${above === '' ? '' : `${above}/`}${plain}`;
}

/** @param runs of one series, in any order; at least one */
export function seriesOf(name: string, runs: readonly Run[]): SeriesSeen | undefined {
  const ordered = runs.toSorted(
    (one, other) => compare(one.date, other.date) || compare(one.file, other.file) || one.line - other.line,
  );
  const dated = ordered.filter(({ date }) => date !== undefined);
  const [first] = dated.length > 0 ? dated : ordered;
  const last = dated.at(-1) ?? ordered.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const gaps = gapsBetween(dated);
  const longest = gaps.reduce<(typeof gaps)[number] | undefined>(
    (best, gap) => (gap.hours > (best?.hours ?? 0) ? gap : best),
    undefined,
  );
  const hours = gaps.map((gap) => gap.hours).toSorted((one, other) => one - other);
  return {
    name,
    runs: ordered.length,
    undated: ordered.length - dated.length,
    days: new Set(dated.map(({ date }) => date?.slice(0, 10))).size,
    contents: new Set(ordered.map(({ content }) => content)).size,
    first: runPlace(first),
    last: runPlace(last),
    usual: hours[hours.length >> 1] ?? 0,
    ...(longest !== undefined && { longest }),
    fields: fieldsOf(ordered),
    results: newestResults(dated, name),
    newest: last.fields.slice(0, MOST_FIELDS).map(({ path, value }) => ({ path, value })),
  };
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function runPlace({ file, line, date, ends }: Run): SeriesSeen['first'] {
  return { file, line, ...(date !== undefined && { date }), ...(ends !== undefined && { ends }) };
}

/** The times between runs on different days or hours. */
function gapsBetween(
  dated: readonly Run[],
): readonly { readonly hours: number; readonly from: string; readonly to: string }[] {
  const dates = [...new Set(dated.flatMap(({ date }) => date ?? []))];
  return dates.slice(1).map((to, at) => {
    const from = dates[at] ?? to;
    return { hours: Math.round((Date.parse(to) - Date.parse(from)) / 3_600_000), from, to };
  });
}

function fieldsOf(runs: readonly Run[]): SeriesSeen['fields'] {
  const fields = new Map<string, { runs: number; values: Map<string, SeriesSeen['newest'][number]['value']> }>();
  for (const run of runs) {
    for (const { path, value } of run.fields) {
      let known = fields.get(path);
      if (known === undefined) {
        if (fields.size >= MOST_FIELDS) continue;
        known = { runs: 0, values: new Map() };
        fields.set(path, known);
      }
      known.runs += 1;
      known.values.set(JSON.stringify(value), typeof value === 'string' ? value.slice(0, 80) : value);
    }
  }
  return [...fields].map(([path, { runs: many, values }]) => ({
    path,
    runs: many,
    distinct: values.size,
    values: [...values.values()].slice(0, MOST_VALUES),
  }));
}

/** The newest result for each property; one without a name is about what the series is called. */
function newestResults(dated: readonly Run[], name: string): SeriesSeen['results'] {
  const newest = new Map<string, SeriesSeen['results'][number]>();
  const own = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.[a-z]+$/i, '')
    .replace(/#/g, '');
  for (const { results, date, file } of dated) {
    for (const { property, pass, written, line } of results) {
      const key = (property || own)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      if (key === '' || (newest.size >= MOST_RESULTS && !newest.has(key))) continue;
      newest.set(key, { property: key, pass, written, date, file, line });
    }
  }
  return [...newest.values()];
}
