/**
 * Fault trees in the Galileo format (Sullivan, Dugan and Coppit, "The Galileo fault tree analysis tool", 1999) as attack
 * trees. Static gates only: what depends on the order of failures is refused, not approximated.
 * @module
 */
import type { AttackNode, ForeignTrees } from '../../model/attack-tree.ts';
import type { Problem } from '../../model/problem.ts';
import { cycles } from '../../model/read/cycles.ts';
import { lineIndex } from '../../model/source/lines.ts';
import type { SourceFile } from '../../model/source/tree.ts';
import { type Definitions, definitionsIn, type Report } from './definitions.ts';
import { statementsOf, type Word } from './statements.ts';
import { stepProbability } from './step-probability.ts';

/** The largest file that is read, in UTF-16 units. */
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads a file.
 *
 * @param missionTime in the unit of the rates; 1 when absent
 */
export function readGalileo(
  { name: file, text }: SourceFile,
  { missionTime = 1 }: { readonly missionTime?: number | undefined } = {},
): ForeignTrees {
  const problems: Problem[] = [];
  const report: Report = (code, message, at = { line: 1, column: 1 }) => {
    problems.push({
      code,
      message: `Cannot read "${file}" at ${at.line}:${at.column}: ${message}`,
      at: { file, ...at },
    });
  };
  if (text.length > LARGEST_FILE) {
    report('too-large', `expected at most ${LARGEST_FILE} characters, found ${text.length}`);
    return { trees: [], problems };
  }
  const definitions = definitionsIn(statementsOf(text, lineIndex(text)), report);
  const { top, elements } = definitions;
  if (top === undefined) report('missing', 'expected "toplevel", found none');
  const { nodes, root } = linked(definitions, missionTime, report);
  if (problems.length > 0 || top === undefined) return { trees: [], problems };
  const isTimed = [...elements.values()].some(({ attributes }) => !attributes.has('prob') && attributes.size > 0);
  const assumptions = isTimed ? [`The mission time is ${missionTime}, in the unit of the rates`] : [];
  return { trees: [{ stage: 'attack-tree', id: top.text, goal: top.text, nodes, root, assumptions }], problems: [] };
}

/** The nodes, names replaced by indexes. An element that depends on triggers becomes a gate over itself and them. */
function linked({ top, gates, elements, dependencies }: Definitions, missionTime: number, report: Report) {
  const places = new Map([...gates.keys(), ...elements.keys()].map((name, index) => [name, index]));
  const find = ({ text, at }: Word): number => {
    const place = places.get(text);
    if (place === undefined)
      report('dangling', `expected the name of a gate or an element, found "${text}" that is defined nowhere`, at);
    return place ?? 0;
  };
  const triggers = new Map<string, Word[]>();
  for (const { trigger, dependents } of dependencies) {
    find(trigger);
    for (const dependent of dependents) {
      find(dependent);
      triggers.set(dependent.text, [...(triggers.get(dependent.text) ?? []), trigger]);
    }
  }
  const nodes: AttackNode[] = [
    ...[...gates].map(([id, { kind, atLeast, below }]) => ({
      kind,
      id,
      children: below.map(find),
      ...(atLeast !== undefined && { atLeast }),
    })),
    ...[...elements].map(([id, { attributes }]) => ({
      kind: 'step' as const,
      id,
      probability: stepProbability(attributes, missionTime),
    })),
  ];
  for (const [id, causes] of triggers) {
    const place = places.get(id);
    const own = place === undefined ? undefined : nodes[place];
    if (place !== undefined && own !== undefined)
      nodes[place] = { kind: 'or', id, children: [nodes.push(own) - 1, ...causes.map(find)] };
  }
  const next = (id: string): readonly string[] =>
    [...(gates.get(id)?.below ?? []), ...(triggers.get(id) ?? [])].map(({ text }) => text);
  for (const ids of cycles([...places.keys()], next)) {
    const [first = ''] = ids;
    report(
      'cycle',
      `expected nothing below itself, found ${[...ids, first].join(' -> ')}`,
      (gates.get(first) ?? elements.get(first))?.name.at,
    );
  }
  return { nodes, root: top === undefined ? 0 : find(top) };
}
