/**
 * How something changed, by sign, word and color.
 * @module
 */

export type ChangeKind = 'added' | 'removed' | 'changed' | 'renamed';

/** The sign and the color of each kind. */
export const CHANGE_SIGNS: Readonly<Record<ChangeKind, { readonly sign: string; readonly tone: string }>> = {
  added: { sign: '+', tone: 'tone-PROVEN' },
  removed: { sign: '−', tone: 'tone-REFUTED' },
  changed: { sign: '~', tone: 'tone-STALE' },
  renamed: { sign: '→', tone: 'tone-low' },
};

interface ChangeMarkProps {
  readonly kind: ChangeKind;
  /** When another word says it better. */
  readonly word?: string;
}

export function ChangeMark({ kind, word = kind }: ChangeMarkProps) {
  const { sign, tone } = CHANGE_SIGNS[kind];
  return (
    <span className={`chip ${tone}`}>
      <span aria-hidden="true" className="mono">
        {sign}
      </span>
      {word}
    </span>
  );
}
