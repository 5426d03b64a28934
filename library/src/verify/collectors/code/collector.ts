/**
 * Code at a place, by name or by pattern: it is there, it is what somebody approved, and it is no prose.
 * @module
 */
import type { Judgement } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { notLooked } from '../../judgement.ts';
import { type Claim, claim, formOf, placeOf } from './claim.ts';
import { judgeBook } from './judge-book.ts';
import { anchorOf, judgePlace } from './judge-place.ts';
import { judgeAbsent, judgeFound } from './judge-search.ts';
import { type Observation, observation } from './observation.ts';
import { placeText } from './reference.ts';

const DOCUMENTS = ['**/*.{md,markdown,mdx}'];
/** Documents that tell what was: their references were right once. */
const PAST = [
  '**/{changelog,CHANGELOG,changes,CHANGES,history,HISTORY,releases,RELEASES,news,NEWS}*',
  '**/{vendor,third_party}/**',
];

export const collector: Collector<Claim, Observation> = {
  id: 'code',
  title: 'Code',
  proves:
    'The lines are the ones that somebody read and approved (by SHA-256 of their text without its white space, and by the function around them), or a name or pattern is there in code and not only in a comment, a text or a test.',
  doesNotProve:
    'That anything calls the code, that it does what it should, or that a test would notice if it did not. Code that a macro or a generator makes is not seen.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: {},
  describe(value) {
    const files = value.files === undefined ? '' : ` in ${value.files.join(', ')}`;
    const place = placeOf(value);
    switch (formOf(value)) {
      case 'book':
        return `the references to code in ${value.book?.join(', ')} are right`;
      case 'absent':
        return `no code matches ${value.absent}${files}`;
      case 'search':
        return `${value.symbol ?? `code that matches ${value.pattern}`} is in ${place === undefined ? `the code${files}` : place.path}`;
      case 'place':
        return `the code at ${placeText(place?.path ?? '', place?.lines)} is as approved`;
      default:
        return 'nothing';
    }
  },
  judge(value, { place, search, book }, { approved }): Judgement {
    const form = formOf(value);
    if (form === 'book' && book !== undefined) return judgeBook(value, book);
    if (form === 'absent' && search !== undefined) return judgeAbsent(value, search);
    if (form === 'search' && search !== undefined) {
      if (approved !== undefined && place !== undefined) return judgePlace(place, approved);
      const judged = judgeFound(value, search);
      const isApprovable = judged.verdict === 'upheld' && place?.passage !== undefined;
      return isApprovable && place?.passage !== undefined ? { ...judged, anchor: anchorOf(place.passage) } : judged;
    }
    if (form === 'place' && place !== undefined) return judgePlace(place, approved);
    return notLooked(form === undefined ? 'The claim names no file, symbol, pattern or book' : 'Nothing was seen');
  },
  audit(files) {
    return files.some(({ path }) => /\.(?:md|markdown|mdx)$/i.test(path)) ? [{ book: DOCUMENTS, exclude: PAST }] : [];
  },
};
