/**
 * What a threat has beside its fields: its row of the register, the controls against it, its attack tree.
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import type { Threat } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Field, type Inline, inline, joined, span } from '../page/block.ts';
import { toneOf } from '../page/tone-of.ts';
import { treeLines } from './tree-lines.ts';

/** The blocks of a threat. */
export function threatBlocks(report: CheckReport, threat: Threat): readonly Block[] {
  const { read, analysis } = report;
  const risk = analysis.risks.find((row) => row.threat === threat.id);
  const tree = threat.tree === undefined ? undefined : read.model.trees.get(threat.tree);
  return [
    ...(risk === undefined ? [] : riskBlocks(risk)),
    ...controlBlocks(report, threat.id),
    ...(tree === undefined
      ? []
      : ([
          { kind: 'heading', level: 2, text: [span('Attack tree')], aside: [span(tree.id, 'quiet')] },
          { kind: 'picture', lines: treeLines(read.model, tree) },
        ] as const)),
  ];
}

function riskBlocks(risk: RiskRow): readonly Block[] {
  const axes = Object.entries(risk.axes).map(([axis, value]) => inline(span(`${axis} `, 'quiet'), value));
  const { beside, decision } = risk;
  const fields: readonly Field[] = [
    { name: 'rating', value: joined(axes, ' · ') },
    ...(risk.score === undefined ? [] : [{ name: 'score', value: [span(String(risk.score))] }]),
    ...(['declared', 'computed', 'inherent', 'claimed', 'proven'] as const).flatMap((name) =>
      risk[name] === undefined ? [] : [{ name, value: level(risk[name]) }],
    ),
    ...(beside === undefined ? [] : [{ name: `by ${beside.scheme}`, value: besideText(beside) }]),
    ...(risk.action === undefined ? [] : [{ name: 'action', value: [span(risk.action)] }]),
    ...(decision?.steps ?? []).map(({ ask, answer, because }) => ({
      name: 'asked',
      value: inline(`${ask} `, span(answer, 'strong'), span(`, ${because}`, 'quiet')),
    })),
    ...(decision === undefined ? [] : [{ name: 'decision', value: [span(decision.outcome, 'strong')] }]),
  ];
  return [
    { kind: 'heading', level: 2, text: [span('Risk')], aside: [span(`under ${risk.scheme}`, 'quiet')] },
    { kind: 'fields', fields },
  ];
}

function besideText({ score, level: name, assumed }: NonNullable<RiskRow['beside']>): Inline {
  const note = assumed.length === 0 ? [] : [span(`, assuming ${assumed.join(' and ')}`, 'quiet')];
  return inline(score === undefined ? '' : `${score} `, ...(name === undefined ? [] : level(name)), note);
}

function level(word: string): Inline {
  return [span(word, toneOf(word))];
}

function controlBlocks({ read }: CheckReport, threat: string): readonly Block[] {
  const ids = relationsOf(read.model).controlsOfThreat.get(threat) ?? [];
  if (ids.length === 0) return [];
  const rows = ids.map((id): readonly Inline[] => {
    const { title, layer, strategy, effectiveness, status } = read.model.controls.get(id) ?? {};
    const cell = (word: string | undefined): Inline => [word === undefined ? span('·', 'quiet') : span(word)];
    return [[span(id, 'strong')], cell(title), cell(layer), cell(strategy), cell(effectiveness), cell(status)];
  });
  return [
    { kind: 'heading', level: 2, text: [span('Controls')], aside: [span('claimed, not proven', 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'ID', shrink: 'cut', least: 20 },
        { title: 'Control', shrink: 'cut', least: 16 },
        { title: 'Layer', drop: 1 },
        { title: 'Strategy', drop: 2 },
        { title: 'Effectiveness', drop: 3 },
        { title: 'Status' },
      ],
      rows,
    },
  ];
}
