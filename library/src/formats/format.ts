/**
 * What a format is: how one of its files is recognized, read into a draft of a model, and written from a model.
 * @module
 */
import type { Value } from '../model/edit/index.ts';
import type { FormatNote, Lost } from '../model/foreign.ts';
import type { Model } from '../model/model.ts';
import type { Place, Problem } from '../model/problem.ts';
import type { Path, Raw } from '../model/raw.ts';
import type { Glance } from './glance.ts';

export type { Lost } from '../model/foreign.ts';

/** A file of another tool, as it lies on the disk. */
export interface ForeignFile {
  /** The path people know it by. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How large it is where only a part was read. */
  readonly size?: number;
}

/** What a reader may ask for beside the file itself. */
export interface ReadContext {
  /**
   * Another file that a file names, by a path relative to that file. Undefined when there is none, or when it lies
   * outside of what may be read; a URL is never fetched.
   */
  readonly open: (path: string, from: string) => ForeignFile | undefined;
}

/** An entry of a draft: keys and values of the language, in kebab-case; what is undefined is not there. */
export type DraftEntry = { readonly [key: string]: Value | undefined };

/** A model as plain data in the words of the language: `system`, and collections of entries by id. */
export interface Draft {
  readonly [collection: string]: { readonly [id: string]: Value };
}

/** A file that belongs to a model but is no YAML, such as a picture. */
export interface Attachment {
  /** A plain file name without a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What came out of a file. */
export interface Imported {
  /** Undefined when nothing could be read; then there is exactly one problem. */
  readonly draft: Draft | undefined;
  /** What the source holds, counted by the words of its own format; a notion it does not have is left out. */
  readonly counts: Readonly<Record<string, number>>;
  readonly lost: readonly Lost[];
  readonly problems: readonly Problem[];
  readonly attachments?: readonly Attachment[];
  /** Where each entry stands in the source, by `collection/id`, where a reader tells. */
  readonly places?: Readonly<Record<string, Place>>;
}

/** Reads one file; never throws on bad input. A promise only where a parser has to be loaded. */
export type ReadFormat = (glance: Glance, context: ReadContext) => Imported | Promise<Imported>;

/** A model with the places of what it says, as a writer needs it. */
export interface WrittenModel {
  readonly model: Model;
  /** What the files say at a path such as `['threats', 'T01', 'risk']`, or undefined. */
  raw(path: Path): Raw | undefined;
  locate(path: Path, part?: 'key' | 'value'): Place;
}

/** What a writer may ask for beside the model. */
export interface WriteContext {
  /** The day the file is made, as an ISO date: part of the input, so that the same call gives the same bytes. */
  readonly clock: string;
  /** A file that was kept beside the model when it was imported. */
  readonly attachment: (name: string) => Uint8Array | undefined;
  /** Which part of the model to write, where a format holds only one: such as the register of threats. */
  readonly part?: string | undefined;
}

/** A file in another format. */
export interface Exported {
  readonly text: string;
  readonly lost: readonly Lost[];
}

/** Writes a model; the same model gives the same text. */
export type WriteFormat = (source: WrittenModel, context: WriteContext) => Promise<Exported>;

/** A format of models; what people know of it, and how its parts are loaded. */
export interface Format extends Omit<FormatNote, 'isRead' | 'isWritten'> {
  /**
   * Tells by its structure whether a file is one of these; never by its name alone. Of the samples of all formats, each
   * is recognized by exactly one.
   */
  readonly looksLike: (glance: Glance) => boolean;
  readonly loadRead?: () => Promise<ReadFormat>;
  /** Reads files that only make sense together, such as those of one folder of manifests. */
  readonly loadReadTogether?: () => Promise<(glances: readonly Glance[]) => Imported>;
  readonly loadWrite?: () => Promise<WriteFormat>;
}
