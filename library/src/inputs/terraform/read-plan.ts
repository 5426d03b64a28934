/**
 * A plan or a state of Terraform as JSON, by `terraform show -json` or as the state file itself.
 * https://developer.hashicorp.com/terraform/internals/json-format
 * @module
 */
import type { SettingsNode } from '../settings/node.ts';
import { planReferences } from './plan-references.ts';
import { isObject, type TerraformFile, type TerraformResource, type TerraformValue } from './terraform.ts';
import { below, listAt, textAt } from './tree.ts';
import { valueReferences } from './value-references.ts';

/** Whether a tree may be a plan or a state. */
export function looksLikePlan(tree: SettingsNode | undefined): boolean {
  const said = below(tree, 'terraform_version') !== undefined || below(tree, 'format_version') !== undefined;
  const values = below(tree, 'planned_values') ?? below(tree, 'values') ?? below(tree, 'resource_changes');
  if (said && values !== undefined) return true;
  return said && below(tree, 'resources')?.kind === 'list' && below(tree, 'serial') !== undefined;
}

/** Reads a plan or a state. */
export function readPlan(tree: SettingsNode, file: string): TerraformFile {
  const root = below(below(tree, 'planned_values') ?? below(tree, 'values'), 'root_module');
  const found = root === undefined ? (inChanges(tree, file) ?? inState(tree, file)) : inModule(root, file, 0);
  const resources = once(found);
  const known = new Set(resources.map(({ address }) => address));
  const configured = planReferences(below(below(tree, 'configuration'), 'root_module'), known);
  const valued = valueReferences(resources);
  return {
    resources: resources.map((resource) => ({
      ...resource,
      references: [...(configured.get(resource.address) ?? []), ...(valued.get(resource.address) ?? [])],
    })),
    modules: [],
    problems: [],
  };
}

/** Deeper than anybody nests modules. */
const DEEPEST_MODULE = 32;

function inModule(module: SettingsNode, file: string, depth: number): readonly TerraformResource[] {
  if (depth > DEEPEST_MODULE) return [];
  return [
    ...listAt(module, 'resources').flatMap((node) =>
      resourceOf(node, { values: below(node, 'values'), sensitive: below(node, 'sensitive_values') }, file),
    ),
    ...listAt(module, 'child_modules').flatMap((child) => inModule(child, file, depth + 1)),
  ];
}

/** The resources that are there after the changes; undefined when the tree has no changes. */
function inChanges(tree: SettingsNode, file: string): readonly TerraformResource[] | undefined {
  if (below(tree, 'resource_changes') === undefined) return undefined;
  return listAt(tree, 'resource_changes').flatMap((node) => {
    const after = below(below(node, 'change'), 'after');
    return after?.kind === 'map'
      ? resourceOf(node, { values: after, sensitive: below(below(node, 'change'), 'after_sensitive') }, file)
      : [];
  });
}

/** The resources of a state file, each with its first instance. */
function inState(tree: SettingsNode, file: string): readonly TerraformResource[] {
  return listAt(tree, 'resources').flatMap((node) =>
    listAt(node, 'instances').flatMap((instance) =>
      resourceOf(node, { values: below(instance, 'attributes'), sensitive: sensitiveOf(instance) }, file),
    ),
  );
}

/** The values of a resource, and which of them Terraform says to hide. */
interface Said {
  readonly values: SettingsNode | undefined;
  readonly sensitive: SettingsNode | undefined;
}

/** A state file lists paths; only those of one step are needed, since nothing below a hidden value is shown. */
function sensitiveOf(instance: SettingsNode): SettingsNode {
  const yes = { kind: 'scalar', value: true, line: instance.line, column: instance.column } as const;
  const paths = listAt(instance, 'sensitive_attributes').map((path) =>
    path.kind === 'list' ? path.items[0] : undefined,
  );
  const names = paths.flatMap((step) => (step === undefined ? [] : (textAt(step, 'value') ?? [])));
  return {
    kind: 'map',
    entries: new Map(names.map((name) => [name, yes])),
    line: instance.line,
    column: instance.column,
  };
}

function resourceOf(node: SettingsNode, { values, sensitive }: Said, file: string): readonly TerraformResource[] {
  const type = textAt(node, 'type');
  const name = textAt(node, 'name');
  if (type === undefined || name === undefined) return [];
  const isData = textAt(node, 'mode') === 'data';
  const module = textAt(node, 'module');
  const written =
    textAt(node, 'address') ?? `${module === undefined ? '' : `${module}.`}${isData ? 'data.' : ''}${type}.${name}`;
  const plain = plainOf(values, sensitive);
  return [
    {
      address: withoutIndexes(written),
      type,
      name,
      isData,
      many: false,
      values: isObject(plain) ? plain : {},
      references: [],
      at: { file, line: node.line, column: node.column },
    },
  ];
}

/** An address without the indexes of its instances. */
function withoutIndexes(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g, '');
}

/** Instances of a resource as one. */
function once(resources: readonly TerraformResource[]): readonly TerraformResource[] {
  const byAddress = new Map<string, TerraformResource>();
  for (const resource of resources) {
    const before = byAddress.get(resource.address);
    byAddress.set(resource.address, before === undefined ? resource : { ...before, many: true });
  }
  return [...byAddress.values()];
}

/** A value without what is to be hidden. */
function plainOf(node: SettingsNode | undefined, sensitive: SettingsNode | undefined): TerraformValue {
  if (node === undefined || (sensitive?.kind === 'scalar' && sensitive.value === true)) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') {
    const hidden = sensitive?.kind === 'list' ? sensitive.items : [];
    return node.items.map((item, index) => plainOf(item, hidden[index]));
  }
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plainOf(value, below(sensitive, key))]));
}
