/**
 * Reads manifests of Kubernetes: namespaces become zones, workloads components, services and ingresses entries,
 * addresses flows, secrets assets, network policies and security contexts facts.
 * @module
 */
import { serviceOf } from '../../inputs/kubernetes/network.ts';
import { podSpecPath } from '../../inputs/kubernetes/pod.ts';
import { readManifests } from '../../inputs/kubernetes/read-manifests.ts';
import type { RawMap } from '../../model/raw.ts';
import type { Imported, ReadFormat } from '../format.ts';
import type { Glance } from '../glance.ts';
import { type FoundImport, findSystem } from '../infrastructure/found-system.ts';
import { addAssets } from './add-assets.ts';
import { addEntries } from './add-entries.ts';
import { addFlows } from './add-flows.ts';
import { addPolicies } from './add-policies.ts';
import { addRoutes, isRoute } from './add-routes.ts';
import { addWorkloads } from './add-workloads.ts';
import { clusterOf, placeIn } from './cluster.ts';
import { objectsOf } from './objects.ts';

/** Kinds that are read for their meaning, beside workloads. */
const READ = new Set(
  `Namespace Service Ingress Gateway Secret ConfigMap PersistentVolumeClaim NetworkPolicy CiliumNetworkPolicy
  ServiceAccount PodDisruptionBudget`.split(/\s+/),
);

/** Reads a file of manifests. */
export const read: ReadFormat = (glance) => readTogether([glance]);

/** Reads the files of a folder as one cluster: a service often stands in another file than what it leads to. */
export function readTogether(glances: readonly Glance[]): Imported | FoundImport {
  const files = glances.map(({ text, name }) => readManifests(text, name, { prune: withoutContent, everyKind: true }));
  const resources = files.flatMap((file) => file.resources);
  const problems = files.flatMap((file) => file.problems);
  if (resources.length === 0) {
    const none = glances[0]?.problem('missing', 'expected an object with "apiVersion" and "kind", found none');
    return {
      draft: undefined,
      counts: {},
      lost: [],
      problems: [...problems, ...(none === undefined ? [] : [none])].slice(0, 1),
    };
  }
  const { objects, repeated } = objectsOf(resources);
  const found = findSystem('kubernetes');
  for (const resource of repeated) {
    found.lost.add(
      `${resource.kind}: "${resource.name}" is written twice; the later one wins key by key`,
      placeIn(resource),
    );
  }
  const workloads = addWorkloads(objects, found);
  const services = objects.flatMap((object) => serviceOf(object) ?? []);
  const cluster = clusterOf({ objects, workloads, services, found });
  addEntries(cluster);
  addRoutes(cluster);
  addFlows(cluster);
  addAssets(cluster);
  addPolicies(cluster);
  const left = objects.filter(
    (object) => !READ.has(object.kind) && !isRoute(object) && podSpecPath(object) === undefined,
  );
  for (const object of left)
    found.lost.add(`${object.kind}: is kept by name, but says nothing to Vauban`, placeIn(object));
  const kept = left.map(({ apiVersion, kind, name, namespace }) => ({
    apiVersion,
    kind,
    name,
    ...(namespace !== undefined && { namespace }),
  }));
  return { ...found.finish('Kubernetes cluster', kept.length > 0 ? { objects: kept } : undefined), problems };
}

/** A secret without what is secret. */
function withoutContent(kind: string, raw: RawMap): RawMap {
  if (kind !== 'Secret') return raw;
  const { data, stringData, ...rest } = raw;
  return { ...rest, ...(data !== undefined && { data: {} }), ...(stringData !== undefined && { stringData: {} }) };
}
