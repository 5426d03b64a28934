/**
 * Mistakes in what a person wrote, as data: collected, positioned, printed with a caret; and the one error class
 * for failures a caller must handle.
 * @module
 */

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What kind of mistake it is. */
export type ProblemCode =
  | 'cannot-read'
  | 'not-yaml'
  | 'not-allowed'
  | 'too-large'
  | 'unknown-key'
  | 'wrong-value'
  | 'missing'
  | 'duplicate'
  | 'dangling'
  | 'ambiguous'
  | 'cycle'
  | 'contradiction'
  | 'newer-version'
  | 'not-a-model';

/** One mistake in a model. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly at: Place;
  readonly hint?: string;
  /** The other places that belong to it, such as the first of two duplicate ids. */
  readonly also?: readonly Place[];
}

/** What went wrong in a failure that a caller must handle. */
export type ErrorCode = 'USAGE' | 'NO_SUCH_FILE' | 'NO_SUCH_ID' | 'NO_SUCH_ENVIRONMENT' | 'CONFLICT' | 'GIT';

/** The exit code a command ends with after a failure (DESIGN section 8). */
const EXITS: Readonly<Record<ErrorCode, number>> = {
  USAGE: 2,
  NO_SUCH_FILE: 2,
  NO_SUCH_ID: 2,
  NO_SUCH_ENVIRONMENT: 2,
  CONFLICT: 2,
  GIT: 2,
};

/** A failure that a caller must handle; knows the exit code it leads to. */
export class VaubanError extends Error {
  override readonly name = 'VaubanError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }

  get exitCode(): number {
    return EXITS[this.code];
  }
}
