/**
 * A relative link that leads to nothing.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Path } from '../../../model/raw.ts';
import type { Check } from '../check.ts';
import { everyReferring, type Visited } from '../every-referring.ts';

export const check: Check = {
  id: 'dead-link',
  title: 'A relative link leads to nothing',
  why: 'What a model refers to and nobody can open supports nothing.',
  severity: 'low',
  *find(model, { linkExists }): Iterable<Gap> {
    if (linkExists === undefined) return;
    const seen = new Set<string>();
    for (const visited of everyReferring(model)) {
      for (const { link, path } of linksOf(visited)) {
        const file = relativeFile(link);
        const key = `${visited.about} ${link}`;
        if (file === undefined || seen.has(key) || linkExists(file)) continue;
        seen.add(key);
        yield {
          about: visited.about,
          which: link.replace(/[^A-Za-z0-9./-]+/g, '-'),
          message: `The link "${link}" leads to nothing`,
          path,
        };
      }
    }
  },
};

function* linksOf({ entry, path }: Visited): Iterable<{ readonly link: string; readonly path: Path }> {
  for (const [index, link] of (entry.references?.see ?? []).entries()) {
    yield { link, path: [...path, 'references', 'see', index] };
  }
  if (entry.href !== undefined) yield { link: entry.href, path: [...path, 'href'] };
}

/** The file a relative link means; undefined for a web address, an anchor, an absolute path or the name of a book. */
function relativeFile(link: string): string | undefined {
  const isElsewhere = /^([A-Za-z][A-Za-z0-9+.-]*:|[/#?])/.test(link);
  const looksLikeFile = /^\S*[./]\S*$/.test(link);
  return isElsewhere || !looksLikeFile ? undefined : link.replace(/[?#].*$/, '');
}
