/**
 * What nobody reads of a workload: kept with it, and said once for each kind of thing.
 * @module
 */
import type { Pod } from '../../inputs/kubernetes/pod.ts';
import { isRawMap, type Path, type Raw, rawAt } from '../../model/raw.ts';
import type { Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import { placeIn } from './cluster.ts';

const READ_OF_POD = `containers initContainers ephemeralContainers volumes hostNetwork securityContext serviceAccount
serviceAccountName automountServiceAccountToken runtimeClassName affinity topologySpreadConstraints
restartPolicy dnsPolicy schedulerName terminationGracePeriodSeconds nodeSelector tolerations`.split(/\s+/);
const READ_OF_CONTAINER = `name image imagePullPolicy ports env envFrom volumeMounts resources securityContext
livenessProbe readinessProbe startupProbe terminationMessagePath terminationMessagePolicy tty stdin`.split(/\s+/);

/** Collects what nobody reads of a pod and its containers. */
export function unreadOf(pod: Pod, lost: Losses): { readonly [key: string]: Json } {
  const { resource, path, containers } = pod;
  const unread = (at: Path, known: readonly string[], what: string): [string, Json][] => {
    const raw = rawAt(resource.raw, at);
    if (!isRawMap(raw)) return [];
    return Object.entries(raw)
      .filter(([key]) => !known.includes(key))
      .map(([key, value]) => {
        lost.add(`${what}: "${key}" is kept, but says nothing to Vauban`, placeIn(resource, [...at, key]));
        return [key, jsonOf(value)];
      });
  };
  const ofContainers = containers.flatMap(({ path: at, name }) => {
    const found = unread(at, READ_OF_CONTAINER, 'container');
    return found.length === 0 ? [] : [[name, Object.fromEntries(found)] as const];
  });
  return {
    ...Object.fromEntries(unread(path, READ_OF_POD, 'pod')),
    ...(ofContainers.length > 0 && { containers: Object.fromEntries(ofContainers) }),
  };
}

function jsonOf(raw: Raw): Json {
  if (Array.isArray(raw)) return raw.map(jsonOf);
  if (!isRawMap(raw)) return typeof raw === 'string' ? raw : null;
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, jsonOf(value)]));
}
