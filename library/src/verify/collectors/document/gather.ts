/**
 * Reads documents, and where their links lead.
 * @module
 */
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource } from '../../sources/source.ts';
import type { Claim } from './claim.ts';
import { brokenLinks, relativeLink, type Site } from './links.ts';
import type { DocumentSeen, Observation } from './observation.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

const DOCUMENTS = ['**/*.{md,markdown,mdx}'];
/** Files of data that state how far something is; others have no totals of their own. */
const STATUS_FILES = [
  '**/*{status,STATUS,progress,PROGRESS,summary,SUMMARY,tracker,checklist,compliance,controls,findings,readiness}*.{json,yaml,yml}',
];
const MOST_CITES = 200;
const LARGEST_STATUS_FILE = 2_000_000;

export const gather: Gather<Claim, Observation> = async (claim, source, { signal }) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot look for documents in "${source.name}": expected files`);
  const found = await documentsOf(claim, source);
  const { values, skipped } = await source.derive('document-1', found, (text, { path }) => {
    if (signal.aborted) throw new CouldNotLook(`Cannot read "${path}": the time is over`);
    return readDocument(text, path);
  });
  const site = await siteOf(source, values);
  const documents: DocumentSeen[] = [];
  for (const [file, { targets, anchors: _anchors, ...read }] of values) {
    const inside = targets.flatMap(({ target }) => relativeLink(target, file) ?? []);
    documents.push({
      file,
      ...read,
      links: inside.length,
      broken: brokenLinks(targets, file, site),
      cites: [...new Set(inside.map(({ path }) => path))].filter((path) => path !== file).slice(0, MOST_CITES),
      says: await saidIn(claim, file, source),
    });
  }
  return { population: found.length, documents, unread: [...skipped.values()].slice(0, 50) };
};

async function documentsOf({ file, files, exclude }: Claim, source: FileSource) {
  if (file !== undefined) return [await source.entry(file)];
  const named = await source.find(files ?? DOCUMENTS, exclude);
  if (files !== undefined) return named;
  const status = (await source.find(STATUS_FILES, exclude)).filter(({ size }) => size <= LARGEST_STATUS_FILE);
  return [...named, ...status];
}

async function siteOf(source: FileSource, read: ReadonlyMap<string, ReadDocument>): Promise<Site> {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const { path } of await source.files()) {
    files.add(path);
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      if (folders.has(path.slice(0, cut))) break;
      folders.add(path.slice(0, cut));
    }
  }
  const anchors = new Map([...read].map(([path, one]) => [path, new Set(one.anchors)] as const));
  return {
    has: (path) => files.has(path),
    hasFolder: (path) => folders.has(path),
    anchorsOf: (path) => anchors.get(path),
  };
}

/** The texts of a claim that a document has, with the line of the first word. */
async function saidIn({ says = [] }: Claim, file: string, source: FileSource) {
  if (says.length === 0) return [];
  const text = await source.text(file);
  const plain = (one: string): string =>
    one
      .toLowerCase()
      .replace(/[\s*_`>]+/g, ' ')
      .trim();
  const whole = plain(text);
  return says.flatMap((wanted) => {
    if (!whole.includes(plain(wanted))) return [];
    const start = plain(wanted).split(' ').slice(0, 3).join(' ');
    const line = text.split('\n').findIndex((row) => plain(row).includes(start));
    return [{ text: wanted, line: Math.max(1, line + 1) }];
  });
}
