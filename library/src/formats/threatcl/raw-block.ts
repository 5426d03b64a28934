/**
 * A block of a model as it stands in a file, the same for both forms: HCL and its JSON form.
 * @module
 */
import type { HclBlock, HclBody, HclExpression } from '../../inputs/hcl/index.ts';
import type { MapNode, SettingsNode, SettingValue } from '../../inputs/settings/node.ts';

/** A block nobody has looked into; what has to be filled into its texts stands between `${` and `}`. */
export interface RawBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: MapNode;
  readonly blocks: readonly RawBlock[];
  readonly file: string;
}

/** How many labels the blocks of the language have: the JSON form cannot be read without knowing. */
const LABELS: Readonly<Record<string, number>> = {
  threatmodel: 1,
  component: 2,
  variable: 1,
  backend: 1,
  attributes: 0,
  additional_attribute: 1,
  information_asset: 1,
  usecase: 0,
  exclusion: 0,
  third_party_dependency: 1,
  threat: 1,
  risk: 0,
  control: 1,
  expanded_control: 1,
  proposed_control: 0,
  attribute: 1,
  data_flow_diagram: 0,
  data_flow_diagram_v2: 1,
  mermaid: 1,
  process: 1,
  external_element: 1,
  data_store: 1,
  flow: 1,
  trust_zone: 1,
};

/** A body of HCL as the block of its file. */
export function rawOfHcl(body: HclBody, file: string): RawBlock {
  return rawOf({ type: '', labels: [], body, at: { file, line: 1, column: 1 } });
}

function rawOf({ type, labels, body, at }: HclBlock): RawBlock {
  const attributes: MapNode = {
    kind: 'map',
    line: at.line,
    column: at.column,
    entries: new Map([...body.attributes.values()].map(({ name, value, at }) => [name, nodeOf(value, at)] as const)),
  };
  return { type, labels, attributes, blocks: body.blocks.map(rawOf), file: at.file };
}

function nodeOf(expression: HclExpression, { line, column }: { line: number; column: number }): SettingsNode {
  const scalar = (value: SettingValue): SettingsNode => ({ kind: 'scalar', value, line, column });
  switch (expression.kind) {
    case 'text':
    case 'number':
    case 'flag':
      return scalar(expression.value);
    case 'null':
      return scalar(null);
    case 'template':
      return scalar(expression.parts.map((part) => (typeof part === 'string' ? part : `\${${part.source}}`)).join(''));
    case 'list':
      return { kind: 'list', line, column, items: expression.items.map((item) => nodeOf(item, item.at)) };
    case 'object':
      return {
        kind: 'map',
        line,
        column,
        entries: new Map(
          expression.entries.map(({ key, keySource, value }) => [key ?? keySource.source, nodeOf(value, keySource.at)]),
        ),
      };
    default:
      return scalar(`\${${expression.source}}`);
  }
}

/** A tree of the JSON form as the block of its file. */
export function rawOfJson(root: MapNode, file: string): RawBlock {
  return rawOfMap(root, { type: '', labels: [], file });
}

function rawOfMap(map: MapNode, { type, labels, file }: Pick<RawBlock, 'type' | 'labels' | 'file'>): RawBlock {
  const attributes = new Map<string, SettingsNode>();
  const blocks: RawBlock[] = [];
  for (const [key, value] of map.entries) {
    const found = Object.hasOwn(LABELS, key) ? bodies(value, LABELS[key] ?? 0, []) : [];
    if (found.length === 0) attributes.set(key, value);
    for (const { body, labels } of found) blocks.push(rawOfMap(body, { type: key, labels, file }));
  }
  return { type, labels, attributes: { ...map, entries: attributes }, blocks, file };
}

interface Body {
  readonly body: MapNode;
  readonly labels: readonly string[];
}

/** Every body below a key: one map for each label, and a list wherever there are several. */
function bodies(node: SettingsNode, depth: number, labels: readonly string[]): readonly Body[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => bodies(item, depth, labels));
  if (depth === 0) return [{ body: node, labels }];
  return [...node.entries].flatMap(([label, value]) => bodies(value, depth - 1, [...labels, label]));
}
