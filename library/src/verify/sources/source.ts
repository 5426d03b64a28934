/**
 * The places where evidence is looked for, as collectors see them: a bounded, read-only view of one named source.
 * @module
 */
import type { Spot } from '../../model/evidence.ts';

/** A file of a source. */
export interface FileEntry {
  /** From the root of the source, with forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Permission bits, such as 0o600. */
  readonly mode: number;
  /** The numeric owner. */
  readonly owner: number;
  /** Where a symbolic link leads, from the root; links that lead out of the source are never followed. */
  readonly link?: string;
  /** Changes whenever the file does. */
  readonly stamp: string;
}

/** A folder or a work tree. */
export interface FileSource {
  readonly kind: 'files';
  /** Its name in the model, or the path it was given by. */
  readonly name: string;
  /** What it is there, such as validator or sentry. */
  readonly role?: string;
  /** Every file, sorted by path; version-control folders and installed packages are left out. */
  files(): Promise<readonly FileEntry[]>;
  /** The files that match one of the patterns (`**` crosses folders) and none of the exclusions, sorted by path. */
  find(patterns: readonly string[], exclude?: readonly string[]): Promise<readonly FileEntry[]>;
  /** @throws {CouldNotLook} when there is no such file, or it leads out of the source */
  entry(path: string): Promise<FileEntry>;
  /** The text of a file; @throws {CouldNotLook} when it is missing, too large, not text, or leads out of the source */
  text(path: string): Promise<string>;
  /** The bytes of a file; @throws {CouldNotLook} as `text` */
  bytes(path: string): Promise<Uint8Array>;
  /**
   * What follows from the text of each file alone, remembered between runs while the file stays the same.
   * A file that cannot be read gives the reason as a text under `skipped`.
   *
   * @param kind names the computation and its version; change it whenever `compute` changes
   */
  derive<Value>(
    kind: string,
    files: readonly FileEntry[],
    compute: (text: string, file: FileEntry) => Value | Promise<Value>,
  ): Promise<{ readonly values: ReadonlyMap<string, Value>; readonly skipped: ReadonlyMap<string, string> }>;
  /** The git history, or the reason why there is none. */
  history(): Promise<History | { readonly missing: string }>;
}

/** A service reached by its URL; only its own host is ever called. */
export interface UrlSource {
  readonly kind: 'url';
  readonly name: string;
  readonly url: string;
  readonly role?: string;
}

/** A machine: the one this runs on when the host is `localhost`. */
export interface HostSource {
  readonly kind: 'host';
  readonly name: string;
  readonly host: string;
  readonly role?: string;
}

export type Source = FileSource | UrlSource | HostSource;

/** A file at a commit. */
export interface HistoryFile {
  readonly path: string;
  /** The hexadecimal id of its content. */
  readonly blob: string;
}

/** A commit. */
export interface HistoryCommit {
  readonly id: string;
  readonly parents: readonly string[];
  /** Seconds since 1970. */
  readonly time: number;
  /** The text of its header from `gpgsig` on, when it is signed. */
  readonly signature?: string;
  readonly subject: string;
}

/** The history of a work tree, read object by object; nothing of the repository is executed. */
export interface History {
  /** The commit the work tree stands on. */
  readonly head: string;
  /** Whether parts are missing, as in a shallow clone: what is not there cannot be judged. */
  readonly shallow: boolean;
  /** Commits from the head backwards along first parents, newest first, at most `limit`. */
  mainline(limit: number): Promise<readonly HistoryCommit[]>;
  /** The files of a commit below the folder of the source. */
  filesAt(commit: string): Promise<readonly HistoryFile[]>;
  /** Contents by id, in the order asked for; undefined where it is missing or larger than the limit. */
  blobs(ids: readonly string[], options?: { readonly largest?: number }): Promise<readonly (Uint8Array | undefined)[]>;
  /** Every content that any commit ever had, with one path and commit it was seen at. */
  allBlobs(options: { readonly largest: number; readonly most: number }): Promise<{
    readonly blobs: readonly {
      readonly id: string;
      readonly size: number;
      readonly path: string;
      readonly commit: string;
    }[];
    /** What was left out, in words; empty when nothing was. */
    readonly leftOut: readonly string[];
  }>;
}

/** Writes a place as `file:line:column`. */
export function spotText({ file, line, column }: Spot): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
