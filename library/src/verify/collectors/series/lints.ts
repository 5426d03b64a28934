/**
 * What unmasks results that only look like results.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import { isMeasured, isStatus } from './field-names.ts';
import type { Observation, SeriesSeen } from './observation.ts';
import { seriesName } from './series-of.ts';

/** From this many runs on a value that never changes is no longer chance. */
export const MANY = 5;
/** From this many runs on a check that never says anything else is worth a look. */
const VERY_MANY = 10;

const HEX_DIGITS: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** Every finding, worst first. */
export function lint(seen: Observation, now: string): readonly Detail[] {
  const details = [
    ...wrongDigests(seen),
    ...placeholders(seen),
    ...emptyInventories(seen),
    ...nothingScanned(seen),
    ...seen.series.flatMap((one) => constant(one)),
    ...seen.series.flatMap((one) => outOfTime(one, now)),
    ...contradictions(seen.series),
  ];
  const rank = ['critical', 'high', 'medium', 'low', 'info'];
  return details.toSorted((one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity));
}

/** Values under the name of an algorithm whose length no value of that algorithm has. */
function wrongDigests({ digests }: Observation): readonly Detail[] {
  return digests.flatMap(({ algorithm, length, form, many, value, path, file, line }): readonly Detail[] => {
    const digits = HEX_DIGITS[algorithm];
    // A placeholder is named as such.
    if (digits === undefined || isDigestOf(digits, length, form) || isPlaceholder(value)) return [];
    const others = many > 1 ? ` (and ${many - 1} more like it)` : '';
    return [
      {
        check: 'digest-length',
        severity: 'high',
        message: `"${value}" is no ${algorithm} digest: it has ${length} characters, expected ${digits} hexadecimal digits${others}`,
        at: { file, line },
        hint: `Write down what the tool computed for ${path}`,
      },
    ];
  });
}

function isDigestOf(digits: number, length: number, form: 'hex' | 'base64' | 'other'): boolean {
  if (form === 'hex') return length === digits;
  const bytes = digits / 2;
  return form === 'base64' && [Math.ceil(bytes / 3) * 4, Math.ceil((bytes * 4) / 3)].includes(length);
}

const PLACEHOLDER =
  /^(?:\.{3,}|…|x{3,}|0x?0{4,}|0{8,}|(?:abc)?123(?:456)?(?:7890?)?|abc123\w{0,8}|(?:dead|beef|cafe|f00d|babe){2,}|todo|tbd|fixme|example\w*|sample\w*|dummy\w*|fake\w*|test|foo|bar|changeme|placeholder.*|<.*>|\$\{.*\}|\{\{.*\}\}|your[-_ ].*|insert[-_ ].*)$/i;

/** Values that stand for something that was never computed. */
function placeholders({ computed }: Observation): readonly Detail[] {
  return onceASeries(
    computed.filter(({ value }) => isPlaceholder(value)),
    ({ path, value, file, line }, others) => ({
      check: 'placeholder',
      severity: 'high',
      message: `"${value}" under "${path}" is a placeholder and was never computed${others}`,
      at: { file, line },
    }),
  );
}

