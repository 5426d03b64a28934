/**
 * What the Pod Security Standards forbid a pod, and what Kubescape adds to them about security contexts.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 * @module
 */
import type { Container, SecurityContext } from '../../../inputs/kubernetes/container.ts';
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { titleOf } from '../../../inputs/kubernetes/resource.ts';
import type { Path } from '../../../model/raw.ts';
import type { CheckId } from './checks.ts';
import type { Fault, Finder } from './finding.ts';
import type { World } from './world.ts';

/** How people call a container: `Container "app" of Deployment "web"`. */
export function containerTitle(pod: Pod, { name }: Container): string {
  return `Container "${name}" of ${titleOf(pod.resource)}`;
}

type ContainerFinder = (container: Container, pod: Pod, world: World) => readonly { path: Path; said: string }[];

/** A finder that looks at each container of a pod. */
export function perContainer(find: ContainerFinder): Finder<Pod, World> {
  return (pod, world) =>
    pod.containers.flatMap((container) =>
      find(container, pod, world).map(({ path, said }) => ({
        path,
        message: `${containerTitle(pod, container)} ${said}`,
      })),
    );
}

/** What is set for a container, or for the whole pod. */
export function effective<Key extends 'nonRoot' | 'user' | 'group' | 'seccomp' | 'appArmor' | 'seLinux'>(
  container: Container,
  pod: Pod,
  key: Key,
): SecurityContext[Key] {
  return container.security[key] ?? pod.security[key];
}

function podFlag(field: 'hostNetwork' | 'hostPid' | 'hostIpc' | 'shareProcessNamespace', key: string, said: string) {
  const find: Finder<Pod, World> = (pod) =>
    pod[field] === true ? [{ path: [...pod.path, key], message: `${titleOf(pod.resource)} ${said}` }] : [];
  return find;
}

/** Contexts of the pod itself and of its containers in which something holds. */
function contexts(holds: (context: SecurityContext) => boolean, below: Path, said: string): Finder<Pod, World> {
  return (pod) => {
    const own: readonly Fault[] = holds(pod.security)
      ? [{ path: [...pod.security.path, ...below], message: `${titleOf(pod.resource)} ${said}` }]
      : [];
    const inside = pod.containers
      .filter(({ security }) => holds(security))
      .map((container) => ({
        path: [...container.security.path, ...below],
        message: `${containerTitle(pod, container)} ${said}`,
      }));
    return [...own, ...inside];
  };
}

/** Capabilities every runtime gives anyway; adding them changes nothing. */
export const DEFAULT_CAPABILITIES: ReadonlySet<string> = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
/** Capabilities with which a container takes the host over without a further flaw. */
export const ADMIN_CAPABILITIES: ReadonlySet<string> = new Set(['SYS_ADMIN', 'ALL']);

function addedCapabilities(isWrong: (capability: string) => boolean): Finder<Pod, World> {
  return perContainer(({ security }) =>
    security.added.flatMap((capability, index) =>
      isWrong(capability)
        ? [{ path: [...security.path, 'capabilities', 'add', index], said: `adds the capability ${capability}` }]
        : [],
    ),
  );
}

const SAFE_SYSCTLS: ReadonlySet<string> = new Set(
  `kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.ip_unprivileged_port_start net.ipv4.tcp_syncookies
  net.ipv4.ping_group_range net.ipv4.ip_local_reserved_ports net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout
  net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes net.ipv4.tcp_rmem net.ipv4.tcp_wmem`.split(/\s+/),
);
const CONTAINER_TYPES: ReadonlySet<string> = new Set([
  ...['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'],
]);
const ALLOWED_VOLUMES: ReadonlySet<string> = new Set(
  ' configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' '),
);
const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const SECCOMP = /^(?:seccomp|container\.seccomp)\.security\.alpha\.kubernetes\.io\//;

