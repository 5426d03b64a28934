import { describe, expect, it } from 'vitest';
import { readTexts } from '../../../model/read/read-texts.ts';
import { collector } from './collector.ts';
import { observeFile } from './observe.ts';

const MODEL = `
system: {}
trust-levels: [low, high]
zones: { cluster: { trust: high } }
components:
  user: { kind: external }
  web: { kind: process, zone: cluster }
  api: { kind: process, zone: cluster }
  store: { kind: store, zone: cluster }
entries: { api-port: { at: api, port: 8443 } }
flows:
  visit: { from: user, to: web }
  ask: { from: web, to: api, through: api-port }
  keep: { from: api, to: store }
  build: { from: store, to: web, phase: build }
`;
const { model } = readTexts([{ name: 'model.yaml', text: MODEL }]);

const workload = (name: string, port = 8443): string => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, ports: [{ name: main, containerPort: ${port} }] }] }
`;
const allow = (from: string, to: string, ports = ''): string => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${from}-to-${to}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${from} } }
  policyTypes: [Egress]
  egress: [{ to: [{ podSelector: { matchLabels: { app: ${to} } } }]${ports} }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${to}-from-${from}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${to} } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${from} } } }]${ports} }]
`;
const DENY = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;
const FROM_WORLD = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: public, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]
`;
const NAME_SERVICE = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: names, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
      ports: [{ port: 53, protocol: UDP }]
`;
const WORKLOADS = workload('web') + workload('api') + workload('store');
const EXACT = WORKLOADS + DENY + FROM_WORLD + NAME_SERVICE + allow('web', 'api') + allow('api', 'store');

function judge(text: string, more: Readonly<Record<string, unknown>> = {}) {
  const { resources, unread } = observeFile(text, 'all.yaml');
  expect(unread).toEqual([]);
  const claim = collector.claim.parse({ 'equals-flows': 'yes', ...more });
  const observation = { resources: [...resources], dockerfiles: [], unread: [], patches: [] };
  const {
    verdict,
    because,
    details = [],
  } = collector.judge(claim, observation, { now: '2026-11-22T12:00:00Z', model });
  return { verdict, because, said: details.map(({ check, message }) => `${check}: ${message}`) };
}

describe('equals-flows', () => {
  it('is upheld when the policies allow the flows of the model and nothing else', () => {
    expect(judge(EXACT)).toMatchObject({ verdict: 'upheld', said: [] });
    const byPort = EXACT + allow('web', 'api', ', ports: [{ port: main }]');
    expect(judge(byPort).verdict).toBe('upheld');
  });

  it('names flows that are forbidden and connections that are too many', () => {
    const wrong = WORKLOADS + DENY + FROM_WORLD + allow('web', 'api') + allow('web', 'store');
    expect(judge(wrong)).toMatchObject({
      verdict: 'broken',
      said: [
        'extra-flow: The policies let "web" connect to "store", for which the model has no flow',
        'missing-flow: The model has a flow from "api" to "store", which the policies forbid',
      ],
    });
  });

  it('sees that a port of an entry is closed', () => {
    const wrong =
      WORKLOADS + DENY + FROM_WORLD + allow('web', 'api', ', ports: [{ port: 80 }]') + allow('api', 'store');
    expect(judge(wrong).said).toEqual([
      'missing-flow: The model has a flow from "web" to "api", which the policies forbid',
    ]);
  });

  it('lets everything connect to everything where no policy is', () => {
    const { said } = judge(WORKLOADS);
    expect(said).toContain(
      'extra-flow: The policies let the outside connect to "store", for which the model has no flow',
    );
    expect(said).toContain('extra-flow: The policies let "store" connect to "web", for which the model has no flow');
    expect(said.filter((one) => one.startsWith('missing'))).toEqual([]);
  });

  it('reports a workload that is no component, and does not know a component that is no workload', () => {
    expect(judge(EXACT + workload('extra')).said).toContain(
      'unmapped-workload: No component of the model is Deployment "extra"',
    );
    const without = workload('web') + workload('api') + DENY + FROM_WORLD + allow('web', 'api');
    expect(judge(without)).toMatchObject({ verdict: 'unknown', because: 'No workload is the component "store"' });
    const elsewhere =
      without +
      FROM_WORLD.replace('public', 'out')
        .replace('0.0.0.0/0', '203.0.113.0/24')
        .replace('app: web', 'app: api')
        .replace('[Ingress]', '[Egress]')
        .replace('ingress: [{ from', 'egress: [{ to');
    expect(judge(elsewhere, { outside: ['store'] }).verdict).toBe('upheld');
  });

  it('maps by the label that the claim names, and by nothing else then', () => {
    expect(judge(EXACT, { label: 'component' }).said).toHaveLength(3);
  });

  it('does not know what only the cluster knows', () => {
    const byLabel = EXACT.replace(
      'from: [{ podSelector: { matchLabels: { app: api } } }]',
      'from: [{ podSelector: { matchLabels: { app: api } }, namespaceSelector: { matchLabels: { team: shop } } }]',
    );
    expect(judge(byLabel)).toMatchObject({ verdict: 'unknown', said: [] });
    const defined = `${byLabel}\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { team: shop } }`;
    expect(judge(defined).verdict).toBe('upheld');
    const foreign = `${EXACT}\n---\napiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: all }`;
    expect(judge(foreign)).toMatchObject({
      verdict: 'unknown',
      because: 'Nobody here reads GlobalNetworkPolicy "all"',
    });
  });

  it('needs a model', () => {
    const claim = collector.claim.parse({ 'equals-flows': 'yes' });
    const resources = [...observeFile(EXACT, 'all.yaml').resources];
    const judged = collector.judge(
      claim,
      { resources, dockerfiles: [], unread: [], patches: [] },
      { now: '2026-11-22T12:00:00Z' },
    );
    expect(judged).toMatchObject({ verdict: 'unknown', because: 'There is no model to compare the policies with' });
  });
});
