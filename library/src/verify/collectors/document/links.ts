/**
 * Whether the links of a document lead to what is there.
 * @module
 */
import { anchorOf, type Link, type Markdown } from '../../../inputs/markdown/index.ts';

/** A link that leads nowhere. */
export interface BrokenLink {
  readonly target: string;
  readonly line: number;
  readonly column: number;
  /** The file is not there, or it has no such heading. */
  readonly missing: 'file' | 'anchor';
}

/** What links may lead to. */
export interface Site {
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  /** The anchors of a document, brought to one form; undefined when it is no document or cannot be read. */
  anchorsOf(path: string): ReadonlySet<string> | undefined;
}

/** A link into the same tree, with its anchor. */
export interface RelativeLink {
  readonly path: string;
  readonly anchor: string;
}

/** Endings and index files that sites add to what a link says. */
const TRIED = [
  '',
  '.md',
  '.mdx',
  '.markdown',
  '/index.md',
  '/README.md',
  '/readme.md',
  '/_index.md',
  '/index.mdx',
  '/index.html',
  '.html',
];

/** Reads where a link leads below the root of the tree; undefined when it leads elsewhere. */
export function relativeLink(target: string, document: string): RelativeLink | undefined {
  const text = target.trim();
  if (text === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#$|\\)/i.test(text) || /[{}<>$|*\s]|\.\.\.|%[^0-9a-fA-F]/.test(text))
    return undefined;
  const cut = text.indexOf('#');
  const written = (cut < 0 ? text : text.slice(0, cut)).split('?')[0] ?? '';
  const anchor = cut < 0 ? '' : text.slice(cut + 1);
  if (written === '') return { path: document, anchor };
  const path = joined(document.includes('/') ? document.slice(0, document.lastIndexOf('/')) : '', decoded(written));
  return path === undefined ? undefined : { path, anchor };
}

/** Checks every link of a document that stays inside the tree. */
export function brokenLinks(links: readonly Link[], document: string, site: Site): readonly BrokenLink[] {
  return links.flatMap(({ target, line, column }): readonly BrokenLink[] => {
    const link = relativeLink(target, document);
    if (link === undefined) return [];
    const found = fileOf(link.path, site);
    if (found === undefined) return [{ target, line, column, missing: 'file' }];
    if (link.anchor === '' || /^(?:L\d|lines-|top$|:~:)/.test(link.anchor)) return [];
    const anchors = site.anchorsOf(found);
    return anchors === undefined || anchors.has(plainAnchor(link.anchor))
      ? []
      : [{ target, line, column, missing: 'anchor' }];
  });
}

/** Every anchor of a document in one form. */
export function anchorsOf({ headings, names, prose }: Markdown): ReadonlySet<string> {
  const named = prose.flatMap((row) =>
    [...row.slice(0, 2000).matchAll(/\{[^{}]{0,100}#([\w:.-]+)[^{}]{0,100}\}/g)].map(([, name = '']) => name),
  );
  return new Set([...headings.map(({ anchor }) => anchor), ...names, ...named].map(plainAnchor));
}

/** Sites differ in how they make anchors: letters and digits are what all keep. */
function plainAnchor(anchor: string): string {
  return anchorOf(decoded(anchor).replace(/^user-content-/, '')).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function fileOf(path: string, site: Site): string | undefined {
  const clean = path.replace(/\/$/, '');
  const tried = [...TRIED.map((ending) => clean + ending), clean.replace(/\.html?$/, '.md')];
  const file = tried.find((each) => site.has(each));
  return file ?? (clean === '' || site.hasFolder(clean) ? clean : undefined);
}

function joined(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      // What lies above the tree is not looked at.
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
