/**
 * An attack tree drawn with its gates, what each node is likely to be, and what stops it; one node a line.
 * @module
 */
import type { AttackNode, AttackTree, Bounds } from '../../model/attack-tree.ts';
import { type Inline, inline, joined, type Span, span } from '../page/block.ts';
import { boundsText, chanceText, numberText, timeText } from './figures.ts';

/** So many lines are drawn, and so many levels. */
const LINES = 60;
const DEEPEST = 24;

interface Branch {
  readonly index: number;
  readonly prefix: string;
  readonly mark: string;
  readonly below: string;
}

/**
 * The lines of a tree; a node that several gates share is drawn once.
 *
 * @param probabilities the probability of each node, by its index
 */
export function treePicture(tree: AttackTree, probabilities: ReadonlyMap<number, Bounds>): readonly Inline[] {
  const lines: Inline[] = [];
  const drawn = new Set<number>();
  const open: Branch[] = [{ index: tree.root, prefix: '', mark: '', below: '' }];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const { index, prefix, mark, below } = branch;
    const node = tree.nodes[index];
    if (node === undefined) continue;
    if (lines.length === LINES) return [...lines, [span('…  too large to draw whole', 'quiet')]];
    const children = 'children' in node ? node.children : [];
    const again = drawn.has(index) && children.length > 0;
    drawn.add(index);
    const deep = prefix.length >= 3 * DEEPEST && children.length > 0;
    lines.push(inline(span(prefix + mark, 'quiet'), nodeText(tree, index, probabilities), ...note(again, deep)));
    if (again || deep) continue;
    if (node.counters !== undefined && node.counters.length > 0) {
      const edge = children.length > 0 ? '│  ' : '   ';
      lines.push(inline(span(prefix + below + edge, 'quiet'), countersText(tree, node.counters)));
    }
    const branches = children.map((child, place): Branch => {
      const last = place === children.length - 1;
      return { index: child, prefix: prefix + below, mark: last ? '└─ ' : '├─ ', below: last ? '   ' : '│  ' };
    });
    open.push(...branches.toReversed());
  }
  return lines;
}

function note(again: boolean, deep: boolean): readonly Span[] {
  return again ? [span('  (drawn above)', 'quiet')] : deep ? [span('  …', 'quiet')] : [];
}

function nodeText(tree: AttackTree, index: number, probabilities: ReadonlyMap<number, Bounds>): Inline {
  const node = tree.nodes[index];
  if (node === undefined) return [];
  const gate = gateWord(node);
  const name = index === tree.root ? tree.goal : (node.title ?? node.id);
  const bounds = probabilities.get(index);
  const chance = bounds === undefined ? '' : boundsText(bounds);
  const figures = figuresOf(node);
  return [
    span(name, gate === '' ? undefined : 'strong'),
    ...(gate === '' ? [] : [span(`  ${gate}`, 'fair')]),
    ...(chance === '' ? [] : [span(`  ${chance}`, 'bad')]),
    ...(figures.length === 0
      ? []
      : inline(
          '  ',
          joined(
            figures.map((figure) => span(figure, 'quiet')),
            ' · ',
          ),
        )),
  ];
}

function gateWord(node: AttackNode): string {
  switch (node.kind) {
    case 'or':
      return 'any of';
    case 'and':
      return 'all of';
    case 'then':
      return 'in this order';
    case 'at-least':
      return `${node.atLeast ?? 1} of`;
    case 'xor':
      return 'an odd number of';
    case 'not':
      return 'unless';
    default:
      return '';
  }
}

function figuresOf(node: AttackNode): readonly string[] {
  const damage = node.damage === undefined ? [] : [`damage ${numberText(node.damage)}`];
  if (node.kind === 'fixed') return [node.holds ? 'given' : 'out of reach', ...damage];
  if (node.kind !== 'step') return damage;
  const { cost, time, skill, detectability } = node;
  return [
    ...(cost === undefined ? [] : [`cost ${numberText(cost)}`]),
    ...(time === undefined ? [] : [`time ${timeText(time)}`]),
    ...(skill === undefined ? [] : [`skill ${numberText(skill)}`]),
    ...(detectability === undefined ? [] : [`noticed ${chanceText(detectability)}`]),
    ...damage,
  ];
}

function countersText(tree: AttackTree, counters: readonly number[]): Inline {
  const names = counters.map((index) => counterText(tree, index));
  return inline(span('countered by ', 'quiet'), joined(names, ', '));
}

/** A control with how well it works, and what disables it. */
function counterText(tree: AttackTree, index: number): Inline {
  const node = tree.nodes[index];
  if (node === undefined) return [];
  if (node.kind === 'control') {
    const how = !node.inPlace
      ? ' (not in place)'
      : node.works === undefined
        ? ''
        : ` (works ${chanceText(node.works)})`;
    return inline(span(node.id, node.inPlace ? 'good' : 'quiet'), ...(how === '' ? [] : [span(how, 'quiet')]));
  }
  const inner = 'children' in node ? node.children.map((child) => counterText(tree, child)) : [[span(node.id)]];
  const against = (node.counters ?? []).map((counter) => tree.nodes[counter]?.id ?? '');
  return inline(
    joined(inner, node.kind === 'or' ? ' or ' : ' and '),
    ...(against.length === 0 ? [] : [span(` unless ${against.join(' or ')}`, 'quiet')]),
  );
}
