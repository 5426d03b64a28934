/**
 * Namespaces as zones, workloads as components.
 * @module
 */
import { namespaceResourceOf } from '../../inputs/kubernetes/cluster.ts';
import { type Pod, podOf } from '../../inputs/kubernetes/pod.ts';
import { listAt } from '../../inputs/kubernetes/raw-fields.ts';
import { namespaceOf, type Resource } from '../../inputs/kubernetes/resource.ts';
import type { FoundSystem } from '../infrastructure/found-system.ts';
import { knownImage } from '../infrastructure/known-image.ts';
import { keyOf, placeIn, type Workload } from './cluster.ts';
import { unreadOf } from './unread.ts';
import { workloadFacts } from './workload-facts.ts';

/** Adds zones and components. */
export function addWorkloads(objects: readonly Resource[], found: FoundSystem): readonly Workload[] {
  for (const object of objects) {
    if (namespaceResourceOf(object) !== undefined) addZone(object.name, object, found);
  }
  return objects.flatMap((object): readonly Workload[] => {
    const pod = podOf(object);
    if (pod === undefined) return [];
    if (listAt(object.raw, 'metadata', 'ownerReferences').length > 0) {
      found.lost.add(`${object.kind}: made by another object, which stands for it`, placeIn(object));
      return [];
    }
    const namespace = namespaceOf(object);
    return [{ component: addComponent(pod, objects, found), pod, namespace }];
  });
}

/** The zone of a namespace, made where it is missing. */
export function addZone(namespace: string, by: Resource, found: FoundSystem): string {
  const known = found.draft.find('zones', namespace);
  return (
    known ?? found.add('zones', { name: namespace, key: namespace }, { title: `Namespace ${namespace}` }, placeIn(by))
  );
}

function addComponent(pod: Pod, objects: readonly Resource[], found: FoundSystem): string {
  const { resource, containers, replicas, serviceAccount, runtimeClass, labels } = pod;
  const main = containers.filter(({ list }) => list === 'containers');
  const known = main.flatMap(({ image }) => knownImage(image) ?? []);
  const images = containers.flatMap(({ image }) => image ?? []);
  const kept = {
    ...(images.length > 0 && { images }),
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(serviceAccount !== undefined && { serviceAccount }),
    ...(runtimeClass !== undefined && { runtimeClass }),
    ...unreadOf(pod, found.lost),
  };
  return found.add(
    'components',
    { name: resource.name === '' ? resource.kind : resource.name, key: keyOf(resource), kept },
    {
      kind: known[0]?.kind ?? 'process',
      zone: addZone(namespaceOf(resource), resource, found),
      technology: [...new Set(known.map(({ technology }) => technology))],
      many: resource.kind === 'DaemonSet' || (replicas ?? 1) > 1 ? true : undefined,
      facts: workloadFacts(pod, objects),
    },
    placeIn(resource),
  );
}
