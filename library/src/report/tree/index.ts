/**
 * Attack trees: what `vauban tree MODEL|FILE [ID]` prints.
 * @module
 */
import { plainData } from '../plain-data.ts';
import { printBlocks, type TerminalOptions } from '../terminal/print.ts';
import { treeDocument } from './tree-document.ts';
import type { TreeReport } from './tree-report.ts';
import { type TreesReport, treesDocument } from './trees-document.ts';

export type { TreeReport } from './tree-report.ts';
export type { TreesReport } from './trees-document.ts';

/** The page about one tree. */
export function treePage(report: TreeReport, options: TerminalOptions): string {
  return printBlocks(treeDocument(report), options);
}

/** The page about several. */
export function treesPage(report: TreesReport, options: TerminalOptions): string {
  return printBlocks(treesDocument(report), options);
}

/** One tree as data; what is infinite or unknown is null. */
export function treeJson({
  analysis,
  damage,
  defence,
}: Pick<TreeReport, 'analysis' | 'damage' | 'defence'>): Readonly<Record<string, unknown>> {
  const { stage: _, tree, goal, best, minimalAttackSets, probability, ...rest } = analysis;
  const { count, bySize, means } = minimalAttackSets;
  return {
    tree: tree.id,
    goal,
    probability: probability ?? null,
    minimalAttackSets: {
      count: count ?? null,
      bySize: Object.fromEntries(bySize.map(({ steps, sets }) => [steps, sets])),
      means,
    },
    rankedBy: best.by,
    best: plainData(best.attacks),
    bestIsProven: best.proven,
    ...(plainData(rest) as Record<string, unknown>),
    ...(damage !== undefined && { costDamage: plainData(damage) }),
    ...(defence !== undefined && { defence: plainData(defence) }),
  };
}

/** Several trees as data. */
export function treesJson({ title, analyses, failures }: TreesReport): unknown {
  return { system: title, trees: analyses.map((analysis) => treeJson({ analysis })), failures };
}
