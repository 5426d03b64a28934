/**
 * How fast the engines of attack paths and budgets are, on problems made up from a fixed seed: prints a table with the
 * time that passed and the processor time, the goal, and what is to be checked besides.
 * @module
 */
import { arch, cpus, platform } from 'node:os';
import { bestPortfolio } from '../library/src/analyze/budget/best-portfolio.ts';
import { greedySeeds } from '../library/src/analyze/budget/greedy.ts';
import { chooseControls } from '../library/src/analyze/budget/index.ts';
import { lossProblem, remaining, searchThrough, sum } from '../library/src/analyze/budget/loss-problem.ts';
import { wholeFrontier } from '../library/src/analyze/budget/whole-frontier.ts';
import { type AttackNode, attackGraph } from '../library/src/analyze/paths/attack-graph.ts';
import { cheapestCut } from '../library/src/analyze/paths/cuts.ts';
import { defended } from '../library/src/analyze/paths/defended.ts';
import { dominators } from '../library/src/analyze/paths/dominators.ts';
import { minimumCut } from '../library/src/analyze/paths/minimum-cut.ts';
import { reachable } from '../library/src/analyze/paths/reachable.ts';
import { sampleTimes } from '../library/src/analyze/paths/sample-times.ts';
import { philox4x32 } from '../library/src/kit/philox.ts';

/** Numbers between 0 and 1 that are the same on every machine. */
function randomFrom(seed: number): () => number {
  const block = new Uint32Array(4);
  let drawn = 0;
  return () => {
    block.fill(0);
    block[0] = drawn;
    drawn += 1;
    philox4x32(block, Uint32Array.of(seed, 0));
    return (block[0] ?? 0) / 2 ** 32;
  };
}

