/**
 * The configuration language of HashiCorp (HCL 2, native syntax) as data: bodies of attributes and blocks, and
 * expressions that nobody has evaluated.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 * @module
 */
import type { Place } from '../../model/problem.ts';

interface Placed {
  readonly at: Place;
}

interface Written extends Placed {
  /** The expression as it stands in the file. */
  readonly source: string;
}

/** A quoted text or a heredoc without anything to fill in. */
export interface HclText extends Written {
  readonly kind: 'text';
  readonly value: string;
}

/** A number, such as `8080`. */
export interface HclNumber extends Written {
  readonly kind: 'number';
  readonly value: number;
}

/** `true` or `false`. */
export interface HclFlag extends Written {
  readonly kind: 'flag';
  readonly value: boolean;
}

/** `null`: as if the attribute were not there. */
export interface HclNull extends Written {
  readonly kind: 'null';
}

/** A text with something to fill in: plain texts, and the expressions between them. */
export interface HclTemplate extends Written {
  readonly kind: 'template';
  readonly parts: readonly (string | HclExpression)[];
}

/** `[a, b]`, which is a tuple in the words of the language. */
export interface HclList extends Written {
  readonly kind: 'list';
  readonly items: readonly HclExpression[];
}

/** One entry of an object. */
export interface HclEntry {
  /** Undefined when the key has to be computed. */
  readonly key: string | undefined;
  readonly keySource: HclExpression;
  readonly value: HclExpression;
}

/** `{ key = value }`. */
export interface HclObject extends Written {
  readonly kind: 'object';
  readonly entries: readonly HclEntry[];
}

/** A step of a path: a name, a position, every item, or an index that has to be computed. */
export type HclStep = string | number | { readonly every: true } | { readonly computed: HclExpression };

/** A path that begins with a name, such as `var.region` or `aws_vpc.main[0].id`. */
export interface HclTraversal extends Written {
  readonly kind: 'traversal';
  readonly root: string;
  readonly steps: readonly HclStep[];
}

/** `name(arguments)`. */
export interface HclCall extends Written {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly HclExpression[];
}

/** Anything that has to be computed: operators, conditions, for expressions, an index of something that is no name. */
export interface HclComputed extends Written {
  readonly kind: 'computed';
  readonly references: readonly HclTraversal[];
}

/** Any value of an attribute. */
export type HclExpression =
  | HclText
  | HclNumber
  | HclFlag
  | HclNull
  | HclTemplate
  | HclList
  | HclObject
  | HclTraversal
  | HclCall
  | HclComputed;

/** `name = expression`. */
export interface HclAttribute extends Placed {
  readonly name: string;
  readonly value: HclExpression;
}

/** `type "label" { ... }`. */
export interface HclBlock extends Placed {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

/** What stands in a file or between the braces of a block, in the order of the file. */
export interface HclBody {
  /** By name; the first of two with the same name. */
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
}
