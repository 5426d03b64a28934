/**
 * The main page: one model in full, or several in short.
 * @module
 */
import type { CheckReport } from '../check-report.ts';
import { type Block, type PageOptions, span } from './block.ts';
import { compactSection } from './compact.ts';
import { comparisonSection } from './comparison.ts';
import { coverageSection, detectionsSection } from './coverage.ts';
import { environmentsSection } from './environments.ts';
import { findingsSection } from './findings.ts';
import { headerSection } from './header.ts';
import { matricesSection } from './matrices.ts';
import { nextOfOne, nextOfSeveral } from './next-command.ts';
import { postureSection } from './posture.ts';
import { problemsSection } from './problems.ts';
import { coveredSection, policiesSection, questionsSection } from './questions.ts';
import { registerSection } from './register.ts';
import { roadmapSection } from './roadmap.ts';

/** The blocks of the page for these models. */
export function checkDocument(reports: readonly CheckReport[], options: PageOptions): readonly Block[] {
  const [only] = reports;
  if (only !== undefined && reports.length === 1) return oneModel(only, options);
  return [
    ...comparisonSection(reports),
    ...proofLine(reports),
    ...reports.flatMap((report) => compactSection(report, options.width)),
    nextOfSeveral(reports),
  ];
}

function oneModel(report: CheckReport, options: PageOptions): readonly Block[] {
  return [
    ...headerSection(report),
    ...problemsSection(report, options),
    ...registerSection(report, options),
    ...matricesSection(report),
    ...coverageSection(report, options),
    ...detectionsSection(report),
    ...environmentsSection(report),
    ...roadmapSection(report),
    ...findingsSection(report, options),
    ...(options.all ? coveredSection(report) : []),
    ...questionsSection(report, options),
    ...policiesSection(report),
    ...postureSection(report),
    nextOfOne(report, options),
  ];
}

function proofLine(reports: readonly CheckReport[]): readonly Block[] {
  const claimed = reports.reduce((sum, { analysis }) => sum + analysis.controls.CLAIMED, 0);
  const proven = reports.reduce((sum, { analysis }) => sum + analysis.controls.PROVEN, 0);
  const text =
    proven === 0
      ? `Nothing has been proven yet: ${claimed} controls are claimed`
      : `${proven} controls are proven, ${claimed} only claimed`;
  return [{ kind: 'text', text: [span(text)] }];
}
