/**
 * A syntax tree as plain data.
 * @module
 */

/** A named node of a syntax tree; comments are left out. */
export interface SyntaxNode {
  /** Its kind in the words of the grammar, such as `call_expression`. */
  readonly type: string;
  /** What it is to the node around it, such as `function`; empty when the grammar gives no name. */
  readonly field: string;
  /** From `start` up to but without `end`, in characters of the text. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
  /** The keywords and stars among its tokens, such as `default` or `*`. */
  readonly words: readonly string[];
}

/** The tree of a text. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** Whether all of the text fits the grammar. */
  readonly fits: boolean;
}

/** The first child with a field name. */
export function fieldOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** Every child with a field name. */
export function fieldsOf(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.children.filter((child) => child.field === field);
}

/** The parts of an `if` that can run: not what stands under a condition that is written as false. */
export function runningParts(node: SyntaxNode, textOf: (node: SyntaxNode) => string): readonly SyntaxNode[] {
  const condition = fieldOf(node, 'condition');
  const isNever = condition !== undefined && /^\(?\s*(?:false|False|0)\s*\)?$/.test(textOf(condition));
  return isNever ? node.children.filter(({ field }) => field !== 'consequence') : node.children;
}

/** The first child of one of the types. */
export function childOf(node: SyntaxNode, ...types: readonly string[]): SyntaxNode | undefined {
  return node.children.find(({ type }) => types.includes(type));
}
