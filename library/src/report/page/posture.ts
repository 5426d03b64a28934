/**
 * What is proven of the controls of a model: the line that a claim cannot improve.
 * @module
 */
import type { ControlState } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, joined, span } from './block.ts';
import { count, NO_BREAK } from './count.ts';
import { toneOf } from './tone-of.ts';

/** The states of a control in the order of the contract. */
export const STATES = ['PROVEN', 'STALE', 'CLAIMED', 'REFUTED', 'none'] as const satisfies readonly ControlState[];

/** `PROVEN 0 · STALE 0 · CLAIMED 14 · REFUTED 0 · none 3`. */
export function statesText({ analysis }: CheckReport): Inline {
  const parts = STATES.map((state) => {
    const many = analysis.controls[state];
    return span(`${state}${NO_BREAK}${many}`, many === 0 ? 'quiet' : toneOf(state));
  });
  return joined(parts, ' · ');
}

/** The section about controls. */
export function postureSection(report: CheckReport): readonly Block[] {
  const { claims } = report.analysis;
  const evidence = claims.claims === 0 ? [] : [span(`${evidenceText(report)}. None has been looked at yet.`, 'quiet')];
  return [
    { kind: 'heading', level: 2, text: [span('Controls')], aside: statesText(report) },
    { kind: 'text', text: [span(proofText(report))] },
    ...(report.analysis.controls.PROVEN > 0 || evidence.length === 0
      ? []
      : [{ kind: 'text', text: evidence } as const]),
  ];
}

/** Says plainly how much is shown and how much is only said. */
function proofText({ analysis }: CheckReport): string {
  const { PROVEN, CLAIMED, none } = analysis.controls;
  const planned = none === 0 ? '' : ` ${count(none, 'control')} ${none === 1 ? 'is' : 'are'} only planned or retired.`;
  if (PROVEN > 0) return `${count(PROVEN, 'control')} shown to be there; ${CLAIMED} only claimed.${planned}`;
  const claimed =
    CLAIMED === 0
      ? ''
      : ` ${count(CLAIMED, 'control')} ${CLAIMED === 1 ? 'is' : 'are'} there because the model says so.`;
  return `Nothing has been proven yet.${claimed}${planned}`;
}

function evidenceText({ analysis }: CheckReport): string {
  const { claims, files, sources } = analysis.claims;
  const where = [
    ...(files > 0 ? [`${count(files, 'file')}`] : []),
    ...(sources > 0 ? [`${count(sources, 'source')}`] : []),
  ].join(' of ');
  return `${count(claims, 'piece')} of evidence ${claims === 1 ? 'is' : 'are'} named${where === '' ? '' : `, in ${where}`}`;
}
