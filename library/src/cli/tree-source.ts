/**
 * Where `vauban tree` takes its trees from: a model, or a file in Open-PSA or Galileo.
 * @module
 */
import { readFileSync, statSync } from 'node:fs';
import { treeOf } from '../analyze/trees/index.ts';
import { readGalileo } from '../inputs/galileo/read-galileo.ts';
import { readOpenPsa } from '../inputs/open-psa/read-open-psa.ts';
import type { ControlView } from '../model/attack-path.ts';
import type { AttackTree } from '../model/attack-tree.ts';
import type { Control } from '../model/model.ts';
import { type Problem, VaubanError } from '../model/problem.ts';
import { isClaimed } from '../model/relations.ts';
import type { SourceFile } from '../model/source/tree.ts';
import type { CheckReport } from '../report/index.ts';
import { exitOf, type LoadOptions, load } from './load.ts';

export interface SourceOptions extends LoadOptions {
  /** Which controls of a model are there. */
  readonly view: ControlView;
  /** For files that state rates: hours in Open-PSA, the unit of the rates in Galileo. */
  readonly missionTime?: number | undefined;
}

/** Trees of one source, built when they are asked for. */
export interface TreeSource {
  readonly path: string;
  readonly title: string;
  readonly isModel: boolean;
  readonly ids: readonly string[];
  /** What is wrong with a file of another tool; there are no trees then. */
  readonly problems: readonly Problem[];
  readonly files: readonly SourceFile[];
  readonly exit: 0 | 2;
  /** @throws {RangeError} when the tree cannot be analyzed */
  readonly tree: (id: string) => AttackTree | undefined;
}

/**
 * Opens a source; what it is shows in the ending of its name.
 *
 * @throws {VaubanError} NO_SUCH_FILE
 */
export async function openTrees(path: string, options: SourceOptions): Promise<TreeSource> {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile && /\.(?:xml|opsa|dft)$/i.test(path)) return foreignSource(path, options);
  return modelSource(path, options);
}

async function modelSource(path: string, options: SourceOptions): Promise<TreeSource> {
  const { report, isInPlace } = await loaded(path, options);
  const { model } = report.read;
  return {
    path,
    title: model.system.title ?? path,
    isModel: true,
    ids: [...model.trees.keys()],
    problems: [],
    files: [],
    exit: exitOf([report]),
    tree: (id) => treeOf(model, id, { isInPlace }),
  };
}

interface Loaded {
  readonly report: CheckReport;
  readonly isInPlace: (control: Control) => boolean;
}

/** The model, and which of its controls are there; proven is what was proven when somebody looked the last time. */
async function loaded(path: string, options: SourceOptions): Promise<Loaded> {
  if (options.view !== 'proven') {
    return { report: await load(path, options), isInPlace: options.view === 'claimed' ? isClaimed : () => false };
  }
  const { loadVerified } = await import('./load-verified.ts');
  const report = await loadVerified(path, { ...options, offline: true });
  const proven = new Set(report.posture.states.filter(({ state }) => state === 'PROVEN').map(({ id }) => id));
  return { report, isInPlace: ({ id }) => proven.has(id) };
}

function foreignSource(path: string, { missionTime, with: others = [] }: SourceOptions): TreeSource {
  const first = fileAt(path);
  const files = [first, ...others.map(fileAt)];
  const { trees, problems } = /\.dft$/i.test(path)
    ? readGalileo(first, { missionTime })
    : readOpenPsa(files, { missionTime });
  return {
    path,
    title: path,
    isModel: false,
    ids: trees.map(({ id }) => id),
    problems,
    files,
    exit: problems.length > 0 ? 2 : 0,
    tree: (id) => trees.find((tree) => tree.id === id),
  };
}

function fileAt(name: string): SourceFile {
  try {
    return { name, text: readFileSync(name, 'utf8') };
  } catch (failure) {
    throw new VaubanError('NO_SUCH_FILE', `Cannot read "${name}"`, { cause: failure });
  }
}
