/**
 * Findings as rows: those that speak, and on demand those that a threat or a decision keeps quiet.
 * @module
 */
import type { Analysis, Finding, Model } from 'vauban/browser';
import { nameAt } from '../../parts/name-at.ts';
import type { Explained } from '../../parts/use-explained.ts';

export interface FindingRow {
  readonly id: string;
  readonly message: string;
  /** Undefined when nobody has asked about a quiet one yet. */
  readonly severity: string | undefined;
  readonly kind: 'gap' | 'threat';
  readonly letter: string | undefined;
  readonly rule: string;
  /** The address of the element. */
  readonly about: string;
  readonly name: string;
  readonly view: Finding['view'];
  readonly state: 'open' | 'absorbed' | 'decided';
  /** The threat that stands for it, or the treatment; what will be done about one that is open. */
  readonly by?: string | undefined;
  readonly until?: string | undefined;
  /** How many others it tells as well. */
  readonly folded: number;
  readonly text: string;
}

/** The findings that speak. */
export function openFindings({ findings }: Pick<Analysis, 'findings'>, model: Model): readonly FindingRow[] {
  return findings.map(({ id, message, severity, kind, stride, rule, about, view, folded = [] }) =>
    withText({
      id,
      message,
      severity,
      kind,
      letter: stride,
      rule,
      about,
      name: nameAt(model, about),
      view,
      state: 'open',
      by: model.decisions.get(id)?.treatment,
      folded: folded.length,
    }),
  );
}

/** The findings that a declared threat stands for, or that a decision silences. */
export function quietFindings(
  { absorbed, decided }: Pick<Analysis, 'absorbed' | 'decided'>,
  explained: Explained,
): readonly FindingRow[] {
  const row = (id: string): Omit<FindingRow, 'state' | 'text'> => {
    const known = explained.get(id);
    const [rule = '', where = ''] = id.split('@');
    return {
      id,
      message: known?.message ?? id,
      severity: known?.severity,
      kind: known?.rule?.kind ?? (known?.check === undefined ? 'threat' : 'gap'),
      letter: known?.rule?.stride,
      rule,
      about: known?.about ?? where,
      name: known?.name ?? where,
      view: 'both',
      folded: 0,
    };
  };
  return [
    ...absorbed.map(({ finding, by }) => withText({ ...row(finding), state: 'absorbed', by })),
    ...decided.map(({ finding, treatment, until }) =>
      withText({ ...row(finding), state: 'decided', by: treatment, until }),
    ),
  ];
}

function withText(row: Omit<FindingRow, 'text'>): FindingRow {
  return { ...row, text: `${row.id} ${row.message} ${row.name} ${row.letter ?? ''}`.toLowerCase() };
}
