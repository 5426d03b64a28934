import { describe, expect, it } from 'vitest';
import { ingressOf, networkPoliciesOf, serviceOf } from './network.ts';
import { readManifests } from './read-manifests.ts';
import { selects } from './selector.ts';

function only(raw: Readonly<Record<string, unknown>>) {
  const [resource] = readManifests(JSON.stringify({ metadata: { name: 'one' }, ...raw }), 'a.json').resources;
  if (resource === undefined) throw new Error('expected a resource');
  return resource;
}

const policy = (spec: unknown, kind = 'NetworkPolicy', apiVersion = 'networking.k8s.io/v1') =>
  networkPoliciesOf(only({ kind, apiVersion, spec }));

describe('networkPoliciesOf', () => {
  it('speaks of ingress when no type is named, and of egress when there is a section for it', () => {
    expect(policy({ podSelector: {} })).toMatchObject([{ ingress: [], egress: undefined }]);
    expect(policy({ podSelector: {}, egress: [] })).toMatchObject([{ ingress: [], egress: [] }]);
    expect(policy({ podSelector: {}, policyTypes: ['Egress'] })).toMatchObject([{ ingress: undefined, egress: [] }]);
  });

  it('reads peers and ports', () => {
    const [read] = policy({
      podSelector: { matchLabels: { app: 'a' } },
      ingress: [
        {
          from: [
            { podSelector: { matchLabels: { app: 'b' } }, namespaceSelector: {} },
            { ipBlock: { cidr: '10.0.0.0/8' } },
          ],
          ports: [{ port: 80 }, { port: 'web', protocol: 'UDP' }],
        },
      ],
    });
    expect(read?.ingress?.[0]).toMatchObject({
      path: ['spec', 'ingress', 0],
      peers: [
        { kind: 'pods', namespaces: [] },
        { kind: 'addresses', range: '10.0.0.0/8', except: [] },
      ],
      ports: [
        { port: '80', protocol: 'TCP' },
        { port: 'web', protocol: 'UDP' },
      ],
    });
  });

  it('reads the policies of Cilium, several in one resource, and leaves those of others alone', () => {
    const rules = {
      endpointSelector: { matchLabels: { 'k8s:app': 'a' } },
      ingress: [
        { fromEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'b' } }], fromEntities: ['world'] },
      ],
    };
    const specs = networkPoliciesOf(
      only({ kind: 'CiliumNetworkPolicy', apiVersion: 'cilium.io/v2', specs: [rules, rules] }),
    );
    expect(specs).toHaveLength(2);
    expect(specs[0]).toMatchObject({
      path: ['specs', 0],
      egress: undefined,
      selector: [{ key: 'app', values: ['a'] }],
    });
    expect(specs[0]?.ingress?.[0]?.peers).toMatchObject([
      { kind: 'pods', pods: [], namespaces: [{ key: 'kubernetes.io/metadata.name', values: ['b'] }] },
      { kind: 'entity', name: 'world' },
    ]);
    expect(policy({}, 'NetworkPolicy', 'projectcalico.org/v3')).toEqual([]);
  });
});

describe('serviceOf and ingressOf', () => {
  it('read ports, selectors and routes', () => {
    const service = serviceOf(
      only({
        kind: 'Service',
        apiVersion: 'v1',
        spec: { type: 'NodePort', selector: { app: 'a' }, ports: [{ port: 80, targetPort: 'web', nodePort: 30080 }] },
      }),
    );
    expect(service).toMatchObject({
      type: 'NodePort',
      ports: [{ port: 80, targetPort: 'web', nodePort: 30080, protocol: 'TCP' }],
    });
    expect(selects(service?.selector ?? [], { app: 'a', tier: 'b' })).toBe(true);
    const ingress = ingressOf(
      only({
        kind: 'Ingress',
        apiVersion: 'networking.k8s.io/v1',
        spec: {
          tls: [{ hosts: ['a.example'] }],
          defaultBackend: { service: { name: 'rest', port: { name: 'web' } } },
          rules: [
            { host: 'a.example', http: { paths: [{ path: '/x', backend: { serviceName: 'old', servicePort: 80 } }] } },
          ],
        },
      }),
    );
    expect(ingress?.tlsHosts).toEqual(['a.example']);
    expect(ingress?.routes).toMatchObject([
      { host: 'a.example', urlPath: '/x', service: 'old', port: '80' },
      { host: undefined, service: 'rest', port: 'web' },
    ]);
  });
});

describe('selects', () => {
  it('meets every demand, and none that it cannot read', () => {
    const all = (operator: string, values: readonly string[] = []) =>
      selects([{ key: 'a', operator: operator as 'In', values }], { a: '1' });
    expect([all('In', ['1']), all('In', ['2']), all('NotIn', ['1']), all('NotIn', ['2'])]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([all('Exists'), all('DoesNotExist'), all('unknown')]).toEqual([true, false, false]);
    expect(selects([], {})).toBe(true);
  });
});
