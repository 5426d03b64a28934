import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { podOf } from './pod.ts';
import { looksLikeManifest, readManifests } from './read-manifests.ts';
import { placeOf, type Resource } from './resource.ts';

const CONTAINERS = 'containers: [{ name: c, image: one }]';

function kinds(text: string): readonly string[] {
  return readManifests(text, 'a.yaml').resources.map(({ kind, name }) => `${kind}/${name}`);
}

function only(text: string): Resource {
  const [resource] = readManifests(text, 'a.yaml').resources;
  if (resource === undefined) throw new Error('expected a resource');
  return resource;
}

describe('readManifests', () => {
  it('reads every document, lists, typed lists and JSON, and passes over what is no manifest', () => {
    expect(
      kinds(`
apiVersion: v1
kind: Pod
metadata: { name: one }
---
# nothing
---
just: { some: settings }
---
{"apiVersion": "v1", "kind": "List", "items": [
  {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "two"}},
  {"apiVersion": "v1", "kind": "PodList", "items": [{"metadata": {"generateName": "three-"}}]}
]}
`),
    ).toEqual(['Pod/one', 'Service/two', 'Pod/three-']);
  });

  it('knows the place of every field, also in lists and behind aliases', () => {
    const list = readManifests(
      `kind: List\napiVersion: v1\nitems:\n- kind: Pod\n  apiVersion: v1\n  spec:\n    containers:\n    - &c\n      name: a\n      image: b\n    - *c\n`,
      'a.yaml',
    ).resources[0];
    if (list === undefined) throw new Error('expected a resource');
    expect(placeOf(list, ['spec', 'containers', 0, 'image'])).toEqual({ line: 10, column: 7 });
    expect(placeOf(list, ['spec', 'containers', 1])).toEqual({ line: 11, column: 7 });
    expect(placeOf(list, ['spec', 'containers', 0, 'resources', 'limits'])).toEqual({ line: 9, column: 7 });
  });

  it.each<readonly [kind: string, body: string]>([
    ['Pod', `spec: { ${CONTAINERS} }`],
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'ReplicationController', 'Rollout'].map(
      (kind) => [kind, `spec: { template: { spec: { ${CONTAINERS} } } }`] as const,
    ),
    ['CronJob', `spec: { jobTemplate: { spec: { template: { spec: { ${CONTAINERS} } } } } }`],
    ['PodTemplate', `template: { spec: { ${CONTAINERS} } }`],
  ])('finds the pod of a %s', (kind, body) => {
    const pod = podOf(only(`apiVersion: x/v1\nkind: ${kind}\nmetadata: { name: one }\n${body}`));
    expect(pod?.containers.map(({ image }) => image)).toEqual(['one']);
  });

  it('finds no pod in a service, and the containers of all three lists', () => {
    expect(podOf(only('apiVersion: v1\nkind: Service\nspec: { ports: [] }'))).toBeUndefined();
    const pod = podOf(
      only(
        'apiVersion: v1\nkind: Pod\nspec: { initContainers: [{ name: a }], containers: [{ name: b }], ephemeralContainers: [{ name: c }] }',
      ),
    );
    expect(pod?.containers.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('reads flags and numbers as Kubernetes does', () => {
    const pod = podOf(
      only(
        'apiVersion: v1\nkind: Pod\nspec: { hostPID: on, hostIPC: "false", containers: [{ securityContext: { runAsUser: 0x0, capabilities: { add: [CAP_NET_RAW] } } }] }',
      ),
    );
    expect(pod).toMatchObject({ hostPid: true, hostIpc: false });
    expect(pod?.containers[0]?.security).toMatchObject({ user: 0, added: ['NET_RAW'] });
  });

  it('refuses templates with that reason, and reads templates that are only data', () => {
    for (const template of [
      'apiVersion: v1\nkind: Pod\nmetadata: { name: {{ .Release.Name }} }',
      '{{- if true }}\napiVersion: v1\nkind: Pod\n{{- end }}',
    ]) {
      const { resources, problems } = readManifests(template, 'templates/pod.yaml');
      expect(resources).toEqual([]);
      expect(problems.map(({ message }) => message)).toEqual([
        'Cannot read "templates/pod.yaml": it is a template, which says nothing until it is rendered',
      ]);
    }
    expect(
      kinds('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |\n    {{ range .Alerts }}{{ end }}'),
    ).toEqual(['ConfigMap/a']);
  });

  it('reads a kustomization that does not say what it is', () => {
    const { resources } = readManifests('resources: [a.yaml]\n', 'base/kustomization.yaml');
    expect(resources.map(({ kind }) => kind)).toEqual(['Kustomization']);
  });

  it('hands fields to prune before anything is kept', () => {
    const { resources } = readManifests('apiVersion: v1\nkind: Secret\ndata: { key: c2VjcmV0 }', 'a.yaml', {
      prune: (kind, raw) => (kind === 'Secret' ? { ...raw, data: { key: 'gone' } } : raw),
    });
    expect(JSON.stringify(resources)).not.toContain('c2VjcmV0');
    expect(resources[0]?.places['data.key']).toEqual([3, 9]);
  });

  const bomb = (levels: number): string =>
    [
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: levels },
        (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]`,
      ),
    ].join('\n');

  it.each([
    ['an alias bomb', `kind: Pod\napiVersion: v1\n${bomb(9)}`, /aliases for at most/],
    ['an alias of itself', 'kind: Pod\napiVersion: v1\nspec: &a { b: *a }', /inside itself/],
    ['an alias of nothing', 'kind: Pod\napiVersion: v1\nspec: *a', /no anchor "a"/],
    ['deep nesting', `kind: Pod\napiVersion: v1\nspec: ${'['.repeat(20_000)}`, /at 3:\d+: /],
    ['a key twice', 'kind: Pod\nkind: Pod\napiVersion: v1', /2:1: found the key "kind" twice/],
    ['a merge of a word', 'kind: Pod\napiVersion: v1\nspec: { <<: word }', /merge key/],
    ['a truncated file', '{"kind": "Pod", "apiVersion": "v1", "spec": {', /as YAML at 1:/],
    ['a huge file', `kind: Pod\napiVersion: v1\nx: ${'y'.repeat(9_000_000)}`, /at most 8388608 characters/],
  ])('gives a problem for %s', (_what, text, message) => {
    const started = performance.now();
    const { resources, problems } = readManifests(text, 'a.yaml');
    expect(resources).toEqual([]);
    expect(problems.map((problem) => problem.message).join()).toMatch(message);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never throws, whatever the text', () => {
    const word = fc.constantFrom(
      'apiVersion: v1\n',
      'kind: Pod\n',
      'spec:\n',
      '  ',
      '- ',
      '&a ',
      '*a ',
      '<<: ',
      '{',
      '}',
      '[',
      ']',
      'items:\n',
      '"',
      '---\n',
      'null\n',
      'containers: \n',
    );
    void fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        for (const resource of readManifests(words.join(''), 'a.yaml').resources) podOf(resource);
      }),
      { numRuns: 300 },
    );
  });
});

describe('looksLikeManifest', () => {
  it('tells manifests from other YAML and JSON', () => {
    expect(looksLikeManifest('apiVersion: v1\nkind: Pod', 'a.yaml')).toBe(true);
    expect(looksLikeManifest('{"apiVersion":"v1","kind":"Pod"}', 'a.json')).toBe(true);
    expect(looksLikeManifest('{"name":"x","version":"1.0.0"}', 'package.json')).toBe(false);
    expect(looksLikeManifest('resources: []', 'x/kustomization.yml')).toBe(true);
  });
});
