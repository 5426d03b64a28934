/**
 * A configuration of Terraform as it is written: nothing is evaluated beyond variables with defaults and local names.
 * https://developer.hashicorp.com/terraform/language/syntax/configuration
 * @module
 */
import {
  attributesIn,
  type HclBlock,
  type HclBody,
  type HclExpression,
  type HclTraversal,
  pathOf,
  readHcl,
  referencesIn,
  textOf,
  valueIn,
} from '../hcl/index.ts';
import type { TerraformFile, TerraformReference, TerraformResource, TerraformValue } from './terraform.ts';

/** How far names may lead to other names. */
const FARTHEST = 8;

/** How many values a configuration may have with its names filled in. */
const MOST_VALUES = 500_000;

/** The names of a configuration that stand for expressions. */
interface Names {
  get(name: string): HclExpression | undefined;
  /** Whether names may be followed any further: they can stand for each other many times over. */
  spend(): boolean;
}

/** Reads the files of a configuration; a statement that cannot be read costs only itself. */
export function readConfiguration(files: readonly { readonly text: string; readonly name: string }[]): TerraformFile {
  const read = files.map(({ text, name }) => readHcl(text, name));
  const blocks = read.flatMap(({ body }) => body.blocks);
  const names = namesIn(blocks);
  return {
    resources: blocks.flatMap((block) => {
      const isData = block.type === 'data';
      return (isData || block.type === 'resource') && block.labels.length >= 2
        ? [resourceOf(block, isData, names)]
        : [];
    }),
    modules: blocks
      .filter(({ type }) => type === 'module')
      .map(({ labels, body: inner, at }) => ({ name: labels[0] ?? '', source: textOf(valueIn(inner, 'source')), at })),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function namesIn(blocks: readonly HclBlock[]): Names {
  const names = new Map<string, HclExpression>();
  for (const { type, labels, body: inner } of blocks) {
    const otherwise = valueIn(inner, 'default');
    if (type === 'variable' && otherwise !== undefined) names.set(`var.${labels[0] ?? ''}`, otherwise);
    if (type === 'locals') for (const { name, value } of attributesIn(inner)) names.set(`local.${name}`, value);
  }
  let left = MOST_VALUES;
  return {
    get: (name) => names.get(name),
    spend: () => {
      left -= 1;
      return left > 0;
    },
  };
}

function resourceOf({ labels, body, at }: HclBlock, isData: boolean, names: Names): TerraformResource {
  const [type = '', name = ''] = labels;
  return {
    address: `${isData ? 'data.' : ''}${type}.${name}`,
    type,
    name,
    isData,
    many:
      body.attributes.has('for_each') || (body.attributes.has('count') && plain(valueIn(body, 'count'), names) !== 1),
    values: valuesOf(body, names),
    references: referencesOf(body, names, ''),
    at,
  };
}

function valuesOf(body: HclBody, names: Names): { readonly [key: string]: TerraformValue } {
  const values: Record<string, TerraformValue> = {};
  for (const { name, value } of attributesIn(body)) values[name] = plain(value, names);
  for (const block of body.blocks) {
    const { type, body: inner } = contentOf(block);
    const before = Object.hasOwn(values, type) ? values[type] : undefined;
    values[type] = [...(Array.isArray(before) ? before : []), valuesOf(inner, names)];
  }
  return values;
}

/** A block; one that is made several times by `dynamic` counts once. */
function contentOf(block: HclBlock): Pick<HclBlock, 'type' | 'body'> {
  const content = block.type === 'dynamic' ? block.body.blocks.find(({ type }) => type === 'content') : undefined;
  return content === undefined ? block : { type: block.labels[0] ?? 'dynamic', body: content.body };
}

/** What of an expression stands in the file; null for the rest. */
function plain(expression: HclExpression | undefined, names: Names, depth = 0): TerraformValue {
  if (expression === undefined || depth > FARTHEST || !names.spend()) return null;
  switch (expression.kind) {
    case 'text':
    case 'number':
    case 'flag':
      return expression.value;
    case 'list':
      return expression.items.map((item) => plain(item, names, depth));
    case 'object':
      return Object.fromEntries(
        expression.entries.flatMap(({ key, value }) => (key === undefined ? [] : [[key, plain(value, names, depth)]])),
      );
    case 'traversal': {
      const path = pathOf(expression);
      return expression.steps.length === 1 ? plain(names.get(path.join('.')), names, depth + 1) : null;
    }
    case 'call': {
      const [first] = expression.arguments;
      // Only the shape is of interest, so that a policy or a list of containers can be looked into.
      return /^(?:jsonencode|toset|tolist|tomap|tostring)$/.test(expression.name) ? plain(first, names, depth) : null;
    }
    default:
      return null;
  }
}

function referencesOf(body: HclBody, names: Names, before: string): readonly TerraformReference[] {
  const own = attributesIn(body).flatMap(({ name, value }) => inExpression(value, names, `${before}${name}`));
  const below = body.blocks.flatMap((block) => {
    const { type, body: inner } = contentOf(block);
    return referencesOf(inner, names, `${before}${type}.`);
  });
  return [...own, ...below];
}

/** The resources an expression refers to, through local names as well, each with the key of the object it stands in. */
function inExpression(expression: HclExpression, names: Names, path: string, depth = 0): readonly TerraformReference[] {
  if (depth > FARTHEST || !names.spend()) return [];
  if (expression.kind === 'object') {
    return expression.entries.flatMap(({ key, value }) =>
      inExpression(value, names, key === undefined ? path : `${path}.${key}`, depth),
    );
  }
  if (expression.kind === 'list') return expression.items.flatMap((item) => inExpression(item, names, path, depth));
  if (expression.kind === 'call') return expression.arguments.flatMap((each) => inExpression(each, names, path, depth));
  return referencesIn(expression).flatMap((traversal) => {
    const named = names.get(pathOf(traversal).slice(0, 2).join('.'));
    if (named !== undefined) return inExpression(named, names, path, depth + 1);
    const to = addressOf(traversal);
    return to === undefined ? [] : [{ path, to }];
  });
}

const NO_RESOURCE = new Set(['var', 'local', 'module', 'each', 'count', 'path', 'terraform', 'self']);

function addressOf(traversal: HclTraversal): string | undefined {
  const [root = '', ...steps] = pathOf(traversal);
  if (root === 'data') return steps.length >= 2 ? `data.${steps[0]}.${steps[1]}` : undefined;
  return NO_RESOURCE.has(root) || !root.includes('_') || steps[0] === undefined ? undefined : `${root}.${steps[0]}`;
}
