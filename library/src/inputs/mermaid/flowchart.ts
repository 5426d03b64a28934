/**
 * Flowcharts of Mermaid: nodes with their shapes, subgraphs, and links with their texts.
 * @module
 */
import type { GraphNode } from '../drawing/graph.ts';
import { type Collected, type MermaidLine, plainLabel } from './collected.ts';

const SHAPES = [
  { open: '[(', close: ')]', kind: 'store' },
  { open: '(((', close: ')))' },
  { open: '((', close: '))', kind: 'process' },
  { open: '([', close: '])' },
  { open: '[[', close: ']]', kind: 'process' },
  { open: '{{', close: '}}' },
  { open: '[/', close: '/]' },
  { open: '[/', close: '\\]' },
  { open: '[\\', close: '\\]' },
  { open: '[\\', close: '/]' },
  { open: '[', close: ']' },
  { open: '(', close: ')' },
  { open: '{', close: '}' },
  { open: '>', close: ']' },
] as const;

const ID = /[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.>]))*/uy;
const LINK = /\s*([<ox])?(?:-\.+-?|={2,}|-{2,}|~{3,})([>ox](?=[\s|\p{L}\p{N}"]|$))?\s*(?:\|([^|]*)\|)?\s*/uy;
const TEXT_LINK = /\s*(<)?(?:--|==|-\.)\s+?("[^"]*"|[^-=.|>][^|]*?)\s*(?:-{2,}|={2,}|\.+-)([>ox])?(?=\s)\s*/uy;

/** Reads the lines below `flowchart` or `graph`. */
export function readFlowchart(lines: readonly MermaidLine[], { nodes, zones, edges }: Collected): void {
  const open: string[] = [];
  const node = (found: Found, line: number): string => {
    const known = nodes.get(found.id);
    const zone = open.at(-1);
    if (known === undefined || (known.label === known.id && found.label !== undefined)) {
      const entry: GraphNode = {
        ...known,
        id: found.id,
        label: found.label ?? known?.label ?? found.id,
        line: known?.line ?? line,
        ...(found.kind !== undefined && { kind: found.kind }),
        ...(known?.zone === undefined && zone !== undefined && { zone }),
      };
      nodes.set(found.id, entry);
    } else if (known.zone === undefined && zone !== undefined) nodes.set(found.id, { ...known, zone });
    return found.id;
  };
  for (const { text, line } of lines) {
    const subgraph = /^subgraph\s+(.*)$/i.exec(text);
    if (subgraph !== null) {
      const written = (subgraph[1] ?? '').trim();
      const parts = /^([\w.-]+)\s*\[(.*)\]$/.exec(written);
      const id = parts?.[1] ?? (plainLabel(written) || `zone ${zones.size + 1}`);
      const inside = open.at(-1);
      if (!zones.has(id))
        zones.set(id, { id, label: plainLabel(parts?.[2] ?? written), line, ...(inside !== undefined && { inside }) });
      open.push(id);
    } else if (/^end$/i.test(text)) open.pop();
    else if (/^(?:style|class|classDef|click|linkStyle|direction|accTitle|accDescr|title)\b/.test(text)) continue;
    else
      readStatement(
        text,
        (found) => node(found, line),
        (edge) => edges.push({ ...edge, line }),
      );
  }
  for (const id of zones.keys()) nodes.delete(id);
}

interface Found {
  readonly id: string;
  readonly label: string | undefined;
  readonly kind: GraphNode['kind'] | undefined;
}

type Linked = {
  readonly from: string;
  readonly to: string;
  readonly bothWays: boolean;
  readonly isDirected: boolean;
  readonly label?: string;
};

/** A chain such as `a --> b & c -- text --> d`. */
function readStatement(text: string, node: (found: Found) => string, link: (edge: Linked) => void): void {
  let { ids, at } = readGroup(text, 0, node);
  while (ids.length > 0 && at < text.length) {
    const found = readLink(text, at);
    if (found === undefined) return;
    const next = readGroup(text, found.at, node);
    if (next.ids.length === 0) return;
    for (const left of ids) {
      for (const right of next.ids) {
        const [from, to] = found.isBackward ? [right, left] : [left, right];
        const { bothWays, isDirected, label } = found;
        link({ from, to, bothWays, isDirected, ...(label !== undefined && label !== '' && { label }) });
      }
    }
    ({ ids, at } = next);
  }
}

function readLink(text: string, from: number) {
  TEXT_LINK.lastIndex = from;
  LINK.lastIndex = from;
  const plain = LINK.exec(text);
  const told = plain?.[2] === undefined && plain?.[3] === undefined ? TEXT_LINK.exec(text) : null;
  const parts = told ?? plain;
  if (parts === null || parts[0].trim() === '') return undefined;
  const start = parts[1] !== undefined && parts[1] !== '';
  const end = (told === null ? plain?.[2] : told[3]) !== undefined;
  const label = told === null ? plain?.[3] : told[2];
  return {
    at: from + parts[0].length,
    bothWays: start && end,
    isBackward: start && !end,
    isDirected: start || end,
    label: label === undefined ? undefined : plainLabel(label),
  };
}

/** Nodes joined by `&`. */
function readGroup(text: string, from: number, node: (found: Found) => string): { ids: readonly string[]; at: number } {
  const ids: string[] = [];
  let at = from;
  for (;;) {
    const found = readNode(text, at);
    if (found === undefined) return { ids, at };
    ids.push(node(found));
    at = found.at;
    const and = /^\s*&\s*/.exec(text.slice(at, at + 20));
    if (and === null) return { ids, at };
    at += and[0].length;
  }
}

function readNode(text: string, from: number): (Found & { readonly at: number }) | undefined {
  ID.lastIndex = from;
  const id = ID.exec(text)?.[0];
  if (id === undefined) return undefined;
  let at = from + id.length;
  let label: string | undefined;
  let kind: GraphNode['kind'] | undefined;
  for (const shape of SHAPES) {
    if (!text.startsWith(shape.open, at)) continue;
    const start = at + shape.open.length;
    const quote = text[start] === '"' ? text.indexOf('"', start + 1) : -1;
    const end = text.indexOf(shape.close, Math.max(start, quote));
    if (end < 0) continue;
    label = plainLabel(text.slice(start, end));
    kind = 'kind' in shape ? shape.kind : undefined;
    at = end + shape.close.length;
    break;
  }
  const shaped = /^@\{[^}]*\}/.exec(text.slice(at, at + 500));
  if (shaped !== null) {
    label = /label:\s*"([^"]*)"/.exec(shaped[0])?.[1] ?? label;
    if (/shape:\s*(?:cyl|db|database|lin-cyl|disk)/.test(shaped[0])) kind = 'store';
    at += shaped[0].length;
  }
  const styled = /^:::[\w-]+/.exec(text.slice(at, at + 100));
  if (styled !== null) at += styled[0].length;
  return { id, label: label === '' ? undefined : label, kind, at };
}
