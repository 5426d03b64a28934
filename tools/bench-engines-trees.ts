/**
 * How exact and how fast the attack-tree engine is, beside scram where that is installed (`apt-get install scram`).
 *
 * `tsx --conditions=source tools/bench-engines-trees.ts [--corpus FOLDER] [--scram no|probability|all]`
 *
 * The corpus is the folder with `vectors.json` and `aralia/*.xml`; without it the models that the package of scram brings
 * along are run.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defenceFront } from '../library/src/analyze/trees/fronts/defence-front.ts';
import { importances } from '../library/src/analyze/trees/importance.ts';
import { bestAttacks } from '../library/src/analyze/trees/index.ts';
import { countSets } from '../library/src/analyze/trees/sets/count.ts';
import { familyOf } from '../library/src/analyze/trees/sets/family.ts';
import { solved } from '../library/src/analyze/trees/solve.ts';
import { readOpenPsa } from '../library/src/inputs/open-psa/read-open-psa.ts';
import { randomDefenceTree } from './random-defence-tree.ts';

/** What is known of a model; "None" where nobody knows. */
interface Answer {
  readonly model: string;
  readonly probability: string | null;
  readonly minimalCutSets: string | null;
  readonly orderDistribution: string | null;
  readonly coherent: boolean;
}

interface Measured {
  readonly wall: number;
  readonly cpu: number;
}

/** One model: the files it is made of, and its answers where there are some. */
interface Subject {
  readonly name: string;
  readonly files: readonly string[];
  readonly answer?: Answer;
}

const CORPUS = fileURLToPath(new URL('../../shared/corpus/engines', import.meta.url));
const PACKAGE = '/usr/share/scram/input';
const PACKAGED: readonly (readonly string[])[] = [
  ['Baobab/baobab1.xml', 'Baobab/baobab1-basic-events.xml'],
  ['Baobab/baobab2.xml', 'Baobab/baobab2-basic-events.xml'],
  ['Chinese/chinese.xml', 'Chinese/chinese-basic-events.xml'],
  ['CEA9601/CEA9601.xml', 'CEA9601/CEA9601-basic-events.xml'],
  ['BSCU/BSCU.xml'],
  ['HIPPS/HIPPS.xml'],
  ['Lift/lift.xml'],
  ['ThreeMotor/three_motor.xml'],
];
/** The longest that scram may take, in seconds. */
const PATIENCE = 120;

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
}

function measured<Result>(work: () => Result): Measured & { readonly result: Result } {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, wall: performance.now() - start, cpu: (user + system) / 1000 };
}

