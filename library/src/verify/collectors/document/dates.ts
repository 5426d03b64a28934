/**
 * Dates as people write them in documents.
 * @module
 */

/** The first and the last day that a written date may mean, ISO; a month means all of its days. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const YEAR = String.raw`(20\d\d|19\d\d)`;

type Parts = readonly (string | undefined)[];

/** Each form with how its parts become days; tried in order. */
const FORMS: readonly (readonly [RegExp, (parts: Parts) => Days | undefined])[] = [
  [new RegExp(`^${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[t ].*)?$`), ([, year, month, day]) => dayOf(year, month, day)],
  [new RegExp(`^${YEAR}[-/.](\\d{1,2})$`), ([, year, month]) => monthOf(year, month)],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -]${YEAR}$`),
    ([, day, month, year]) => dayOf(year, number(month), day),
  ],
  [
    new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}$`),
    ([, month, day, year]) => dayOf(year, number(month), day),
  ],
  [new RegExp(`^${MONTH}[ ,-]+${YEAR}$`), ([, month, year]) => monthOf(year, number(month))],
  [new RegExp(`^q([1-4])[ /-]${YEAR}$`), ([, quarter, year]) => quarterOf(year, quarter)],
  [new RegExp(`^${YEAR}[ /-]?q([1-4])$`), ([, year, quarter]) => quarterOf(year, quarter)],
  [new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}$`), ([, day, month, year]) => dayOf(year, month, day)],
  [
    new RegExp(`^(\\d{1,2})/(\\d{1,2})/${YEAR}$`),
    ([, one, other, year]) => eitherOf(dayOf(year, one, other), dayOf(year, other, one)),
  ],
  [new RegExp(`^${YEAR}$`), ([, year]) => ({ first: `${year}-01-01`, last: `${year}-12-31` })],
];

/**
 * Reads a date; undefined when the text is none. `07/01/2024` may be two days, and then means both.
 */
export function readDate(written: string): Days | undefined {
  const text = written
    .toLowerCase()
    .replace(/[*_`"']/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.;,]$/, '')
    .trim();
  if (text.length > 40) return undefined;
  for (const [pattern, days] of FORMS) {
    const parts = pattern.exec(text);
    if (parts !== null) return days(parts);
  }
  return undefined;
}

/** Adds days to an ISO day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How often something is done, in days; undefined when the text does not say. Months and years are generous. */
export function readCycle(written: string): number | undefined {
  const text = written
    .toLowerCase()
    .replace(/[*_`"']/g, '')
    .trim();
  const words: readonly (readonly [RegExp, number])[] = [
    [/^(?:semi-?annual|bi-?annual|half-?yearly|twice (?:a|per) year|every (?:six|6) months)/, 184],
    [/^(?:annual|yearly|every year|once (?:a|per) year)/, 366],
    [/^(?:quarterly|every quarter|every (?:three|3) months)/, 92],
    [/^(?:monthly|every month)/, 31],
    [/^(?:weekly|every week)/, 7],
  ];
  const named = words.find(([pattern]) => pattern.test(text));
  if (named !== undefined) return named[1];
  const counted = /^(?:every )?(\d{1,3}) ?(day|week|month|year)s?\b/.exec(text);
  const unit = { day: 1, week: 7, month: 31, year: 366 }[counted?.[2] ?? ''];
  return unit === undefined ? undefined : Number(counted?.[1]) * unit;
}

function number(month = ''): string {
  return String(MONTHS.indexOf(month) + 1);
}

function dayOf(year = '', month = '', day = ''): Days | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? { first: iso, last: iso } : undefined;
}

function monthOf(year = '', month = ''): Days | undefined {
  const first = dayOf(year, month, '1')?.first;
  if (first === undefined) return undefined;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return { first, last };
}

function quarterOf(year = '', quarter = ''): Days | undefined {
  const first = monthOf(year, String(Number(quarter) * 3 - 2))?.first;
  const last = monthOf(year, String(Number(quarter) * 3))?.last;
  return first === undefined || last === undefined ? undefined : { first, last };
}

function eitherOf(one: Days | undefined, other: Days | undefined): Days | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [first = one.first] = [one.first, other.first].toSorted();
  return { first, last: [one.last, other.last].toSorted()[1] ?? one.last };
}
