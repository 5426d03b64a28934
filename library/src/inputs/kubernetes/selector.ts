/**
 * Label selectors: which labels they ask for, and whether some labels answer.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 * @module
 */
import type { Raw } from '../../model/raw.ts';
import { listAt, textAt, textMapAt, textsAt } from './raw-fields.ts';

/** One demand on a label. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'unknown';
  readonly values: readonly string[];
}

/** All must be met; none at all selects everything. */
export type Selector = readonly Requirement[];

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/** Reads `matchLabels` and `matchExpressions`. */
export function selectorOf(raw: Raw | undefined): Selector {
  const labels = Object.entries(textMapAt(raw, 'matchLabels'));
  return [
    ...labels.map(([key, value]): Requirement => ({ key: plainKey(key), operator: 'In', values: [value] })),
    ...listAt(raw, 'matchExpressions').map((expression): Requirement => {
      const written = textAt(expression, 'operator');
      return {
        key: plainKey(textAt(expression, 'key') ?? ''),
        operator: OPERATORS.find((operator) => operator === written) ?? 'unknown',
        values: textsAt(expression, 'values'),
      };
    }),
  ];
}

/** Reads a map of labels that must all be there, as services have it. */
export function plainSelectorOf(labels: Readonly<Record<string, string>>): Selector {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/** A label by its own name: Cilium writes `k8s:app` and `any:app` for `app`. */
function plainKey(key: string): string {
  return key.replace(/^(?:k8s|any):/, '');
}

/** Whether labels answer a selector; a demand that cannot be read is never met. */
export function selects(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  return selector.every((requirement) => isMet(requirement, labels));
}

function isMet({ key, operator, values }: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'unknown':
      return false;
  }
}
