/**
 * Network policies as facts: of the zone when they hold for every pod of it, of the components they pick otherwise.
 * @module
 */
import { type NetworkPolicy, networkPoliciesOf, type PolicyRule } from '../../inputs/kubernetes/network.ts';
import { namespaceOf } from '../../inputs/kubernetes/resource.ts';
import { selects } from '../../inputs/kubernetes/selector.ts';
import type { Cluster } from './cluster.ts';

/** Adds the facts. */
export function addPolicies(cluster: Cluster): void {
  const policies = cluster.objects
    .flatMap(networkPoliciesOf)
    .filter(({ denies, clusterWide }) => !denies && !clusterWide);
  const { draft } = cluster.found;
  for (const zone of draft.ids('zones')) {
    const whole = policies.filter(({ resource, selector }) => selector.length === 0 && isOf(cluster, zone, resource));
    state(cluster, 'zones', zone, {
      'network-policy': verdict(whole, 'ingress'),
      'egress-control': verdict(whole, 'egress'),
    });
  }
  for (const { component, pod, namespace } of cluster.workloads) {
    const own = policies.filter(
      ({ resource, selector }) => namespaceOf(resource) === namespace && selects(selector, pod.labels),
    );
    state(cluster, 'components', component, { 'egress-restricted': verdict(own, 'egress') });
  }
}

function isOf({ found }: Cluster, zone: string, resource: NetworkPolicy['resource']): boolean {
  return found.draft.find('zones', namespaceOf(resource)) === zone;
}

/** Policies add up: one that lets everything through leaves nothing denied. */
function verdict(policies: readonly NetworkPolicy[], direction: 'ingress' | 'egress'): string | undefined {
  const speaking = policies.flatMap((policy) => policy[direction] ?? []);
  if (policies.every((policy) => policy[direction] === undefined)) return undefined;
  return speaking.some(letsAll) ? 'no' : 'yes';
}

function letsAll({ peers, ports }: PolicyRule): boolean {
  if (ports.length > 0) return false;
  return (
    peers.length === 0 ||
    peers.some((peer) =>
      peer.kind === 'addresses'
        ? /^(?:0\.0\.0\.0|::)\/0$/.test(peer.range) && peer.except.length === 0
        : peer.kind === 'entity' && /^(?:all|world)$/.test(peer.name),
    )
  );
}

function state(
  { found }: Cluster,
  collection: string,
  id: string,
  facts: Readonly<Record<string, string | undefined>>,
): void {
  const known = found.draft.get(collection, id)?.['facts'];
  const stated = Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined),
  );
  if (Object.keys(stated).length === 0) return;
  const before = typeof known === 'object' && !Array.isArray(known) ? known : {};
  found.draft.extend(collection, id, { facts: { ...before, ...stated } });
}