/** Finders of the checks of a standard, and of those that ask for more in a security context. */
export const POD_STANDARD: Partial<Readonly<Record<CheckId, Finder<Pod, World>>>> = {
  privileged: perContainer(({ security }) =>
    security.privileged === true ? [{ path: [...security.path, 'privileged'], said: 'runs privileged' }] : [],
  ),
  'host-process': contexts(
    ({ hostProcess }) => hostProcess === true,
    ['windowsOptions', 'hostProcess'],
    'runs on the Windows host itself',
  ),
  'host-network': podFlag('hostNetwork', 'hostNetwork', 'uses the network of the host'),
  'host-pid': podFlag('hostPid', 'hostPID', 'sees the processes of the host'),
  'host-ipc': podFlag('hostIpc', 'hostIPC', 'shares the memory of the host'),
  'shared-processes': podFlag(
    'shareProcessNamespace',
    'shareProcessNamespace',
    'lets its containers see the processes of each other',
  ),
  'host-path': hostPaths(() => true, 'mounts'),
  'host-port': perContainer(({ ports }) =>
    ports.flatMap(({ path, hostPort }) =>
      hostPort === undefined || hostPort === 0
        ? []
        : [{ path: [...path, 'hostPort'], said: `takes port ${hostPort} of the host` }],
    ),
  ),
  'host-probe': perContainer(({ handlers }) =>
    handlers.flatMap(({ path, host }) =>
      host === undefined || host === '' ? [] : [{ path: [...path, 'host'], said: `has a probe that calls "${host}"` }],
    ),
  ),
  'admin-capability': addedCapabilities((capability) => ADMIN_CAPABILITIES.has(capability)),
  'added-capability': addedCapabilities((capability) => !DEFAULT_CAPABILITIES.has(capability)),
  'unneeded-capability': onLinux(addedCapabilities((capability) => capability !== 'NET_BIND_SERVICE')),
  'kept-capabilities': onLinux(
    perContainer(({ security }) =>
      security.dropped.includes('ALL')
        ? []
        : [
            {
              path: [...security.path, 'capabilities', 'drop', security.dropped.length],
              said: 'does not drop all capabilities',
            },
          ],
    ),
  ),
  'privilege-escalation': onLinux(
    perContainer(({ security }) =>
      security.privilegeEscalation === false
        ? []
        : [
            {
              path: [...security.path, 'allowPrivilegeEscalation'],
              said: 'may gain more rights than its parent process',
            },
          ],
    ),
  ),
  'run-as-root': perContainer((container, pod) =>
    effective(container, pod, 'nonRoot') === true
      ? []
      : [{ path: [...container.security.path, 'runAsNonRoot'], said: 'may run as root' }],
  ),
  'root-user': contexts(({ user }) => user === 0, ['runAsUser'], 'runs as root'),
  'root-group': perContainer((container, pod) =>
    (effective(container, pod, 'group') ?? 0) > 0
      ? []
      : [{ path: [...container.security.path, 'runAsGroup'], said: 'runs in the group of root' }],
  ),
  'root-supplement': (pod) =>
    pod.supplementalGroups.flatMap((group, index) =>
      group === 0
        ? [
            {
              path: [...pod.security.path, 'supplementalGroups', index],
              message: `${titleOf(pod.resource)} adds the group of root`,
            },
          ]
        : [],
    ),
  'writable-root': perContainer(({ security }) =>
    security.readOnlyRoot === true
      ? []
      : [{ path: [...security.path, 'readOnlyRootFilesystem'], said: 'can write to its root file system' }],
  ),
  'unconfined-seccomp': (pod, world) => [
    ...contexts(({ seccomp }) => seccomp === 'Unconfined', ['seccompProfile', 'type'], 'turns seccomp off')(pod, world),
    ...annotations(pod, (key, value) => SECCOMP.test(key) && value === 'unconfined', 'turns seccomp off'),
  ],
  'seccomp-profile': onLinux(
    perContainer((container, pod) => {
      const profile = effective(container, pod, 'seccomp');
      if (profile === 'RuntimeDefault' || profile === 'Localhost') return [];
      return [{ path: [...container.security.path, 'seccompProfile'], said: 'names no filter of system calls' }];
    }),
  ),
  'default-seccomp': onLinux(
    perContainer((container, pod) =>
      effective(container, pod, 'seccomp') === 'RuntimeDefault'
        ? []
        : [
            {
              path: [...container.security.path, 'seccompProfile', 'type'],
              said: 'does not use the filter of system calls of its runtime',
            },
          ],
    ),
  ),
  'unconfined-apparmor': (pod, world) => [
    ...contexts(
      ({ appArmor }) => appArmor === 'Unconfined',
      ['appArmorProfile', 'type'],
      'turns AppArmor off',
    )(pod, world),
    ...annotations(
      pod,
      (key, value) => key.startsWith(APPARMOR) && value !== 'runtime/default' && !value.startsWith('localhost/'),
      'turns AppArmor off',
    ),
  ],
  'selinux-options': contexts(
    ({ seLinux = {} }) => !CONTAINER_TYPES.has(seLinux['type'] ?? '') || Boolean(seLinux['user'] || seLinux['role']),
    ['seLinuxOptions'],
    'chooses its own SELinux label',
  ),
  'selinux-label': perContainer((container, pod) =>
    effective(container, pod, 'seLinux') === undefined
      ? [{ path: [...container.security.path, 'seLinuxOptions'], said: 'has no SELinux label' }]
      : [],
  ),
  'proc-mount': perContainer(({ security }) =>
    security.procMount === undefined || security.procMount === 'Default'
      ? []
      : [{ path: [...security.path, 'procMount'], said: 'sees all of /proc' }],
  ),
  'unsafe-sysctl': (pod) =>
    pod.sysctls
      .filter(({ name }) => !SAFE_SYSCTLS.has(name))
      .map(({ path, name }) => ({ path, message: `${titleOf(pod.resource)} sets the kernel parameter "${name}"` })),
  'volume-type': (pod) =>
    pod.volumes
      .filter(({ type }) => !ALLOWED_VOLUMES.has(type))
      .map(({ path, type }) => ({ path, message: `${titleOf(pod.resource)} mounts a volume of the kind ${type}` })),
  'file-group': (pod) =>
    pod.fsGroup !== undefined && pod.fsGroup > 0
      ? []
      : [
          {
            path: [...pod.security.path, 'fsGroup'],
            message: `The volumes of ${titleOf(pod.resource)} have no group of their own`,
          },
        ],
  'file-group-change': (pod) =>
    pod.fsGroupChangePolicy === 'Always' || pod.fsGroupChangePolicy === 'OnRootMismatch'
      ? []
      : [
          {
            path: [...pod.security.path, 'fsGroupChangePolicy'],
            message: `${titleOf(pod.resource)} does not say when the group of its volumes changes`,
          },
        ],
  'windows-credential': windowsOption('windowsCredential', 'gmsaCredentialSpecName', 'has no Windows account'),
  'windows-user': windowsOption('windowsUser', 'runAsUserName', 'names no Windows user'),
};

