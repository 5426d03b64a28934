/**
 * The pod a workload makes, whatever kind the workload is: what of it matters to security, to the network and to
 * drawing it. Defaults are not filled in; an absent field is absent.
 * @module
 */
import { isRawMap, type Path, type RawMap, rawAt } from '../../model/raw.ts';
import { type Container, containersOf, type SecurityContext, securityContextOf } from './container.ts';
import { flagAt, integerAt, listAt, mapAt, textAt, textMapAt } from './raw-fields.ts';
import type { Resource } from './resource.ts';

/** A volume of a pod. */
export interface Volume {
  readonly path: Path;
  readonly name: string;
  /** Such as `hostPath`, `emptyDir`, `secret`; empty when none is named, which means `emptyDir`. */
  readonly type: string;
  /** What the type says further. */
  readonly source: RawMap;
}

/** A kernel parameter a pod sets. */
export interface Sysctl {
  readonly path: Path;
  readonly name: string;
  readonly value: string;
}

/** A taint of nodes that a pod puts up with; every taint when it names none. */
export interface Toleration {
  readonly key: string | undefined;
  /** Exists or Equal. */
  readonly operator: string;
  readonly effect: string | undefined;
}

/** A pod, or the template of many. */
export interface Pod {
  readonly resource: Resource;
  /** Where the pod's spec stands in the resource. */
  readonly path: Path;
  /** Where its metadata stands. */
  readonly metadataPath: Path;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly hostNetwork: boolean | undefined;
  readonly hostPid: boolean | undefined;
  readonly hostIpc: boolean | undefined;
  readonly hostUsers: boolean | undefined;
  readonly shareProcessNamespace: boolean | undefined;
  readonly security: SecurityContext;
  readonly fsGroup: number | undefined;
  readonly fsGroupChangePolicy: string | undefined;
  readonly supplementalGroups: readonly (number | undefined)[];
  readonly sysctls: readonly Sysctl[];
  readonly serviceAccount: string | undefined;
  readonly mountsToken: boolean | undefined;
  readonly runtimeClass: string | undefined;
  /** linux or windows, as the pod says itself. */
  readonly system: string | undefined;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly affinity: RawMap;
  readonly tolerations: readonly Toleration[];
  readonly topologySpread: number;
  /** How many are to run; absent for pods, daemons and jobs. */
  readonly replicas: number | undefined;
}

/** Where the pod spec of a resource stands; undefined when the resource makes no pod. */
export function podSpecPath({ kind, raw }: { readonly kind: string; readonly raw: RawMap }): Path | undefined {
  if (kind === 'Pod') return ['spec'];
  const paths: readonly Path[] = [
    ['spec', 'template', 'spec'],
    ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
    ...(kind === 'PodTemplate' ? [['template', 'spec']] : []),
  ];
  // Rollouts, serverless services and other kinds of other makers have a pod template, too.
  return paths.find((path) => {
    const spec = rawAt(raw, path);
    return isRawMap(spec) && (Array.isArray(spec['containers']) || Array.isArray(spec['initContainers']));
  });
}

/** The pod a resource makes, if it makes one. */
export function podOf(resource: Resource): Pod | undefined {
  const { raw } = resource;
  const path = podSpecPath(resource);
  if (path === undefined) return undefined;
  const spec = mapAt(raw, ...path);
  const metadataPath: Path = [...path.slice(0, -1), 'metadata'];
  const securityPath: Path = [...path, 'securityContext'];
  return {
    resource,
    path,
    metadataPath,
    labels: textMapAt(raw, ...metadataPath, 'labels'),
    annotations: textMapAt(raw, ...metadataPath, 'annotations'),
    containers: containersOf(spec, path),
    volumes: listAt(spec, 'volumes').map((volume, index) => volumeOf(mapAt(volume), [...path, 'volumes', index])),
    hostNetwork: flagAt(spec, 'hostNetwork'),
    hostPid: flagAt(spec, 'hostPID'),
    hostIpc: flagAt(spec, 'hostIPC'),
    hostUsers: flagAt(spec, 'hostUsers'),
    shareProcessNamespace: flagAt(spec, 'shareProcessNamespace'),
    security: securityContextOf(mapAt(spec, 'securityContext'), securityPath),
    fsGroup: integerAt(spec, 'securityContext', 'fsGroup'),
    fsGroupChangePolicy: textAt(spec, 'securityContext', 'fsGroupChangePolicy'),
    supplementalGroups: listAt(spec, 'securityContext', 'supplementalGroups').map((group) => integerAt(group)),
    sysctls: listAt(spec, 'securityContext', 'sysctls').map((sysctl, index) => ({
      path: [...securityPath, 'sysctls', index],
      name: textAt(sysctl, 'name') ?? '',
      value: textAt(sysctl, 'value') ?? '',
    })),
    serviceAccount: textAt(spec, 'serviceAccountName') ?? textAt(spec, 'serviceAccount'),
    mountsToken: flagAt(spec, 'automountServiceAccountToken'),
    runtimeClass: textAt(spec, 'runtimeClassName'),
    system: textAt(spec, 'os', 'name'),
    nodeSelector: textMapAt(spec, 'nodeSelector'),
    affinity: mapAt(spec, 'affinity'),
    tolerations: listAt(spec, 'tolerations').map((toleration) => ({
      key: textAt(toleration, 'key'),
      operator: textAt(toleration, 'operator') ?? 'Equal',
      effect: textAt(toleration, 'effect'),
    })),
    topologySpread: listAt(spec, 'topologySpreadConstraints').length,
    replicas: integerAt(raw, 'spec', 'replicas'),
  };
}

function volumeOf(volume: RawMap, path: Path): Volume {
  const type = Object.keys(volume).find((key) => key !== 'name') ?? '';
  return { path, name: textAt(volume, 'name') ?? '', type, source: mapAt(volume, type) };
}
