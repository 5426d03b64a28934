/**
 * The part of Python that describes things without computing them: calls, assignments, lists, loops over lists. What
 * is beyond it is kept as source text; nothing is ever run.
 * https://docs.python.org/3/reference/grammar.html
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

/** A text; texts that stand side by side or are joined by "+" are one. */
export interface PythonText extends Written {
  readonly kind: 'text';
  readonly value: string;
}

/** A number. */
export interface PythonNumber extends Written {
  readonly kind: 'number';
  readonly value: number;
}

/** `True` or `False`. */
export interface PythonFlag extends Written {
  readonly kind: 'flag';
  readonly value: boolean;
}

/** `None`. */
export interface PythonNone extends Written {
  readonly kind: 'none';
}

/** A name by itself. */
export interface PythonName extends Written {
  readonly kind: 'name';
  readonly name: string;
}

/** `object.name`. */
export interface PythonMember extends Written {
  readonly kind: 'member';
  readonly object: PythonExpression;
  readonly name: string;
}

/** One argument of a call. */
export interface PythonArgument {
  /** Undefined when it goes by its position. */
  readonly name: string | undefined;
  readonly value: PythonExpression;
}

/** `callee(arguments)`. */
export interface PythonCall extends Written {
  readonly kind: 'call';
  readonly callee: PythonExpression;
  readonly arguments: readonly PythonArgument[];
}

/** A list, tuple or set. */
export interface PythonList extends Written {
  readonly kind: 'list';
  readonly items: readonly PythonExpression[];
}

/** `{key: value}`. */
export interface PythonDictionary extends Written {
  readonly kind: 'dictionary';
  readonly entries: readonly { readonly key: PythonExpression; readonly value: PythonExpression }[];
}

/** Anything that has to be computed. */
export interface PythonComputed extends Written {
  readonly kind: 'computed';
}

/** Any expression. */
export type PythonExpression =
  | PythonText
  | PythonNumber
  | PythonFlag
  | PythonNone
  | PythonName
  | PythonMember
  | PythonCall
  | PythonList
  | PythonDictionary
  | PythonComputed;

/** `a = b = value`. */
export interface PythonAssignment extends Placed {
  readonly kind: 'assignment';
  readonly targets: readonly PythonExpression[];
  readonly value: PythonExpression;
}

/** An expression that stands alone, such as a call or a text that documents. */
export interface PythonEvaluation extends Placed {
  readonly kind: 'evaluation';
  readonly value: PythonExpression;
}

/** `for variable in items: body`. */
export interface PythonLoop extends Placed {
  readonly kind: 'loop';
  readonly variable: PythonExpression;
  readonly items: PythonExpression;
  readonly body: readonly PythonStatement[];
  /** The whole statement as it stands in the file. */
  readonly source: string;
}

/** Any other statement with a body: `if`, `def`, `class`, `with`, `while`, `try` and their parts. */
export interface PythonBlock extends Placed {
  readonly kind: 'block';
  readonly word: string;
  /** What stands between the word and the colon. */
  readonly header: string;
  readonly body: readonly PythonStatement[];
  /** The whole statement as it stands in the file. */
  readonly source: string;
}

/** Any other statement without a body: `import`, `return`, `pass`. */
export interface PythonOther extends Placed {
  readonly kind: 'other';
  readonly word: string;
  readonly source: string;
}

/** Any statement. */
export type PythonStatement = PythonAssignment | PythonEvaluation | PythonLoop | PythonBlock | PythonOther;
