/**
 * What is answered while somebody types: one function a call, each from an open model and plain data to plain data.
 * @module
 */
import { explain } from '../analyze/explain.ts';
import { ownRules } from '../analyze/rules/own-rules.ts';
import { ruleBook } from '../analyze/rules/rule-book.ts';
import { strideGrid } from '../analyze/stride.ts';
import { blastRadius } from '../analyze/surface/blast-radius.ts';
import { surfaceOf } from '../analyze/surface/surface.ts';
import { analyzeTree, costDamageFront, fixNodes, nodeProbabilities, treeOf } from '../analyze/trees/index.ts';
import { check } from '../check.ts';
import type { AttackTree, Bounds, CostDamageFront, Ranking, TreeAnalysis } from '../model/attack-tree.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Address } from '../model/id.ts';
import type { ModelDiff } from '../model/model-diff.ts';
import { readTexts } from '../model/read/read-texts.ts';
import { isClaimed } from '../model/relations.ts';
import type { SourceFile } from '../model/source/tree.ts';
import type { StrideGrid } from '../model/stride-grid.ts';
import type { BlastRadius, Surface } from '../model/surface.ts';
import { type Layout, layoutOf, type Scene, sceneOf } from '../picture/index.ts';
import { diff } from '../posture/diff.ts';
import { editModel, type ModelEdit, type NewText } from './edit-model.ts';
import { type Overview, overviewOf, type Session } from './session.ts';

/** A picture and where everything in it goes. */
export interface DrawnScene {
  readonly scene: Scene;
  readonly layout: Layout;
}

/** An attack tree with its figures. */
export interface DrawnTree {
  readonly tree: AttackTree;
  readonly analysis: TreeAnalysis;
  /** By the index of a node. */
  readonly probabilities: ReadonlyMap<number, Bounds>;
  /** What attackers pay for what damage, where the steps say both. */
  readonly front?: CostDamageFront;
}

export interface TreeArgs {
  readonly id: string;
  readonly by?: Ranking;
  readonly counters: boolean;
  readonly without?: readonly string[];
  readonly given?: readonly string[];
}

/** Quick calls. */
export interface QuickCalls {
  overview: (session: Session) => Overview;
  scene: (session: Session, args: { readonly diagram?: string }) => Promise<DrawnScene>;
  explain: (session: Session, args: { readonly id: string }) => Explanation;
  stride: (session: Session, args: Readonly<Record<string, never>>) => StrideGrid;
  surface: (session: Session, args: { readonly from?: string }) => Surface;
  blast: (session: Session, args: { readonly component: string }) => BlastRadius;
  tree: (session: Session, args: TreeArgs) => DrawnTree;
  diff: (session: Session, args: { readonly before: readonly SourceFile[] }) => Promise<ModelDiff>;
  edit: (session: Session, args: { readonly edits: readonly ModelEdit[] }) => readonly NewText[];
}

/** The quick calls. */
export const QUICK_CALLS: QuickCalls = {
  overview: overviewOf,
  scene: async ({ report }, { diagram }) => {
    const scene = sceneOf(report.read.model, diagram === undefined ? {} : { diagram });
    return { scene, layout: await layoutOf(scene) };
  },
  explain: ({ report, read }, { id }) =>
    explain(
      id,
      { model: report.read.model, analysis: report.analysis, locate: read.locate },
      { rules: ownRules(read.ruleFiles).rules },
    ),
  stride: ({ report, read }) =>
    strideGrid(report.read.model, report.analysis, [...ruleBook(), ...ownRules(read.ruleFiles).rules]),
  surface: ({ report }, { from }) => surfaceOf(report.read.model, from as Address<'actors' | 'zones'> | undefined),
  blast: ({ report }, { component }) => blastRadius(report.read.model, component),
  tree: ({ report }, { id, by, counters, without = [], given = [] }) => {
    const built = treeOf(report.read.model, id, { isInPlace: counters ? isClaimed : () => false });
    const tree = fixNodes(
      built,
      new Map([...without.map((node) => [node, false] as const), ...given.map((node) => [node, true] as const)]),
    );
    const states = (name: 'cost' | 'damage'): boolean =>
      tree.nodes.some((node) => node.kind === 'step' && node[name] !== undefined);
    return {
      tree,
      analysis: analyzeTree(tree, { by }),
      probabilities: nodeProbabilities(tree),
      ...(states('cost') && states('damage') && { front: costDamageFront(tree) }),
    };
  },
  diff: async (session, { before }) => {
    // The rules of today judge both, so that only the model differs.
    const read = readTexts(before, { lenient: before.length !== 1, rules: session.sources.rules });
    const { analysis, problems } = await check(read, { clock: session.sources.clock });
    const now = await check(session.read, { clock: session.sources.clock });
    return diff(
      { read: { ...read, problems }, analysis },
      { read: { ...session.read, problems: now.problems }, analysis: now.analysis },
    );
  },
  edit: ({ read, sources }, { edits }) => editModel(read, edits, sources.clock),
};
