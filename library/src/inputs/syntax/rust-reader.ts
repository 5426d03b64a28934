/**
 * What is open while a Rust file is walked.
 * @module
 */
import type { Place } from './rust-types.ts';
import type { SyntaxNode, SyntaxTree } from './syntax-node.ts';

/** What is open while a file is walked. */
export interface RustReader extends Place {
  /** Parses a piece of code: the tokens of some macros are expressions. */
  readonly parse: (text: string) => SyntaxTree;
  readonly visit: (reader: RustReader, node: SyntaxNode) => void;
  /** Walks nodes with the attributes that stand before them. */
  readonly visitAll: (reader: RustReader, nodes: readonly SyntaxNode[]) => void;
  /** The type and the trait of the implementation whose members are walked. */
  readonly owner?: string | undefined;
  readonly trait?: string | undefined;
  /** Whether the functions met are members of a type. */
  readonly isMember: boolean;
}
