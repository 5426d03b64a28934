/**
 * What is wrong with documents by themselves: each check says what it found and where.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import type { LINTS } from './claim.ts';
import { groupBy, statusConflicts, tickConflicts } from './contradictions.ts';
import { addDays } from './dates.ts';
import type { DocumentSeen } from './observation.ts';

export type Lint = (typeof LINTS)[number];

/** Every finding of the lints that are asked for, worst first. */
export function lint(documents: readonly DocumentSeen[], lints: readonly Lint[], today: string): readonly Detail[] {
  const details = lints.flatMap((each) => RUN[each](documents, today));
  const rank = ['critical', 'high', 'medium', 'low', 'info'];
  return details.toSorted((one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity));
}

const RUN: Readonly<Record<Lint, (documents: readonly DocumentSeen[], today: string) => readonly Detail[]>> = {
  reviews: (documents, today) => documents.flatMap((one) => overdue(one, today)),
  links: (documents) => documents.flatMap(brokenLinksOf),
  statuses: statusConflicts,
  checklists: tickConflicts,
  totals: (documents) => documents.flatMap(wrongTotals),
  verdicts: (documents) => documents.flatMap(opposedVerdicts),
};

/** Reviews whose day has passed, by the date of the next one or by the last one and how often there is one. */
function overdue({ file, reviews }: DocumentSeen, today: string): readonly Detail[] {
  const passed = reviews.filter(({ what, days }) => what === 'next' && days !== undefined && days.last < today);
  const details = passed.map(
    ({ written, line, of }): Detail => ({
      check: 'review-overdue',
      severity: 'medium',
      message: `The review${of === undefined ? '' : ` of "${of}"`} was due ${written}`,
      at: { file, line },
      hint: 'Review it and write down the next date',
    }),
  );
  const every = reviews.find(({ what }) => what === 'cycle')?.every;
  const last = reviews.findLast(({ what, days }) => what === 'last' && days !== undefined);
  const hasNext = reviews.some(({ what, of }) => what === 'next' && of === undefined);
  if (every === undefined || last?.days === undefined || hasNext) return details;
  const due = addDays(last.days.last, every);
  if (due >= today) return details;
  const message = `The review was due ${due}: the last was ${last.written}, and there is one every ${every} days`;
  return [...details, { check: 'review-overdue', severity: 'medium', message, at: { file, line: last.line } }];
}

function brokenLinksOf({ file, broken }: DocumentSeen): readonly Detail[] {
  return broken.map(({ target, line, column, missing }) => ({
    check: missing === 'file' ? 'broken-link' : 'broken-anchor',
    severity: 'low',
    message:
      missing === 'file' ? `The link to ${target} leads nowhere` : `The link to ${target} leads to no heading there`,
    at: { file, line, column },
  }));
}

function wrongTotals({ file, totals }: DocumentSeen): readonly Detail[] {
  return totals
    .filter(({ stated, counted }) => stated !== counted)
    .map(({ says, stated, counted, of, line }) => ({
      check: 'wrong-total',
      severity: 'medium',
      message: `It says "${says}" (${stated}), and there are ${counted} ${of}`,
      at: { file, line },
      hint: 'Count again, or have the number made from the items',
    }));
}

/** Two verdicts on the same thing, one for and one against. */
function opposedVerdicts({ file, verdicts }: DocumentSeen): readonly Detail[] {
  const wide = verdicts.filter((one) => one.wide);
  const groups = [
    wide,
    ...groupBy(
      verdicts.filter((one) => !one.wide),
      ({ section, label }) => `${section} ${label}`,
    ),
  ];
  return groups.flatMap((group): readonly Detail[] => {
    const good = group.find(({ favorable }) => favorable);
    const bad = group.find(({ favorable }) => !favorable);
    if (good === undefined || bad === undefined) return [];
    const [first, second] = good.line < bad.line ? [good, bad] : [bad, good];
    return [
      {
        check: 'opposed-verdicts',
        severity: 'high',
        message: `"${second.label}: ${second.written}" contradicts "${first.label}: ${first.written}" on line ${first.line}`,
        at: { file, line: second.line },
        hint: 'Say which one holds, and of what',
      },
    ];
  });
}
