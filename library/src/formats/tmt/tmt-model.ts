/**
 * A model of the Microsoft Threat Modeling Tool as plain records: what is drawn, the threats that were recorded, and the
 * knowledge base that the tool's rules stand in.
 * @module
 */
import type { Json } from '../fields.ts';
import type { Point } from '../geometry.ts';

/** What a reader did not understand of a record, by the names of its elements. */
export type Rest = { readonly [name: string]: Json } | undefined;

/** A named property of something drawn, with the value that is chosen. */
export interface DrawnProperty {
  /** The name that rules use; empty for the ones everything has. */
  readonly name: string;
  /** The name that people see. */
  readonly label: string;
  readonly kind: 'header' | 'text' | 'flag' | 'list' | 'other';
  readonly value: string | undefined;
}

/** What a shape and a line have in common. */
export interface Drawn {
  readonly guid: string;
  /** The kind of shape the file says it is, such as `StencilEllipse`. */
  readonly shape: string;
  /** Its type in the knowledge base. */
  readonly type: string;
  /** The generic type, such as `GE.P`. */
  readonly generic: string;
  readonly properties: readonly DrawnProperty[];
  readonly rest: Rest;
  /** Where its element begins in the file. */
  readonly offset: number;
}

/** A shape with a place and a size: an element, a box, or a note. */
export interface Shape extends Drawn {
  readonly role: 'process' | 'store' | 'external' | 'box' | 'other';
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whether the file says where it stands. */
  readonly isPlaced: boolean;
}

/** A line: a flow or a boundary. */
export interface Line extends Drawn {
  readonly role: 'flow' | 'boundary' | 'other';
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly start: Point;
  readonly handle: Point;
  readonly end: Point;
}

/** One page of drawing. */
export interface Surface {
  readonly guid: string;
  readonly title: string | undefined;
  readonly shapes: readonly Shape[];
  readonly lines: readonly Line[];
  readonly rest: Rest;
  readonly offset: number;
}

/** A threat as it was recorded. */
export interface RecordedThreat {
  readonly id: string | undefined;
  readonly type: string;
  readonly source: string;
  readonly flow: string;
  readonly target: string;
  readonly surface: string;
  readonly state: string | undefined;
  readonly priority: string | undefined;
  readonly justification: string | undefined;
  readonly changedBy: string | undefined;
  readonly modified: string | undefined;
  /** Title, description, category and whatever columns the template has. */
  readonly properties: ReadonlyMap<string, string>;
  readonly rest: Rest;
  readonly offset: number;
}

/** An attribute that a type of element has. */
export interface AttributeType {
  readonly name: string;
  readonly label: string;
  readonly isStatic: boolean;
  readonly values: readonly string[];
}

/** A type of element. */
export interface ElementType {
  readonly id: string;
  readonly parent: string;
  readonly name: string;
  readonly isGeneric: boolean;
  readonly attributes: readonly AttributeType[];
}

/** A category of threats. */
export interface ThreatCategory {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
}

/** A column of a threat and what a type of threat says in it. */
export interface ThreatColumn {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
}

/** A rule: a type of threat and when it applies. */
export interface ThreatType {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly include: string;
  readonly exclude: string;
  readonly columns: readonly ThreatColumn[];
  readonly offset: number;
}

/** A knowledge base: stencils, categories and rules. */
export interface KnowledgeBase {
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly author: string | undefined;
  readonly elements: readonly ElementType[];
  readonly categories: readonly ThreatCategory[];
  readonly threats: readonly ThreatType[];
  readonly columns: readonly ThreatColumn[];
}

/** A note that somebody wrote. */
export interface TmtNote {
  readonly id: string | undefined;
  readonly by: string | undefined;
  readonly date: string | undefined;
  readonly message: string;
}

/** A whole file. */
export interface TmtModel {
  readonly meta: ReadonlyMap<string, string>;
  readonly notes: readonly TmtNote[];
  readonly surfaces: readonly Surface[];
  readonly threats: readonly RecordedThreat[];
  readonly knowledge: KnowledgeBase | undefined;
  readonly rest: Rest;
  /** Where what is said about the whole model begins, for losses. */
  readonly metaOffset: number;
}
