/**
 * What a pod takes, knows, is made from and depends on: beyond the Pod Security Standards.
 * @module
 */
import { type ImageReference, imageReference } from '../../../inputs/dockerfile/image-reference.ts';
import type { Container } from '../../../inputs/kubernetes/container.ts';
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { flagAt } from '../../../inputs/kubernetes/raw-fields.ts';
import { namespaceOf, titleOf } from '../../../inputs/kubernetes/resource.ts';
import { selects } from '../../../inputs/kubernetes/selector.ts';
import { isRawMap } from '../../../model/raw.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import { digestFault, registryFault, tagFault } from './image-faults.ts';
import { containerTitle, hostPaths, perContainer } from './on-pod-standard.ts';
import { amountOf } from './quantity.ts';
import { credentialIn } from './value-class.ts';
import { accountOf, missing, type World } from './world.ts';

/** Places where a container engine listens, and the folders that hold them. */
export const ENGINE_SOCKET =
  /^(?=\/)(?:\/(?:var\/)?run(?:\/(?:containerd|docker|crio|podman|k3s|k3s\/containerd|cri-dockerd|buildkit|dockershim))?|(?:\/.*)?\/(?:docker|containerd|crio|podman|cri-dockerd|dockershim|buildkitd|docker-shim)\.sock)?\/?$/;

type PodFinder = Finder<Pod, World>;

/** A finder over the images of the containers. */
function perImage(find: (image: ImageReference, container: Container, world: World) => string | undefined): PodFinder {
  return (pod, world) =>
    pod.containers.flatMap((container): readonly Outcome[] => {
      if (container.image === undefined) return [];
      const image = imageReference(container.image);
      const said = find(image, container, world);
      if (said === undefined) return [];
      if (image.isPartial) return [{ unknown: `Nobody knows which image "${image.written}" is` }];
      if (world.changesImages) return [{ unknown: `A Kustomization may name another image than "${image.written}"` }];
      return [{ path: [...container.path, 'image'], message: `${containerTitle(pod, container)} ${said}` }];
    });
}

/** A limit or a request that must be set, and be no more than the claim allows. */
function amount(section: 'limits' | 'requests', name: string): PodFinder {
  return (pod, world) => {
    const defaults = world.defaultLimits.get(namespaceOf(pod.resource));
    return pod.containers.flatMap((container): readonly Outcome[] => {
      // Debug containers may not ask for anything.
      if (container.list === 'ephemeralContainers') return [];
      const written = container[section][name];
      const path = [...container.path, 'resources', section, name];
      const title = containerTitle(pod, container);
      const kind = section === 'limits' ? 'limit' : 'request';
      if (written === undefined) {
        const isGiven = section === 'limits' && defaults?.has(name);
        return isGiven ? [] : [{ path, message: `${title} has no ${kind} for ${name}` }];
      }
      const most = world.claim.atMost?.get(name);
      if (most === undefined) return [];
      const [is, allowed] = [amountOf(written), amountOf(most)];
      if (is === undefined || allowed === undefined) return [{ unknown: `Cannot compare "${written}" with "${most}"` }];
      return is <= allowed
        ? []
        : [{ path, message: `${title} has a ${kind} of ${written} for ${name}, more than ${most}` }];
    });
  };
}

const isRepeated = (pod: Pod): boolean => /^(?:Deployment|StatefulSet|ReplicaSet|Rollout)$/.test(pod.resource.kind);
const isJob = (pod: Pod): boolean => /Job$/.test(pod.resource.kind);

function probe(field: 'hasLivenessProbe' | 'hasReadinessProbe', key: string): PodFinder {
  const find = perContainer((container) =>
    container[field] || container.list !== 'containers'
      ? []
      : [{ path: [...container.path, key], said: `has no ${key}` }],
  );
  return (pod, world) => (isJob(pod) ? [] : find(pod, world));
}

const GVISOR = /^(?:runsc|gvisor)/i;
const KATA = /^kata/i;
const SANDBOXES: Readonly<Record<string, RegExp>> = { gvisor: GVISOR, runsc: GVISOR, kata: KATA };

