/**
 * What manifests say of the network: services, ingresses, and network policies of Kubernetes and of Cilium.
 * @module
 */
import { isRawMap, type Path, type Raw, rawAt } from '../../model/raw.ts';
import { integerAt, isWritten, listAt, mapAt, textAt, textMapAt, textsAt } from './raw-fields.ts';
import type { Resource } from './resource.ts';
import { plainSelectorOf, type Selector, selectorOf } from './selector.ts';

export interface ServicePort {
  readonly path: Path;
  readonly name: string | undefined;
  readonly port: number | undefined;
  /** A number or the name of a container port. */
  readonly targetPort: string | undefined;
  readonly nodePort: number | undefined;
  readonly protocol: string;
}

export interface Service {
  readonly resource: Resource;
  /** ClusterIP, NodePort, LoadBalancer or ExternalName. */
  readonly type: string;
  readonly selector: Selector | undefined;
  readonly ports: readonly ServicePort[];
  readonly externalIps: readonly string[];
  readonly externalName: string | undefined;
  /** Networks a load balancer lets in; everybody when there are none. */
  readonly sourceRanges: readonly string[];
}

/** The service a resource is. */
export function serviceOf(resource: Resource): Service | undefined {
  if (resource.kind !== 'Service' || resource.apiVersion !== 'v1') return undefined;
  const { raw } = resource;
  return {
    resource,
    type: textAt(raw, 'spec', 'type') ?? 'ClusterIP',
    selector: isWritten(raw, 'spec', 'selector') ? plainSelectorOf(textMapAt(raw, 'spec', 'selector')) : undefined,
    ports: listAt(raw, 'spec', 'ports').map((port, index) => ({
      path: ['spec', 'ports', index],
      name: textAt(port, 'name'),
      port: integerAt(port, 'port'),
      targetPort: textAt(port, 'targetPort'),
      nodePort: integerAt(port, 'nodePort'),
      protocol: textAt(port, 'protocol') ?? 'TCP',
    })),
    externalIps: textsAt(raw, 'spec', 'externalIPs'),
    externalName: textAt(raw, 'spec', 'externalName'),
    sourceRanges: textsAt(raw, 'spec', 'loadBalancerSourceRanges'),
  };
}

/** One way in through an ingress. */
export interface IngressRoute {
  readonly path: Path;
  readonly host: string | undefined;
  readonly urlPath: string | undefined;
  readonly service: string | undefined;
  /** A number or a name. */
  readonly port: string | undefined;
}

export interface Ingress {
  readonly resource: Resource;
  readonly className: string | undefined;
  readonly routes: readonly IngressRoute[];
  /** The host names that have a certificate. */
  readonly tlsHosts: readonly string[];
}

/** The ingress a resource is. */
export function ingressOf(resource: Resource): Ingress | undefined {
  if (resource.kind !== 'Ingress') return undefined;
  const { raw } = resource;
  const rules = listAt(raw, 'spec', 'rules').flatMap((rule, index) =>
    listAt(rule, 'http', 'paths').map((below, place) =>
      routeOf(below, ['spec', 'rules', index, 'http', 'paths', place], textAt(rule, 'host')),
    ),
  );
  const fallback = mapAt(raw, 'spec', 'defaultBackend');
  const last = isWritten(raw, 'spec', 'defaultBackend')
    ? [routeOf({ backend: fallback }, ['spec', 'defaultBackend'], undefined)]
    : [];
  return {
    resource,
    className: textAt(raw, 'spec', 'ingressClassName'),
    routes: [...rules, ...last],
    tlsHosts: listAt(raw, 'spec', 'tls').flatMap((tls) => textsAt(tls, 'hosts')),
  };
}

function routeOf(raw: Raw, path: Path, host: string | undefined): IngressRoute {
  const port = ['backend', 'service', 'port'];
  return {
    path,
    host,
    urlPath: textAt(raw, 'path'),
    // Before networking.k8s.io/v1 the two stood beside each other.
    service: textAt(raw, 'backend', 'service', 'name') ?? textAt(raw, 'backend', 'serviceName'),
    port: textAt(raw, ...port, 'number') ?? textAt(raw, ...port, 'name') ?? textAt(raw, 'backend', 'servicePort'),
  };
}

/** One end a rule of a policy lets through. */
export type Peer =
  | {
      readonly kind: 'pods';
      /** Absent means every pod. */
      readonly pods: Selector;
      /** Absent means the namespace of the policy. */
      readonly namespaces: Selector | undefined;
    }
  | { readonly kind: 'addresses'; readonly range: string; readonly except: readonly string[] }
  /** A word of Cilium such as `world` or `cluster`. */
  | { readonly kind: 'entity'; readonly name: string }
  /** Something that only the running cluster can resolve, such as a host name. */
  | { readonly kind: 'other'; readonly name: string };

/** A port a rule lets through; one without a number is any port. */
export interface PolicyPort {
  /** A number, or the name of a container port. */
  readonly port: string | undefined;
  readonly endPort: number | undefined;
  readonly protocol: string;
}

/** What a rule lets through: traffic with one of the peers at one of the ports; an empty list means any. */
export interface PolicyRule {
  readonly path: Path;
  readonly peers: readonly Peer[];
  readonly ports: readonly PolicyPort[];
}

