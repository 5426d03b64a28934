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

/** The section about findings. */
export function findingsSection({ path, analysis }: CheckReport, { all }: PageOptions): readonly Block[] {
  const { findings } = analysis;
  const heading: Block = { kind: 'heading', level: 2, text: [span('Findings')], aside: severityText(findings) };
  if (findings.length === 0) return [heading];
  const groups = groupsOf(findings);
  const most = all ? findings.length : SHOWN;
  const more = Math.max(0, findings.length - most);
  const blocks: Block[] = [];
  let left = most;
  for (const group of groups) {
    if (left > 0) blocks.push(groupBlock(group, group.slice(0, left)));
    left -= group.length;
  }
  return [heading, ...blocks, ...(more === 0 ? [] : [moreBlock(more, path)])];
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

/** One finding: what it says, and where. */
export function findingText({ message, at }: Finding): Inline {
  return inline(message, '  ', placeSpan(at, 'quiet'));
}
