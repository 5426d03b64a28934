/**
 * A model with the model it includes: what it says itself wins, what it does not say comes from the other file.
 * @module
 */
import type { Place, Problem } from '../../model/problem.ts';
import type { ForeignFile, ReadContext } from '../format.ts';
import { glanceAt } from '../glance.ts';
import type { Losses } from '../losses.ts';
import { isProblem, openBlocks } from './open-blocks.ts';
import type { RawBlock } from './raw-block.ts';

/** What reading further files needs. */
export interface Opening {
  readonly context: ReadContext;
  readonly losses: Losses;
  readonly problems: Problem[];
}

/** A path that names another machine: it is reported, never fetched. */
const REMOTE = /^[\w+.-]+::|^[a-z][\w+.-]*:\/\/|^(?:www\.)?(?:github|gitlab|bitbucket)\.(?:com|org)\//i;

/** So many models may include one another. */
const DEEPEST = 16;

/** A block of a file with what the files that were read on its behalf hold beside it. */
export interface Included {
  readonly model: RawBlock;
  /** The files that were included, as a whole. */
  readonly files: readonly RawBlock[];
}

/** Opens a file that a block names; a remote one is a loss, a missing one a problem. */
export function openNamed(path: string, at: Place, opening: Opening): RawBlock | undefined {
  const { context, losses, problems } = opening;
  if (REMOTE.test(path) && !path.startsWith('file://')) {
    losses.add('files at a remote place are not fetched; what they define is missing here', at);
    return undefined;
  }
  const file: ForeignFile | undefined = context.open(path.replace(/^file:\/\//, ''), at.file);
  if (file === undefined) {
    problems.push(problemAt(at, 'dangling', `expected a file, found nothing at "${path}"`));
    return undefined;
  }
  const opened = openBlocks(glanceAt(file));
  if (isProblem(opened)) {
    problems.push(opened);
    return undefined;
  }
  problems.push(...opened.problems);
  return opened.root;
}

/** Merges what a model includes into it. */
export function withIncluded(model: RawBlock, opening: Opening, depth = 0): Included {
  const node = model.attributes.entries.get('including');
  const path = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  if (node === undefined || path === undefined || path.trim() === '') return { model, files: [] };
  const at: Place = { file: model.file, line: node.line, column: node.column };
  if (depth >= DEEPEST) {
    opening.problems.push(problemAt(at, 'cycle', `expected at most ${DEEPEST} files that include one another`));
    return { model, files: [] };
  }
  const root = openNamed(path, at, opening);
  const models = root?.blocks.filter(({ type }) => type === 'threatmodel') ?? [];
  const other =
    models.find(({ labels }) => labels[0] === model.labels[0]) ?? (models.length === 1 ? models[0] : undefined);
  if (root === undefined) return { model, files: [] };
  if (other === undefined) {
    opening.problems.push(
      problemAt(at, 'dangling', `expected a model "${model.labels[0] ?? ''}" in "${path}", found none`),
    );
    return { model, files: [root] };
  }
  const included = withIncluded(other, opening, depth + 1);
  return { model: merged(model, included.model), files: [root, ...included.files] };
}

function merged(model: RawBlock, other: RawBlock): RawBlock {
  const entries = new Map(model.attributes.entries);
  for (const [key, value] of other.attributes.entries) {
    if (!entries.has(key) && key !== 'including') entries.set(key, value);
  }
  const known = new Set(model.blocks.map(identityOf));
  const added = other.blocks.filter((block) => !known.has(identityOf(block)));
  return { ...model, attributes: { ...model.attributes, entries }, blocks: [...model.blocks, ...added] };
}

/** Two blocks are the same when type and label are; without a label, when they describe the same. */
function identityOf({ type, labels, attributes }: RawBlock): string {
  const description = attributes.entries.get('description');
  const text = description?.kind === 'scalar' ? String(description.value) : '';
  const isDescribed = type === 'usecase' || type === 'exclusion';
  return JSON.stringify([type, ...labels, ...(isDescribed ? [text] : [])]);
}

function problemAt(at: Place, code: Problem['code'], reason: string): Problem {
  return { code, message: `Cannot read "${at.file}" at ${at.line}:${at.column}: ${reason}`, at };
}
