import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../inputs/settings/yaml.ts';
import { jsonOf } from '../fields.ts';
import { glanceAt } from '../glance.ts';
import { cutOff, readHostile, withWrongTypes } from '../infrastructure/hostile.fixture.ts';
import { fileOf, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read, readTogether } from './read.ts';

const SAMPLE = fileURLToPath(new URL('./sample.yaml', import.meta.url));

function readText(text: string) {
  return tryRead(format, fileOf('manifests.yaml', text));
}

describe('kubernetes', () => {
  it('reads the sample: what it counts', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(counts).toEqual({ components: 6, flows: 5, boundaries: 2, entries: 5, assets: 5 });
    expect(problems).toEqual([]);
  });

  it('makes components of workloads, ingresses and hosts outside', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    const components = [...(model?.model.components.values() ?? [])].map(({ id, kind, zone, technology, many }) =>
      [id, kind, zone ?? '-', technology?.join() ?? '-', many ?? '-'].join(' '),
    );
    expect(components).toEqual([
      'web process shop - true',
      'db store data postgres -',
      'cache store data redis true',
      'collector process data - true',
      'search external - - -',
      'shop-ingress process shop nginx -',
    ]);
  });

  it('makes facts of security contexts, tokens, mounts and policies', async () => {
    const { draft } = await tryRead(format, SAMPLE);
    const facts = (collection: string, id: string) =>
      (draft?.[collection]?.[id] as { facts?: unknown } | undefined)?.facts;
    expect(facts('components', 'web')).toEqual({
      runtime: 'container',
      'privileged-mode': 'no',
      privileged: 'no',
      'read-only-root': 'yes',
      'capabilities-dropped': 'yes',
      'system-call-filter': 'yes',
      'resource-limits': 'yes',
      'orchestrator-token': 'none',
      'secret-delivery': 'environment',
      redundant: 'yes',
      'replica-spread': 'yes',
    });
    expect(facts('components', 'db')).toEqual({
      runtime: 'container',
      'read-only-root': 'no',
      'secret-delivery': 'file',
      'egress-restricted': 'yes',
    });
    expect(facts('components', 'collector')).toEqual({
      runtime: 'container',
      'privileged-mode': 'yes',
      privileged: 'yes',
      'engine-socket': 'yes',
      'host-paths': 'writable',
      'egress-restricted': 'yes',
    });
    expect(facts('zones', 'data')).toEqual({ 'network-policy': 'yes', 'egress-control': 'yes' });
    expect(facts('zones', 'shop')).toBeUndefined();
  });

  it('makes flows of addresses, routes and policies', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    const flows = [...(model?.model.flows.values() ?? [])];
    expect(flows.map(({ from, to, protocol }) => `${from} ${to} ${protocol}`)).toEqual([
      'shop-ingress web http',
      'web db postgresql',
      'web cache redis',
      'web search http',
      'collector db postgresql',
    ]);
  });

  it('makes entries of services, ingresses and ports of the host', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    const entries = [...(model?.model.entries.values() ?? [])];
    expect(entries.map(({ at, port, protocol, exposure }) => [at, port, protocol, exposure].join(' '))).toEqual([
      'web 80 http internal',
      'db 5432 postgresql internal',
      'cache 6379 redis internal',
      'collector 9100 tcp external',
      'shop-ingress 443 https external',
    ]);
  });

  it('makes assets of secrets, settings and storage, and carries no secret into the model', async () => {
    const { read: model, text } = await tryRead(format, SAMPLE);
    const assets = [...(model?.model.assets.values() ?? [])];
    expect(assets.map(({ id, class: kind, at }) => `${id} ${kind ?? '-'} ${at?.join() ?? '-'}`)).toEqual([
      'web-settings configuration web',
      'mail credential web',
      'db-password credential db',
      'data - db',
      'shop-tls key shop-ingress',
    ]);
    expect(text).not.toContain('not-a-real');
    expect(text).not.toContain('not-real');
  });

  it('says what is not carried over', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message }) => message)).toEqual([
      'Deployment: "cache" is written twice; the later one wins key by key',
      'container: "args" is kept, but says nothing to Vauban',
      'pod: "dnsConfig" is kept, but says nothing to Vauban',
      'environment: "pay.example.com" is not in this file; no flow is written to it',
      'Secret: its content is left out on purpose',
      'ClusterRole: is kept by name, but says nothing to Vauban',
    ]);
  });
});