function row(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function head(...titles: readonly string[]): void {
  row(titles);
  row(titles.map(() => '---'));
}

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const seconds = (value: number): string => (value / 1000).toFixed(2);

/** Six digits, as scram prints them. */
function agrees(found: number | undefined, wanted: string | null | undefined): string {
  if (wanted === null || wanted === undefined || wanted === 'None') return '-';
  return found !== undefined && Number(found.toPrecision(6)) === Number(wanted) ? 'yes' : 'NO';
}

/** The count and, where it is known, the number of sets of each size. */
function countsAgree({ total, bySteps = [] }: ReturnType<typeof countSets>, answer: Answer | undefined): string {
  const { minimalCutSets = null, orderDistribution = null } = answer ?? {};
  if (minimalCutSets === null || minimalCutSets === 'None') return '-';
  const sizes = bySteps.flatMap(({ steps, sets }, place) => [
    ...Array.from({ length: steps - 1 - (bySteps[place - 1]?.steps ?? 0) }, () => '0'),
    String(sets),
  ]);
  const isSame = orderDistribution === null || orderDistribution === sizes.join(' ');
  return String(total) === minimalCutSets && isSame ? 'yes' : 'NO';
}

function subjects(corpus: string): readonly Subject[] {
  const vectors = join(corpus, 'vectors.json');
  if (existsSync(vectors)) {
    const { models } = JSON.parse(readFileSync(vectors, 'utf8')) as { readonly models: readonly Answer[] };
    return models.map((answer) => ({
      name: answer.model,
      files: [join(corpus, 'aralia', `${answer.model}.xml`)],
      answer,
    }));
  }
  console.log(`There is no ${vectors}: the models of the package of scram are run\n`);
  return PACKAGED.map((files) => files.map((file) => join(PACKAGE, file)))
    .filter((files) => files.every((file) => existsSync(file)))
    .map((files) => ({ name: files[0]?.split('/').at(-1) ?? '', files }));
}

/** What scram takes and says; undefined when it does not end in time. */
function scram(files: readonly string[], limit: number): (Measured & { readonly text: string }) | undefined {
  const call = `TIMEFORMAT='%R %U'; time scram --probability 1 -l ${limit} "$@"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', call, 'scram', ...files], {
    encoding: 'utf8',
    timeout: PATIENCE * 1000,
    maxBuffer: 1 << 30,
  });
  const [wall, cpu] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map((part) => Number(part) * 1000);
  return status === 0 && wall !== undefined && cpu !== undefined ? { wall, cpu, text: stdout } : undefined;
}

function runModels(all: readonly Subject[], beside: string): void {
  head(
    'model',
    'P',
    '= scram',
    'sets',
    '= known',
    'P ms',
    'importance ms',
    'sets ms',
    '1000 best ms',
    'cpu ms',
    'scram P s',
    'scram sets s',
  );
  const sums = { probability: 0, importance: 0, sets: 0, cpu: 0, scram: 0, most: 0, best: 0 };
  let [right, asked, counted, exact] = [0, 0, 0, 0];
  for (const { name, files, answer } of all) {
    const texts = files.map((file) => ({ name: file, text: readFileSync(file, 'utf8') }));
    const parsed = measured(() => readOpenPsa(texts).trees[0]);
    const tree = parsed.result;
    if (tree === undefined) continue;
    const solution = measured(() => solved(tree));
    const { bounds } = solution.result.modules.at(-1) ?? { bounds: { low: 0, high: 1 } };
    const family = measured(() => {
      const found = familyOf(tree);
      return found === undefined ? undefined : countSets(tree, found);
    });
    const importance = measured(() => importances(tree));
    const best = measured(() => bestAttacks(tree, { by: 'probability', limit: 1000 }));
    const single = beside === 'no' ? undefined : scram(files, 1);
    const whole = beside === 'all' ? scram(files, 100) : undefined;
    const sets = family.result;
    const verdict = agrees(solution.result.tooLarge === undefined ? bounds.low : undefined, answer?.probability);
    const same = sets === undefined ? '-' : countsAgree(sets, answer);
    if (verdict !== '-') asked += 1;
    if (verdict === 'yes') right += 1;
    if (same !== '-') counted += 1;
    if (same === 'yes') exact += 1;
    if (answer?.coherent !== false && solution.result.tooLarge === undefined) {
      sums.probability += parsed.wall + solution.wall;
      sums.importance += importance.wall;
      sums.sets += parsed.wall + solution.wall + family.wall;
      sums.cpu += parsed.cpu + solution.cpu + family.cpu + importance.cpu;
      sums.scram += single?.wall ?? 0;
      sums.most = Math.max(sums.most, parsed.wall + solution.wall + family.wall);
      sums.best = Math.max(sums.best, best.wall);
    }
    row([
      name,
      solution.result.tooLarge === undefined
        ? bounds.low.toPrecision(6)
        : `${bounds.low.toPrecision(3)} to ${bounds.high.toPrecision(3)}`,
      verdict,
      sets === undefined ? '-' : String(sets.total),
      same,
      ms(parsed.wall + solution.wall),
      ms(importance.wall),
      ms(family.wall),
      best.result.attacks.length === 0 ? '-' : ms(best.wall),
      ms(parsed.cpu + solution.cpu + family.cpu + importance.cpu),
      single === undefined ? '-' : seconds(single.wall),
      beside !== 'all' ? '-' : whole === undefined ? `> ${PATIENCE}` : seconds(whole.wall),
    ]);
  }
  console.log(
    `\nProbabilities that agree to six digits: ${right} of ${asked}. Counts of sets that agree: ${exact} of ${counted}.`,
  );
  console.log(
    `Coherent models: reading and probability ${seconds(sums.probability)} s, importance ${seconds(sums.importance)} s; ` +
      `with the sets ${seconds(sums.sets)} s, the slowest ${seconds(sums.most)} s; all of it ${seconds(sums.cpu)} s of processor time. ` +
      `1000 best attacks take at most ${ms(sums.best)} ms.` +
      `${beside === 'no' ? '' : ` scram, probability only: ${seconds(sums.scram)} s.`}\n`,
  );
}

function runFronts(): void {
  head('shared', 'nodes', 'controls', 'median ms', '90 % ms', 'most ms', 'median points', 'not exact');
  for (const share of [0, 0.05, 0.1, 0.2]) {
    const runs = Array.from({ length: 101 }, (_, seed) => {
      const tree = randomDefenceTree({ nodes: 320, share, seed: seed + 1 });
      return { tree, ...measured(() => defenceFront(tree)) };
    });
    const at = (values: readonly number[], part: number): number =>
      values.toSorted((one, other) => one - other)[Math.floor(part * (values.length - 1))] ?? 0;
    const walls = runs.map(({ wall }) => wall);
    const controls = runs.map(({ tree }) => tree.nodes.filter(({ kind }) => kind === 'control').length);
    row([
      `${share * 100} %`,
      at(
        runs.map(({ tree }) => tree.nodes.length),
        0.5,
      ),
      at(controls, 0.5),
      ms(at(walls, 0.5)),
      ms(at(walls, 0.9)),
      ms(at(walls, 1)),
      at(
        runs.map(({ result }) => result.points.length),
        0.5,
      ),
      runs.filter(({ result }) => !result.exact).length,
    ]);
  }
  console.log(
    '\nThe front of defence spend and the cheapest attack; 101 random trees a line, some nodes under two parents.',
  );
}

const hasScram = spawnSync('scram', ['--version']).status === 0;
if (!hasScram) console.log('scram is not installed: nothing is run beside\n');
console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${arch()}, Node ${process.versions.node}\n`,
);
runModels(subjects(option('corpus', CORPUS)), hasScram ? option('scram', 'probability') : 'no');
runFronts();