/** Finders of the checks about pods beyond the standards. */
export const POD_MORE: Partial<Readonly<Record<CheckId, PodFinder>>> = {
  'writable-host-path': (pod) => {
    const folders = new Map(
      pod.volumes.flatMap(({ name, type, source }) => (type === 'hostPath' ? [[name, `${source['path']}`]] : [])),
    );
    return pod.containers.flatMap((container) =>
      container.mounts
        .filter(({ name, readOnly }) => folders.has(name) && readOnly !== true)
        .map(({ path, name }) => ({
          path: [...path, 'readOnly'],
          message: `${containerTitle(pod, container)} can write to "${folders.get(name)}" of the host`,
        })),
    );
  },
  'engine-socket': hostPaths((folder) => ENGINE_SOCKET.test(folder), 'reaches the container engine through'),
  'runtime-class': (pod, { claim, runtimes }) => {
    const allowed = claim.runtimeClass ?? Object.keys(SANDBOXES);
    const name = pod.runtimeClass;
    const path = [...pod.path, 'runtimeClassName'];
    const wanted = allowed.map((one) => `"${one}"`).join(' or ');
    if (name === undefined || !allowed.some((one) => name === one || SANDBOXES[one]?.test(name))) {
      const found = name === undefined ? 'names none' : `names "${name}"`;
      return [{ path, message: `${titleOf(pod.resource)} ${found}, expected the runtime class ${wanted}` }];
    }
    const handler = runtimes.get(name);
    // A class with a trusted name may stand for any runtime.
    if (handler === undefined || allowed.some((one) => handler === one || SANDBOXES[one]?.test(handler))) return [];
    const message = `${titleOf(pod.resource)} names the runtime class "${name}", which stands for "${handler}"`;
    return [{ path, message }];
  },
  'cpu-limit': amount('limits', 'cpu'),
  'memory-limit': amount('limits', 'memory'),
  'cpu-request': amount('requests', 'cpu'),
  'memory-request': amount('requests', 'memory'),
  'storage-limit': amount('limits', 'ephemeral-storage'),
  'disk-scratch': (pod) =>
    pod.volumes
      .filter(({ type, source }) => (type === 'emptyDir' || type === '') && source['medium'] !== 'Memory')
      .map(({ path, name }) => ({ path, message: `Volume "${name}" of ${titleOf(pod.resource)} is on the disk` })),
  'single-replica': (pod) =>
    isRepeated(pod) && (pod.replicas ?? 1) < 2
      ? [{ path: ['spec', 'replicas'], message: `${titleOf(pod.resource)} runs only once` }]
      : [],
  'disruption-budget': (pod, world) => {
    const kept = world.budgets.some(
      ({ resource, selector }) =>
        namespaceOf(resource) === namespaceOf(pod.resource) && selector.length > 0 && selects(selector, pod.labels),
    );
    if (kept || !isRepeated(pod)) return [];
    return missing(world, {
      path: [],
      message: `No disruption budget keeps a part of ${titleOf(pod.resource)} running`,
    });
  },
  'replica-spread': (pod) =>
    !isRepeated(pod) || pod.topologySpread > 0 || isRawMap(pod.affinity['podAntiAffinity'])
      ? []
      : [
          {
            path: [...pod.path, 'topologySpreadConstraints'],
            message: `All replicas of ${titleOf(pod.resource)} may run on one node`,
          },
        ],
  'liveness-probe': probe('hasLivenessProbe', 'livenessProbe'),
  'readiness-probe': probe('hasReadinessProbe', 'readinessProbe'),
  'shared-node': (pod) =>
    (Object.keys(pod.nodeSelector).some((key) => !key.startsWith('kubernetes.io/')) ||
      isRawMap(pod.affinity['nodeAffinity'])) &&
    pod.tolerations.length > 0
      ? []
      : [
          {
            path: [...pod.path, 'nodeSelector'],
            message: `${titleOf(pod.resource)} is not bound to nodes that are kept for it`,
          },
        ],
  'image-digest': perImage(digestFault),
  'floating-tag': perImage((image, _container, { claim }) => tagFault(image, claim.floatingTags)),
  'stale-image': (pod, world) =>
    pod.containers.flatMap((container) => {
      const { image, pullPolicy, path } = container;
      // Without a policy, an image without a version is pulled anew each time.
      if (image === undefined || pullPolicy === undefined || pullPolicy === 'Always') return [];
      const said = tagFault(imageReference(image), world.claim.floatingTags);
      if (said === undefined) return [];
      const message = `${containerTitle(pod, container)} ${said}, and does not ask for the current one`;
      return [{ path: [...path, 'image'], message, also: [[...path, 'imagePullPolicy']] }];
    }),
  'image-registry': perImage((image, _container, { claim }) => registryFault(image, claim.registries)),
  'credentials-in-environment': (pod) =>
    pod.containers.flatMap((container) =>
      container.environment.flatMap(({ path, name, value }) => {
        const credential = credentialIn(name, value ?? 'empty');
        if (credential === undefined) return [];
        const message = `${containerTitle(pod, container)} has a ${credential} in its environment as "${name}"`;
        return [{ path: [...path, 'name'], message, also: [[...path, 'value']] }];
      }),
    ),
  'secret-in-environment': perContainer(({ environment }) =>
    environment.flatMap(({ path, name, from }) =>
      from?.kind === 'secret'
        ? [{ path: [...path, 'name'], said: `has the secret "${from.name}" in its environment as "${name}"` }]
        : [],
    ),
  ),
  'whole-secret-in-environment': perContainer(({ imports }) =>
    imports.flatMap(({ path, kind, name }) =>
      kind === 'secret' ? [{ path, said: `has every key of the secret "${name}" in its environment` }] : [],
    ),
  ),
  'service-token': (pod, world) => {
    const account = accountOf(pod, world);
    const mounts = pod.mountsToken ?? (account && flagAt(account.raw, 'automountServiceAccountToken')) ?? true;
    if (!mounts) return [];
    const path = [...pod.path, 'automountServiceAccountToken'];
    const fault = { path, message: `${titleOf(pod.resource)} gets a token for the cluster` };
    return pod.mountsToken === undefined && account === undefined ? missing(world, fault) : [fault];
  },
  'default-account': (pod) =>
    pod.serviceAccount === undefined || pod.serviceAccount === 'default'
      ? [
          {
            path: [...pod.path, 'serviceAccountName'],
            message: `${titleOf(pod.resource)} runs as the default service account`,
          },
        ]
      : [],
  'default-namespace': (pod) =>
    namespaceOf(pod.resource) === 'default'
      ? [{ path: ['metadata', 'namespace'], message: `${titleOf(pod.resource)} is in the default namespace` }]
      : [],
};
