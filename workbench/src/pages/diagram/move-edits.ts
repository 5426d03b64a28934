/**
 * What is written when a component is moved by hand.
 * @module
 */
import type { Model, ModelEdit } from 'vauban/browser';

interface Move {
  /** The entry of `diagrams`; the whole system when undefined. */
  readonly diagram: string | undefined;
  /** The address of the component. */
  readonly component: string;
  readonly at: readonly [x: number, y: number];
}

/** Positions belong to a diagram; the whole system gets an entry when it is moved in for the first time. */
export function moveEdits(model: Model, { diagram, component, at }: Move): readonly ModelEdit[] {
  const id = diagram ?? [...model.diagrams.values()].find(({ shows }) => shows === undefined)?.id ?? 'whole-system';
  const known = model.diagrams.has(id);
  const place = at.map((number) => String(Math.round(number)));
  return [
    ...(known ? [] : [{ kind: 'set' as const, path: ['diagrams', id], value: { title: 'The whole system' } }]),
    { kind: 'set', path: ['layout', id, component.replace('components/', '')], value: place },
  ];
}
