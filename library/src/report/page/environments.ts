/**
 * Environments on a page: which threats apply there, and whether the gate is open.
 * @module
 */
import type { EnvironmentState } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span } from './block.ts';
import { toneOf } from './tone-of.ts';

/** A table of all environments, then what each still asks for. */
export function environmentsSection(report: CheckReport): readonly Block[] {
  const { environments } = report.analysis;
  if (environments.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Environments')] },
    environmentsTable(report, environments),
    ...environments.flatMap(openMatters),
  ];
}

/** The figures of environments. */
export function environmentsTable({ read }: CheckReport, environments: readonly EnvironmentState[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'ID', shrink: 'cut', least: 20 },
      { title: 'Environment', shrink: 'cut', drop: 1 },
      { title: 'Apply', align: 'right' },
      { title: 'Excluded', align: 'right' },
      { title: 'Unassessed', align: 'right' },
      { title: 'Gate' },
    ],
    rows: environments.map((state) => [
      [span(state.id, 'strong')],
      [span(read.model.environments.get(state.id)?.title ?? '')],
      number(state.applies.length),
      number(state.excluded.length),
      number(state.unassessed.length, 'fair'),
      gateText(state),
    ]),
  };
}

function number(many: number, tone?: 'fair'): Inline {
  return [many === 0 ? span('·', 'quiet') : span(String(many), tone)];
}

/** What a gate asks for, and which threats nobody has assessed; nothing when there is neither. */
export function openMatters({ id, requirements, unassessed }: EnvironmentState): readonly Block[] {
  if (requirements.length === 0 && unassessed.length === 0) return [];
  const threats = joined(
    unassessed.map((threat) => span(threat)),
    ' ',
  );
  return [
    {
      kind: 'list',
      title: [span(id, 'strong')],
      items: [
        ...requirements.map(({ requirement, met, because }) =>
          inline(span(met ? 'met  ' : 'not met  ', met ? 'good' : 'bad'), requirement, span(`: ${because}`, 'quiet')),
        ),
        ...(unassessed.length === 0 ? [] : [inline(span('unassessed  ', 'fair'), threats)]),
      ],
    },
  ];
}

/** The state of a gate in words. */
export function gateText({ gate, requirements }: EnvironmentState): Inline {
  if (gate === 'none') return [span('no gate', 'quiet')];
  const met = requirements.filter((requirement) => requirement.met).length;
  return inline(span(gate, toneOf(gate)), span(`, ${met} of ${requirements.length} met`, 'quiet'));
}
