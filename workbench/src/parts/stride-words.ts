/**
 * The six letters of STRIDE and how people say them.
 * @module
 */

export interface StrideWord {
  /** As models write it. */
  readonly word: string;
  readonly letter: string;
  readonly title: string;
  /** What it means, in a few words. */
  readonly about: string;
}

/** The six letters in their order. */
export const STRIDE_WORDS: readonly StrideWord[] = [
  { word: 'spoofing', letter: 'S', title: 'Spoofing', about: 'somebody passes for somebody else' },
  { word: 'tampering', letter: 'T', title: 'Tampering', about: 'something is changed' },
  { word: 'repudiation', letter: 'R', title: 'Repudiation', about: 'somebody can deny what was done' },
  { word: 'information-disclosure', letter: 'I', title: 'Information disclosure', about: 'something is read' },
  { word: 'denial-of-service', letter: 'D', title: 'Denial of service', about: 'something is not there when needed' },
  { word: 'elevation-of-privilege', letter: 'E', title: 'Elevation of privilege', about: 'somebody may do too much' },
];

/** The title of a letter; the word itself when nobody knows it. */
export function strideTitle(word: string): string {
  return STRIDE_WORDS.find((one) => one.word === word)?.title ?? word;
}
