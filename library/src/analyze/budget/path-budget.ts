/**
 * Which controls make it least likely that an attacker gets at an asset of the highest tier by the best path there is
 * over the flows, for a limit. At one place controls count as they do for attack paths.
 * @module
 */
import type { BudgetReport, Choice, CostOptions, FrontierPoint } from '../../model/budget.ts';
import type { Model } from '../../model/model.ts';
import {
  ATTACK_TIMES,
  assetsAsked,
  assumptionsOf,
  attackersOf,
  counting,
  type ModelGraph,
  modelGraph,
  startsIn,
  unstatedNote,
} from '../paths/index.ts';
import { type Candidates, candidatesOf, costAssumption, reportOf } from './candidates.ts';
import { gapOf, nextAfter } from './choose.ts';
import { type AttackEdge, bestPath, type Interdiction, interdict } from './interdiction.ts';
import { amount } from './loss-problem.ts';

/** A larger graph than this is refused: the solver would take too long. */
const MOST_EDGES = 20_000;
/** For so many budgets up to the cost of everything the best choice is found. */
const BUDGETS = 8;

/**
 * Chooses controls against the best path of all actors to the assets of the highest tier.
 *
 * @throws {RangeError} when the limit or another number is no amount, or the model is too large
 */
export async function pathBudget(
  model: Model,
  options: CostOptions & { readonly limit: number },
): Promise<BudgetReport> {
  const limit = amount(options.limit, 'the limit');
  const graphs = graphsOf(model);
  const helping = new Set(graphs.flatMap(({ controlIds }) => controlIds));
  const candidates = candidatesOf(model, helping, { ...options, currency: '' });
  const problem = interdictionOf(model, graphs, candidates);
  if (problem.edges.length > MOST_EDGES) {
    throw new RangeError(
      `Cannot choose against paths: expected at most ${MOST_EDGES} edges, found ${problem.edges.length}`,
    );
  }
  const everything = candidates.controls.reduce((sum, { cost }) => sum + cost, 0);
  const budgets = Array.from({ length: BUDGETS + 1 }, (_, step) => (everything * step) / BUDGETS);
  const found = new Map<number, Awaited<ReturnType<typeof interdict>>>();
  for (const budget of new Set([limit, ...budgets])) found.set(budget, await interdict(problem, [budget]));
  const idsOf = (chosen: readonly number[]): readonly string[] =>
    chosen.map((index) => candidates.controls[index]?.id ?? '');
  const frontier: FrontierPoint[] = [];
  for (const { chosen, costs, chance } of [...found.values()].sort(
    (one, other) => (one.costs[0] ?? 0) - (other.costs[0] ?? 0),
  )) {
    if (chance >= (frontier.at(-1)?.left ?? Number.POSITIVE_INFINITY)) continue;
    frontier.push({ cost: costs[0] ?? 0, left: chance, controls: idsOf(chosen) });
  }
  const best = found.get(limit);
  const before = bestPath(problem, () => false);
  const after = best?.chance ?? before;
  const bound = best?.bound ?? after;
  const cost = best?.costs[0] ?? 0;
  const chosen = idsOf(best?.chosen ?? []);
  const choice: Choice = {
    limit,
    chosen,
    cost,
    before,
    after,
    optimal: best?.optimal ?? true,
    gap: gapOf(after, bound),
    frontier,
    frontierComplete: false,
    next: nextAfter({ cost, left: after, controls: chosen }, frontier, before),
    nearly: [],
  };
  return reportOf(choice, candidates, {
    goal: 'path',
    measure: 'the chance of the best path of any actor to an asset of the highest tier',
    unit: 'chance',
    currency: '',
    assumptions: [
      costAssumption(options),
      ...assumptionsOf(ATTACK_TIMES),
      ...unstatedNote([...new Set(graphs.flatMap(({ unstated }) => unstated))]),
    ],
  });
}

/** The attack graph of each zone in which an actor starts, without trees. */
function graphsOf(model: Model): readonly ModelGraph[] {
  const zones = new Set(attackersOf(model, undefined, ATTACK_TIMES).attackers.map(({ zone }) => zone));
  return [...zones].map((zone) => modelGraph(model, { components: startsIn(model, zone), threats: [] }, ATTACK_TIMES));
}

/** One problem of all graphs: every node is an edge from where it can be begun to where it is done. */
function interdictionOf(model: Model, graphs: readonly ModelGraph[], { controls, sunk }: Candidates): Interdiction {
  const options = new Map(controls.map(({ id }, option) => [id, option]));
  const inPlace = new Set(sunk);
  const assets = new Set(assetsAsked(model, undefined));
  const edges: AttackEdge[] = [];
  let size = 2;
  for (const { graph, sources, assetNodes, controlIds } of graphs) {
    const [begin, done] = [size, size + graph.size];
    size += 2 * graph.size;
    for (let node = 0; node < graph.size; node += 1) {
      const here = graph.guards.slice(graph.firstGuard[node], graph.firstGuard[node + 1]);
      const leaves = (ids: ReadonlySet<string>): number =>
        counting(here.filter(({ control }) => ids.has(controlIds[control] ?? ''))).reduce(
          (left, { stops }) => left * (1 - stops),
          1,
        );
      const chance = leaves(inPlace);
      const buyable = [...new Set(here.map(({ control }) => controlIds[control] ?? ''))].filter((id) =>
        options.has(id),
      );
      edges.push({
        from: begin + node,
        to: done + node,
        chance,
        cases:
          chance === 0
            ? []
            : casesOf(buyable, (ids) => leaves(new Set([...inPlace, ...ids])) / chance).map(({ ids, left }) => ({
                options: ids.flatMap((id) => options.get(id) ?? []),
                leaves: left,
              })),
      });
      for (let at = graph.firstParent[node] ?? 0; at < (graph.firstParent[node + 1] ?? 0); at += 1) {
        edges.push({ from: done + (graph.parent[at] ?? 0), to: begin + node, chance: 1 });
      }
    }
    for (const source of sources) edges.push({ from: 0, to: done + source, chance: 1 });
    for (const [asset, node] of assetNodes) if (assets.has(asset)) edges.push({ from: done + node, to: 1, chance: 1 });
  }
  return { size, source: 0, target: 1, edges, options: controls.map(({ cost }) => ({ costs: [cost] })) };
}

/** The single controls and pairs that leave less than any part of them; of more than two at one place no more count. */
function casesOf(ids: readonly string[], leaves: (ids: readonly string[]) => number) {
  const alone = ids.map((id) => ({ ids: [id], left: leaves([id]) }));
  const pairs = alone.flatMap((one, index) =>
    alone.slice(index + 1).map((other) => {
      const both = [...one.ids, ...other.ids];
      return { ids: both, left: leaves(both), least: Math.min(one.left, other.left) };
    }),
  );
  return [...alone.filter(({ left }) => left < 1), ...pairs.filter(({ left, least }) => left < least)];
}
