/**
 * What the readers of Mermaid share: a diagram while it is read, and labels as plain text.
 * @module
 */
import type { GraphEdge, GraphNode, GraphZone } from '../drawing/graph.ts';

/** A diagram while it is read. */
export interface Collected {
  readonly nodes: Map<string, GraphNode>;
  readonly zones: Map<string, GraphZone>;
  readonly edges: GraphEdge[];
}

/** A line of a diagram, without comments. */
export interface MermaidLine {
  readonly text: string;
  readonly line: number;
}

/** A label as plain text: without quotes, icons, line breaks and markup. */
export function plainLabel(label: string): string {
  return label
    .trim()
    .replace(/^(["'`])([\s\S]*)\1$/, '$2')
    .replace(/^`([\s\S]*)`$/, '$1')
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/\bfa[bsr]?:fa-[\w-]+/g, '')
    .replace(/#quot;/g, '"')
    .replace(/#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
