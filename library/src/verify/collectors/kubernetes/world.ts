/**
 * Everything a look at one workload may need to know of the others: policies, roles, accounts, namespaces, limits.
 * @module
 */
import { type ComposeService, composeService } from '../../../inputs/compose/service.ts';
import { type Stage, stagesOf } from '../../../inputs/dockerfile/read-dockerfile.ts';
import { type Binding, bindingOf, type Role, roleOf, serviceAccountOf } from '../../../inputs/kubernetes/access.ts';
import * as cluster from '../../../inputs/kubernetes/cluster.ts';
import { type NetworkPolicy, networkPoliciesOf } from '../../../inputs/kubernetes/network.ts';
import { type Pod, podOf } from '../../../inputs/kubernetes/pod.ts';
import { namespaceOf, placeOf, type Resource } from '../../../inputs/kubernetes/resource.ts';
import { selects } from '../../../inputs/kubernetes/selector.ts';
import type { Model } from '../../../model/model.ts';
import type { Claim } from './claim.ts';
import type { Fault, Outcome } from './finding.ts';
import { COMPOSE_KIND, type Observation } from './observation.ts';

/** A service of a Compose file. */
export interface ComposeSubject {
  readonly resource: Resource;
  readonly service: ComposeService;
}

/** A Dockerfile. */
export interface ImageSubject {
  readonly file: string;
  readonly stages: readonly Stage[];
}

/** A namespace that is defined, or that workloads are in. */
export interface NamespaceSubject {
  readonly name: string;
  /** Absent when the files only mention it. */
  readonly resource: Resource | undefined;
  /** What stands for it in a message. */
  readonly witness: Resource;
}

export interface World {
  readonly claim: Claim;
  /** Why a file could not be read, when one could not: what is missing may stand there. */
  readonly unread: string | undefined;
  /** Whether a Kustomization names other images than the manifests. */
  readonly changesImages: boolean;
  readonly model: Model | undefined;
  readonly pods: readonly Pod[];
  readonly compose: readonly ComposeSubject[];
  readonly images: readonly ImageSubject[];
  readonly policies: readonly NetworkPolicy[];
  /** Policies of other makers and of administrators, which nobody here reads. */
  readonly foreignPolicies: readonly Resource[];
  readonly roles: readonly Role[];
  readonly bindings: readonly Binding[];
  readonly accounts: readonly Resource[];
  readonly configMaps: readonly Resource[];
  readonly claims: readonly cluster.StorageClaim[];
  readonly namespaces: readonly NamespaceSubject[];
  readonly namespaceLabels: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly budgets: readonly cluster.DisruptionBudget[];
  readonly quotas: ReadonlySet<string>;
  /** What containers get by default, by namespace. */
  readonly defaultLimits: ReadonlyMap<string, ReadonlySet<string>>;
  /** The handlers of runtime classes by name. */
  readonly runtimes: ReadonlyMap<string, string>;
  /** The parameters of storage classes by name. */
  readonly storage: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Reads what was observed. */
export function worldOf(observation: Observation, claim: Claim, model: Model | undefined): World {
  const manifests = observation.resources.filter(({ kind }) => kind !== COMPOSE_KIND);
  const of = <Value>(read: (resource: Resource) => Value | undefined): readonly Value[] =>
    manifests.flatMap((resource) => read(resource) ?? []);
  const named = <Value>(read: (resource: Resource) => Value | undefined): ReadonlyMap<string, Value> =>
    new Map(
      manifests.flatMap((resource) =>
        [read(resource)].flatMap((value) => (value === undefined ? [] : [[resource.name, value]])),
      ),
    );
  const pods = of(podOf);
  const defined = of(cluster.namespaceResourceOf);
  const defaultLimits = new Map<string, Set<string>>();
  for (const resource of manifests) {
    const limits = cluster.limitRangeOf(resource);
    if (limits === undefined) continue;
    const name = namespaceOf(resource);
    defaultLimits.set(name, new Set([...(defaultLimits.get(name) ?? []), ...limits]));
  }
  return {
    claim,
    unread: observation.unread[0]?.reason,
    changesImages: manifests.some(cluster.changesImages),
    model,
    pods,
    compose: observation.resources.filter(({ kind }) => kind === COMPOSE_KIND).map(composeSubject),
    images: observation.dockerfiles.map(({ file, instructions }) => ({ file, stages: stagesOf(instructions).stages })),
    policies: manifests.flatMap(networkPoliciesOf),
    foreignPolicies: manifests.filter(
      (resource) => /NetworkPolicy$/.test(resource.kind) && networkPoliciesOf(resource).length === 0,
    ),
    roles: of(roleOf),
    bindings: of(bindingOf),
    accounts: of(serviceAccountOf).map(({ resource }) => resource),
    configMaps: manifests.filter(({ kind }) => kind === 'ConfigMap'),
    claims: manifests.flatMap(cluster.storageClaimsOf),
    namespaces: namespacesOf(pods, defined),
    namespaceLabels: new Map(defined.map(({ resource, labels }) => [resource.name, labels])),
    budgets: of(cluster.disruptionBudgetOf),
    quotas: new Set(manifests.filter((resource) => cluster.quotaOf(resource) !== undefined).map(namespaceOf)),
    defaultLimits,
    runtimes: named(cluster.runtimeHandlerOf),
    storage: named(cluster.storageParametersOf),
  };
}

function composeSubject(resource: Resource): ComposeSubject {
  const service = composeService(resource.name, resource.raw, (path) => placeOf(resource, path));
  return { resource, service };
}

function namespacesOf(pods: readonly Pod[], defined: readonly cluster.Namespace[]): readonly NamespaceSubject[] {
  const found = new Map<string, NamespaceSubject>();
  for (const { resource } of defined) found.set(resource.name, { name: resource.name, resource, witness: resource });
  for (const { resource } of pods) {
    const name = namespaceOf(resource);
    if (!found.has(name)) found.set(name, { name, resource: undefined, witness: resource });
  }
  return [...found.values()];
}

/** A fault that something is missing, unless it may stand in a file that could not be read. */
export function missing({ unread }: World, fault: Fault): readonly Outcome[] {
  return unread === undefined ? [fault] : [{ unknown: unread }];
}

/** The service account a pod runs as, when the files have it. */
export function accountOf(pod: Pod, world: World): Resource | undefined {
  const name = pod.serviceAccount ?? 'default';
  return world.accounts.find((account) => account.name === name && namespaceOf(account) === namespaceOf(pod.resource));
}

/** The policies that select a pod. */
export function policiesFor(pod: Pod, world: World): readonly NetworkPolicy[] {
  return world.policies.filter((policy) => isSelected(policy, pod));
}

/** Whether a policy selects a pod. */
export function isSelected(policy: NetworkPolicy, pod: Pod): boolean {
  if (!policy.clusterWide && namespaceOf(policy.resource) !== namespaceOf(pod.resource)) return false;
  return selects(policy.selector, pod.labels);
}