/** Runs something several times; the median run, after one that warms up. */
async function measured<Result>(work: () => Result | Promise<Result>, runs = 3) {
  const times: { wall: number; cpu: number }[] = [];
  let result = await work();
  for (let run = 0; run < runs; run += 1) {
    const [wall, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
    result = await work();
    const used = process.cpuUsage(cpu);
    times.push({ wall: Number(process.hrtime.bigint() - wall) / 1e6, cpu: (used.user + used.system) / 1e3 });
  }
  times.sort((one, other) => one.cpu - other.cpu);
  return { result, ...(times[runs >> 1] ?? { wall: Number.NaN, cpu: Number.NaN }) };
}

function row(
  what: string,
  { wall, cpu }: { readonly wall: number; readonly cpu: number },
  goal: string,
  note = '',
): void {
  const ms = (time: number): string => (time < 1000 ? `${time.toFixed(1)} ms` : `${(time / 1000).toFixed(2)} s`);
  console.log(`| ${what} | ${ms(wall)} | ${ms(cpu)} | ${goal} | ${note} |`);
}

/** 20,000 nodes, three in ten of them gates, parents mostly near: as large as the largest public attack graph. */
function largeGraph(gates: number) {
  const random = randomFrom(1);
  const nodes = Array.from({ length: 20_000 }, (_, node): AttackNode => {
    const isGate = random() < gates;
    const count = node === 0 ? 0 : 1 + Math.floor(random() * (isGate ? 2 : 1.6));
    const parents = Array.from({ length: count }, () =>
      random() < 0.9 ? Math.max(0, node - 1 - Math.floor(random() * 400)) : Math.floor(random() * 20_000),
    );
    const guards = random() < 0.1 ? [{ control: Math.floor(random() * 200), stops: 0.1, slows: 2 }] : [];
    return { parents, needs: isGate ? 'all' : 1, days: random() < 0.6 ? 1 : 0, guards };
  });
  return attackGraph(nodes);
}

async function paths(): Promise<void> {
  const graph = largeGraph(0.3);
  const open = largeGraph(0);
  const targets = [19_990, 15_000, 12_000, 9_000, 500];
  const sources = [0];
  const defense = defended(graph, () => true);
  const size = `${graph.size} nodes, ${graph.child.length} edges`;
  const sampling = { sources, targets, samples: 10_000, seed: 1 };
  const sampled = await measured(() => sampleTimes(graph, defense, sampling), 1);
  const arrived = sampled.result.map(({ days }) => days.length).join(', ');
  row(`10,000 times to compromise of 5 targets, ${size}`, sampled, '10 s', `tries that arrive: ${arrived}`);
  // Every hundredth node as a target: nearly all nodes lead to one of them, so that nothing can be left out.
  const many = { ...sampling, targets: Array.from({ length: 200 }, (_, index) => 100 * index + 99) };
  row('the same of 200 targets all over the graph', await measured(() => sampleTimes(graph, defense, many), 1), '10 s');
  row('everything that can be reached', await measured(() => reachable(graph, sources)), '');
  row('dominators of every node', await measured(() => dominators(graph, sources)), '100 ms');
  const [target = 0] = targets;
  const weight = (node: number): number => 1 + (node % 7);
  const cut = await measured(() => minimumCut(open, { sources, target, weight }));
  row(`minimum cut, ${open.child.length} edges, no gates`, cut, '100 ms', `weight ${cut.result?.weight}`);
  const gated = await measured(() => cheapestCut(graph, { sources, target, weight }));
  row('cheapest set that stops every attack, with gates', gated, '100 ms', `weight ${gated.result?.weight}`);
}

/** A budget problem: costs of 1,000 to 51,000, risks over five orders of magnitude, so many controls against each. */
function budgetOf(controls: number, risks: number, each: number) {
  const random = randomFrom(controls * 1000 + risks);
  const some = Array.from({ length: controls }, (_, index) => ({
    id: `c${index}`,
    cost: Math.round(1000 + random() * 50_000),
  }));
  return {
    controls: some,
    risks: Array.from({ length: risks }, (_, index) => ({
      id: `r${index}`,
      frequency: Math.exp(random() * 5 - 4),
      loss: Math.exp(8 + random() * 6),
      effects: some
        .filter(() => random() < each / controls)
        .map(({ id }) => ({ control: id, takesOff: 0.1 + 0.8 * random() })),
    })),
  };
}

async function budgets(): Promise<void> {
  const small = budgetOf(20, 20, 5);
  const problem = lossProblem(small.controls, small.risks);
  const everything = sum(problem.cost);
  const front = await measured(() =>
    wholeFrontier(searchThrough(problem), { limit: everything, begin: greedySeeds(problem) }),
  );
  const wrong = checkAll(problem, front.result.points);
  row(
    'whole frontier, 20 controls, 20 risks',
    front,
    '100 ms',
    `${front.result.points.length} best sets, ${wrong} differ from trying all 1,048,576`,
  );
  const nine = await measured(() =>
    Array.from({ length: 9 }, (_, step) => bestPortfolio(problem, { limit: (everything * (step + 1)) / 10 })),
  );
  row(
    '9 budgets one by one, 20 controls, 20 risks',
    nine,
    '100 ms',
    `${nine.result.filter(({ optimal }) => optimal).length} of 9 proven`,
  );
  for (const each of [5, 10]) {
    const { controls, risks } = budgetOf(30, 30, each);
    const own = lossProblem(controls, risks);
    for (const share of [0.1, 0.3, 0.6]) {
      const best = await measured(() => bestPortfolio(own, { limit: share * sum(own.cost) }));
      row(
        `optimum, 30 controls, 30 risks, ${each} controls a risk, budget ${share}`,
        best,
        '1 s',
        best.result.optimal ? 'proven' : 'not proven',
      );
    }
  }
  for (const [risks, each] of [
    [100, 8],
    [300, 6],
  ] as const) {
    const { controls, risks: some } = budgetOf(200, risks, each);
    const total = controls.reduce((all, { cost }) => all + cost, 0);
    for (const share of [0.1, 0.3]) {
      const choice = await measured(() => chooseControls(controls, some, share * total), 1);
      const { gap, frontier, nearly } = choice.result;
      row(
        `everything the command prints, 200 controls, ${risks} risks, budget ${share}`,
        choice,
        '10 s',
        `gap ${(100 * gap).toFixed(2)} %, ${frontier.length} sets on the frontier, ${nearly.length} nearly chosen`,
      );
    }
  }
}

/** How many points of a front differ from the best of all sets for their cost. */
function checkAll(
  problem: ReturnType<typeof lossProblem>,
  points: readonly { readonly cost: number; readonly loss: number }[],
): number {
  const least = points.map(() => Number.POSITIVE_INFINITY);
  const inPlace = new Uint8Array(problem.controls);
  for (let set = 0; set < 1 << problem.controls; set += 1) {
    let cost = 0;
    for (let control = 0; control < problem.controls; control += 1) {
      inPlace[control] = (set >> control) & 1;
      if (inPlace[control] === 1) cost += problem.cost[control] ?? 0;
    }
    const loss = sum(remaining(problem, inPlace));
    for (const [index, point] of points.entries()) {
      if (cost <= point.cost && loss < (least[index] ?? 0)) least[index] = loss;
    }
  }
  return points.filter(({ loss }, index) => loss > (least[index] ?? 0) * (1 + 1e-8)).length;
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${arch()}, Node ${process.versions.node}, one thread\n`,
);
console.log('| what | time | processor | goal | besides |\n|---|---|---|---|---|');
await paths();
await budgets();
