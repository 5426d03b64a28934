/**
 * Which controls make an attacker's best path least likely to succeed (Khouzani, Liu, Malacaria 2019, Scalable
 * Min-Max Multi-Objective Cyber-Security Optimisation). The best path is the longest one by logarithms, its length the
 * least potential of the start above the target; so one linear program with a yes or no for each control finds both.
 * @module
 */
import { amount } from './loss-problem.ts';
import { type Row, solve } from './solver.ts';

/** A level of a control that could be bought. */
export interface InterdictionOption {
  /** What it costs, one number for each limit. */
  readonly costs: readonly number[];
  /** Of options of the same group at most one can be had. */
  readonly group?: string | undefined;
}

/** A step of the attacker. */
export interface AttackEdge {
  readonly from: number;
  readonly to: number;
  /** The probability that it succeeds without controls. */
  readonly chance: number;
  /** The options that make it harder, each on its own, and the share of successes each leaves. */
  readonly controls?: readonly { readonly option: number; readonly leaves: number }[] | undefined;
  /** Sets of options that make it harder together, and what each leaves; of those that are complete the best counts. */
  readonly cases?: readonly { readonly options: readonly number[]; readonly leaves: number }[] | undefined;
}

/** The problem: nodes are numbers below `size`. */
export interface Interdiction {
  readonly size: number;
  readonly source: number;
  readonly target: number;
  readonly edges: readonly AttackEdge[];
  readonly options: readonly InterdictionOption[];
}

/** The best choice. */
export interface Interdicted {
  /** The options that are chosen, in rising order. */
  readonly chosen: readonly number[];
  /** What they cost, one number for each limit. */
  readonly costs: readonly number[];
  /** The probability of the attacker's best path. */
  readonly chance: number;
  /** No choice leaves less. */
  readonly bound: number;
  readonly optimal: boolean;
}

/** What is stopped for good counts as so little, because its logarithm must be a number. */
const STOPPED = 1e-30;

/**
 * Finds the best choice for some limits.
 *
 * @param limits one number for each cost of an option
 * @throws {RangeError} when a number is not what it should be
 */
export async function interdict(
  problem: Interdiction,
  limits: readonly number[],
  { nodes = 20_000 }: { readonly nodes?: number | undefined } = {},
): Promise<Interdicted> {
  check(problem, limits);
  const { edges, options, source, target } = problem;
  const before = bestPath(problem, () => false);
  if (before === 0 || options.length === 0)
    return { chosen: [], costs: limits.map(() => 0), chance: before, bound: before, optimal: true };
  const useful = edges.filter(({ from, to, chance }) => chance > 0 && from !== to);
  const lines = useful.map((edge, index) => lineOf(edge, index));
  const solved = await solve(
    {
      objective: [
        [`p${source}`, 1],
        [`p${target}`, -1],
      ],
      rows: [
        ...lines.flatMap(({ rows }) => rows),
        ...limits.map((limit, index) => ({
          terms: options.map(({ costs }, option) => [`x${option}`, costs[index] ?? 0] as const),
          sense: '<=' as const,
          bound: limit,
        })),
        ...groupsOf(options).map((group) => ({
          terms: group.map((option) => [`x${option}`, 1] as const),
          sense: '<=' as const,
          bound: 1,
        })),
      ],
      binary: options.map((_, option) => `x${option}`),
      free: [...new Set(useful.flatMap(({ from, to }) => [`p${from}`, `p${to}`]))],
    },
    { nodes },
  );
  const taken = new Set([...options.keys()].filter((option) => (solved.values?.get(`x${option}`) ?? 0) > 0.5));
  const chance = bestPath(problem, (option) => taken.has(option));
  for (const option of [...taken].reverse()) {
    // What the others make needless is not bought.
    taken.delete(option);
    if (bestPath(problem, (other) => taken.has(other)) > chance) taken.add(option);
  }
  const chosen = [...taken].sort((one, other) => one - other);
  return {
    chosen,
    costs: limits.map((_, index) => chosen.reduce((sum, option) => sum + (options[option]?.costs[index] ?? 0), 0)),
    chance,
    bound: solved.optimal ? chance : Math.min(chance, Math.exp(solved.bound)),
    optimal: solved.optimal,
  };
}

