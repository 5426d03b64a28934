/**
 * An attack tree drawn with its gates, one node a line.
 * @module
 */
import type { Model, Tree, TreeNode } from '../../model/model.ts';
import { type Inline, inline, joined, type Span, span } from '../page/block.ts';

type Node = TreeNode | Tree;

/** How deep a tree is drawn. */
const DEEPEST = 40;

/** The lines of a tree; a node that several gates share is drawn once. */
export function treeLines(model: Model, tree: Tree): readonly Inline[] {
  const lines: Inline[] = [];
  const drawn = new Set<string>();

  function draw(owner: Tree, node: Node, { id, prefix, mark, below }: Branch): void {
    const key = `${owner.id}/${id}`;
    const again = drawn.has(key);
    drawn.add(key);
    const children = childrenOf(node);
    lines.push(inline(span(prefix + mark, 'quiet'), ...nodeText(node, id, again && children.length > 0)));
    if (again) return;
    children.forEach((child, index) => {
      const last = index === children.length - 1;
      const branch = {
        id: child.id,
        prefix: prefix + below,
        mark: last ? '└─ ' : '├─ ',
        below: last ? '   ' : '│  ',
      };
      const other = child.tree ? model.trees.get(child.id) : undefined;
      const next = other ?? owner.nodes?.get(child.id);
      if (next === undefined || branch.prefix.length > DEEPEST * 3) {
        lines.push([
          span(branch.prefix + branch.mark, 'quiet'),
          span(child.id),
          span(next === undefined ? ' (not there)' : ' …', 'quiet'),
        ]);
      } else draw(other ?? owner, next, { ...branch, id: other === undefined ? child.id : '' });
    });
  }

  draw(tree, tree, { id: '', prefix: '', mark: '', below: '' });
  return lines;
}

interface Branch {
  /** Empty for the top of a tree. */
  readonly id: string;
  readonly prefix: string;
  readonly mark: string;
  readonly below: string;
}

interface Child {
  readonly id: string;
  /** Whether it is another tree. */
  readonly tree: boolean;
}

function childrenOf({ or, and, then, of, not, tree }: Node): readonly Child[] {
  const nodes = or ?? and ?? then ?? of ?? (not === undefined ? [] : [not]);
  const own = nodes.map((id) => ({ id, tree: false }));
  return tree === undefined ? own : [...own, { id: tree, tree: true }];
}

function nodeText(node: Node, id: string, again: boolean): readonly Span[] {
  const name = 'goal' in node ? node.goal : (node.title ?? id);
  const gate = gateWord(node);
  const figures = figuresOf(node);
  return [
    span(name, gate === '' && !('goal' in node) ? undefined : 'strong'),
    ...(gate === '' ? [] : [span(`  ${gate}`, 'fair')]),
    ...(again ? [span('  (drawn above)', 'quiet')] : []),
    ...(figures.length === 0
      ? []
      : [
          span('  '),
          ...joined(
            figures.map((figure) => span(figure, 'quiet')),
            ' · ',
          ),
        ]),
    ...counters(node),
  ];
}

function gateWord({ or, and, then, of, not, atLeast }: Node): string {
  if (or !== undefined) return 'any of';
  if (and !== undefined) return 'all of';
  if (then !== undefined) return 'in this order';
  if (of !== undefined) return `${atLeast ?? 1} of`;
  return not === undefined ? '' : 'unless';
}

function figuresOf({ probability, cost, time, skill, detectability, damage }: Node): readonly string[] {
  const figures = { probability, cost, time, skill, detectability, damage };
  return Object.entries(figures).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
}

function counters({ counteredBy = [] }: Node): readonly Span[] {
  if (counteredBy.length === 0) return [];
  const names = counteredBy.map(({ control, works }) =>
    inline(span(control, 'good'), ...(works === undefined ? [] : [span(` (works ${works})`, 'quiet')])),
  );
  return [span('  countered by ', 'quiet'), ...joined(names, ', ')];
}
