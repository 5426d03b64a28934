/**
 * A workflow or a composite action of GitHub Actions, as what runs when, with which rights.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 * @module
 */

export interface Permissions {
  /** One word for all scopes, such as `write-all`. */
  readonly all?: string;
  /** What is granted by scope. */
  readonly scopes: Readonly<Record<string, string>>;
  readonly line: number;
}

/** A text with the line it stands in. */
export interface Said {
  readonly text: string;
  readonly line: number;
}

/** A script; `lines` gives the line of the file for each line of its text. */
export interface Script {
  readonly text: string;
  readonly lines: readonly number[];
}

export interface Step {
  readonly name?: string;
  /** The action it calls, such as `actions/checkout@v4`. */
  readonly uses?: Said;
  readonly run?: Script;
  /** As written, without the marks of an expression. */
  readonly if?: string;
  /** As written: `true`, `false` or an expression. */
  readonly continueOnError?: Said;
  readonly with: Readonly<Record<string, Said>>;
  readonly env: Readonly<Record<string, Said>>;
  readonly line: number;
}

export interface Job {
  readonly id: string;
  readonly if?: string;
  readonly permissions?: Permissions;
  /** The workflow it calls instead of having steps. */
  readonly uses?: Said;
  readonly continueOnError?: Said;
  readonly hasTimeout: boolean;
  /** The images it runs in and beside. */
  readonly images: readonly Said[];
  readonly env: Readonly<Record<string, Said>>;
  /** What it hands to the workflow it calls; `inherit` hands everything. */
  readonly secrets: Readonly<Record<string, Said>>;
  readonly inheritsSecrets: boolean;
  readonly steps: readonly Step[];
  readonly line: number;
}

export interface Workflow {
  readonly kind: 'workflow' | 'action';
  /** The events that start it. */
  readonly triggers: readonly string[];
  readonly permissions?: Permissions;
  readonly env: Readonly<Record<string, Said>>;
  readonly jobs: readonly Job[];
  /** Why it could not be read. */
  readonly problem?: Said;
}
