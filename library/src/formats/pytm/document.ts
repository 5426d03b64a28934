/**
 * A model of pytm, the same whether it was JSON or Python: things with a class and a word by which others refer to
 * them.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import type { Glance } from '../glance.ts';

/** One thing of a model. */
export interface Item {
  /** The word by which others refer to it: its name. */
  readonly reference: string;
  readonly type: string;
  readonly fields: Fields;
}

/** A model of pytm. */
export interface PytmDocument {
  readonly model: Fields;
  readonly boundaries: readonly Item[];
  readonly elements: readonly Item[];
  readonly flows: readonly Item[];
  readonly data: readonly Item[];
  readonly assumptions: readonly Item[];
  readonly findings: readonly Item[];
  /** Findings that an assumption excludes. */
  readonly excluded: readonly Item[];
  /** Whether a value that is also the default was written by a person: in Python only. */
  readonly saysDefaults: boolean;
}

/** Classes that are no elements, wherever they are listed. */
const NO_ELEMENTS = new Set(['Boundary', 'Dataflow', 'Data', 'TM', 'Finding', 'Threat']);

/** Reads the JSON of pytm, in its full form or the small one. */
export function documentOfJson(glance: Glance): PytmDocument | Problem {
  const tree = glance.tree();
  if (tree?.kind !== 'map') return glance.treeProblem() ?? glance.problem('cannot-read', 'expected an object');
  const model = fieldsOf(tree, glance.name);
  if (!model.has('elements') && !model.has('flows') && !model.has('actors') && !model.has('assets')) {
    return glance.problem('cannot-read', 'expected "elements" and "flows", found neither');
  }
  const listed = (key: string, type = ''): readonly Item[] =>
    model.maps(key).map((fields) => ({ reference: nameOf(fields), type: classOf(fields) ?? type, fields }));
  const all = listed('elements');
  // The list holds the actors and the assets already; they count only where there is no such list.
  const [actors, assets] = [listed('actors', 'Actor'), listed('assets')];
  const elements = (all.length > 0 ? all : [...actors, ...assets]).filter(({ type }) => !NO_ELEMENTS.has(type));
  const findings = listed('findings');
  const own = elements.flatMap(({ fields, reference }) =>
    fields.maps('findings').map((finding) => ({ reference, type: 'Finding', fields: finding })),
  );
  return {
    model,
    boundaries: listed('boundaries', 'Boundary'),
    elements,
    flows: listed('flows', 'Dataflow'),
    data: listed('data', 'Data'),
    assumptions: listed('assumptions', 'Assumption'),
    findings: findings.length > 0 ? findings : own,
    excluded: listed('excluded_findings'),
    saysDefaults: false,
  };
}

function nameOf(fields: Fields): string {
  return fields.peek().text('name') ?? '';
}

function classOf(fields: Fields): string | undefined {
  return fields.text('__class__');
}
