/**
 * What comes of models of other tools: what was read, what was written, and what could not be carried over.
 * @module
 */
import type { Place, Problem } from './problem.ts';

/** Something that could not be carried over, in words. */
export interface Lost {
  readonly message: string;
  /** Where the first of them stands. */
  readonly at?: Place;
  /** How many times the same happened. */
  readonly count: number;
}

/** What people know of a format. */
export interface FormatNote {
  /** The name it has on the command line. */
  readonly id: string;
  /** Other words people use for it there. */
  readonly aliases?: readonly string[];
  /** Its name for people. */
  readonly title: string;
  /** What it is, and whose. */
  readonly about: string;
  /** Usual endings of its files, the one that is written first. */
  readonly endings: readonly string[];
  /** Parts that can be asked for by name, the default first. */
  readonly parts?: readonly string[];
  /** What it has no place for, in a few words. */
  readonly leavesOut?: string;
  readonly isRead: boolean;
  readonly isWritten: boolean;
}

/** A file of another tool that was read. */
export interface ImportedFile {
  readonly path: string;
  /** Undefined when no format was recognized. */
  readonly format: Pick<FormatNote, 'id' | 'title'> | undefined;
  /** What the source holds, by the words of its own format. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many entries each collection of the model has. */
  readonly model: Readonly<Record<string, number>>;
  readonly lost: readonly Lost[];
  readonly problems: readonly Problem[];
  /** Whether there is a model. */
  readonly isRead: boolean;
  /** The file it was written to. */
  readonly written?: string | undefined;
}

/** A model that was written for another tool. */
export interface ExportedFile {
  readonly path: string;
  readonly format: Pick<FormatNote, 'id' | 'title'>;
  readonly lost: readonly Lost[];
  /** The file it was written to. */
  readonly written?: string | undefined;
}
