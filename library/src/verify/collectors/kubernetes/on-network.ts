/**
 * Whom workloads may talk to, as far as network policies say.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * @module
 */
import type { NetworkPolicy, Peer, PolicyRule } from '../../../inputs/kubernetes/network.ts';
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { titleOf } from '../../../inputs/kubernetes/resource.ts';
import { contains } from './address-range.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import { isSelected, missing, policiesFor, type World } from './world.ts';

export type Direction = 'ingress' | 'egress';

/** The rules that hold for a pod in one direction; undefined when no policy restricts it. */
export function rulesFor(
  pod: Pod,
  direction: Direction,
  world: World,
): readonly (PolicyRule & { policy: NetworkPolicy })[] | undefined {
  const speaking = policiesFor(pod, world).filter((policy) => policy[direction] !== undefined);
  if (speaking.length === 0) return undefined;
  return speaking.flatMap((policy) => (policy[direction] ?? []).map((rule) => ({ ...rule, policy })));
}

/** Whether a rule lets everybody through at every port. */
function allowsAll({ peers, ports }: PolicyRule): boolean {
  return ports.length === 0 && (peers.length === 0 || peers.some(isEverybody));
}

/** Whether a peer is the whole world. */
export function isEverybody(peer: Peer): boolean {
  if (peer.kind === 'addresses')
    return (peer.range === '0.0.0.0/0' || peer.range === '::/0') && peer.except.length === 0;
  return peer.kind === 'entity' && (peer.name === 'all' || peer.name === 'world');
}

function open(direction: Direction, said: string): Finder<Pod, World> {
  return (pod, world) => {
    const rules = rulesFor(pod, direction, world);
    const title = titleOf(pod.resource);
    if (rules === undefined) return unless(world, `${title} ${said}: no policy restricts its ${direction}`);
    const wide = rules.find(allowsAll);
    if (wide === undefined) return [];
    return [{ path: [], message: `${title} ${said}: ${titleOf(wide.policy.resource)} lets everything through` }];
  };
}

/** A fault, unless a policy that nobody here reads may prevent it. */
function unless(world: World, message: string): readonly Outcome[] {
  const [foreign] = world.foreignPolicies;
  if (foreign !== undefined) return [{ unknown: `Nobody here reads ${titleOf(foreign)}` }];
  return missing(world, { path: [], message });
}

const METADATA = '169.254.169.254';

/** Finders about pods and their policies. */
export const POD_NETWORK: Partial<Readonly<Record<CheckId, Finder<Pod, World>>>> = {
  'network-policy': (pod, world) =>
    policiesFor(pod, world).length > 0 ? [] : unless(world, `No network policy selects ${titleOf(pod.resource)}`),
  'open-ingress': open('ingress', 'accepts every connection'),
  'open-egress': open('egress', 'may connect to everybody'),
  'metadata-egress': (pod, world): readonly Outcome[] => {
    const rules = rulesFor(pod, 'egress', world);
    const title = titleOf(pod.resource);
    if (rules === undefined)
      return unless(world, `${title} may ask the metadata service: no policy restricts its egress`);
    for (const { peers, policy } of rules) {
      const reaches = peers.length === 0 || peers.some((peer) => reachesMetadata(peer) === 'yes');
      if (reaches) {
        return [{ path: [], message: `${title} may ask the metadata service: ${titleOf(policy.resource)} lets it` }];
      }
      const unclear = peers.find((peer) => reachesMetadata(peer) === 'unclear');
      if (unclear !== undefined) return [{ unknown: `Only the cluster knows where ${titleOf(policy.resource)} leads` }];
    }
    return [];
  },
};

function reachesMetadata(peer: Peer): 'yes' | 'no' | 'unclear' {
  if (peer.kind === 'pods') return 'no';
  if (peer.kind === 'addresses') {
    const isIn = contains(peer.range, METADATA) ?? true;
    return isIn && !peer.except.some((range) => contains(range, METADATA) ?? false) ? 'yes' : 'no';
  }
  if (peer.kind === 'other') return 'unclear';
  return ['all', 'world', 'host', 'remote-node'].includes(peer.name) ? 'yes' : 'no';
}

/** Finders about the policies themselves. */
export const ON_POLICY: Partial<Readonly<Record<CheckId, Finder<NetworkPolicy, World>>>> = {
  'dangling-policy': (policy, world) =>
    world.pods.some((pod) => isSelected(policy, pod))
      ? []
      : missing(world, { path: policy.path, message: `${titleOf(policy.resource)} selects no workload` }),
};
