/**
 * The sets of the condition language in words.
 * @module
 */
import type { ElementKind } from '../facts/fact-schema.ts';

/** How a set is spoken of. */
export interface SetWords {
  /** One member: `asset it carries`. */
  readonly one: string;
  /** Whether it has one member at most. */
  readonly isSingle: boolean;
}

const SINGLES = new Set(['flow from', 'flow to', 'flow through', 'component zone', 'entry component']);

const WORDS: Readonly<Partial<Record<ElementKind, Readonly<Record<string, string>>>>> = {
  flow: {
    from: 'component it comes from',
    to: 'component it goes to',
    carries: 'asset it carries',
    returns: 'asset it returns',
    moves: 'asset it carries or returns',
    through: 'entry it goes through',
    boundaries: 'boundary it crosses',
  },
  component: {
    entries: 'entry at it',
    in: 'flow into it',
    out: 'flow out of it',
    stores: 'asset kept at it',
    parts: 'part of it',
    zone: 'zone it stands in',
  },
  entry: { component: 'component it is at', flows: 'flow that comes in by it', stores: 'asset kept behind it' },
  asset: { places: 'component it lies at', flows: 'flow that moves it' },
  zone: { components: 'component in it', entries: 'entry in it', inner: 'zone inside it' },
  boundary: { flows: 'flow over it' },
  control: { guards: 'component it guards' },
};

/** The words for a set of a kind of element; a new set is spoken of by its name. */
export function setWords(kind: ElementKind, set: string): SetWords {
  const plain = kind === 'model' ? set.replace(/ies$/, 'y').replace(/s$/, '') : `member of its ${set}`;
  return { one: WORDS[kind]?.[set] ?? plain, isSingle: SINGLES.has(`${kind} ${set}`) };
}