/** The rows of one edge: the potential falls along it by at least its logarithm, of cases one may help. */
function lineOf(
  { from, to, chance, controls = [], cases = [] }: AttackEdge,
  edge: number,
): { readonly rows: readonly Row[] } {
  const weight = (leaves: number): number => -Math.log(Math.max(leaves, STOPPED));
  const members = [...new Set(cases.flatMap(({ options }) => options))];
  const named = cases.map((one, index) => ({ ...one, name: `w${edge}n${index}` }));
  return {
    rows: [
      {
        terms: [
          [`p${from}`, 1],
          [`p${to}`, -1],
          ...controls.map(({ option, leaves }) => [`x${option}`, weight(leaves)] as const),
          ...named.map(({ name, leaves }) => [name, weight(leaves)] as const),
        ],
        sense: '>=',
        bound: Math.log(chance),
      },
      ...(named.length === 0
        ? []
        : [{ terms: named.map(({ name }) => [name, 1] as const), sense: '<=', bound: 1 } as const]),
      ...members.map(
        (option): Row => ({
          terms: [
            ...named.filter(({ options }) => options.includes(option)).map(({ name }) => [name, 1] as const),
            [`x${option}`, -1],
          ],
          sense: '<=',
          bound: 0,
        }),
      ),
    ],
  };
}

/** The probability of the attacker's best path when some options are in place: Bellman and Ford, with a queue. */
export function bestPath({ size, source, target, edges }: Interdiction, isIn: (option: number) => boolean): number {
  const from = Array.from({ length: size }, (): { readonly to: number; readonly chance: number }[] => []);
  for (const edge of edges) {
    const { controls = [], cases = [] } = edge;
    const apart = controls.reduce((left, { option, leaves }) => (isIn(option) ? left * leaves : left), edge.chance);
    const together = cases.filter((one) => one.options.every(isIn)).map(({ leaves }) => leaves);
    const chance = together.reduce((least, leaves) => Math.min(least, apart * leaves), apart);
    if (chance > 0) from[edge.from]?.push({ to: edge.to, chance });
  }
  const best = new Float64Array(size);
  best[source] = 1;
  const waits = new Uint8Array(size);
  let queue = [source];
  while (queue.length > 0) {
    const next: number[] = [];
    for (const node of queue) {
      waits[node] = 0;
      for (const { to, chance } of from[node] ?? []) {
        const there = (best[node] ?? 0) * chance;
        if (there <= (best[to] ?? 0)) continue;
        best[to] = there;
        if (waits[to] === 1) continue;
        waits[to] = 1;
        next.push(to);
      }
    }
    queue = next;
  }
  return best[target] ?? 0;
}

/** The options of each group that has several. */
function groupsOf(options: readonly InterdictionOption[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [option, { group }] of options.entries()) {
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function check({ size, source, target, edges, options }: Interdiction, limits: readonly number[]): void {
  const isNode = (node: number): boolean => Number.isInteger(node) && node >= 0 && node < size;
  for (const limit of limits) amount(limit, 'a limit');
  for (const { costs } of options) {
    if (costs.length !== limits.length)
      throw new RangeError(`Cannot choose: expected ${limits.length} costs, found ${costs.length}`);
    for (const cost of costs) amount(cost, 'a cost');
  }
  if (!isNode(source) || !isNode(target)) throw new RangeError('Cannot choose: the start or the target is no node');
  for (const { from, to, chance, controls = [], cases = [] } of edges) {
    if (!isNode(from) || !isNode(to)) throw new RangeError(`Cannot choose: no edge can go from ${from} to ${to}`);
    for (const share of [chance, ...[...controls, ...cases].map(({ leaves }) => leaves)]) {
      if (!(share >= 0 && share <= 1))
        throw new RangeError(`Cannot choose: expected a chance from 0 to 1, found ${share}`);
    }
    for (const option of [...controls.map((one) => one.option), ...cases.flatMap((one) => one.options)]) {
      if (options[option] === undefined) throw new RangeError(`Cannot choose: no option ${option}`);
    }
  }
}
