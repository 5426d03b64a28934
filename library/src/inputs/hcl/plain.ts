/**
 * Values that stand in a file as they are, without anything to compute.
 * @module
 */
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclTraversal } from './hcl.ts';

/** A text, number or flag as text; undefined when it has to be computed. */
export function textOf(expression: HclExpression | undefined): string | undefined {
  if (expression?.kind === 'text') return expression.value;
  if (expression?.kind === 'number' || expression?.kind === 'flag') return expression.source;
  return undefined;
}

/** A number, or a text that is one. */
export function numberOf(expression: HclExpression | undefined): number | undefined {
  if (expression?.kind === 'number') return expression.value;
  if (expression?.kind !== 'text' || !/^\s*-?\d+(?:\.\d+)?\s*$/.test(expression.value)) return undefined;
  return Number(expression.value);
}

/** A flag, or a text that is one. */
export function flagOf(expression: HclExpression | undefined): boolean | undefined {
  if (expression?.kind === 'flag') return expression.value;
  if (expression?.kind !== 'text' || !/^(?:true|false)$/i.test(expression.value)) return undefined;
  return expression.value.toLowerCase() === 'true';
}

/** The plain texts of a list; one text is a list of one. */
export function textsOf(expression: HclExpression | undefined): readonly string[] {
  const items = expression?.kind === 'list' ? expression.items : expression === undefined ? [] : [expression];
  return items.flatMap((item) => textOf(item) ?? []);
}

/** The value of an attribute of a body. */
export function valueIn(body: HclBody, name: string): HclExpression | undefined {
  return body.attributes.get(name)?.value;
}

/** The blocks of a type in a body. */
export function blocksIn(body: HclBody, type: string): readonly HclBlock[] {
  return body.blocks.filter((block) => block.type === type);
}

/** The attributes of a body in their order. */
export function attributesIn(body: HclBody): readonly HclAttribute[] {
  return [...body.attributes.values()];
}

/** A path as names only, such as `["aws_vpc", "main", "id"]`; it ends before anything that is no name or position. */
export function pathOf({ root, steps }: HclTraversal): readonly string[] {
  const end = steps.findIndex((step) => typeof step === 'object');
  return [root, ...steps.slice(0, end === -1 ? steps.length : end).map(String)];
}
