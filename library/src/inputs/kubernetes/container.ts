/**
 * A container of a pod: image, ports, environment, mounts, limits, and the security context it asks for.
 * @module
 */
import { type Path, type Raw, type RawMap, rawAt } from '../../model/raw.ts';
import { flagAt, integerAt, isWritten, listAt, mapAt, textAt, textMapAt, textsAt } from './raw-fields.ts';

/** The lists of containers a pod has. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';
/** Every list of containers, in the order they start. */
export const containerLists: readonly ContainerList[] = ['initContainers', 'containers', 'ephemeralContainers'];

export interface ContainerPort {
  readonly path: Path;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly hostPort: number | undefined;
  readonly hostIp: string | undefined;
  readonly protocol: string;
}

/** Where an environment variable gets its value from, when it is not written there. */
export interface ValueSource {
  readonly kind: 'secret' | 'config-map' | 'field' | 'resource' | 'other';
  readonly name: string | undefined;
  readonly key: string | undefined;
}

export interface EnvironmentVariable {
  readonly path: Path;
  readonly name: string;
  readonly value: string | undefined;
  readonly from: ValueSource | undefined;
}

/** A whole Secret or ConfigMap taken into the environment. */
export interface EnvironmentImport {
  readonly path: Path;
  readonly kind: 'secret' | 'config-map';
  readonly name: string;
}

export interface VolumeMount {
  readonly path: Path;
  readonly name: string;
  readonly at: string;
  readonly readOnly: boolean | undefined;
}

/** What a container, or the pod for all its containers, asks of the kernel. */
export interface SecurityContext {
  readonly path: Path;
  readonly privileged: boolean | undefined;
  readonly privilegeEscalation: boolean | undefined;
  readonly readOnlyRoot: boolean | undefined;
  readonly nonRoot: boolean | undefined;
  readonly user: number | undefined;
  readonly group: number | undefined;
  readonly procMount: string | undefined;
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly seccomp: string | undefined;
  readonly appArmor: string | undefined;
  readonly seLinux: Readonly<Record<string, string>> | undefined;
  readonly hostProcess: boolean | undefined;
  readonly windowsCredential: string | undefined;
  readonly windowsUser: string | undefined;
}

/** A probe or hook that calls somebody. */
export interface Handler {
  readonly path: Path;
  /** The host it calls, when it names one. */
  readonly host: string | undefined;
}

export interface Container {
  readonly path: Path;
  readonly list: ContainerList;
  readonly name: string;
  readonly image: string | undefined;
  readonly pullPolicy: string | undefined;
  readonly command: readonly string[];
  readonly ports: readonly ContainerPort[];
  readonly environment: readonly EnvironmentVariable[];
  readonly imports: readonly EnvironmentImport[];
  readonly mounts: readonly VolumeMount[];
  readonly limits: Readonly<Record<string, string>>;
  readonly requests: Readonly<Record<string, string>>;
  readonly security: SecurityContext;
  readonly hasLivenessProbe: boolean;
  readonly hasReadinessProbe: boolean;
  readonly handlers: readonly Handler[];
}

/** The containers of a pod spec that stands at a path: the initial ones first, then the main and ephemeral ones. */
export function containersOf(spec: RawMap, path: Path): readonly Container[] {
  return containerLists.flatMap((list) =>
    listAt(spec, list).map((container, index) => containerOf(mapAt(container), list, [...path, list, index])),
  );
}