/** One finding for what every run of a series says alike. */
function onceASeries<Fact extends { readonly file: string; readonly path: string; readonly value: string | number }>(
  facts: readonly Fact[],
  finding: (fact: Fact, others: string) => Detail,
): readonly Detail[] {
  const alike = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${seriesName(fact.file)} ${fact.path.replace(/\d+/g, '#')} ${fact.value}`;
    alike.set(key, [...(alike.get(key) ?? []), fact]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [finding(first, others.length === 0 ? '' : ` (and ${others.length} more like it)`)],
  );
}

/** Whether a value is a placeholder or was cut off, with or without the name of an algorithm in front. */
export function isPlaceholder(value: string): boolean {
  const bare = value.trim().replace(/^(?:sha-?\d+|md5|0x)[:-]?/i, '');
  return PLACEHOLDER.test(bare) || /\.\.\.|…/.test(bare) || /^(.)\1{11,}$/.test(bare);
}

function emptyInventories({ inventories }: Observation): readonly Detail[] {
  return inventories
    .filter(({ components }) => components === 0)
    .map(({ format, file, line }) => ({
      check: 'empty-sbom',
      severity: 'high',
      message: `The ${format} bill of materials lists no part`,
      at: { file, line },
      hint: 'Make it from what is built and shipped',
    }));
}

function nothingScanned({ scanned }: Observation): readonly Detail[] {
  return onceASeries(
    scanned.filter(({ value }) => value === 0),
    ({ path, file, line }, others) => ({
      check: 'nothing-scanned',
      severity: 'high',
      message: `"${path}" is 0: what looked at nothing found nothing${others}`,
      at: { file, line },
    }),
  );
}

/** Runs whose content, measurements or statuses never change. */
function constant(series: SeriesSeen): readonly Detail[] {
  const { runs, days, contents, fields, name, last } = series;
  if (runs < MANY || days < 3) return [];
  const at = { file: last.file, line: last.line };
  if (contents === 1) {
    return [
      {
        check: 'identical-runs',
        severity: 'medium',
        message: `All ${runs} runs of ${name} say the same, and only their dates differ`,
        at,
        hint: 'Run the check anew each time, and let it fail once on purpose',
      },
    ];
  }
  const still = fields.filter(({ runs: many, distinct }) => many >= MANY && many === runs && distinct === 1);
  const measured = still
    .filter(
      ({ path, values }) =>
        isMeasured(path) && typeof values[0] === 'number' && values[0] !== 0 && values[0] !== 100 && values[0] !== 1,
    )
    .map(
      ({ path, values }): Detail => ({
        check: 'constant-metric',
        severity: 'high',
        message: `"${path}" is ${values[0]} in all ${runs} runs of ${name}: what is measured is never quite the same`,
        at,
      }),
    );
  const statuses = still
    .filter(({ path }) => isStatus(path) && runs >= VERY_MANY)
    .map(
      ({ path, values }): Detail => ({
        check: 'status-never-changed',
        severity: 'info',
        message: `"${path}" was ${values[0]} in all ${runs} runs of ${name}`,
        at,
        hint: 'A check that never said anything else may be unable to',
      }),
    );
  return [...measured, ...statuses];
}

/** Runs from the future, results past their own end, gaps. */
function outOfTime({ name, runs, first, last, usual, longest }: SeriesSeen, now: string): readonly Detail[] {
  const at = { file: last.file, line: last.line };
  const details: Detail[] = [];
  if (last.date !== undefined && last.date.slice(0, 10) > now.slice(0, 10)) {
    details.push({
      check: 'from-the-future',
      severity: 'medium',
      message: `${name} has a run of ${last.date}, which has not come yet`,
      at,
    });
  }
  if (last.ends !== undefined && last.ends < now && last.ends > (first.date ?? '')) {
    details.push({
      check: 'expired',
      severity: 'medium',
      message: `The newest result of ${name} says itself that it ended on ${last.ends}`,
      at,
    });
  }
  if (runs < MANY || usual <= 0 || last.date === undefined) return details;
  const hours = (Date.parse(now) - Date.parse(last.date)) / 3_600_000;
  if (hours > usual * 3 + 24) {
    const message = `The newest run of ${name} is of ${last.date}, and there used to be one every ${inDays(usual)}`;
    details.push({ check: 'older-than-its-period', severity: 'medium', message, at });
  }
  if (longest !== undefined && longest.hours > usual * 3 + 24) {
    const message = `${name} has no run between ${longest.from} and ${longest.to}, and there used to be one every ${inDays(usual)}`;
    details.push({ check: 'gap', severity: 'low', message, at: { file: first.file, line: first.line } });
  }
  return details;
}

export function inDays(hours: number): string {
  return hours < 36 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

/** A pass in one series that a newer look at the same property in another one denies. */
export function contradictions(series: readonly SeriesSeen[]): readonly Detail[] {
  const all = series.flatMap(({ name, results }) => results.map((result) => ({ name, ...result })));
  const byProperty = new Map<string, typeof all>();
  for (const one of all) byProperty.set(one.property, [...(byProperty.get(one.property) ?? []), one].slice(0, 50));
  return [...byProperty.values()].flatMap((same) =>
    same
      .filter(({ pass }) => pass)
      .flatMap((good): readonly Detail[] => {
        const bad = same.find(({ pass, name, date = '' }) => !pass && name !== good.name && date > (good.date ?? ''));
        if (bad === undefined) return [];
        return [
          {
            check: 'contradicted-pass',
            severity: 'high',
            message: `"${good.property}" is ${good.written} on ${good.date}, and ${bad.written} on ${bad.date} in ${bad.file}:${bad.line}`,
            at: { file: good.file, line: good.line },
            hint: 'The newer look counts',
          },
        ];
      }),
  );
}
