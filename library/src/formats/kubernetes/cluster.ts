/**
 * A cluster while it is read: its objects, its workloads with the components they become, and the draft.
 * @module
 */
import type { Service } from '../../inputs/kubernetes/network.ts';
import type { Pod } from '../../inputs/kubernetes/pod.ts';
import { namespaceOf, placeOf, type Resource } from '../../inputs/kubernetes/resource.ts';
import { type Selector, selects } from '../../inputs/kubernetes/selector.ts';
import type { Place } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import type { FoundSystem } from '../infrastructure/found-system.ts';

/** A workload and the component it became. */
export interface Workload {
  readonly component: string;
  readonly pod: Pod;
  readonly namespace: string;
}

/** A cluster on its way to a draft. */
export interface Cluster {
  readonly objects: readonly Resource[];
  /** Each object by what the source calls it. */
  readonly byKey: ReadonlyMap<string, Resource>;
  readonly workloads: readonly Workload[];
  readonly byNamespace: ReadonlyMap<string, readonly Workload[]>;
  readonly services: readonly Service[];
  /** Services by namespace and name, with a slash between them. */
  readonly serviceByName: ReadonlyMap<string, Service>;
  readonly found: FoundSystem;
}

/** Where a field of an object stands. */
export function placeIn(resource: Resource, path: Path = []): Place {
  return { file: resource.file, ...placeOf(resource, path) };
}

/** How the source calls an object. */
export function keyOf(resource: Resource): string {
  return `${namespaceOf(resource)}/${resource.kind}/${resource.name}`;
}

/** The workloads of a namespace that a selector picks; one that asks for nothing picks all of them. */
export function picked({ byNamespace }: Cluster, namespace: string, selector: Selector): readonly Workload[] {
  return (byNamespace.get(namespace) ?? []).filter(({ pod }) => selects(selector, pod.labels));
}

/** The workloads behind a service. */
export function behind(cluster: Cluster, { resource, selector }: Service): readonly Workload[] {
  if (selector === undefined || selector.length === 0) return [];
  return picked(cluster, namespaceOf(resource), selector);
}

/** The service a host names from a namespace: `db`, `db.shop`, `db.shop.svc.cluster.local`, `db-0.db.shop.svc`. */
export function serviceAt({ serviceByName }: Cluster, host: string, from: string): Service | undefined {
  const parts = host
    .replace(/\.$/, '')
    .replace(/\.svc(?:\.[\w.-]+)?$/, '')
    .split('.');
  const named = (name: string | undefined, namespace: string | undefined): Service | undefined =>
    serviceByName.get(`${namespace ?? from}/${name ?? ''}`);
  if (parts.length > 3) return undefined;
  return (parts.length < 3 ? named(parts[0], parts[1]) : undefined) ?? named(parts[1], parts[2]);
}

/** Puts a cluster together. */
export function clusterOf(parts: Pick<Cluster, 'objects' | 'workloads' | 'services' | 'found'>): Cluster {
  const byNamespace = new Map<string, Workload[]>();
  for (const workload of parts.workloads) {
    const same = byNamespace.get(workload.namespace);
    if (same === undefined) byNamespace.set(workload.namespace, [workload]);
    else same.push(workload);
  }
  return {
    ...parts,
    byNamespace,
    byKey: new Map(parts.objects.map((object) => [keyOf(object), object])),
    serviceByName: new Map(
      parts.services.map((service) => [`${namespaceOf(service.resource)}/${service.resource.name}`, service]),
    ),
  };
}
