/**
 * The risk matrices of a model on a page.
 * @module
 */
import type { MatrixPicture } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Grid, type Inline, inline, joined, span } from './block.ts';
import { count, NO_BREAK } from './count.ts';
import { governingFirst } from './register.ts';
import { toneOf } from './tone-of.ts';

/** One picture for each scheme that has a matrix. */
export function matricesSection(report: CheckReport): readonly Block[] {
  const matrices = governingFirst(report, report.analysis.matrices, ({ scheme }) => scheme);
  return matrices.flatMap((matrix): readonly Block[] => [
    { kind: 'heading', level: 2, text: [span('Risk matrix')], aside: asideOf(matrix) },
    { kind: 'grid', grid: gridOf(matrix) },
  ]);
}

/** How many cells each level has: a matrix with few of the highest judges mildly. */
function asideOf({ scheme, cells }: MatrixPicture): Inline {
  const total = Object.values(cells).reduce((sum, many) => sum + many, 0);
  const levels = Object.entries(cells).map(([level, many]) => span(`${many}${NO_BREAK}${level}`, toneOf(level)));
  return inline(span(`${scheme}, ${count(total, 'cell')}: `, 'quiet'), joined(levels, ' · '));
}

function gridOf({ rows, columns, columnLevels, lines }: MatrixPicture): Grid {
  return {
    rows,
    columns,
    columnLevels,
    lines: lines.map(({ level, cells }) => ({
      level,
      cells: cells.map((cell) => ({ level: cell.level, tone: toneOf(cell.level), ids: cell.threats })),
    })),
  };
}
