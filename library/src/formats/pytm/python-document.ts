/**
 * A model of pytm out of a Python file.
 * @module
 */

import { readPython } from '../../inputs/python/index.ts';
import type { MapNode, SettingsNode } from '../../inputs/settings/node.ts';
import type { Problem } from '../../model/problem.ts';
import { fieldsOf } from '../fields.ts';
import type { Glance } from '../glance.ts';
import type { Losses } from '../losses.ts';
import type { Item, PytmDocument } from './document.ts';
import { Programmatic, type Scope } from './evaluate.ts';
import { follow } from './follow.ts';
import type { PythonObject, PythonValue } from './python-object.ts';

const HINT = 'Run "python tm.py --json" where you trust the file, and import what it prints';
const ELEMENTS = new Set([
  'Element',
  'Asset',
  'Actor',
  'ExternalEntity',
  'Server',
  'Process',
  'SetOfProcesses',
  'Lambda',
  'ServerlessFunc',
  'LLM',
  'Agent',
  'Datastore',
]);
/** What others refer to by name; anything else is written where it is used. */
const isNamed = (type: string): boolean =>
  ELEMENTS.has(type) || type === 'Boundary' || type === 'Dataflow' || type === 'Data' || type === 'TM';

/** A list may stand in many places, and lists in it too: so many values are written in all. */
const MOST_VALUES = 500_000;

/** Reads a Python file as far as it only describes. */
export function documentOfPython(glance: Glance, losses: Losses): PytmDocument | Problem {
  const { statements, problem } = readPython(glance.text, glance.name);
  if (problem !== undefined) return problem;
  const scope: Scope = { names: new Map(), classes: new Map(), objects: [], losses };
  try {
    follow(statements, scope);
  } catch (error) {
    if (!(error instanceof Programmatic)) throw error;
    const reason = `expected elements that are only described, found ${error.message}`;
    return { ...glance.problem('cannot-read', reason, error.at), hint: HINT };
  }
  if (scope.objects.length === 0) {
    return { ...glance.problem('cannot-read', 'expected elements of pytm, found none'), hint: HINT };
  }
  return documentOf(scope, glance.name);
}

function documentOf({ objects, losses }: Scope, file: string): PytmDocument {
  const references = referencesOf(objects);
  const writing: Writing = { references, left: MOST_VALUES };
  const itemOf = (object: PythonObject): Item => ({
    reference: references.get(object) ?? '',
    type: object.type,
    fields: fieldsOf(mapOf(object, writing), file),
  });
  const targetOf = ownersOf(objects);
  const of = (...types: readonly string[]): readonly PythonObject[] =>
    objects.filter(({ type }) => types.includes(type));
  const [model, ...others] = of('TM');
  for (const other of others) losses.add('a second model in the same file is left out', other.at);
  const threats = of('Threat');
  for (const threat of threats) losses.add('a threat of its own is a rule of pytm; it is left out', threat.at);
  return {
    model: fieldsOf(model === undefined ? undefined : mapOf(model, writing), file),
    boundaries: of('Boundary').map(itemOf),
    elements: of(...ELEMENTS).map(itemOf),
    flows: of('Dataflow').map(itemOf),
    data: of('Data').map(itemOf),
    assumptions: of('Assumption').map(itemOf),
    findings: findingsOf(objects).map((finding) => {
      const owner = targetOf(finding);
      return { ...itemOf(finding), reference: owner === undefined ? '' : (references.get(owner) ?? '') };
    }),
    excluded: [],
    saysDefaults: true,
  };
}

/** The findings that stand for themselves; one that only overrides another stays with its element. */
function findingsOf(objects: readonly PythonObject[]): readonly PythonObject[] {
  const overriding = new Set(objects.flatMap((object) => itemsOf(object, 'overrides')));
  return objects.filter((object) => object.type === 'Finding' && !overriding.has(object));
}

/** The element that a finding is about: its own word for it, or the element that lists it. */
function ownersOf(objects: readonly PythonObject[]): (finding: PythonObject) => PythonObject | undefined {
  const owners = new Map<PythonValue, PythonObject>();
  for (const object of objects) for (const item of itemsOf(object, 'findings')) owners.set(item, object);
  return (finding) => {
    const element = finding.attributes.get('element');
    return element?.kind === 'object' ? element : owners.get(finding);
  };
}

function itemsOf(object: PythonObject, key: string): readonly PythonValue[] {
  const value = object.attributes.get(key);
  return value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
}

/** A word for each object that others refer to: its name, with a number where two have the same. */
function referencesOf(objects: readonly PythonObject[]): ReadonlyMap<PythonObject, string> {
  const references = new Map<PythonObject, string>();
  const counts = new Map<string, number>();
  for (const object of objects) {
    const name = object.attributes.get('name');
    const wanted = name?.kind === 'plain' && typeof name.value === 'string' ? name.value : object.type;
    if (!isNamed(object.type)) continue;
    const number = (counts.get(wanted) ?? 0) + 1;
    counts.set(wanted, number);
    references.set(object, number === 1 ? wanted : `${wanted} (${number})`);
  }
  return references;
}

interface Writing {
  readonly references: ReadonlyMap<PythonObject, string>;
  left: number;
}

function mapOf(object: PythonObject, writing: Writing, depth = 0): MapNode {
  const { line, column } = object.at;
  const entries = new Map<string, SettingsNode>();
  for (const [key, value] of object.attributes) entries.set(key, nodeOf(value, writing, depth + 1));
  return { kind: 'map', entries, line, column };
}

function nodeOf(value: PythonValue, writing: Writing, depth: number): SettingsNode {
  const { line, column } = value.at;
  writing.left -= 1;
  const goesOn = depth < 16 && writing.left > 0;
  if (value.kind === 'list' && goesOn) {
    return { kind: 'list', items: value.items.map((item) => nodeOf(item, writing, depth + 1)), line, column };
  }
  if (value.kind === 'object' && !isNamed(value.type) && goesOn) return mapOf(value, writing, depth);
  const scalar =
    value.kind === 'object' ? (writing.references.get(value) ?? null) : value.kind === 'plain' ? value.value : null;
  return { kind: 'scalar', value: scalar, line, column };
}
