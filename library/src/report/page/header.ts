/**
 * The head of a model's page: what it is, which version, how much there is of everything.
 * @module
 */
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span } from './block.ts';
import { count } from './count.ts';

/** The counts of the contract in its order, with their words. */
const WORDS: readonly (readonly [name: string, one: string, many?: string])[] = [
  ['zones', 'zone'],
  ['components', 'component'],
  ['flows', 'flow'],
  ['boundaries', 'boundary', 'boundaries'],
  ['entries', 'entry', 'entries'],
  ['assets', 'asset'],
  ['actors', 'actor'],
  ['environments', 'environment'],
  ['vectors', 'vector'],
  ['threats', 'threat'],
  ['trees', 'tree'],
  ['controls', 'control'],
  ['phases', 'phase'],
  ['frameworks', 'framework'],
  ['detections', 'detection'],
  ['playbooks', 'playbook'],
  ['scenarios', 'scenario'],
];
/** What a reader looks for first. */
const MAIN = new Set(['components', 'flows', 'entries', 'assets', 'threats', 'controls']);

/** The title of a model with its version. */
export function titleOf({ path, read }: CheckReport): Inline {
  const { title, version } = read.model.system;
  return inline(span(title ?? path, 'strong'), ...(version === undefined ? [] : [span(` ${version}`, 'quiet')]));
}

/** When people went through the model, and when they will. */
export function reviewText({ read, analysis }: CheckReport): Inline | undefined {
  const { reviewed, nextReview } = read.model.system;
  const parts: Inline[] = [];
  if (reviewed !== undefined) parts.push(inline(`reviewed ${reviewed}`));
  if (nextReview !== undefined) {
    const late = nextReview < analysis.clock.slice(0, nextReview.length);
    parts.push(inline(`next review ${nextReview}`, ...(late ? [span(' overdue', 'fair')] : [])));
  }
  return parts.length === 0 ? undefined : joined(parts, ' · ');
}

/** The counts of a model; only those that are not zero, the rest of the counts on request. */
export function countsText({ analysis }: CheckReport, which: 'main' | 'other'): Inline {
  const parts = WORDS.filter(([name]) => MAIN.has(name) === (which === 'main'))
    .filter(([name]) => which === 'main' || (analysis.counts[name] ?? 0) > 0)
    .map(([name, one, many]) => count(analysis.counts[name] ?? 0, one, many));
  return joined(parts, ' · ').map((part) => (which === 'other' ? { ...part, tone: 'quiet' } : part));
}

/** The head of the page of one model. */
export function headerSection(report: CheckReport): readonly Block[] {
  const { path, read, analysis } = report;
  const { description } = read.model.system;
  const review = reviewText(report);
  const { environment } = analysis;
  const other = countsText(report, 'other');
  return [
    {
      kind: 'heading',
      level: 1,
      text: titleOf(report),
      aside: environment === undefined ? undefined : [span(`in ${environment}`, 'strong')],
    },
    ...(description === undefined ? [] : [text(inline(description))]),
    text(countsText(report, 'main')),
    ...(other.length === 0 ? [] : [text(other)]),
    text(joined([span(path, 'quiet'), ...(review === undefined ? [] : [review])], ' · ')),
  ];
}

function text(run: Inline): Block {
  return { kind: 'text', text: run };
}
