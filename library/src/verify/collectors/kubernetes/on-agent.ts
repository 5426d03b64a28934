/**
 * Whether an agent, such as one that ships logs or watches system calls, runs on every node.
 * @module
 */
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { titleOf } from '../../../inputs/kubernetes/resource.ts';
import { isRawMap } from '../../../model/raw.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import { missing, type World } from './world.ts';

/** An agent of the claim, and the daemon that is it. */
export interface AgentSubject {
  readonly name: string;
  readonly daemon: Pod | undefined;
}

/** The agents of the claim. */
export function agentsOf({ claim, pods }: World): readonly AgentSubject[] {
  const daemons = pods.filter(({ resource }) => resource.kind === 'DaemonSet');
  return (claim.everyNode ?? []).map((name) => ({
    name,
    daemon: daemons.find(({ containers }) => containers.some(({ image }) => image?.includes(name))),
  }));
}

/** Finders about agents. */
export const ON_AGENT: Partial<Readonly<Record<CheckId, Finder<AgentSubject, World>>>> = {
  'missing-agent': ({ name, daemon }, world): readonly Outcome[] => {
    if (daemon === undefined) return missing(world, { path: [], message: `No DaemonSet runs an image like "${name}"` });
    const title = titleOf(daemon.resource);
    const isBound =
      Object.keys(daemon.nodeSelector).some((key) => key !== 'kubernetes.io/os') ||
      isRawMap(daemon.affinity['nodeAffinity']);
    if (isBound) return [{ path: [...daemon.path, 'nodeSelector'], message: `${title} runs only on some nodes` }];
    const toleratesAll = daemon.tolerations.some(
      ({ key, operator, effect }) => !key && operator === 'Exists' && !effect,
    );
    const path = [...daemon.path, 'tolerations'];
    return toleratesAll ? [] : [{ path, message: `${title} does not run on nodes with a taint` }];
  },
};
