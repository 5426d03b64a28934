/**
 * Judges dated results: whether they pass, are fresh and measured, and whether a newer look denies them.
 * @module
 */
import { addDuration, milliseconds } from '../../../kit/duration.ts';
import type { Detail, Judgement } from '../../../model/evidence.ts';
import type { JudgeContext } from '../../collector.ts';
import { broken, byDetails, type Said, unknown, upheld } from '../../judgement.ts';
import { asksForMore, type Claim } from './claim.ts';
import { inDays, lint, MANY } from './lints.ts';
import type { Observation, SeriesSeen } from './observation.ts';

export function judgeSeries(claim: Claim, seen: Observation, { now }: JudgeContext): Judgement {
  const { series, unread, population } = seen;
  const runs = series.reduce((sum, one) => sum + one.runs, 0);
  const found = `${runs} runs in ${series.length} series${unread.length > 0 ? `, ${unread.length} files not read` : ''}`;
  if (runs === 0) return unknown({ because: unread[0] ?? 'There are no results to look at', found });
  const grounds = series.slice(0, 100).map(({ last }) => ({ kind: 'report' as const, file: last.file }));
  if (asksForMore(claim)) return judgeAsked(claim, seen, { now, said: { because: '', found, grounds } });
  const details = lint(seen, now);
  const failed = new Set(details.map(({ at }) => at?.file)).size;
  const scope = { population, looked: population - Math.min(unread.length, population), failed };
  const circular = details.find(({ check }) => check === 'identical-runs' || check === 'constant-metric')?.message;
  const said = { grounds, ...(circular !== undefined && { circular }) };
  const judged = byDetails(details, scope, {
    atLeast: claim.atLeast,
    sample: claim.sample,
    depth: 'present',
    found,
    said,
  });
  const [reason] = unread;
  return judged.verdict === 'unknown' && reason !== undefined ? { ...judged, because: reason } : judged;
}

interface Asking {
  readonly now: string;
  readonly said: Said;
}

function judgeAsked(claim: Claim, seen: Observation, { now, said }: Asking): Judgement {
  const { series, against, unread } = seen;
  const undated = series.find((one) => one.undated > 0);
  const failing = [
    ...series.flatMap((one) => notPassing(one, claim.passes)),
    ...against.flatMap((other) => denied(series, other, claim)),
    ...series.flatMap((one) => (claim.period === undefined ? [] : gapsIn(one, claim.period))),
  ];
  const [worst] = failing;
  if (worst !== undefined) {
    return broken({
      ...said,
      because: worst.message,
      details: failing,
      ...(worst.at !== undefined && { at: worst.at }),
    });
  }
  if (unread[0] !== undefined) return unknown({ ...said, because: unread[0] });
  if (undated !== undefined)
    return unknown({ ...said, because: `${undated.undated} runs of ${undated.name} have no date` });
  const future = series.find(({ last }) => (last.date ?? '') > now);
  if (future !== undefined)
    return unknown({ ...said, because: `The newest run is dated ${future.last.date}, which has not come yet` });
  const old = series.flatMap((one) => (claim.period === undefined ? [] : tooOld(one, claim.period, now)));
  if (old[0] !== undefined) return unknown({ ...said, because: old[0].message, details: old });
  const circular = circularOf(series, claim.metric);
  if (circular !== undefined) return unknown({ ...said, because: circular, circular });
  const lacks = series.find(
    ({ fields }) => claim.metric !== undefined && !fields.some(({ path }) => path === claim.metric),
  );
  if (lacks !== undefined) return unknown({ ...said, because: `${lacks.name} has no "${claim.metric}"` });
  const [first] = series.map(({ last }) => last.date ?? now).toSorted();
  const until =
    claim.period === undefined || first === undefined ? {} : { until: addDuration(first, claim.period).slice(0, 10) };
  return upheld('present', {
    ...said,
    because: reasonOf(claim, series),
    ...until,
    scope: { population: series.length, looked: series.length, failed: 0 },
  });
}

/** What the newest run of a series says otherwise than it must. */
function notPassing(
  { name, newest, last }: SeriesSeen,
  passes: ReadonlyMap<string, string> | undefined,
): readonly Detail[] {
  return [...(passes ?? [])].flatMap(([path, wanted]): readonly Detail[] => {
    const found = newest.find((one) => one.path === path);
    if (found !== undefined && String(found.value).toLowerCase() === wanted.toLowerCase()) return [];
    const what = found === undefined ? `has no "${path}"` : `says "${path}" is ${found.value}`;
    return [
      {
        check: 'not-passing',
        severity: 'high',
        message: `The newest run of ${name} ${what}, expected ${wanted}`,
        at: { file: last.file, line: last.line },
      },
    ];
  });
}

/** What a newer look at the same property says otherwise. */
function denied(
  series: readonly SeriesSeen[],
  other: SeriesSeen,
  { passes, contradictedBy }: Claim,
): readonly Detail[] {
  const newest =
    series
      .map(({ last }) => last.date ?? '')
      .toSorted()
      .at(-1) ?? '';
  if ((other.last.date ?? '') <= newest) return [];
  return notPassing(other, contradictedBy?.passes ?? passes).map((detail) => ({
    ...detail,
    check: 'contradicted-pass',
    message: `${detail.message}, and it is newer (${other.last.date})`,
  }));
}

function gapsIn({ name, longest, first }: SeriesSeen, period: string): readonly Detail[] {
  if (longest === undefined || longest.hours * 3_600_000 <= milliseconds(period)) return [];
  const message = `${name} has no run between ${longest.from} and ${longest.to}, which is ${inDays(longest.hours)}, expected at most ${period}`;
  return [{ check: 'gap', severity: 'medium', message, at: { file: first.file, line: first.line } }];
}

function tooOld({ name, last }: SeriesSeen, period: string, now: string): readonly Detail[] {
  if (last.date === undefined || Date.parse(now) - Date.parse(last.date) <= milliseconds(period)) return [];
  const message = `The newest run of ${name} is of ${last.date}, which is longer ago than ${period}`;
  return [{ check: 'older-than-its-period', severity: 'medium', message, at: { file: last.file, line: last.line } }];
}

/** Why runs that all say the same prove nothing. */
function circularOf(series: readonly SeriesSeen[], metric: string | undefined): string | undefined {
  for (const { name, runs, days, contents, fields } of series) {
    if (runs < MANY || days < 3) continue;
    if (contents === 1) return `All ${runs} runs of ${name} say the same, and only their dates differ`;
    const value = fields.find(({ path }) => path === metric);
    if (value !== undefined && value.distinct === 1)
      return `"${metric}" is ${value.values[0]} in all ${runs} runs of ${name}`;
  }
  return undefined;
}

function reasonOf({ passes, period, metric }: Claim, series: readonly SeriesSeen[]): string {
  const [one] = series;
  const parts = [
    ...(passes === undefined ? [] : ['the newest run passes']),
    ...(period === undefined ? [] : [`no two runs are further apart than ${period}`]),
    ...(metric === undefined ? [] : [`"${metric}" was measured anew`]),
  ];
  const said = parts.length === 0 ? 'no newer look denies it' : parts.join(', ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} (${one?.last.date ?? 'no date'})`;
}
