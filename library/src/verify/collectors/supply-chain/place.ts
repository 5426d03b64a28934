/**
 * Files that a claim names: of its own source, or of another as `SOURCE:PATH`.
 * @module
 */
import type { Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource } from '../../sources/source.ts';

export interface Place {
  readonly source: FileSource;
  readonly path: string;
  /** As a person finds it: with its source when that is another one. */
  readonly written: string;
}

/** The source and the path a text names. @throws {CouldNotLook} when the source is not there or has no files */
export function placeOf(written: string, own: FileSource, look: Look): Place {
  const [, name = '', path = ''] = /^([A-Za-z][\w.-]*):(.+)$/.exec(written) ?? [];
  const other = path === '' ? undefined : look.sources.get(name);
  if (other === undefined) {
    if (path !== '' && look.model?.sources?.has(name as never) === true) {
      throw new CouldNotLook(`No source "${name}" is given: pass --source ${name}=PATH`);
    }
    return { source: own, path: written, written };
  }
  if (other.kind !== 'files') throw new CouldNotLook(`Cannot read "${written}": "${name}" has no files`);
  return { source: other, path, written };
}

const IS_PATTERN = /[*?[{]/;

/** The places a text names, which may be a pattern. @throws {CouldNotLook} when there is no such file */
export async function placesOf(written: string, own: FileSource, look: Look): Promise<readonly Place[]> {
  const place = placeOf(written, own, look);
  if (!IS_PATTERN.test(place.path)) return [place];
  const found = await place.source.find([place.path]);
  if (found.length === 0) throw new CouldNotLook(`Cannot find a file that matches "${written}"`);
  const prefix = place.source === own ? '' : `${place.source.name}:`;
  return found.map(({ path }) => ({ source: place.source, path, written: `${prefix}${path}` }));
}
