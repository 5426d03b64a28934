/**
 * Secrets, settings and claimed storage as assets, where the workloads that use them hold them.
 * @module
 */
import { listAt, textAt } from '../../inputs/kubernetes/raw-fields.ts';
import { namespaceOf, type Resource } from '../../inputs/kubernetes/resource.ts';
import { type Path, rawAt } from '../../model/raw.ts';
import { type Cluster, keyOf, placeIn, type Workload } from './cluster.ts';

type Kind = 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';

/** Something a workload uses. */
interface Use {
  readonly kind: Kind;
  readonly name: string;
  readonly path: Path;
  /** What it is, where the use says so. */
  readonly class?: string;
}

const TITLES: Readonly<Record<Kind, string>> = {
  Secret: 'Secret',
  ConfigMap: 'Settings',
  PersistentVolumeClaim: 'Storage',
};

/** Adds an asset for each, whether it is written in this file or only used. */
export function addAssets(cluster: Cluster): void {
  const { objects, found, workloads } = cluster;
  for (const object of objects) {
    const { kind } = object;
    if (kind === 'Secret' || kind === 'ConfigMap' || kind === 'PersistentVolumeClaim') add(cluster, kind, object);
    if (kind === 'Secret' && ['data', 'stringData'].some((key) => rawAt(object.raw, [key]) !== undefined)) {
      found.lost.add('Secret: its content is left out on purpose', placeIn(object));
    }
  }
  const hold = (use: Use, by: Resource, component: string): void => {
    const key = `${namespaceOf(by)}/${use.kind}/${use.name}`;
    found.holds(found.draft.find('assets', key) ?? added(cluster, { use, by, key }), component);
  };
  for (const workload of workloads) {
    for (const use of usesOf(workload)) hold(use, workload.pod.resource, workload.component);
  }
  for (const object of objects) {
    const component = object.kind === 'Ingress' ? found.draft.find('components', keyOf(object)) : undefined;
    for (const [index, tls] of listAt(object.raw, 'spec', 'tls').entries()) {
      const name = textAt(tls, 'secretName');
      if (component === undefined || name === undefined || name === '') continue;
      hold({ kind: 'Secret', name, class: 'key', path: ['spec', 'tls', index] }, object, component);
    }
  }
}

function add({ found }: Cluster, kind: Kind, object: Resource): void {
  const type = textAt(object.raw, 'type');
  found.add(
    'assets',
    {
      name: object.name,
      key: `${namespaceOf(object)}/${kind}/${object.name}`,
      ...(type !== undefined && { kept: { type } }),
    },
    { title: `${TITLES[kind]} ${object.name}`, class: classOf(kind, type) },
    placeIn(object),
  );
}

function added({ found }: Cluster, { use, by, key }: { use: Use; by: Resource; key: string }): string {
  return found.add(
    'assets',
    { name: use.name, key },
    { title: `${TITLES[use.kind]} ${use.name}`, class: use.class ?? classOf(use.kind, undefined) },
    placeIn(by, use.path),
  );
}

function classOf(kind: Kind, type: string | undefined): string | undefined {
  if (kind === 'Secret') return type === 'kubernetes.io/tls' ? 'key' : 'credential';
  return kind === 'ConfigMap' ? 'configuration' : undefined;
}

/** What a workload uses, by volume and by environment, and the claims that a stateful set makes itself. */
function usesOf({ pod }: Workload): readonly Use[] {
  const volumes = pod.volumes.flatMap(({ type, source, path }): readonly Use[] => {
    if (type === 'secret') return use('Secret', textAt(source, 'secretName'), path);
    if (type === 'configMap') return use('ConfigMap', textAt(source, 'name'), path);
    return type === 'persistentVolumeClaim' ? use('PersistentVolumeClaim', textAt(source, 'claimName'), path) : [];
  });
  const environment = pod.containers.flatMap((container) => [
    ...container.environment.flatMap(({ from, path }) => (from === undefined ? [] : ofMap(from.kind, from.name, path))),
    ...container.imports.flatMap(({ kind, name, path }) => ofMap(kind, name, path)),
  ]);
  const templates = rawAt(pod.resource.raw, ['spec', 'volumeClaimTemplates']);
  const claims = (Array.isArray(templates) ? templates : []).flatMap((template, index) =>
    use('PersistentVolumeClaim', textAt(template, 'metadata', 'name'), ['spec', 'volumeClaimTemplates', index]),
  );
  return [...volumes, ...environment, ...claims];
}

function ofMap(kind: string, name: string | undefined, path: Path): readonly Use[] {
  if (kind === 'secret') return use('Secret', name, path);
  return kind === 'config-map' ? use('ConfigMap', name, path) : [];
}

function use(kind: Kind, name: string | undefined, path: Path): readonly Use[] {
  return name === undefined || name === '' ? [] : [{ kind, name, path }];
}
