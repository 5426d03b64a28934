/**
 * From a change to the one step that makes it, or the reason why it cannot be made.
 * @module
 */
import { unreachable } from '../../kit/unreachable.ts';
import type { AddChange, Change, Path, RenameChange, SetChange } from './change.ts';
import { conflict, pathText } from './conflict.ts';
import { type Content, contentOf, isList, isMapping, sameContent } from './content.ts';
import type { Step } from './step.ts';

/** How far a path leads: the content at its end, or where it stops being there. */
interface Reached {
  readonly content: Content;
  /** How many steps of the path exist. */
  readonly depth: number;
}

function child(content: Content, step: string | number | undefined): Content | undefined {
  if (isList(content)) return typeof step === 'number' ? content[step] : undefined;
  return isMapping(content) ? content.get(String(step)) : undefined;
}

/** The content at a path, or undefined. */
export function contentAt(content: Content, path: Path): Content | undefined {
  return path.reduce<Content | undefined>(
    (here, step) => (here === undefined ? undefined : child(here, step)),
    content,
  );
}

function reach(content: Content, change: Change): Reached {
  let reached: Reached = { content, depth: 0 };
  for (const step of change.path) {
    const { content: here, depth } = reached;
    if (here !== null && !isList(here) && !isMapping(here)) {
      const what = typeof here === 'string' ? 'text' : `the alias "*${here.alias}"`;
      throw conflict(change, `expected a mapping or a list at ${pathText(change.path.slice(0, depth))}, found ${what}`);
    }
    const next = child(here, step);
    if (next === undefined) return reached;
    reached = { content: next, depth: depth + 1 };
  }
  return reached;
}

/** The value wrapped in what is missing around it. */
function wrap(change: Change, missing: Path, value: Content): Content {
  return missing.reduceRight<Content>((inner, step) => {
    if (typeof step === 'string') return new Map([[step, inner]]);
    if (step === 0) return [inner];
    throw conflict(change, `expected 0 as the first place of a new list, found ${step}`);
  }, value);
}

/** The step that writes a value where nothing is yet. */
function create(change: SetChange | AddChange, { content, depth }: Reached): Step {
  const path = change.path.slice(0, depth);
  const missing = change.path.slice(depth);
  const value = contentOf(change.value);
  if (isMapping(content)) {
    return { kind: 'insert', path, key: String(missing[0]), value: wrap(change, missing.slice(1), value) };
  }
  if (!isList(content)) return { kind: 'replace', path, value: wrap(change, missing, value) };
  if (missing[0] !== content.length) {
    throw conflict(change, `expected a place from 0 to ${content.length} in a list, found "${missing[0]}"`);
  }
  return { kind: 'insert', path, key: undefined, value: wrap(change, missing.slice(1), value) };
}

function resolveRename(content: Content, change: RenameChange): Step | undefined {
  const siblings = reach(content, { ...change, path: change.path.slice(0, -1) }).content;
  if (!isMapping(siblings)) throw conflict(change, 'expected a key of a mapping, found a place in a list');
  if (change.to === String(change.path.at(-1))) return undefined;
  if (siblings.has(change.to))
    throw conflict(change, `expected a key that is free, found "${change.to}" already there`);
  return { kind: 'rekey', path: change.path, to: change.to };
}

/**
 * Works a change out against what the text says.
 *
 * @returns the step to take, or undefined when the text already says so
 * @throws {VaubanError} CONFLICT when the change does not fit
 */
export function resolve(content: Content, change: Change): Step | undefined {
  const reached = reach(content, change);
  const exists = reached.depth === change.path.length;
  if (change.path.length === 0 && !(change.kind === 'add' && isList(content))) {
    throw new TypeError(`Cannot ${change.kind} the whole text: expected a path with at least one step`);
  }
  switch (change.kind) {
    case 'set':
      if (!exists) return create(change, reached);
      return sameContent(reached.content, contentOf(change.value))
        ? undefined
        : { kind: 'replace', path: change.path, value: contentOf(change.value) };
    case 'add':
      if (!exists) return create(change, reached);
      if (!isList(reached.content)) throw conflict(change, 'expected nothing there yet, found a value');
      return { kind: 'insert', path: change.path, key: undefined, value: contentOf(change.value) };
    case 'remove':
    case 'rename':
      if (!exists)
        throw conflict(
          change,
          `expected an entry, found nothing at ${pathText(change.path.slice(0, reached.depth + 1))}`,
        );
      return change.kind === 'rename' ? resolveRename(content, change) : { kind: 'delete', path: change.path };
    default:
      return unreachable(change);
  }
}