function containerOf(raw: RawMap, list: ContainerList, path: Path): Container {
  return {
    path,
    list,
    name: textAt(raw, 'name') ?? '',
    image: textAt(raw, 'image'),
    pullPolicy: textAt(raw, 'imagePullPolicy'),
    command: [...textsAt(raw, 'command'), ...textsAt(raw, 'args')],
    ports: listAt(raw, 'ports').map((port, index) => ({
      path: [...path, 'ports', index],
      name: textAt(port, 'name'),
      port: integerAt(port, 'containerPort'),
      hostPort: integerAt(port, 'hostPort'),
      hostIp: textAt(port, 'hostIP'),
      protocol: textAt(port, 'protocol') ?? 'TCP',
    })),
    environment: listAt(raw, 'env').map((variable, index) => ({
      path: [...path, 'env', index],
      name: textAt(variable, 'name') ?? '',
      value: textAt(variable, 'value'),
      from: valueSourceOf(mapAt(variable, 'valueFrom')),
    })),
    imports: listAt(raw, 'envFrom').flatMap((source, index) => importOf(source, [...path, 'envFrom', index])),
    mounts: listAt(raw, 'volumeMounts').map((mount, index) => ({
      path: [...path, 'volumeMounts', index],
      name: textAt(mount, 'name') ?? '',
      at: textAt(mount, 'mountPath') ?? '',
      readOnly: flagAt(mount, 'readOnly'),
    })),
    limits: textMapAt(raw, 'resources', 'limits'),
    requests: textMapAt(raw, 'resources', 'requests'),
    security: securityContextOf(mapAt(raw, 'securityContext'), [...path, 'securityContext']),
    hasLivenessProbe: isWritten(raw, 'livenessProbe'),
    hasReadinessProbe: isWritten(raw, 'readinessProbe'),
    handlers: handlersOf(raw, path),
  };
}

const SOURCES: Readonly<Record<string, ValueSource['kind']>> = {
  secretKeyRef: 'secret',
  configMapKeyRef: 'config-map',
  fieldRef: 'field',
  resourceFieldRef: 'resource',
};

function valueSourceOf(from: RawMap): ValueSource | undefined {
  const [key] = Object.keys(from);
  if (key === undefined) return undefined;
  return { kind: SOURCES[key] ?? 'other', name: textAt(from, key, 'name'), key: textAt(from, key, 'key') };
}

function importOf(source: Raw, path: Path): readonly EnvironmentImport[] {
  const secret = textAt(source, 'secretRef', 'name');
  if (secret !== undefined) return [{ path: [...path, 'secretRef'], kind: 'secret', name: secret }];
  const configMap = textAt(source, 'configMapRef', 'name');
  return configMap === undefined ? [] : [{ path: [...path, 'configMapRef'], kind: 'config-map', name: configMap }];
}

const HANDLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

function handlersOf(raw: RawMap, path: Path): readonly Handler[] {
  return HANDLERS.flatMap((handler) =>
    ['httpGet', 'tcpSocket'].flatMap((action) => {
      const at = [...handler, action];
      return rawAt(raw, at) === undefined ? [] : [{ path: [...path, ...at], host: textAt(raw, ...at, 'host') }];
    }),
  );
}

/** The security context of a container or a pod that stands at a path. */
export function securityContextOf(raw: RawMap, path: Path): SecurityContext {
  const seLinux = textMapAt(raw, 'seLinuxOptions');
  return {
    path,
    privileged: flagAt(raw, 'privileged'),
    privilegeEscalation: flagAt(raw, 'allowPrivilegeEscalation'),
    readOnlyRoot: flagAt(raw, 'readOnlyRootFilesystem'),
    nonRoot: flagAt(raw, 'runAsNonRoot'),
    user: integerAt(raw, 'runAsUser'),
    group: integerAt(raw, 'runAsGroup'),
    procMount: textAt(raw, 'procMount'),
    added: textsAt(raw, 'capabilities', 'add').map(capability),
    dropped: textsAt(raw, 'capabilities', 'drop').map(capability),
    seccomp: textAt(raw, 'seccompProfile', 'type'),
    appArmor: textAt(raw, 'appArmorProfile', 'type'),
    seLinux: Object.keys(seLinux).length === 0 ? undefined : seLinux,
    hostProcess: flagAt(raw, 'windowsOptions', 'hostProcess'),
    windowsCredential: textAt(raw, 'windowsOptions', 'gmsaCredentialSpecName'),
    windowsUser: textAt(raw, 'windowsOptions', 'runAsUserName'),
  };
}

/** A capability by the name the kernel documentation has less its prefix: `CAP_NET_RAW` is `NET_RAW`. */
function capability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, '');
}
