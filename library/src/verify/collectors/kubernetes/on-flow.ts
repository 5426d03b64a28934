/**
 * Whether the connections that the policies allow are the flows of the model, said at the workload each starts from.
 * @module
 */
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { titleOf } from '../../../inputs/kubernetes/resource.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import { type Connection, type FlowTable, flowTable, OUTSIDE } from './flow-table.ts';
import type { World } from './world.ts';

function compare(find: (pod: Pod, table: FlowTable) => readonly Outcome[]): Finder<Pod, World> {
  return (pod, world) => {
    if (world.model === undefined) return [{ unknown: 'There is no model to compare the policies with' }];
    const table = flowTable(world, world.model);
    return [...find(pod, table), ...table.doubts.map((unknown) => ({ unknown }))];
  };
}

/** The workload a connection is told at: the first of the component it starts from, or else of the one it leads to. */
function isToldAt(pod: Pod, { from, to }: Connection, { workloads }: FlowTable): boolean {
  return workloads.get(from === OUTSIDE ? to : from)?.[0] === pod;
}

function title(side: string): string {
  return side === OUTSIDE ? 'the outside' : `"${side}"`;
}

/** Finders that compare with the model. */
export const POD_FLOW: Partial<Readonly<Record<CheckId, Finder<Pod, World>>>> = {
  'missing-flow': compare((pod, table) =>
    table.missing
      .filter((connection) => isToldAt(pod, connection, table))
      .map(({ from, to }) => ({
        path: [],
        message: `The model has a flow from ${title(from)} to ${title(to)}, which the policies forbid`,
      })),
  ),
  'extra-flow': compare((pod, table) =>
    table.extra
      .filter((connection) => isToldAt(pod, connection, table))
      .map(({ from, to }) => ({
        path: [],
        message: `The policies let ${title(from)} connect to ${title(to)}, for which the model has no flow`,
      })),
  ),
  'unmapped-workload': compare((pod, table) =>
    table.unmapped.includes(pod)
      ? [{ path: [], message: `No component of the model is ${titleOf(pod.resource)}` }]
      : [],
  ),
};
