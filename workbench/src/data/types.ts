/**
 * What the pages know of the outside: one model with its answers, and the ways to change it.
 * @module
 */
import type { DrawnScene, ModelEdit, Overview, QuickCalls, SlowCalls } from 'vauban/browser';

/** The names of quick calls that a page may ask for. */
export type QuickName = Exclude<keyof QuickCalls, 'overview' | 'edit'>;
export type SlowName = keyof SlowCalls;

export type ArgsOf<Call extends (...args: never[]) => unknown> = Parameters<Call>[1];
export type ResultOf<Call extends (...args: never[]) => unknown> = Awaited<ReturnType<Call>>;

export type { DrawnScene, ModelEdit };

/** A file as it lies on the disk. */
export interface DiskFile {
  readonly name: string;
  readonly text: string;
  readonly version: string;
  readonly within?: readonly [string, string];
}

/** A file that was changed on the disk and here. */
export interface Conflict {
  readonly name: string;
  /** What it says on the disk; null when it is gone. */
  readonly theirs: string | null;
  readonly version: string | null;
  readonly mine: string;
}

/** A job on the server. */
export interface Job {
  readonly id: string;
  readonly model: string;
  readonly call: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly done?: number;
  readonly says?: string;
}

export interface ModelName {
  readonly id: string;
  readonly path: string;
}

/** Something the person should know: shown for a while, and read out. */
export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly text: string;
  readonly hint?: string | undefined;
}

/** Everything the pages show. Replaced as a whole with every change. */
export interface State {
  readonly frozen: boolean;
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why it failed. */
  readonly failure?: string;
  readonly models: readonly ModelName[];
  readonly model: string;
  readonly overview: Overview | undefined;
  /** Grows with every analysis; a page asks again when it has changed. */
  readonly revision: number;
  /** Names of files with changes that are not on the disk. */
  readonly unsaved: ReadonlySet<string>;
  readonly saving: boolean;
  readonly conflicts: readonly Conflict[];
  readonly canUndo: string | undefined;
  readonly canRedo: string | undefined;
  readonly online: boolean;
  readonly jobs: readonly Job[];
  readonly notices: readonly Notice[];
  /** How long the last analysis took, in milliseconds. */
  readonly took: number;
}

/** A commit that changed the model. */
export interface Revision {
  readonly id: string;
  readonly date: string;
  readonly subject: string;
}

/** What pages can do. In a frozen report whatever changes something says so and does nothing. */
export interface Workbench {
  getState(): State;
  subscribe(listener: () => void): () => void;
  call<Name extends QuickName>(name: Name, args: ArgsOf<QuickCalls[Name]>): Promise<ResultOf<QuickCalls[Name]>>;
  /** Runs a slow call as a job; rejects when it is cancelled. */
  run<Name extends SlowName>(
    name: Name,
    args: ArgsOf<SlowCalls[Name]>,
    signal?: AbortSignal,
  ): Promise<ResultOf<SlowCalls[Name]>>;
  /** Looks again at what the model claims, or at one control. */
  verify(control?: string): Promise<void>;
  cancel(job: string): Promise<void>;
  /** Changes the model and saves it; tells whether it could. */
  edit(edits: readonly ModelEdit[], label: string): Promise<boolean>;
  /** Replaces the text of a file without saving it. */
  setText(name: string, text: string): void;
  save(): Promise<boolean>;
  /** Drops what is not saved. */
  revert(): Promise<void>;
  resolve(name: string, text: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  setEnvironment(environment: string | undefined): Promise<void>;
  openModel(id: string): Promise<void>;
  revisions(): Promise<readonly Revision[]>;
  /** The texts of a commit, for a comparison. */
  textsAt(
    revision: string,
  ): Promise<readonly { readonly name: string; readonly text: string; readonly within?: readonly [string, string] }[]>;
  notify(tone: Notice['tone'], text: string, hint?: string): void;
  dismiss(notice: number): void;
}