/** What the standards ask of Linux only. */
function onLinux(find: Finder<Pod, World>): Finder<Pod, World> {
  return (pod, world) => (pod.system === 'windows' ? [] : find(pod, world));
}

function windowsOption(field: 'windowsCredential' | 'windowsUser', key: string, said: string): Finder<Pod, World> {
  const find = perContainer(({ security }, pod) =>
    (security[field] ?? pod.security[field]) === undefined
      ? [{ path: [...security.path, 'windowsOptions', key], said }]
      : [],
  );
  return (pod, world) =>
    pod.system === 'windows' || pod.nodeSelector['kubernetes.io/os'] === 'windows' ? find(pod, world) : [];
}

function annotations(pod: Pod, isWrong: (key: string, value: string) => boolean, said: string): readonly Fault[] {
  return Object.entries(pod.annotations)
    .filter(([key, value]) => isWrong(key, value))
    .map(([key]) => ({
      path: [...pod.metadataPath, 'annotations', key],
      message: `${titleOf(pod.resource)} ${said}`,
    }));
}

/** The volumes that are folders of the host, with the mounts of each. */
export function hostPaths(isWrong: (folder: string) => boolean, said: string): Finder<Pod, World> {
  return (pod) =>
    pod.volumes.flatMap(({ path, name, type, source }) => {
      const written = source['path'];
      const folder = typeof written === 'string' ? written : '';
      if (type !== 'hostPath' || !isWrong(folder)) return [];
      const mounts = pod.containers.flatMap((container) => container.mounts.filter((mount) => mount.name === name));
      const message = `${titleOf(pod.resource)} ${said} "${folder}" of the host`;
      return [{ path, message, also: mounts.map((mount) => mount.path) }];
    });
}
