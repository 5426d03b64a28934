/**
 * From a path to the entries it leads through.
 * @module
 */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, visit } from 'yaml';
import type { Path } from './change.ts';
import { entryStart } from './entry.ts';
import { column } from './lines.ts';
import { type Holder, isHolder, type Source } from './source.ts';

/** One entry on a path: a place in a collection. */
export interface Spot {
  readonly holder: Holder;
  readonly index: number;
  /** Whether the collection is written in flow style or inside one that is. */
  readonly flow: boolean;
  /** The least indentation of a comment that can belong to the collection. */
  readonly floor: number;
}

/** What a path leads to, and the entries on the way; the last one holds the node. */
export interface Located {
  readonly node: ParsedNode | null;
  readonly spots: readonly Spot[];
}

function indexOf(holder: Holder, step: string | number): number {
  if (isSeq(holder)) return Number(step);
  return holder.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
}

function nodeAt(holder: Holder, index: number): ParsedNode | null {
  return (isMap(holder) ? holder.items[index]?.value : holder.items[index]) ?? null;
}

/** Follows a path that exists. */
export function locate({ text, root }: Source, path: Path): Located {
  const spots: Spot[] = [];
  let node: ParsedNode | null = root;
  let flow = false;
  let floor = 0;
  for (const step of path) {
    if (!isHolder(node)) break;
    flow ||= node.flow === true;
    const spot: Spot = { holder: node, index: indexOf(node, step), flow, floor };
    spots.push(spot);
    if (!flow) floor = column(text, entryStart(node, spot.index)) + 1;
    node = nodeAt(node, spot.index);
  }
  return { node, spots };
}

/** Finds an anchor that others may refer to: on the way to a node, or anywhere in one that goes. */
export function anchorIn({ node, spots }: Located, goes: boolean): string | undefined {
  let found: string | undefined;
  for (const { holder } of spots) found ??= holder.anchor;
  if (node !== null && !isAlias(node)) found ??= node.anchor;
  const last = spots.at(-1);
  if (!goes || last === undefined) return found;
  const gone = isMap(last.holder) ? [last.holder.items[last.index]?.key, node] : [node];
  for (const part of gone) {
    visit(part ?? null, {
      Node(_key, inner) {
        if (!isAlias(inner)) found ??= inner.anchor;
      },
    });
  }
  return found;
}
