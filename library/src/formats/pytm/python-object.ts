/**
 * What the names of a Python file stand for.
 * @module
 */
import type { Place } from '../../model/problem.ts';

/** An instance of a class of pytm. */
export interface PythonObject {
  readonly kind: 'object';
  readonly type: string;
  readonly attributes: Map<string, PythonValue>;
  readonly at: Place;
}

/** A value with the place where it was written. */
export type PythonValue =
  | PythonObject
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null; readonly at: Place }
  | { readonly kind: 'list'; readonly items: readonly PythonValue[]; readonly at: Place }
  | { readonly kind: 'unknown'; readonly at: Place };

/** The classes of pytm, with the names of their arguments by position. */
export const CLASSES: Readonly<Record<string, readonly string[]>> = {
  TM: ['name'],
  Boundary: ['name'],
  Element: ['name'],
  Asset: ['name'],
  Actor: ['name'],
  ExternalEntity: ['name'],
  Server: ['name'],
  Process: ['name'],
  SetOfProcesses: ['name'],
  Lambda: ['name'],
  ServerlessFunc: ['name'],
  LLM: ['name'],
  Agent: ['name'],
  Datastore: ['name'],
  Dataflow: ['source', 'sink', 'name'],
  Data: ['name'],
  Assumption: ['name', 'exclude'],
  Finding: ['element'],
  Threat: [],
  Controls: [],
};

/** Whether a text makes an instance of a class of pytm. */
export function makesObjects(source: string): boolean {
  return MAKES.test(source);
}

const MAKES = new RegExp(`(?<![\\w"'])(?:${Object.keys(CLASSES).join('|')})[ \\t]*\\(`);
