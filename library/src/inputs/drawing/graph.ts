/**
 * What a drawing shows: nodes, the zones around them and the lines between them.
 * @module
 */

/** A box or a name that lines lead to. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** What stands below its name. */
  readonly note?: string;
  /** What its shape or its keyword says it is. */
  readonly kind?: 'store' | 'external' | 'process';
  /** The zone around it. */
  readonly zone?: string;
  /** Where it stands, in characters, when it was drawn. */
  readonly at?: readonly [x: number, y: number];
  readonly line: number;
}

/** A box around nodes. */
export interface GraphZone {
  readonly id: string;
  readonly label: string;
  readonly inside?: string;
  readonly line: number;
}

/** A line between two nodes. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly bothWays: boolean;
  /** Whether it has an arrowhead at all. */
  readonly isDirected: boolean;
  /** Whether it was drawn from side to side. */
  readonly isSideways?: boolean;
  /** The names of the drawn boundary lines that it crosses. */
  readonly crosses?: readonly string[];
  readonly line: number;
}

/** A drawing as a graph. Lines count from the first line of the drawing, which is 0. */
export interface Graph {
  readonly title?: string;
  readonly nodes: readonly GraphNode[];
  readonly zones: readonly GraphZone[];
  readonly edges: readonly GraphEdge[];
}

/** A graph of nothing. */
export const NO_GRAPH: Graph = { nodes: [], zones: [], edges: [] };
