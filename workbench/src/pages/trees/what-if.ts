/**
 * What the person takes for granted while looking: steps that are impossible or done, controls that are overcome or hold.
 * It stands in the address.
 * @module
 */
export interface WhatIf {
  readonly without: readonly string[];
  readonly given: readonly string[];
}

export type Supposed = 'as-is' | 'without' | 'given';

/** What the address takes for granted. */
export function whatIfOf(query: URLSearchParams): WhatIf {
  return { without: namesIn(query.get('without')), given: namesIn(query.get('given')) };
}

/** The names in a parameter of the address. */
export function namesIn(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((name) => name !== '');
}

/** What is taken for granted of a node. */
export function supposedOf({ without, given }: WhatIf, id: string): Supposed {
  if (without.includes(id)) return 'without';
  return given.includes(id) ? 'given' : 'as-is';
}

/** The same with something else taken for granted of one node. */
export function suppose({ without, given }: WhatIf, id: string, supposed: Supposed): WhatIf {
  const but = (names: readonly string[]): readonly string[] => names.filter((name) => name !== id);
  return {
    without: supposed === 'without' ? [...but(without), id] : but(without),
    given: supposed === 'given' ? [...but(given), id] : but(given),
  };
}
