/**
 * What a Markdown text holds, as far as a reader of documents has to know: each part with the place where it stands.
 * Lines and columns count from 1.
 * @module
 */

export interface FrontMatterField {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

export interface Heading {
  readonly level: number;
  /** Without its marks, links and code ticks. */
  readonly text: string;
  /** What a link to it says after the hash, as GitHub makes it. */
  readonly anchor: string;
  readonly line: number;
  /** The last line of its section, with the sections below it. */
  readonly end: number;
}

/** A link, an image, or a piece of HTML that leads somewhere. */
export interface Link {
  readonly text: string;
  readonly target: string;
  readonly line: number;
  readonly column: number;
}

/** Text between code ticks. */
export interface CodeSpan {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A block of code between fences. */
export interface Fence {
  /** What stands after the opening fence. */
  readonly info: string;
  readonly body: string;
  readonly line: number;
}

/** An item of a list. */
export interface ListItem {
  readonly text: string;
  /** Whether its box is ticked; absent when it has none. */
  readonly checked?: boolean;
  readonly line: number;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  readonly line: number;
}

export interface Markdown {
  readonly frontMatter: readonly FrontMatterField[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly codeSpans: readonly CodeSpan[];
  readonly fences: readonly Fence[];
  readonly items: readonly ListItem[];
  readonly tables: readonly Table[];
  /** Names given by hand, which a link may lead to as well. */
  readonly names: readonly string[];
  /** Every line with fences, comments and front matter blanked. */
  readonly prose: readonly string[];
}
