/**
 * Ingresses and gateways as components with entries, and the flows from them to the services they lead to.
 * @module
 */
import { type Ingress, ingressOf } from '../../inputs/kubernetes/network.ts';
import { integerAt, isWritten, listAt, mapAt, textAt, textMapAt } from '../../inputs/kubernetes/raw-fields.ts';
import { namespaceOf, type Resource } from '../../inputs/kubernetes/resource.ts';
import type { Path } from '../../model/raw.ts';
import { addZone } from './add-workloads.ts';
import { behind, type Cluster, keyOf, placeIn } from './cluster.ts';

/** Adds what leads from outside to services. */
export function addRoutes(cluster: Cluster): void {
  for (const object of cluster.objects) {
    const ingress = ingressOf(object);
    if (ingress !== undefined) addIngress(cluster, ingress);
    else if (isGateway(object)) addGateway(cluster, object);
  }
  for (const object of cluster.objects) if (isRoute(object)) addRoute(cluster, object);
}

function isGateway({ kind, apiVersion }: Resource): boolean {
  return kind === 'Gateway' && apiVersion.startsWith('gateway.networking.k8s.io/');
}

/** Whether an object leads from a gateway to services. */
export function isRoute({ kind, apiVersion }: Resource): boolean {
  return /^(?:HTTP|GRPC|TCP|TLS|UDP)Route$/.test(kind) && apiVersion.startsWith('gateway.networking.k8s.io/');
}

function addIngress(cluster: Cluster, { resource, className, routes, tlsHosts }: Ingress): void {
  const { found } = cluster;
  const hosts = [...new Set(routes.flatMap(({ host }) => host ?? []))];
  const naming = { name: named(resource), key: keyOf(resource), kept: { hosts, tlsHosts } };
  const zone = addZone(namespaceOf(resource), resource, found);
  const technology = /nginx|traefik|haproxy|kong|envoy|contour|alb/.exec(className ?? '')?.[0];
  const title = `Ingress ${resource.name}`;
  const component = found.add(
    'components',
    naming,
    { kind: 'process', title, zone, technology: technology === undefined ? [] : [technology] },
    placeIn(resource),
  );
  const isEncrypted = isWritten(resource.raw, 'spec', 'tls');
  const hasPlain = !isEncrypted || (tlsHosts.length > 0 && hosts.some((host) => !tlsHosts.includes(host)));
  for (const [protocol, port] of [
    ...(isEncrypted ? [['https', 443] as const] : []),
    ...(hasPlain ? [['http', 80] as const] : []),
  ]) {
    found.add(
      'entries',
      { name: `${component}-${protocol}`, key: `${keyOf(resource)}:${port}` },
      { at: component, kind: 'port', port, protocol, exposure: 'external' },
      placeIn(resource, isEncrypted ? ['spec', 'tls'] : ['spec', 'rules']),
    );
  }
  const spoken = textMapAt(resource.raw, 'metadata', 'annotations')['nginx.ingress.kubernetes.io/backend-protocol'];
  for (const { service, port, path } of routes) {
    const isSecure = port === '443' || port?.startsWith('https') === true;
    lead(cluster, {
      from: component,
      by: resource,
      path,
      service,
      protocol: spoken?.toLowerCase() ?? (isSecure ? 'https' : 'http'),
    });
  }
}

function addGateway({ found }: Cluster, resource: Resource): void {
  const zone = addZone(namespaceOf(resource), resource, found);
  const component = found.add(
    'components',
    { name: named(resource), key: keyOf(resource) },
    { kind: 'process', title: `Gateway ${resource.name}`, zone },
    placeIn(resource),
  );
  for (const [index, listener] of listAt(resource.raw, 'spec', 'listeners').entries()) {
    const port = integerAt(listener, 'port');
    const name = textAt(listener, 'name');
    const protocol = textAt(listener, 'protocol')?.toLowerCase();
    if (port === undefined || port < 0 || port > 65_535) continue;
    found.add(
      'entries',
      { name: `${component}-${name ?? port}`, key: `${keyOf(resource)}:${port}` },
      { at: component, kind: 'port', port, protocol, exposure: 'external' },
      placeIn(resource, ['spec', 'listeners', index]),
    );
  }
}

function addRoute(cluster: Cluster, resource: Resource): void {
  const { found } = cluster;
  const own = namespaceOf(resource);
  const protocol = resource.kind === 'HTTPRoute' ? 'http' : resource.kind === 'GRPCRoute' ? 'grpc' : undefined;
  for (const parent of listAt(resource.raw, 'spec', 'parentRefs')) {
    const key = `${textAt(parent, 'namespace') ?? own}/Gateway/${textAt(parent, 'name') ?? ''}`;
    const from = found.draft.find('components', key);
    if (from === undefined) {
      found.lost.add(`${resource.kind}: its gateway is not in this file`, placeIn(resource, ['spec', 'parentRefs']));
      continue;
    }
    for (const [index, rule] of listAt(resource.raw, 'spec', 'rules').entries()) {
      for (const [place, backend] of listAt(rule, 'backendRefs').entries()) {
        const path: Path = ['spec', 'rules', index, 'backendRefs', place];
        const service = textAt(backend, 'name');
        lead(cluster, { from, by: resource, path, service, namespace: textAt(mapAt(backend), 'namespace'), protocol });
      }
    }
  }
}

interface Lead {
  readonly from: string;
  readonly by: Resource;
  readonly path: Path;
  readonly service: string | undefined;
  readonly namespace?: string | undefined;
  readonly protocol: string | undefined;
}

function lead(cluster: Cluster, { from, by, path, service: name, namespace = namespaceOf(by), protocol }: Lead): void {
  const { found, serviceByName } = cluster;
  const service = serviceByName.get(`${namespace}/${name ?? ''}`);
  const workloads = service === undefined ? [] : behind(cluster, service);
  if (workloads.length === 0) {
    found.lost.add(`${by.kind}: leads to a service whose workload is not in this file`, placeIn(by, path));
  }
  for (const { component } of workloads) {
    found.call({ from, to: component, protocol, by: `${by.kind} ${by.name}`, at: placeIn(by, path) });
  }
}

function named({ name, kind }: Resource): string {
  return name === '' ? kind : `${name}-${kind}`;
}
