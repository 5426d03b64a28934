/**
 * Collects what a drawing shows: its graph, and the text in its frames, which is read like a part of the document.
 * @module
 */
import { unframe } from '../../inputs/drawing/framed-text.ts';
import type { Graph } from '../../inputs/drawing/graph.ts';
import { readDrawing } from '../../inputs/drawing/read-drawing.ts';
import { type OutlineBlock, type OutlineItem, type OutlineSection, readOutline } from '../../inputs/markdown/index.ts';
import { readMermaid } from '../../inputs/mermaid/read-mermaid.ts';
import type { Collecting } from './collecting.ts';
import { indentedTree } from './indented-tree.ts';
import type { Picture, Setting } from './record.ts';
import { topicOf } from './topics.ts';

type Fence = Extract<OutlineBlock, { kind: 'fence' }>;

/** Words of drawings that show how people work, not how a system does. */
const NOT_SYSTEM =
  /process|methodology|framework|decision|work ?flow|time ?line|life ?cycle|matrix|template|legend|state machine|road ?map|response|taxonomy|checklist|formula|your path/i;
const SYSTEM =
  /data ?flow|architect|\bdfd\b|topolog|deployment|network diagram|component|system|context|container|sequence|trust/i;

/** Branches drawn before lines of text, at least two. */
const BRANCHES = /^[\s│|]*(?:[├└]|[+`|]--)[\s\S]*\n[\s│|]*(?:[├└]|[+`|]--)/mu;

