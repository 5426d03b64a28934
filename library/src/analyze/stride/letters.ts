/**
 * Which STRIDE letters are about which kind of element: STRIDE per element, with entries and assets beside it
 * (Shostack, Threat Modeling, chapter 3).
 * @module
 */
import { STRIDE, type Stride, type StrideKind } from '../../model/stride-grid.ts';

const S = 'spoofing';
const T = 'tampering';
const R = 'repudiation';
const I = 'information-disclosure';
const D = 'denial-of-service';

const LETTERS: Readonly<Record<StrideKind, ReadonlySet<Stride>>> = {
  external: new Set([S, R]),
  process: new Set(STRIDE),
  store: new Set([T, R, I, D]),
  flow: new Set([T, I, D]),
  entry: new Set(STRIDE),
  asset: new Set([T, I, D]),
};

const WHY: Readonly<Record<StrideKind, string>> = {
  external: 'An external entity is outside the system: it can be passed for and can deny what it did',
  process: '',
  store: 'A store acts for nobody: it can be changed, read, lost, and lose the trace of who did what',
  flow: 'A flow is data on its way: it can be changed, read and cut; who sends it is a matter of its two ends',
  entry: '',
  asset: 'An asset does nothing: it can be changed, read and lost',
};

/** Why a letter is not about a kind of element, or undefined when it is. */
export function notApplicable(kind: StrideKind, letter: Stride): string | undefined {
  return LETTERS[kind].has(letter) ? undefined : WHY[kind];
}
