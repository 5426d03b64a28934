/**
 * Which kinds of element a rule looks at: its own, less the kinds of component that its condition leaves out.
 * @module
 */
import { isRawMap, type Raw } from '../../model/raw.ts';
import type { StrideKind } from '../../model/stride-grid.ts';
import type { Rule } from '../rules/rule-book.ts';
import { notApplicable } from './letters.ts';

const COMPONENTS = ['external', 'process', 'store'] as const;

/**
 * The rows a rule looks at; none for rules about zones, boundaries, controls and whole models.
 *
 * A rule about any component looks at those its letter is about; at others it only looks when it names their kind.
 */
export function looksAt({ each, when, stride }: Pick<Rule, 'each' | 'when' | 'stride'>): readonly StrideKind[] {
  if (each === 'flow' || each === 'entry' || each === 'asset') return [each];
  if (each !== 'component') return [];
  const conditions = conjuncts(when as Raw);
  return COMPONENTS.filter((kind) => {
    const isAbout = stride !== undefined && notApplicable(kind, stride) === undefined;
    const isNamed = conditions.some(
      (condition) => isRawMap(condition) && named(condition['kind'] ?? null).includes(kind),
    );
    return (isAbout || isNamed) && conditions.every((condition) => mayHoldOf(kind, condition));
  });
}

/** What must hold at the same time. */
function conjuncts(when: Raw | undefined): readonly Raw[] {
  if (!isRawMap(when)) return [];
  const all = when['all'];
  return Array.isArray(all) ? all.flatMap((child: Raw) => conjuncts(child)) : [when];
}

/** Whether a condition leaves a kind of component in; what says nothing of the kind leaves all in. */
function mayHoldOf(kind: string, condition: Raw): boolean {
  if (!isRawMap(condition)) return true;
  const { kind: wanted, not } = condition;
  if (wanted !== undefined) return named(wanted).includes(kind);
  if (isRawMap(not) && not['kind'] !== undefined) return !named(not['kind']).includes(kind);
  return true;
}

function named(value: Raw): readonly Raw[] {
  return Array.isArray(value) ? value : [value];
}
