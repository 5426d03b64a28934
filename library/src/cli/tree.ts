/**
 * `vauban tree`: the attack trees of a model, or a fault tree in Open-PSA or Galileo, computed.
 * @module
 */
import {
  analyzeTree,
  bestAttacks,
  costDamageFront,
  defenceFront,
  fixNodes,
  nodeProbabilities,
  type TreeOptions,
} from '../analyze/trees/index.ts';
import { didYouMean } from '../kit/did-you-mean.ts';
import type { AttackTree, Ranking } from '../model/attack-tree.ts';
import { VaubanError } from '../model/problem.ts';
import { problemTexts, type TreesReport, treeJson, treePage, treesJson, treesPage } from '../report/index.ts';
import { emit, emitJson, terminal } from './terminal.ts';
import { openTrees, type SourceOptions, type TreeSource } from './tree-source.ts';

interface TreeFlags extends Omit<SourceOptions, 'missionTime'> {
  readonly format: 'text' | 'json';
  readonly by?: Ranking;
  readonly limit?: string;
  readonly skill?: string;
  readonly budget?: string;
  /** Nodes that are out of the attacker's reach, and nodes that the attacker has already. */
  readonly without?: readonly string[];
  readonly given?: readonly string[];
  readonly missionTime?: string;
}

/** Prints one tree, or all of them in short. */
export async function tree(path: string, id: string | undefined, flags: TreeFlags): Promise<void> {
  const { by, format } = flags;
  const options: TreeOptions = {
    by,
    limit: numberOf(flags, 'limit'),
    profile: { skill: numberOf(flags, 'skill'), budget: numberOf(flags, 'budget') },
  };
  const source = await openTrees(path, { ...flags, missionTime: numberOf(flags, 'missionTime') });
  const { problems, files, ids, exit } = source;
  process.exitCode = exit;
  const wanted = id ?? (ids.length === 1 ? ids[0] : undefined);
  if (problems.length > 0) {
    if (format === 'json') emitJson({ problems });
    else emit(problemTexts({ problems, files }, terminal()));
  } else if (wanted === undefined) {
    const report = allTrees(source, options, flags);
    if (format === 'json') emitJson(treesJson(report));
    else emit(treesPage(report, terminal()));
  } else {
    const report = oneTree(source, wanted, { ...options, flags });
    if (format === 'json') emitJson(treeJson(report));
    else emit(treePage(report, terminal()));
  }
}

function oneTree(
  { path, ids, isModel, tree: build }: TreeSource,
  id: string,
  { flags, ...options }: TreeOptions & { readonly flags: TreeFlags },
) {
  if (!ids.includes(id)) {
    const meant = didYouMean(id, ids);
    throw new VaubanError('NO_SUCH_ID', `Cannot find the tree "${id}": expected one of ${ids.join(', ') || 'none'}`, {
      hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
    });
  }
  try {
    const graph = fixed(build(id), flags);
    return {
      path,
      call: callOf(path, id, flags),
      isModel,
      analysis: analyzeTree(graph, options),
      probabilities: nodeProbabilities(graph),
      ...(states(graph, 'cost') && states(graph, 'damage') && { damage: costDamageFront(graph) }),
      ...(states(graph, 'cost') && states(graph, 'price') && { defence: defenceFront(graph) }),
    };
  } catch (failure) {
    // A tree or an option that cannot be is a mistake in the call, not a failure of ours.
    if (failure instanceof RangeError) throw new VaubanError('USAGE', failure.message, { cause: failure });
    throw failure;
  }
}

/** All trees; one that cannot be analyzed does not hide the others. */
function allTrees({ path, title, ids, tree: build }: TreeSource, options: TreeOptions, flags: TreeFlags): TreesReport {
  const analyses: TreesReport['analyses'][number][] = [];
  const cheapest = new Map<string, number>();
  const failures: TreesReport['failures'][number][] = [];
  for (const id of ids) {
    try {
      const graph = fixed(build(id), flags);
      analyses.push(analyzeTree(graph, options));
      const [attack] = bestAttacks(graph, { by: 'cost', limit: 1, profile: options.profile }).attacks;
      if (attack?.cost !== undefined) cheapest.set(id, attack.cost);
    } catch (failure) {
      if (!(failure instanceof RangeError)) throw failure;
      failures.push({ id, reason: failure.message });
    }
  }
  return { path, title, analyses, cheapest, failures };
}

function fixed(graph: AttackTree | undefined, { without = [], given = [] }: TreeFlags): AttackTree {
  if (graph === undefined) throw new RangeError('Cannot find the tree');
  const answers = new Map([...without.map((id) => [id, false] as const), ...given.map((id) => [id, true] as const)]);
  return answers.size === 0 ? graph : fixNodes(graph, answers);
}

/** Whether some node of a tree states a number. */
function states({ nodes }: AttackTree, name: 'cost' | 'damage' | 'price'): boolean {
  return nodes.some((node) => ({ cost: undefined, price: undefined, ...node })[name] !== undefined);
}

/** The words of this call, as far as they decide which tree is looked at. */
function callOf(path: string, id: string, flags: TreeFlags): readonly string[] {
  const { environment, view, missionTime, with: others = [], without = [], given = [] } = flags;
  return [
    path,
    id,
    ...others.flatMap((file) => ['--with', file]),
    ...(environment === undefined ? [] : ['--environment', environment]),
    ...(view === 'claimed' ? [] : ['--view', view]),
    ...(missionTime === undefined ? [] : ['--mission-time', missionTime]),
    ...without.flatMap((node) => ['--without', node]),
    ...given.flatMap((node) => ['--given', node]),
  ];
}

function numberOf(flags: TreeFlags, name: 'limit' | 'skill' | 'budget' | 'missionTime'): number | undefined {
  const written = flags[name];
  if (written === undefined) return undefined;
  const number = written.trim() === '' ? Number.NaN : Number(written);
  if (Number.isFinite(number) && number >= 0) return number;
  const option = name === 'missionTime' ? 'mission-time' : name;
  throw new VaubanError('USAGE', `Cannot read --${option} "${written}": expected a number from 0`);
}
