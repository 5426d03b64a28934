/**
 * C4 diagrams of Mermaid: people, systems, containers and components, the boundaries around them and the relations.
 * @module
 */
import type { GraphNode } from '../drawing/graph.ts';
import { type Collected, type MermaidLine, plainLabel } from './collected.ts';

const CALL = /^(\w+)\s*\((.*)\)\s*(\{)?\s*$/;

/** Reads the lines below `C4Context` and its kin. */
export function readC4(lines: readonly MermaidLine[], { nodes, zones, edges }: Collected): void {
  const open: string[] = [];
  for (const { text, line } of lines) {
    if (/^\}/.test(text)) open.pop();
    const call = CALL.exec(text);
    if (call === null) continue;
    const [, word = '', written = '', brace] = call;
    const parts = argumentsOf(written);
    const [id = '', label = id] = parts;
    const inside = open.at(-1);
    if (/^(?:Bi)?Rel/.test(word)) {
      const [from = '', to = '', about = '', technology = ''] = parts;
      if (from === '' || to === '') continue;
      const told = [about, technology].filter((part) => part !== '').join(', ');
      const isBack = /^Rel_Back/.test(word);
      edges.push({
        from: isBack ? to : from,
        to: isBack ? from : to,
        bothWays: word.startsWith('BiRel'),
        isDirected: true,
        line,
        ...(told !== '' && { label: told }),
      });
    } else if (/Boundary$|^(?:Deployment_)?Node(?:_L|_R)?$/.test(word)) {
      zones.set(id, { id, label, line, ...(inside !== undefined && { inside }) });
      if (brace !== undefined) open.push(id);
    } else if (/^(?:Person|System|Container|Component)/.test(word)) {
      const note = parts
        .slice(2)
        .filter((part) => part !== '' && !part.startsWith('$'))
        .join('; ');
      nodes.set(id, {
        id,
        label,
        line,
        ...kindOf(word),
        ...(note !== '' && { note }),
        ...(inside !== undefined && { zone: inside }),
      });
    }
  }
}

function kindOf(word: string): { readonly kind?: NonNullable<GraphNode['kind']> } {
  if (/Db|Queue/.test(word)) return { kind: 'store' };
  if (/^Person|_Ext$/.test(word)) return { kind: 'external' };
  return { kind: 'process' };
}

/** Arguments in quotes or without, divided by commas. */
function argumentsOf(written: string): readonly string[] {
  return [...written.matchAll(/\s*("(?:[^"\\]|\\.)*"|[^,]*)\s*(?:,|$)/g)]
    .map((match) => plainLabel(match[1] ?? ''))
    .slice(0, 10);
}
