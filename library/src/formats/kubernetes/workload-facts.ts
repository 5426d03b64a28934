/**
 * What a workload says of its own hardening, as facts; what it does not say stays unknown.
 * @module
 */
import { disruptionBudgetOf } from '../../inputs/kubernetes/cluster.ts';
import type { Container, SecurityContext } from '../../inputs/kubernetes/container.ts';
import type { Pod } from '../../inputs/kubernetes/pod.ts';
import { flagAt, textAt } from '../../inputs/kubernetes/raw-fields.ts';
import { namespaceOf, type Resource } from '../../inputs/kubernetes/resource.ts';
import { selects } from '../../inputs/kubernetes/selector.ts';
import { isRawMap } from '../../model/raw.ts';

const ENGINE_SOCKET = /(?:docker|containerd|crio|podman)\.sock$|^\/(?:var\/)?run\/?$/;

/** The facts of a workload. */
export function workloadFacts(pod: Pod, objects: readonly Resource[]): Readonly<Record<string, string>> {
  const { containers, replicas, resource } = pod;
  const facts: Readonly<Record<string, string | undefined>> = {
    runtime: 'container',
    'privileged-mode': worst(containers, ({ security }) => yesNo(security.privileged), 'yes'),
    privileged: worst(containers, (container) => privileged(container.security, pod.security), 'yes'),
    'read-only-root': worst(containers, ({ security }) => yesNo(security.readOnlyRoot), 'no'),
    'capabilities-dropped': worst(containers, ({ security }) => capabilities(security), 'no'),
    'system-call-filter': worst(containers, ({ security }) => filter(security.seccomp ?? pod.security.seccomp), 'no'),
    'resource-limits': containers.length > 0 && containers.every(isLimited) ? 'yes' : undefined,
    ...hostFacts(pod),
    'orchestrator-token': token(pod, objects),
    'secret-delivery': secretDelivery(pod),
    redundant: (replicas ?? 1) > 1 ? 'yes' : undefined,
    'replica-spread': (replicas ?? 1) > 1 && isSpread(pod) && hasBudget(resource, pod, objects) ? 'yes' : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

/** The worst that a container says; the good value only when all of them say it. */
function worst(
  containers: readonly Container[],
  said: (container: Container) => string | undefined,
  bad: string,
): string | undefined {
  const all = containers.map(said);
  if (all.includes(bad)) return bad;
  return all.includes(undefined) ? undefined : all[0];
}

function yesNo(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : flag ? 'yes' : 'no';
}

/** Whether it is the administrator inside of its container; what the pod says holds where the container is silent. */
function privileged(own: SecurityContext, pod: SecurityContext): string | undefined {
  if (own.privileged === true) return 'yes';
  const user = own.user ?? pod.user;
  if (user !== undefined) return user === 0 ? 'yes' : 'no';
  return (own.nonRoot ?? pod.nonRoot) === true ? 'no' : undefined;
}

function capabilities({ added, dropped }: SecurityContext): string | undefined {
  if (added.includes('ALL')) return 'no';
  return dropped.includes('ALL') ? 'yes' : undefined;
}

function filter(profile: string | undefined): string | undefined {
  return profile === undefined ? undefined : profile === 'Unconfined' ? 'no' : 'yes';
}

function isLimited({ limits }: Container): boolean {
  return limits['cpu'] !== undefined && limits['memory'] !== undefined;
}

/** The facts about the machine it runs on. */
function hostFacts({ volumes, containers }: Pod): Readonly<Record<string, string | undefined>> {
  const host = volumes.filter(({ type }) => type === 'hostPath');
  if (host.length === 0) return {};
  const names = new Set(host.map(({ name }) => name));
  const mounts = containers.flatMap((container) => container.mounts.filter(({ name }) => names.has(name)));
  return {
    'engine-socket': host.some(({ source }) => ENGINE_SOCKET.test(textAt(source, 'path') ?? '')) ? 'yes' : undefined,
    'host-paths': mounts.every(({ readOnly }) => readOnly === true) ? 'read-only' : 'writable',
  };
}

/** Whether a token for the cluster lies in it: the pod says so, or else its account. */
function token({ mountsToken, serviceAccount, resource }: Pod, objects: readonly Resource[]): string | undefined {
  const account = objects.find(
    ({ kind, name, ...rest }) =>
      kind === 'ServiceAccount' &&
      name === (serviceAccount ?? 'default') &&
      namespaceOf(rest) === namespaceOf(resource),
  );
  const mounts = mountsToken ?? flagAt(account?.raw, 'automountServiceAccountToken');
  return mounts === undefined ? undefined : mounts ? 'mounted' : 'none';
}

/** The weakest way in which secrets reach it. */
function secretDelivery({ containers, volumes }: Pod): string | undefined {
  const inEnvironment = containers.some(
    ({ environment, imports }) =>
      environment.some(({ from }) => from?.kind === 'secret') || imports.some(({ kind }) => kind === 'secret'),
  );
  if (inEnvironment) return 'environment';
  if (volumes.some(({ type }) => type === 'secret')) return 'file';
  const vault = ({ source }: Pod['volumes'][number]): boolean => /secrets-store/.test(textAt(source, 'driver') ?? '');
  return volumes.some((volume) => volume.type === 'csi' && vault(volume)) ? 'vault' : undefined;
}

function isSpread({ topologySpread, affinity }: Pod): boolean {
  return topologySpread > 0 || isRawMap(affinity['podAntiAffinity']);
}

function hasBudget(resource: Resource, { labels }: Pod, objects: readonly Resource[]): boolean {
  return objects.some((object) => {
    const budget = disruptionBudgetOf(object);
    return budget !== undefined && namespaceOf(object) === namespaceOf(resource) && selects(budget.selector, labels);
  });
}
