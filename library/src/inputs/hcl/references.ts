/**
 * What an expression refers to.
 * @module
 */
import type { HclExpression, HclStep, HclTraversal } from './hcl.ts';

/** Every path of names in an expression, in the order of the text. */
export function referencesIn(expression: HclExpression): readonly HclTraversal[] {
  switch (expression.kind) {
    case 'traversal':
      return [expression, ...expression.steps.flatMap(inStep)];
    case 'computed':
      return expression.references;
    case 'template':
      return expression.parts.flatMap((part) => (typeof part === 'string' ? [] : referencesIn(part)));
    case 'list':
      return expression.items.flatMap(referencesIn);
    case 'call':
      return expression.arguments.flatMap(referencesIn);
    case 'object':
      return expression.entries.flatMap(({ key, keySource, value }) => [
        ...(key === undefined ? referencesIn(keySource) : []),
        ...referencesIn(value),
      ]);
    default:
      return [];
  }
}

function inStep(step: HclStep): readonly HclTraversal[] {
  return typeof step === 'object' && 'computed' in step ? referencesIn(step.computed) : [];
}
