/**
 * Checks of what a container may do and take, by id.
 * @module
 */
import { baseline, type CheckInfo, check, control, restricted } from './check-info.ts';

export const CONTAINER_CHECKS = {
  // What the host gives away
  privileged: check('critical', 'Container runs privileged', 'Set privileged to false', baseline('C-0057')),
  'host-process': check(
    'critical',
    'Windows container runs on the host',
    'Set hostProcess to false',
    baseline('C-0211'),
  ),
  'host-network': check('high', 'Uses the network of the host', 'Take hostNetwork out', baseline('C-0041')),
  'host-pid': check('high', 'Sees the processes of the host', 'Take hostPID out', baseline('C-0038')),
  'host-ipc': check('high', 'Shares the memory of the host', 'Take hostIPC out', baseline('C-0038')),
  'host-path': check('high', 'Mounts a folder of the host', 'Use a volume that is not of the host', baseline('C-0048')),
  'host-port': check('medium', 'Takes a port of the host', 'Use a Service instead of hostPort', baseline('C-0044')),
  'host-probe': check('medium', 'Probe calls a host by name', 'Take the host out of the probe', baseline()),
  'writable-host-path': check(
    'high',
    'Can write to a folder of the host',
    'Mount it with readOnly: true',
    control('C-0045'),
  ),
  'engine-socket': check(
    'critical',
    'Reaches the container engine, and so every container of the host',
    'Do not mount the socket of the engine',
    control('C-0074'),
  ),
  'host-device': check('high', 'Uses a device of the host', 'Take the device out'),
  'host-users': check(
    'medium',
    'Uses the user ids of the host although the engine separates them',
    'Take userns_mode out',
  ),

  // What the container may do
  'admin-capability': check(
    'critical',
    'Has a capability that is as good as root on the host',
    'Take SYS_ADMIN and ALL out of the added capabilities',
    control('C-0057'),
  ),
  'added-capability': check(
    'high',
    'Has a capability beyond the default set',
    'Take the capability out',
    baseline('C-0046'),
  ),
  'unneeded-capability': check(
    'medium',
    'Has a capability other than NET_BIND_SERVICE',
    'Take the capability out',
    restricted(),
  ),
  'kept-capabilities': check('medium', 'Keeps the default capabilities', 'Drop ALL capabilities', restricted('C-0211')),
  'privilege-escalation': check(
    'medium',
    'May gain more rights than its parent process',
    'Set allowPrivilegeEscalation to false (no-new-privileges:true in Compose)',
    restricted('C-0016'),
  ),
  'run-as-root': check(
    'medium',
    'Nothing keeps it from running as root',
    'Set runAsNonRoot to true',
    restricted('C-0013'),
  ),
  'root-user': check('high', 'Runs as root', 'Name a user other than root', restricted('C-0013')),
  'missing-user': check(
    'low',
    'Image names no user, so that it runs as root unless its base says otherwise',
    'Add USER',
  ),
  'root-group': check('low', 'Runs in the group of root', 'Set runAsGroup to a number above 0', control('C-0013')),
  'root-supplement': check('low', 'Adds the group of root', 'Take 0 out of the supplemental groups', control('C-0211')),
  'writable-root': check(
    'low',
    'Can write to its own root file system',
    'Make the root file system read-only',
    control('C-0017'),
  ),
  'shared-processes': check('low', 'Its containers see the processes of each other', 'Take shareProcessNamespace out'),

  // What the kernel holds against it
  'unconfined-seccomp': check('high', 'Runs without a filter of system calls', 'Take Unconfined out', baseline()),
  'seccomp-profile': check(
    'medium',
    'Names no filter of system calls',
    'Set seccompProfile.type to RuntimeDefault or Localhost',
    restricted('C-0055'),
  ),
  'default-seccomp': check(
    'low',
    'Filters system calls by another profile than that of the runtime',
    'Set seccompProfile.type to RuntimeDefault',
    control('C-0210'),
  ),
  'unconfined-apparmor': check('medium', 'Runs without AppArmor', 'Take Unconfined out', baseline()),
  'selinux-options': check(
    'medium',
    'Chooses its own SELinux label',
    'Use a container type, and no user or role',
    baseline(),
  ),
  'selinux-label': check('low', 'Has no SELinux label', 'Set seLinuxOptions', control('C-0211')),
  'proc-mount': check('high', 'Sees all of /proc', 'Take procMount out', baseline('C-0211')),
  'unsafe-sysctl': check(
    'high',
    'Sets a kernel parameter that is not safe',
    'Take the parameter out',
    baseline('C-0211'),
  ),
  'volume-type': check(
    'medium',
    'Mounts a volume of a kind that is not allowed',
    'Use a PersistentVolumeClaim or another kind that is allowed',
    restricted(),
  ),
  'file-group': check(
    'low',
    'Its volumes have no group of their own',
    'Set fsGroup to a number above 0',
    control('C-0211'),
  ),
  'file-group-change': check(
    'low',
    'Does not say when the group of its volumes changes',
    'Set fsGroupChangePolicy',
    control('C-0211'),
  ),
  'windows-credential': check(
    'low',
    'Windows container has no account',
    'Set gmsaCredentialSpecName',
    control('C-0211'),
  ),
  'windows-user': check('low', 'Windows container names no user', 'Set runAsUserName', control('C-0211')),
  'runtime-class': check('high', 'Does not run in the sandbox it should', 'Set runtimeClassName'),

  // What it takes
  'cpu-limit': check('medium', 'May take all of the processor', 'Set a limit', control('C-0270')),
  'memory-limit': check('medium', 'May take all of the memory', 'Set a limit', control('C-0271')),
  'cpu-request': check('low', 'Asks for no part of the processor', 'Set a request', control('C-0268')),
  'memory-request': check('low', 'Asks for no memory', 'Set a request', control('C-0269')),
  'storage-limit': check('low', 'May fill the disk of the node', 'Set a limit for ephemeral-storage'),
  'resource-quota': check('medium', 'Namespace may take all of the cluster', 'Add a ResourceQuota'),
  'limit-range': check('low', 'Namespace has no default limits', 'Add a LimitRange'),
  'disk-scratch': check('low', 'Scratch space is on the disk', 'Set medium: Memory'),
} as const satisfies Readonly<Record<string, CheckInfo>>;