describe('kubernetes, further objects', () => {
  it('reads gateways with their routes, and load balancers by who they let in', async () => {
    const { read: model } = await readText(`apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { listeners: [{ name: web, port: 443, protocol: HTTPS }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: r }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: app, labels: { app: a } }
spec: { containers: [{ name: a, image: a }] }
---
apiVersion: v1
kind: Service
metadata: { name: app }
spec: { type: LoadBalancer, selector: { app: a }, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{ port: 80 }] }
`);
    expect(
      [...(model?.model.flows.values() ?? [])].map(({ from, to, protocol }) => `${from} ${to} ${protocol}`),
    ).toEqual(['edge-gateway app http']);
    expect([...(model?.model.entries.values() ?? [])].map(({ at, exposure }) => `${at} ${exposure}`)).toEqual([
      'app internal',
      'edge-gateway external',
    ]);
  });

  it('reads a list as a cluster gives it, and passes over what other objects made', async () => {
    const pod = (name: string, more = {}) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, ...more },
      spec: { containers: [{ name: 'a', image: 'redis' }] },
    });
    const owned = pod('web-1', { ownerReferences: [{ kind: 'ReplicaSet', name: 'web' }] });
    const { counts, lost } = await readText(
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod('web'), owned] }),
    );
    expect(counts).toMatchObject({ components: 1 });
    expect(lost.map(({ message }) => message)).toEqual(['Pod: made by another object, which stands for it']);
  });
});

describe('kubernetes, in several files', () => {
  it('reads the files of a folder as one cluster', () => {
    const texts = readFileSync(SAMPLE, 'utf8').split(/^---$/m);
    const glances = texts.map((text, index) => glanceAt(fileOf(`${index}.yaml`, text)));
    const { counts, lost } = readTogether(glances);
    expect(counts).toEqual({ components: 6, flows: 5, boundaries: 2, entries: 5, assets: 5 });
    expect(lost[0]?.at?.file).toBe('17.yaml');
    expect(readTogether([])).toMatchObject({ draft: undefined, problems: [] });
  });
});

describe('kubernetes, on bad input', () => {
  it('reads or refuses whatever it is given, and never throws', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    const cut = await readHostile(format, 'm.yaml', cutOff(text));
    expect(cut.read).toBeGreaterThan(15);
    expect(cut.refused).toBeGreaterThan(3);
    const items = readYaml(text).map(jsonOf);
    const wrong = withWrongTypes(items).flatMap((each) =>
      Array.isArray(each) ? [JSON.stringify({ apiVersion: 'v1', kind: 'List', items: each })] : [],
    );
    const all = await readHostile(format, 'm.json', wrong);
    expect(all.read).toBeGreaterThan(600);
  });

  it('refuses what holds no object with one problem', async () => {
    for (const text of ['', 'a: b', 'apiVersion: v1', '{', 'kind: {{ .Values.x }}\napiVersion: v1\n{{ if a }}']) {
      const { draft, problems } = await readText(text);
      expect([draft, problems.length], text).toEqual([undefined, 1]);
    }
  });

  it('reads a thousand workloads in time that grows with them', async () => {
    const documents = Array.from(
      { length: 1000 },
      (_, index) =>
        `apiVersion: v1\nkind: Pod\nmetadata: { name: p${index}, labels: { n: "${index}" } }\nspec: { containers: [{ name: a, image: redis, env: [{ name: U, value: "http://s${index + 1}:80" }] }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: s${index} }\nspec: { selector: { n: "${index}" }, ports: [{ port: 80 }] }\n`,
    );
    const start = performance.now();
    const { counts } = await read(glanceAt(fileOf('m.yaml', documents.join('---\n'))), { open: () => undefined });
    expect(counts).toMatchObject({ components: 1000, flows: 999, entries: 1000 });
    expect(performance.now() - start).toBeLessThan(6000);
  });

  it('is recognized by its structure only', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('x', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('{"kind":"List","apiVersion":"v1","items":[]}')).toBe(true);
    expect(looks('services:\n  a: { image: b }\n# apiVersion: v1\n# kind: Pod')).toBe(false);
    expect(looks('kind: something\napiVersion: one')).toBe(false);
  });
});
