/**
 * Several models side by side in one table.
 * @module
 */
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, span } from './block.ts';
import { SEVERITIES, worstFirst } from './findings.ts';
import { titleOf } from './header.ts';
import { toneOf } from './tone-of.ts';

/** One row for each model. */
export function comparisonSection(reports: readonly CheckReport[]): readonly Block[] {
  const broken = reports.some(({ read }) => read.problems.length > 0);
  return [
    { kind: 'heading', level: 1, text: [span(`${reports.length} threat models`)] },
    {
      kind: 'table',
      columns: [
        { title: 'Model', shrink: 'cut', least: 16 },
        { title: 'Components', align: 'right', drop: 3 },
        { title: 'Flows', align: 'right', drop: 5 },
        { title: 'Assets', align: 'right', drop: 4 },
        { title: 'Threats', align: 'right', drop: 1 },
        { title: 'Highest risk' },
        { title: 'Controls', align: 'right', drop: 2 },
        { title: 'Proven', align: 'right' },
        { title: 'Findings', align: 'right' },
        ...(broken ? [{ title: 'Problems', align: 'right' } as const] : []),
      ],
      rows: reports.map((report) => row(report, broken)),
    },
  ];
}

function row(report: CheckReport, broken: boolean): readonly Inline[] {
  const { read, analysis } = report;
  const counted = (name: string): Inline => [span(String(analysis.counts[name] ?? 0))];
  const problems = read.problems.length;
  const [worst] = worstFirst(analysis.findings);
  const tone = worst === undefined || SEVERITIES.indexOf(worst.severity) > 1 ? undefined : toneOf(worst.severity);
  return [
    titleOf(report),
    counted('components'),
    counted('flows'),
    counted('assets'),
    counted('threats'),
    highest(report),
    counted('controls'),
    [span(String(analysis.controls.PROVEN), analysis.controls.PROVEN === 0 ? 'quiet' : 'good')],
    [span(String(analysis.findings.length), tone)],
    ...(broken ? [[span(String(problems), problems === 0 ? 'quiet' : 'bad')]] : []),
  ];
}

/** The highest level of risk, and how many threats have it. */
function highest({ analysis }: CheckReport): Inline {
  const [level, many] =
    Object.entries(analysis.levels)
      .toReversed()
      .find(([, threats]) => threats > 0) ?? [];
  return level === undefined ? [span('·', 'quiet')] : [span(`${many} ${level}`, toneOf(level))];
}
