/**
 * A model as one short block on a page of several.
 * @module
 */
import type { Finding } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Field, type Inline, inline, joined, span } from './block.ts';
import { NO_BREAK } from './count.ts';
import { gateText } from './environments.ts';
import { findingText, groupsOf, severityText } from './findings.ts';
import { countsText, reviewText, titleOf } from './header.ts';
import { statesText } from './posture.ts';
import { problemBlocks } from './problems.ts';
import { textsOf } from './texts-of.ts';
import { toneOf } from './tone-of.ts';

/** So many groups of findings are shown of each model. */
const SHOWN = 5;

/** The block of one model. */
export function compactSection(report: CheckReport, width: number): readonly Block[] {
  const { path, read, analysis } = report;
  const groups = groupsOf(analysis.findings).slice(0, SHOWN);
  const [first] = read.problems;
  const text = first && textsOf(read).get(first.at.file);
  return [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span(path, 'quiet')] },
    { kind: 'fields', fields: fieldsOf(report) },
    ...(first === undefined ? [] : problemBlocks(first, text, width)),
    ...(groups.length === 0 ? [] : [{ kind: 'fields', fields: groups.flatMap(groupField) } as const]),
  ];
}

/** The first finding of a group stands for all. */
function groupField([first, ...others]: readonly Finding[]): readonly Field[] {
  if (first === undefined) return [];
  const like =
    others.length === 0 ? [] : [span(`  and ${others.length} like it`.replaceAll(/(?<=\S) /g, NO_BREAK), 'quiet')];
  return [
    {
      name: first.severity,
      tone: toneOf(first.severity),
      value: inline(findingText({ ...first, reasons: [] }), ...like),
    },
  ];
}

function fieldsOf(report: CheckReport): readonly Field[] {
  const { read, analysis } = report;
  const gates = analysis.environments.filter(({ gate }) => gate !== 'none');
  const review = reviewText(report);
  const problems = read.problems.length;
  return [
    { name: 'Model', value: countsText(report, 'main') },
    { name: 'Risks', value: levelsText(report) },
    { name: 'Controls', value: statesText(report) },
    ...(gates.length === 0
      ? []
      : [
          {
            name: 'Gates',
            value: joined(
              gates.map((state) => inline(`${state.id} `, gateText(state))),
              ' · ',
            ),
          },
        ]),
    ...(review === undefined ? [] : [{ name: 'Review', value: review }]),
    ...(problems === 0 ? [] : [{ name: 'Problems', value: [span(String(problems), 'bad')] }]),
    { name: 'Findings', value: severityText(analysis.findings) },
    ...(analysis.questions.length === 0
      ? []
      : [{ name: 'Questions', value: [span(`${analysis.questions.length} that the model leaves open`)] }]),
  ];
}

/** How many threats have each level, the worst first. */
export function levelsText({ analysis }: CheckReport): Inline {
  const levels = Object.entries(analysis.levels)
    .toReversed()
    .filter(([, many]) => many > 0);
  if (levels.length === 0) return [span('nothing is rated', 'quiet')];
  return joined(
    levels.map(([level, many]) => span(`${many}${NO_BREAK}${level}`, toneOf(level))),
    ' · ',
  );
}
