/**
 * The phases of the roadmap on a page, each with a bar of what is done.
 * @module
 */
import type { PhaseState } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, span } from './block.ts';

/** How many letters a bar has. */
const BAR = 16;

/** The phases in their order. */
export function roadmapSection({ read, analysis }: CheckReport): readonly Block[] {
  if (analysis.phases.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Roadmap')] },
    {
      kind: 'table',
      columns: [
        { title: 'Phase', shrink: 'cut', least: 34 },
        { title: 'Progress', drop: 1 },
        { title: 'Done', align: 'right' },
        { title: 'Treats', shrink: 'wrap', least: 16 },
        ...(analysis.phases.some(({ removes }) => (removes?.length ?? 0) > 0)
          ? [{ title: 'Takes off', shrink: 'wrap', least: 18 } as const]
          : []),
      ],
      rows: analysis.phases.map((phase) => {
        const { title, current } = read.model.phases.get(phase.id) ?? {};
        const now = current === true ? [span(' now', 'fair')] : [];
        return [
          inline(span(title ?? phase.id, 'strong'), ...now),
          bar(phase),
          done(phase),
          treats(phase),
          removes(phase),
        ];
      }),
    },
  ];
}

function bar({ done, of, complete }: PhaseState): Inline {
  const full = of === 0 ? 0 : Math.floor((done / of) * BAR);
  return [span('█'.repeat(full), complete ? 'good' : undefined), span('░'.repeat(BAR - full), 'quiet')];
}

function done({ done: finished, of, complete }: PhaseState): Inline {
  return [span(`${finished} of ${of}`, complete ? 'good' : undefined)];
}

function treats({ threats }: PhaseState): Inline {
  return threats.length === 0
    ? [span('·', 'quiet')]
    : joined(
        threats.map((id) => span(id)),
        ' ',
      );
}

/** The risks it lowers once it is complete. */
function removes({ removes: effects = [] }: PhaseState): Inline {
  if (effects.length === 0) return [span('·', 'quiet')];
  return joined(
    effects.map(({ threat, from, to }) => span(`${threat}\u00a0${from}\u00a0→\u00a0${to}`)),
    ', ',
  );
}
