/**
 * Reads what a claim about code names.
 * @module
 */
import type { Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource, Source } from '../../sources/source.ts';
import { type Claim, formOf, placeOf } from './claim.ts';
import { lookAtPlace } from './look-at-place.ts';
import { lookForCode } from './look-for-code.ts';
import { lookInBook } from './look-in-book.ts';
import type { Observation, SearchSeen } from './observation.ts';

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot look for code in "${source.name}": expected files`);
  const { moved, exclude } = claim;
  const options = { source, signal: look.signal, approved: look.approved, moved };
  const place = placeOf(claim);
  switch (formOf(claim)) {
    case 'book': {
      const against = codeSources(claim, source, look);
      const documents = claim.book ?? [];
      return {
        book: await lookInBook({ ...options, documents, exclude, against, named: claim.against !== undefined }),
      };
    }
    case 'absent':
      return {
        search: await lookForCode({ pattern: claim.absent ?? '' }, { ...options, files: claim.files, exclude }),
      };
    case 'search': {
      const files = place === undefined ? claim.files : [place.path];
      const wanted = claim.symbol === undefined ? { pattern: claim.pattern ?? '' } : { symbol: claim.symbol };
      const search = await lookForCode(wanted, { ...options, files, exclude });
      const declared = declarationIn(search, claim);
      return { search, ...(declared !== undefined && { place: await lookAtPlace(declared, options) }) };
    }
    case 'place':
      if (place !== undefined) return { place: await lookAtPlace(place, options) };
      break;
    default:
  }
  throw new CouldNotLook('The claim names no file, symbol, pattern or book');
};

/** Where the symbol is declared, so that what it does can be approved; the approved place when it is no longer. */
function declarationIn({ hits }: SearchSeen, { tests, symbol }: Claim) {
  if (symbol === undefined) return undefined;
  const best = hits.find(
    ({ where, declares }) => declares !== undefined && (where === 'code' || (where === 'test' && tests)),
  );
  return best?.declares === undefined ? undefined : { path: best.file, lines: best.declares };
}

function codeSources({ against }: Claim, own: FileSource, look: Look): readonly FileSource[] {
  const isFiles = (source: Source): source is FileSource => source.kind === 'files' && source.name !== own.name;
  // Without a model nobody can say which source is meant: all of the run are looked in.
  if (against === undefined) return look.model === undefined ? [...look.sources.values()].filter(isFiles) : [];
  return against.flatMap((name) => {
    const source = look.sources.get(name);
    if (source === undefined) throw new CouldNotLook(`Cannot look in "${name}": there is no such source`);
    return isFiles(source) ? [source] : [];
  });
}
