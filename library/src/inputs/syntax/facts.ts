/**
 * What one source file says as far as names go: what it defines, imports and refers to.
 *
 * A reference is a chain: a root and steps, such as `#auth.check` (the free name `auth`, its member `check`),
 * `&3.check` (a member of the third definition of the file), `#Keeper{}.check` (a member of a value of the type
 * `Keeper`), `#newKeeper().check` (a member of what `newKeeper` returns) and `?.check` (a member of something unknown).
 * After `{}` a `~` says that the value stands in a wrapper (a promise, a result, a lock); the step `!` unwraps it.
 * Local variables never appear: each is replaced by what it was made of, or by `?`.
 * @module
 */

/** The languages whose names can be followed; TypeScript is read as JavaScript with types. */
export type CodeLanguage = 'javascript' | 'go' | 'rust' | 'python';

/** Something with a name, or a function without one that is handed on as a value. */
export interface Definition {
  /** Empty for a closure. */
  readonly name: string;
  readonly kind:
    | 'function'
    | 'method'
    /** A class, struct or enum. */
    | 'type'
    /** An interface, trait or protocol: who is called is known only when it runs. */
    | 'interface'
    | 'value'
    | 'field'
    /** A module inside a file. */
    | 'module'
    /** Another name for something, such as a type alias. */
    | 'alias'
    /** A name that others import something by and that is no name in the file itself. */
    | 'export'
    /** A trait written for a type (Rust): `owner` is the type, `bases` the trait. */
    | 'implementation'
    /** A function without a name, or a block that is compiled only sometimes. */
    | 'closure';
  readonly line: number;
  readonly column: number;
  readonly lastLine: number;
  /** The definition around it, by its number in the file. */
  readonly inside?: number;
  /** The type whose member it is when it is written outside of it: a chain. */
  readonly owner?: string;
  /** What it gives: the result of a function, the value of a field, the other name of an alias; a chain. */
  readonly gives?: string;
  /** What a type extends, or the trait a method is written for: chains. */
  readonly bases?: readonly string[];
  /** The interfaces a class says it implements: chains. */
  readonly implemented?: readonly string[];
  /** The types in the signature of a method: chains. */
  readonly takes?: readonly string[];
  readonly exported?: true;
  /** Whether it is test code. */
  readonly test?: true;
  /** The condition under which it is compiled, as written. */
  readonly when?: string;
  /** How it may be called by others: a decorator as written, or whom a closure is handed to. */
  readonly handed?: string;
  /** The file of a module, when its declaration names one. */
  readonly path?: string;
  /** Whether naming it runs it. */
  readonly getter?: true;
  /** Whether it has no body: what is called is known only when it runs. */
  readonly abstract?: true;
}

/** A name brought in from elsewhere. */
export interface Import {
  /** The name in this file; empty when only the module is run, `*` when all its names come in. */
  readonly local: string;
  /** Where from, as written. */
  readonly from: string;
  /** What is brought in; absent for the module itself. */
  readonly name?: string;
  readonly line: number;
  readonly column: number;
  /** The definition it stands in. */
  readonly inside?: number;
  /** Whether others can import it from here. */
  readonly exported?: true;
  /** Whether nothing of it is there when the program runs. */
  readonly typeOnly?: true;
  /** Whether the module runs only when this place is reached. */
  readonly lazy?: true;
}

/** A place that names something. */
export interface Reference {
  readonly chain: string;
  /**
   * call: it runs or is made; value: it is named; through: a member of it is named; type: it is named as a type;
   * text: a text or a macro has its name.
   */
  readonly kind: 'call' | 'value' | 'through' | 'type' | 'text';
  readonly line: number;
  readonly column: number;
  /** The definition it stands in; absent at the top of the file. */
  readonly inside?: number;
  /** Whom it is handed to, when it is. */
  readonly handed?: string;
}

/** A value of a type that is handed to a function: who gets it may call its methods. */
export interface Handing {
  /** The value. */
  readonly chain: string;
  /** Who gets it: the chain of the function. */
  readonly to: string;
  readonly line: number;
  readonly column: number;
  readonly inside?: number;
}

/** What a file says. */
export interface FileFacts {
  readonly language: CodeLanguage;
  /** The package it says it belongs to (Go). */
  readonly package?: string;
  readonly definitions: readonly Definition[];
  readonly imports: readonly Import[];
  readonly references: readonly Reference[];
  readonly handings: readonly Handing[];
  /** The condition under which the file is compiled, as written. */
  readonly when?: string;
  /** HTTP routes it registers: the definitions and chains that answer them. */
  readonly routes: readonly Reference[];
  /** Whether all of it fits the grammar: where it does not, something may be missing here. */
  readonly fits: boolean;
}
