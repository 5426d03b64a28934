/**
 * Judges documents: by what a claim asks of them, or by whether they contradict themselves.
 * @module
 */
import { milliseconds } from '../../../kit/duration.ts';
import type { Detail, Judgement } from '../../../model/evidence.ts';
import type { JudgeContext } from '../../collector.ts';
import { byDetails, unknown } from '../../judgement.ts';
import { asksForMore, type Claim, LINTS } from './claim.ts';
import { addDays } from './dates.ts';
import { lint } from './lints.ts';
import type { DocumentSeen, Observation } from './observation.ts';
import { words } from './subject.ts';

export function judgeDocument(claim: Claim, seen: Observation, { now }: JudgeContext): Judgement {
  const { documents, unread, population } = seen;
  const today = now.slice(0, 10);
  const found = foundIn(seen);
  if (population === 0) return unknown({ because: 'There are no documents to look at', found });
  const isAsked = asksForMore(claim);
  const details = isAsked ? askedOf(claim, documents, today) : lint(documents, claim.about ?? LINTS, today);
  if (typeof details === 'string') return unknown({ because: details, found });
  // What is asked for counts one by one; in the lints each document stands for itself.
  const looked = isAsked ? thingsAsked(claim, documents) : documents.length;
  const failed = isAsked ? Math.min(details.length, looked) : new Set(details.map(({ at }) => at?.file)).size;
  const scope = { population: looked + unread.length, looked, failed };
  const judged = byDetails(details, scope, {
    atLeast: claim.atLeast,
    sample: claim.sample,
    depth: 'present',
    found,
    said: { grounds: documents.slice(0, 200).map(({ file, cites }) => ({ kind: 'prose', file, cites })) },
  });
  const [reason] = unread;
  return judged.verdict === 'unknown' && reason !== undefined ? { ...judged, because: reason } : judged;
}

/** What does not hold of what the claim asks for; a text when nobody can say. */
function askedOf(claim: Claim, documents: readonly DocumentSeen[], today: string): readonly Detail[] | string {
  const details: Detail[] = [];
  if (claim.reviewWithin !== undefined) {
    const days = Math.floor(milliseconds(claim.reviewWithin) / 86_400_000);
    const dated = documents.filter(({ reviews }) => reviews.some(({ days: when }) => when !== undefined));
    if (dated.length < documents.length) {
      const first = documents.find((one) => !dated.includes(one));
      return `No review date in ${first?.file ?? 'any document'}`;
    }
    details.push(...dated.flatMap((one) => notReviewed(one, days, today)));
  }
  const [first] = documents;
  for (const text of claim.says ?? []) {
    if (documents.some(({ says }) => says.some((one) => one.text === text))) continue;
    details.push({
      check: 'not-said',
      severity: 'medium',
      message: `No document says "${text}"`,
      at: { file: first?.file ?? '' },
    });
  }
  for (const text of claim.ticked ?? []) details.push(...notTicked(text, documents));
  return details;
}

function notReviewed({ file, reviews }: DocumentSeen, days: number, today: string): readonly Detail[] {
  const next = reviews.find(({ what, of, days: when }) => what === 'next' && of === undefined && when !== undefined);
  const last = reviews.findLast(({ what, days: when }) => what === 'last' && when !== undefined && when.first <= today);
  const isFresh = last?.days !== undefined && addDays(last.days.last, days) >= today;
  const isPlanned = next?.days !== undefined && next.days.last >= today;
  const isPassed = next !== undefined && !isPlanned;
  if ((isFresh || (last === undefined && isPlanned)) && !isPassed) return [];
  const why = isPassed ? `was due ${next.written}` : last === undefined ? 'never was' : `was last ${last.written}`;
  const line = (isPassed ? next : last)?.line;
  return [
    {
      check: 'review-overdue',
      severity: 'medium',
      message: `The review ${why}`,
      at: { file, ...(line !== undefined && { line }) },
    },
  ];
}

function notTicked(text: string, documents: readonly DocumentSeen[]): readonly Detail[] {
  const boxes = documents.flatMap(({ file, statements }) =>
    statements
      .filter(({ where, subject }) => where === 'box' && isItem(subject, text))
      .map((statement) => ({ file, statement })),
  );
  if (boxes.length === 0) {
    return [
      {
        check: 'no-item',
        severity: 'medium',
        message: `No checklist has "${text}"`,
        at: { file: documents[0]?.file ?? '' },
      },
    ];
  }
  return boxes
    .filter(({ statement }) => statement.status !== 'done')
    .map(({ file, statement }) => ({
      check: 'not-ticked',
      severity: 'medium',
      message: `"${text}" is not ticked`,
      at: { file, line: statement.line },
    }));
}

function isItem(
  { id = '', title }: { readonly id?: string | undefined; readonly title: string },
  wanted: string,
): boolean {
  const all = words(`${id} ${title}`);
  return all === words(wanted) || title === words(wanted) || ` ${all} `.includes(` ${words(wanted)} `);
}

/** How many things a claim asks for. */
function thingsAsked({ reviewWithin, says = [], ticked = [] }: Claim, documents: readonly DocumentSeen[]): number {
  return (reviewWithin === undefined ? 0 : documents.length) + says.length + ticked.length;
}

function foundIn({ documents, unread, population }: Observation): string {
  const links = documents.reduce((sum, one) => sum + one.links, 0);
  const statements = documents.reduce((sum, one) => sum + one.statements.length, 0);
  const left = unread.length > 0 ? `, ${unread.length} not read` : '';
  return `${population} documents with ${links} links and ${statements} statuses${left}`;
}