/** A policy for one direction or both. */
export interface NetworkPolicy {
  readonly resource: Resource;
  readonly path: Path;
  /** Whether it holds in every namespace. */
  readonly clusterWide: boolean;
  readonly selector: Selector;
  /** The rules for traffic in; undefined when the policy does not speak of it. */
  readonly ingress: readonly PolicyRule[] | undefined;
  readonly egress: readonly PolicyRule[] | undefined;
  /** Whether it forbids instead of letting through. */
  readonly denies: boolean;
}

/** The network policies a resource holds: one, or the several a Cilium resource may have. */
export function networkPoliciesOf(resource: Resource): readonly NetworkPolicy[] {
  const { kind, raw } = resource;
  if (kind === 'NetworkPolicy' && !/projectcalico/.test(resource.apiVersion)) return [kubernetesPolicy(resource)];
  if (kind !== 'CiliumNetworkPolicy' && kind !== 'CiliumClusterwideNetworkPolicy') return [];
  const specs = listAt(raw, 'specs').map((_, index): Path => ['specs', index]);
  return [...(isWritten(raw, 'spec') ? [['spec'] as Path] : []), ...specs].map((path) => ciliumPolicy(resource, path));
}

function kubernetesPolicy(resource: Resource): NetworkPolicy {
  const { raw } = resource;
  const written = textsAt(raw, 'spec', 'policyTypes');
  // Without policyTypes: ingress always, egress when there is a section for it.
  const types = written.length > 0 ? written : ['Ingress', ...(isWritten(raw, 'spec', 'egress') ? ['Egress'] : [])];
  const rules = (section: string, peers: string) =>
    listAt(raw, 'spec', section).map((rule, index) => ({
      path: ['spec', section, index],
      peers: listAt(rule, peers).map(kubernetesPeer),
      ports: listAt(rule, 'ports').map(portOf),
    }));
  return {
    resource,
    path: ['spec'],
    clusterWide: false,
    selector: selectorOf(rawAt(raw, ['spec', 'podSelector'])),
    ingress: types.includes('Ingress') ? rules('ingress', 'from') : undefined,
    egress: types.includes('Egress') ? rules('egress', 'to') : undefined,
    denies: false,
  };
}

function kubernetesPeer(peer: Raw): Peer {
  const range = textAt(peer, 'ipBlock', 'cidr');
  if (range !== undefined) return { kind: 'addresses', range, except: textsAt(peer, 'ipBlock', 'except') };
  const namespaces = rawAt(peer, ['namespaceSelector']);
  return {
    kind: 'pods',
    pods: selectorOf(rawAt(peer, ['podSelector'])),
    namespaces: namespaces === undefined ? undefined : selectorOf(namespaces),
  };
}

function portOf(port: Raw): PolicyPort {
  return {
    port: textAt(port, 'port'),
    endPort: integerAt(port, 'endPort'),
    protocol: textAt(port, 'protocol') ?? 'TCP',
  };
}

/** https://docs.cilium.io/en/stable/security/policy/language/ */
function ciliumPolicy(resource: Resource, path: Path): NetworkPolicy {
  const spec = mapAt(resource.raw, ...path);
  const clusterWide = resource.kind === 'CiliumClusterwideNetworkPolicy';
  const rules = (section: string, side: 'from' | 'to'): readonly PolicyRule[] | undefined => {
    if (!isWritten(spec, section)) return undefined;
    return listAt(spec, section).map((rule, index) => ({
      path: [...path, section, index],
      peers: ciliumPeers(rule, side, clusterWide),
      ports: listAt(rule, 'toPorts').flatMap((set) => listAt(set, 'ports').map(portOf)),
    }));
  };
  const ingress = rules('ingress', 'from');
  const egress = rules('egress', 'to');
  return {
    resource,
    path,
    clusterWide,
    selector: selectorOf(rawAt(spec, ['endpointSelector'])),
    ingress,
    egress,
    denies: ingress === undefined && egress === undefined,
  };
}

function ciliumPeers(rule: Raw, side: 'from' | 'to', clusterWide: boolean): readonly Peer[] {
  if (!isRawMap(rule)) return [];
  const NAMESPACE = 'io.kubernetes.pod.namespace';
  const endpoints = listAt(rule, `${side}Endpoints`).map((endpoint): Peer => {
    const selector = selectorOf(endpoint);
    const namespace = selector.filter(({ key }) => key === NAMESPACE);
    const named = namespace.map((requirement) => ({ ...requirement, key: 'kubernetes.io/metadata.name' }));
    const everywhere = clusterWide ? [] : undefined;
    return {
      kind: 'pods',
      pods: selector.filter(({ key }) => key !== NAMESPACE),
      namespaces: named.length > 0 ? named : everywhere,
    };
  });
  const ranges = [
    ...textsAt(rule, `${side}CIDR`).map((range): Peer => ({ kind: 'addresses', range, except: [] })),
    ...listAt(rule, `${side}CIDRSet`).map(
      (set): Peer => ({ kind: 'addresses', range: textAt(set, 'cidr') ?? '', except: textsAt(set, 'except') }),
    ),
  ];
  const entities = textsAt(rule, `${side}Entities`).map((name): Peer => ({ kind: 'entity', name }));
  const others = ['FQDNs', 'Services', 'Groups', 'Requires', 'Nodes'].flatMap((what): readonly Peer[] =>
    isWritten(rule, `${side}${what}`) ? [{ kind: 'other', name: `${side}${what}` }] : [],
  );
  return [...endpoints, ...ranges, ...entities, ...others];
}
