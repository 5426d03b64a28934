/**
 * A drawing of draw.io as a draft of a model: a diagram for each page on which something is drawn.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import { type DrawioFile, readDrawio } from '../../inputs/drawio/read-drawio.ts';
import { newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { readPage } from './read-page.ts';
import { type PageFacts, understand } from './understand.ts';

/** Reads a file. */
export const read: ReadFormat = async ({ name, text, problem }) => {
  const file = await readDrawio({ name, text });
  if ('message' in file) return { draft: undefined, counts: {}, lost: [], problems: [file] };
  const [broken] = file.pages.filter(({ unreadable }) => unreadable !== undefined);
  if (file.pages.every(({ unreadable }) => unreadable !== undefined)) {
    const reason = broken?.unreadable ?? 'expected a page, found none';
    return { draft: undefined, counts: {}, lost: [], problems: [problem('cannot-read', reason, broken?.at)] };
  }
  const lost = losses();
  const draft = newDraft('drawio');
  const facts = file.pages.map(({ cells }) => understand(cells));
  const left: Json[] = [];
  const numbered = new Map<number, string>();
  for (const [index, page] of file.pages.entries()) {
    const understood = facts[index];
    const at = { file: name, ...page.at };
    if (page.unreadable !== undefined) lost.add(`page "${page.name}" cannot be read: ${page.unreadable}`, at);
    if (understood === undefined) continue;
    const kept = readPage(draft, { page, facts: understood, file: name, index, lost, numbered });
    if (kept !== undefined) left.push(kept);
  }
  draft.system({ title: titleOf(name) }, keptOf(file, left));
  return { draft: draft.result(), counts: countsOf(file, facts), lost: lost.list(), problems: [] };
};

/** The attributes of the file, and the pages on which nothing of a model is drawn. */
function keptOf({ attributes }: DrawioFile, pages: readonly Json[]): Json | undefined {
  const kept = {
    ...(attributes.size > 0 && { file: [...attributes] }),
    ...(pages.length > 0 && { pages }),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function countsOf({ pages }: DrawioFile, facts: readonly PageFacts[]): Readonly<Record<string, number>> {
  const cells = pages.flatMap((page) => page.cells);
  const vertices = cells.filter(({ kind }) => kind === 'vertex');
  const sum = (count: (page: PageFacts) => number): number => facts.reduce((total, page) => total + count(page), 0);
  return {
    components: sum(({ components }) => components.length),
    flows: sum(({ flows }) => flows.length),
    boundaries: sum(({ zones, borders }) => zones.length + borders.length),
    pages: pages.length,
    compressed: pages.filter(({ isCompressed }) => isCompressed).length,
    vertices: vertices.length,
    text: vertices.filter(isText).length,
  };
}

function isText({ style }: Cell): boolean {
  return style.names.has('text') || style.shape === 'text';
}

function titleOf(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? name;
  return base.replace(/(?:\.drawio|\.dio)?(?:\.(?:drawio|dio|xml|svg))?$/i, '') || 'Drawing';
}
