/**
 * Reads the diagrams of Mermaid that show a system: flowcharts, sequence diagrams and C4 diagrams. Nothing is executed;
 * styles, classes and clicks are left out.
 * @module
 */
import { type Graph, NO_GRAPH } from '../drawing/graph.ts';
import { readC4 } from './c4.ts';
import type { Collected, MermaidLine } from './collected.ts';
import { readFlowchart } from './flowchart.ts';
import { readSequence } from './sequence.ts';

/** Diagrams with more lines than this are read up to there. */
const MOST_LINES = 20_000;

/** Reads a diagram; undefined when it is of a kind that shows no system. */
export function readMermaid(body: string): Graph | undefined {
  const lines = linesOf(body);
  const head = lines[0]?.text ?? '';
  const reader = /^(?:flowchart|graph)\b/i.test(head)
    ? readFlowchart
    : /^sequenceDiagram\b/i.test(head)
      ? readSequence
      : /^C4\w+/.test(head)
        ? readC4
        : undefined;
  if (reader === undefined) return undefined;
  const collected: Collected = { nodes: new Map(), zones: new Map(), edges: [] };
  const rest = lines.slice(1);
  reader(rest, collected);
  const { nodes, zones, edges } = collected;
  const title = rest
    .map(({ text }) => /^(?:accTitle\s*:|title\b)\s*(.+)$/i.exec(text)?.[1])
    .find((one) => one !== undefined);
  return {
    ...NO_GRAPH,
    ...(title !== undefined && { title }),
    nodes: [...nodes.values()],
    zones: [...zones.values()],
    edges,
  };
}

/** Lines without comments, directives and front matter; semicolons end a statement. */
function linesOf(body: string): readonly MermaidLine[] {
  const found: MermaidLine[] = [];
  let inMatter = false;
  for (const [line, written] of body
    .split(/\r\n|\n|\r/)
    .slice(0, MOST_LINES)
    .entries()) {
    const text = written.replace(/%%.*$/, '').trim().slice(0, 4000);
    if (text === '---' && (inMatter || found.length === 0)) inMatter = !inMatter;
    else if (text !== '' && !inMatter)
      for (const part of text.split(/;\s*(?=$|\S)/)) if (part.trim() !== '') found.push({ text: part.trim(), line });
  }
  return found;
}
