/**
 * What the functions that go through a document share while they do.
 * @module
 */
import type { Outline, OutlineBlock, OutlineSection } from '../../inputs/markdown/index.ts';
import type { Losses } from '../losses.ts';
import type { Picture, Setting, Thing } from './record.ts';

/** What was found in a document. */
export interface Collection {
  readonly things: Thing[];
  readonly pictures: Picture[];
  /** Fields of the head of the document, such as its version. */
  readonly head: Map<string, string>;
  readonly introduction: string[];
  /** Things by the lines at which they were found, for references that stand below them. */
  readonly recent: Thing[];
  readonly counts: { tables: number; ticks: number; references: number };
}

/** What the functions that collect share. */
export interface Collecting extends Collection {
  readonly outline: Outline;
  readonly losses: Losses;
  readonly file: string;
  /** Collects a section; handed on, because drawings hold sections again. */
  readonly section: (section: OutlineSection, around: Setting) => void;
  /** Collects blocks, as above. */
  readonly blocks: (blocks: readonly OutlineBlock[], setting: Setting) => void;
  /** Sections that nothing was made of, with their line. */
  readonly silent: Map<string, number>;
}
