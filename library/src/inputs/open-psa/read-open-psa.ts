/**
 * Fault trees in the Open-PSA Model Exchange Format 2.0d (https://open-psa.github.io/mef) as attack trees: one for each
 * gate that no other gate names.
 * @module
 */
import type { AttackNode, AttackTree, ForeignTrees } from '../../model/attack-tree.ts';
import type { Problem } from '../../model/problem.ts';
import { cycles } from '../../model/read/cycles.ts';
import type { SourceFile } from '../../model/source/tree.ts';
import { type Element, readXml } from '../xml/read-xml.ts';
import { type Definition, type Definitions, definitionsIn } from './definitions.ts';
import { compute, NotComputed } from './expression.ts';
import { addFormula, type Draft, type Report } from './formula.ts';

/** A year, as in the standard's own examples. */
const MISSION_TIME = 8760;

/**
 * Reads files that together make one model.
 *
 * @param missionTime in hours; a year when absent
 */
export function readOpenPsa(
  files: readonly SourceFile[],
  { missionTime = MISSION_TIME }: { readonly missionTime?: number | undefined } = {},
): ForeignTrees {
  const problems: Problem[] = [];
  const report: Report = (code, message, { file, element }) => {
    problems.push({
      code,
      message: `Cannot read "${file}" at ${element.at.line}:${element.at.column}: ${message}`,
      at: { file, ...element.at },
    });
  };
  const roots = files.flatMap((file) => {
    const root = readXml(file);
    if ('message' in root) {
      problems.push(root);
      return [];
    }
    if (root.name === 'opsa-mef') return [{ file: file.name, root }];
    report('not-allowed', `expected "opsa-mef", found "${root.name}"`, { file: file.name, element: root });
    return [];
  });
  const definitions = definitionsIn(roots);
  for (const { kind, id, file, element } of definitions.doubles) {
    report('duplicate', `expected one definition of the ${kind} "${id}", found a second`, { file, element });
  }
  const { nodes, gates, children } = nodesOf(definitions, { missionTime, report });
  for (const ids of cycles(gates.keys(), (id) => children.get(id) ?? [])) {
    const first = gates.get(ids[0] ?? '');
    if (first !== undefined)
      report('cycle', `expected no gate below itself, found ${[...ids, ids[0]].join(' -> ')}`, first.definition);
  }
  const [start] = roots;
  if (gates.size === 0 && start !== undefined && problems.length === 0) {
    report('missing', 'expected a gate, found none', { file: start.file, element: start.root });
  }
  if (problems.length > 0) return { trees: [], problems };
  const named = new Set([...children.values()].flat());
  const assumptions = assumptionsOf(definitions, missionTime);
  const trees = [...gates]
    .filter(([id]) => !named.has(id))
    .map(
      ([id, { index }]): AttackTree => ({
        stage: 'attack-tree',
        id,
        goal: nodes[index]?.title ?? id,
        nodes,
        root: index,
        assumptions,
      }),
    );
  return { trees, problems: [] };
}

interface Reading {
  readonly missionTime: number;
  readonly report: Report;
}

/** All nodes, with the gates by id: where each is and which gates it names. */
function nodesOf(definitions: Definitions, { missionTime, report }: Reading) {
  const gates = new Map<string, { readonly index: number; readonly definition: Definition }>();
  const children = new Map<string, string[]>();
  const places = new Map<string, number>();
  const kept = definitions.all.filter(({ kind }) => kind !== 'parameter');
  kept.forEach((definition, index) => {
    places.set(definition.id, index);
    if (definition.kind === 'gate') gates.set(definition.id, { index, definition });
  });
  const nodes: AttackNode[] = kept.map(({ id }) => ({ kind: 'step', id }));
  for (const [index, definition] of kept.entries()) {
    const { kind, id, element, container, file } = definition;
    const title = element.children.find(({ name }) => name === 'label')?.text;
    const named = { id, ...(title !== undefined && { title }) };
    const body = element.children.filter(({ name }) => name !== 'label' && name !== 'attributes');
    if (kind === 'gate') {
      const below: string[] = [];
      children.set(id, below);
      const draft: Draft = { nodes, places, definitions, container, file, report, gate: (gate) => below.push(gate) };
      const top = addFormula(body, draft, { ...named, element });
      nodes[index] = top ?? { kind: 'fixed', ...named, holds: false };
    } else if (kind === 'house-event') {
      nodes[index] = { kind: 'fixed', ...named, holds: body[0]?.attributes.get('value') === 'true' };
    } else {
      const probability = probabilityOf(body, { definitions, missionTime, definition, report });
      nodes[index] = { kind: 'step', ...named, ...(probability !== undefined && { probability }) };
    }
  }
  return { nodes, gates, children };
}

interface Computing extends Reading {
  readonly definitions: Definitions;
  readonly definition: Definition;
}

/** The probability of an event; undefined where it states none, or none that can be. */
function probabilityOf(
  body: readonly Element[],
  { definitions, missionTime, definition, report }: Computing,
): number | undefined {
  const [expression] = body;
  if (expression === undefined) return undefined;
  const parameter = (name: string): Element | undefined =>
    definitions
      .find(['parameter'], name, definition.container)
      ?.element.children.find((child) => child.name !== 'label' && child.name !== 'attributes');
  try {
    const value = compute(expression, { missionTime, parameter });
    if (value >= 0 && value <= 1) return value;
    report('wrong-value', `expected a probability from 0 to 1, found ${value}`, {
      file: definition.file,
      element: expression,
    });
  } catch (failure) {
    if (!(failure instanceof NotComputed)) throw failure;
    report('wrong-value', failure.message, { file: definition.file, element: failure.element });
  }
  return undefined;
}

function assumptionsOf({ commonCauses, all }: Definitions, missionTime: number): readonly string[] {
  const uses = (name: string): boolean => all.some(({ element }) => mentions(element, name));
  return [
    ...(commonCauses.length === 0 ? [] : [`Common causes are not applied: ${commonCauses.join(', ')}`]),
    ...(uses('system-mission-time') ? [`The mission time is ${missionTime} hours`] : []),
    ...(['lognormal-deviate', 'normal-deviate', 'uniform-deviate', 'gamma-deviate', 'beta-deviate'].some(uses)
      ? ['An uncertain probability counts as its mean']
      : []),
  ];
}

function mentions({ name, children }: Element, wanted: string): boolean {
  return name === wanted || children.some((child) => mentions(child, wanted));
}
