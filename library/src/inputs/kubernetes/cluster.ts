/**
 * What a cluster gives workloads to live with: namespaces, quotas, limits, disruption budgets, settings, secrets,
 * runtime classes, storage.
 * @module
 */
import { isRawMap, type Path } from '../../model/raw.ts';
import { isWritten, listAt, mapAt, textAt, textMapAt } from './raw-fields.ts';
import type { Resource } from './resource.ts';
import { type Selector, selectorOf } from './selector.ts';

export interface Namespace {
  readonly resource: Resource;
  readonly labels: Readonly<Record<string, string>>;
}

/** The namespace a resource is, with the label every namespace has. */
export function namespaceResourceOf(resource: Resource): Namespace | undefined {
  if (resource.kind !== 'Namespace') return undefined;
  const labels = textMapAt(resource.raw, 'metadata', 'labels');
  return { resource, labels: { ...labels, 'kubernetes.io/metadata.name': resource.name } };
}

/** The amounts a ResourceQuota allows a namespace, such as `limits.cpu`. */
export function quotaOf(resource: Resource): Readonly<Record<string, string>> | undefined {
  return resource.kind === 'ResourceQuota' ? textMapAt(resource.raw, 'spec', 'hard') : undefined;
}

/** What a LimitRange gives containers that ask for nothing: the names of the resources it limits. */
export function limitRangeOf(resource: Resource): readonly string[] | undefined {
  if (resource.kind !== 'LimitRange') return undefined;
  return listAt(resource.raw, 'spec', 'limits')
    .filter((limit) => textAt(limit, 'type') === 'Container')
    .flatMap((limit) => Object.keys(mapAt(limit, 'default')));
}

export interface DisruptionBudget {
  readonly resource: Resource;
  readonly selector: Selector;
}

/** The disruption budget a resource is. */
export function disruptionBudgetOf(resource: Resource): DisruptionBudget | undefined {
  if (resource.kind !== 'PodDisruptionBudget') return undefined;
  return { resource, selector: selectorOf(mapAt(resource.raw, 'spec', 'selector')) };
}

/** The container runtime a RuntimeClass stands for. */
export function runtimeHandlerOf(resource: Resource): string | undefined {
  return resource.kind === 'RuntimeClass' ? textAt(resource.raw, 'handler') : undefined;
}

/** One entry of a ConfigMap or Secret. */
export interface DataEntry {
  readonly path: Path;
  readonly key: string;
  readonly value: string | undefined;
}

/** The entries of a ConfigMap or a Secret; undefined for any other resource. */
export function dataOf({ kind, raw }: Resource): readonly DataEntry[] | undefined {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return undefined;
  return ['data', 'stringData', 'binaryData'].flatMap((section) =>
    Object.keys(mapAt(raw, section)).map((key) => ({
      path: [section, key],
      key,
      value: textAt(raw, section, key),
    })),
  );
}

/** A claim for a volume, and the class of storage it asks for. */
export interface StorageClaim {
  readonly resource: Resource;
  readonly path: Path;
  readonly storageClass: string | undefined;
}

/** The storage a resource claims: a PersistentVolumeClaim, or the templates of a StatefulSet. */
export function storageClaimsOf(resource: Resource): readonly StorageClaim[] {
  const { kind, raw } = resource;
  const claim = (path: Path): StorageClaim => ({
    resource,
    path,
    storageClass: textAt(raw, ...path, 'spec', 'storageClassName'),
  });
  if (kind === 'PersistentVolumeClaim') return [claim([])];
  return listAt(raw, 'spec', 'volumeClaimTemplates').map((_, index) => claim(['spec', 'volumeClaimTemplates', index]));
}

/** The parameters of a StorageClass. */
export function storageParametersOf(resource: Resource): Readonly<Record<string, string>> | undefined {
  return resource.kind === 'StorageClass' ? textMapAt(resource.raw, 'parameters') : undefined;
}

/** The files that a Kustomization changes resources with: they are parts of manifests, not manifests. */
export function patchFilesOf({ kind, raw }: Resource): readonly string[] {
  if (kind !== 'Kustomization') return [];
  const merges = listAt(raw, 'patchesStrategicMerge').filter((item) => typeof item === 'string');
  const patches = [...listAt(raw, 'patches'), ...listAt(raw, 'patchesJson6902')].flatMap((patch) =>
    isRawMap(patch) ? [textAt(patch, 'path') ?? []].flat() : [],
  );
  return [...merges, ...patches].filter((file) => !file.includes('\n'));
}

/** Whether a Kustomization changes what its resources say. */
export function changesResources({ kind, raw }: Resource): boolean {
  const changes = ['patches', 'patchesStrategicMerge', 'patchesJson6902', 'components', 'replacements', 'transformers'];
  return kind === 'Kustomization' && changes.some((key) => isWritten(raw, key));
}

/** Whether a Kustomization names other images than its resources do. */
export function changesImages({ kind, raw }: Resource): boolean {
  return kind === 'Kustomization' && isWritten(raw, 'images');
}
