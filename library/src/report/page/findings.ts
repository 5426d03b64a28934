/**
 * Findings on a page: the worst first, those of one check or rule together.
 * @module
 */
import type { Finding, Severity } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, type PageOptions, span } from './block.ts';
import { NO_BREAK } from './count.ts';
import { placeSpan } from './place-text.ts';
import { moreBlock } from './problems.ts';
import { toneOf } from './tone-of.ts';

/** Severities, the worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];
/** So many findings are shown before the rest is only counted. */
const SHOWN = 10;

/** Findings with the worst first; otherwise in the order of the analysis. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}

/** `23: 2 high · 14 medium`, or `none`. */
export function severityText(findings: readonly Finding[]): Inline {
  if (findings.length === 0) return [span('none', 'good')];
  const parts = SEVERITIES.flatMap((severity) => {
    const many = findings.filter((finding) => finding.severity === severity).length;
    return many === 0 ? [] : [span(`${many}${NO_BREAK}${severity}`, toneOf(severity))];
  });
  return inline(`${findings.length}: `, joined(parts, ' · '));
}

/** What rules found, and then the gaps of the model itself. */
export function findingsSection(report: CheckReport, options: PageOptions): readonly Block[] {
  const { findings } = report.analysis;
  const threats = findings.filter(({ kind }) => kind === 'threat');
  const gaps = findings.filter(({ kind }) => kind === 'gap');
  return [
    ...section('Threats found', threats, { report, options }),
    ...section('Gaps of the model', gaps, { report, options }),
  ];
}

interface Context {
  readonly report: CheckReport;
  readonly options: PageOptions;
}

function section(title: string, findings: readonly Finding[], { report, options }: Context): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: [span(title)], aside: severityText(findings) };
  if (findings.length === 0) return [heading];
  const most = options.all ? findings.length : SHOWN;
  const more = Math.max(0, findings.length - most);
  const blocks: Block[] = [];
  let left = most;
  for (const group of groupsOf(findings)) {
    if (left > 0) blocks.push(groupBlock(group, group.slice(0, left)));
    left -= group.length;
  }
  return [heading, ...blocks, ...(more === 0 ? [] : [moreBlock(more, report.path)])];
}

/** Findings of one severity and one rule together; the worst groups first. */
export function groupsOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of worstFirst(findings)) {
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function groupBlock(group: readonly Finding[], shown: readonly Finding[]): Block {
  const [first] = group;
  const severity = first?.severity ?? 'info';
  const many = shown.length < group.length ? `${shown.length} of ${group.length}` : String(group.length);
  return {
    kind: 'list',
    title: inline(
      span(severity, toneOf(severity)),
      '  ',
      span(first?.rule ?? '', 'strong'),
      span(`  ${many}`, 'quiet'),
    ),
    items: shown.map(findingText),
  };
}

/** One finding: what it says, why a rule spoke, and where. */
export function findingText({ kind, message, reasons, at }: Finding): Inline {
  const because = kind === 'threat' && reasons.length > 0 ? [span(`  ${reasons.join('; ')}`, 'quiet')] : [];
  return inline(message, because, '  ', placeSpan(at, 'quiet'));
}