/** Collects a drawing or, where it is code, leaves it out with a note. */
export function collectDrawing(
  fence: Fence,
  { setting, caption }: { readonly setting: Setting; readonly caption: string | undefined },
  collecting: Collecting,
): void {
  const word = fence.info.split(/[\s{]/)[0]?.toLowerCase() ?? '';
  const isMermaid =
    word === 'mermaid' || (word === '' && /^\s*(?:flowchart|graph|sequenceDiagram|C4\w+)\s/.test(fence.body));
  const at = { file: collecting.file, line: fence.line, column: 1 };
  if (isMermaid) {
    const graph = readMermaid(fence.body);
    if (graph !== undefined) addPicture(graph, { fence, setting, caption }, collecting);
    else
      collecting.losses.add(
        'a Mermaid diagram of this kind is not read: only flowcharts, sequences and C4 diagrams are',
        at,
      );
    return;
  }
  if (!['', 'text', 'txt', 'ascii', 'plain', 'plaintext', 'diagram', 'none', 'ditaa'].includes(word)) {
    collecting.losses.add(`code in ${word} is left out: a model holds no code`, at);
    return;
  }
  const isBranched = BRANCHES.test(fence.body) && !/[┌╔╭┏]|\+-+\+/u.test(fence.body);
  const drawing = readDrawing(isBranched ? '' : fence.body);
  const graph = drawing.graph;
  const textRows = isBranched
    ? fence.body
        .split('\n')
        .slice(0, 500)
        .map((_, row) => row)
    : drawing.textRows;
  if (textRows.length === 0 && graph.edges.length === 0) {
    collecting.losses.add('a drawing is too large to be read', at);
    return;
  }
  const heading = caption ?? setting.titles.at(-1) ?? '';
  const isTree =
    graph.edges.length === 0 && (setting.topic === 'trees' || /(?:attack|threat) ?trees?\b/i.test(heading));
  const tree = isTree ? indentedTree(fence, { ...setting, titles: setting.titles }, heading) : undefined;
  if (tree !== undefined) {
    collecting.things.push(tree);
    return;
  }
  if (graph.edges.length > 0) addPicture(graph, { fence, setting, caption }, collecting);
  if (graph.edges.length === 0 && !/[•▪●□☐☑✓├└│|:]|^\s*[-*\d]/mu.test(fence.body)) return;
  const titles = [...setting.titles, caption ?? '', graph.title ?? ''].join(' ');
  if (graph.edges.length === 0 && isSideBySide(fence.body)) {
    collecting.losses.add(
      `the drawing "${graph.title ?? caption ?? setting.titles.at(-1) ?? ''}" is not read: its boxes stand beside each other without lines`,
      at,
    );
    return;
  }
  if (setting.topic === 'teaching' || /risk matrix|decision tree|formula/i.test(titles.slice(-120))) return;
  readFramed(fence, textRows, { setting, caption }, collecting);
}

/** Whether boxes stand beside each other, so that rows of text belong to several of them. */
function isSideBySide(body: string): boolean {
  return /[┐╗╮][ \t]+[┌╔╭]/u.test(body) || /-\+[ \t]{2,}\+-/.test(body);
}

interface Drawn {
  readonly fence: Fence;
  readonly setting: Setting;
  readonly caption: string | undefined;
}

function addPicture(graph: Graph, { fence, setting, caption }: Drawn, collecting: Collecting): void {
  const near = [graph.title ?? '', caption ?? ''].join(' ').trim();
  const about = near === '' ? (setting.titles.at(-1) ?? '') : near;
  const use = useOf(about, graph, setting);
  const at = { file: collecting.file, line: fence.line, column: 1 };
  const isTemplate = graph.nodes.some(({ label }) => /^(?:your\b|step \d+$|path \d+$|\?+$|_{2,}$|<.*>$)/i.test(label));
  if (use === undefined || isTemplate) {
    collecting.losses.add(`the drawing "${about}" shows no system and no attack; it is not carried over`, at);
    return;
  }
  const title =
    graph.title ??
    (caption !== undefined && !/^(?:diagram|attack path|attack tree|figure)$/i.test(caption)
      ? caption
      : (setting.titles.at(-1) ?? 'Diagram'));
  const picture: Picture = { graph, title, line: fence.line, setting, use };
  collecting.pictures.push(picture);
}

function useOf(about: string, graph: Graph, { topic, titles }: Setting): Picture['use'] | undefined {
  if (/(?:attack|threat|fault)[- ]?trees?|attack graph/i.test(about)) return 'tree';
  if (/attack (?:path|chain|flow)|kill chain/i.test(about)) return 'path';
  if (graph.nodes.some(({ label }) => /^(?:and|or|sand)(?: gate)?$/i.test(label))) return 'tree';
  if (SYSTEM.test(about) && !/process|framework/i.test(about)) return 'system';
  if (NOT_SYSTEM.test(about)) return undefined;
  if (topic === 'trees' || (/\btree\b/i.test(about) && titles.some((title) => /attack[- ]?tree/i.test(title))))
    return 'tree';
  if (topic === 'teaching' || topic === 'playbooks' || topic === 'phases' || topic === 'scales') return undefined;
  const targets = new Set(graph.edges.map(({ to }) => to));
  const roots = graph.nodes.filter(({ id }) => !targets.has(id));
  const isTree =
    roots.length === 1 &&
    graph.edges.length === graph.nodes.length - 1 &&
    graph.edges.every(({ isSideways }) => isSideways !== true);
  if ((topic === 'threats' || topic === 'vectors') && isTree) return 'tree';
  return 'system';
}

function readFramed(
  fence: Fence,
  rows: readonly number[],
  { setting, caption }: { readonly setting: Setting; readonly caption: string | undefined },
  collecting: Collecting,
): void {
  const { text, rows: from } = unframe(fence.body, rows);
  const lineOf = (line: number): number => fence.line + 1 + (from[line - 1] ?? 0);
  const outline = readOutline(text.replace(/^[◄▶►─═╪<>].*$/gmu, ''));
  const topic = caption === undefined ? undefined : topicOf(caption);
  const root = moved(outline.root, lineOf);
  const around: Setting = {
    ...setting,
    ...(topic !== undefined && { topic }),
    ...(caption !== undefined && { titles: [...setting.titles, caption] }),
  };
  collecting.blocks(
    root.blocks.filter((block) => block.kind !== 'paragraph' || isTold(block)),
    around,
  );
  for (const section of root.sections) collecting.section(section, around);
}

/** Whether a paragraph of a drawing says something with a label; other words there are captions of lines. */
function isTold(block: OutlineBlock): boolean {
  return block.kind === 'paragraph' && block.lines.some(({ text }) => text.startsWith('**'));
}

/** A section with its lines counted in the document. */
function moved(section: OutlineSection, lineOf: (line: number) => number): OutlineSection {
  const item = (one: OutlineItem): OutlineItem => ({ ...one, line: lineOf(one.line), items: one.items.map(item) });
  const blocks = section.blocks.map((block): OutlineBlock => {
    const line = lineOf(block.line);
    if (block.kind === 'paragraph')
      return { ...block, line, lines: block.lines.map(({ text, line }) => ({ text, line: lineOf(line) })) };
    if (block.kind === 'list') return { ...block, line, items: block.items.map(item) };
    if (block.kind === 'table')
      return { ...block, line, rows: block.rows.map(({ cells, line }) => ({ cells, line: lineOf(line) })) };
    return { ...block, line };
  });
  return {
    ...section,
    line: lineOf(section.line),
    blocks,
    sections: section.sections.map((below) => moved(below, lineOf)),
  };
}
