import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFiles } from '../../sources/gather.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vauban-kubernetes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const GOOD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: good }\nspec: { containers: [{ name: c, image: a }] }\n';
const BAD = GOOD.replace('good', 'bad').replace('containers:', 'hostNetwork: true, containers:');

async function look(
  files: Readonly<Record<string, string | Uint8Array>>,
  written: Readonly<Record<string, unknown>> = {},
) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const claim = collector.claim.parse({ checks: ['host-network'], ...written });
  const source = await openFiles('here', folder, { limits: { largestFile: 1_000_000 } });
  const now = '2026-11-22T12:00:00Z';
  const observation = await gather(claim, source, { now, signal: AbortSignal.timeout(10_000), sources: new Map() });
  return { observation, judged: collector.judge(claim, collector.observation.parse(observation), { now }) };
}

describe('the kubernetes collector', () => {
  it('upholds a claim about all workloads, breaks it for one, and says which', async () => {
    expect((await look({ 'a.yaml': GOOD })).judged).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
      scope: { population: 1, looked: 1, failed: 0 },
    });
    expect((await look({ 'b.yaml': BAD })).judged).toMatchObject({
      verdict: 'broken',
      scope: { population: 2, looked: 2, failed: 1 },
      at: { file: 'b.yaml', line: 4, column: 9 },
    });
  });

  it.each<readonly [string, string | Uint8Array, RegExp]>([
    ['a Helm template', GOOD.replace('good', '{{ .Values.name }}'), /template/],
    ['a truncated manifest', `${GOOD}  more: [`, /as YAML at/],
    ['an alias bomb', `${GOOD}x: &a [1]\ny: ${'['.repeat(200)}`, /as YAML at/],
    ['a binary file', new Uint8Array([0, 1, 2, 3]), /binary/],
    ['a file that is too large', `${GOOD}#${'x'.repeat(1_000_000)}`, /bytes/],
    ['a file in another encoding', new Uint8Array([0x61, 0xff, 0xfe]), /UTF-8/],
    [
      'a service that takes its settings from elsewhere',
      'services: { a: { image: b, extends: { service: c } } }',
      /extends/,
    ],
  ])('does not uphold beside %s', async (_what, content, reason) => {
    const { judged } = await look({ 'a.yaml': GOOD, 'other.yaml': content });
    expect(judged.verdict).toBe('unknown');
    expect(judged.because).toMatch(reason);
    expect(judged.scope).not.toHaveProperty('population');
  });

  it('does not uphold when there is nothing to look at, or nothing to look for', async () => {
    expect((await look({ 'a.yaml': 'some: settings' })).judged).toMatchObject({ verdict: 'unknown' });
    expect((await look({ 'b.yaml': GOOD }, { checks: ['wildcard-right'] })).judged).toMatchObject({
      verdict: 'unknown',
      because: 'There is nothing to look at for "wildcard-right"',
    });
    expect((await look({}, { checks: [] })).judged.because).toMatch(/names nothing to look for/);
    await expect(look({}, { files: ['missing/*.yaml'] })).rejects.toThrow(/Cannot find a file/);
    expect((await look({}, { workloads: { name: 'other-*' } })).judged.verdict).toBe('unknown');
  });

  it('does not follow links out of the source', async () => {
    await writeFile(join(tmpdir(), 'vauban-outside.yaml'), BAD);
    await symlink(join(tmpdir(), 'vauban-outside.yaml'), join(folder, 'link.yaml'));
    const { observation } = await look({ 'a.yaml': GOOD });
    expect(observation.resources.map(({ name }) => name)).toEqual(['good']);
    await rm(join(tmpdir(), 'vauban-outside.yaml'));
  });

  it('looks only at the workloads and the namespace of the claim', async () => {
    const other = BAD.replace('name: bad', 'name: bad, namespace: other, labels: { app: b }');
    expect((await look({ 'a.yaml': GOOD, 'b.yaml': other }, { namespace: 'shop' })).judged.verdict).toBe('upheld');
    expect((await look({}, { workloads: { name: 'go*' } })).judged.scope).toMatchObject({ population: 1 });
    expect((await look({}, { workloads: { labels: { app: 'b' } } })).judged.verdict).toBe('broken');
  });

  it('takes patches for parts of manifests, and what is patched for less than active', async () => {
    const { observation, judged } = await look({
      'base/a.yaml': GOOD,
      'live/kustomization.yaml': 'resources: [../base/a.yaml]\npatches: [{ path: patch.yaml }]\n',
      'live/patch.yaml': BAD,
    });
    expect(observation.patches).toEqual(['live/patch.yaml']);
    expect(judged).toMatchObject({ verdict: 'upheld', depth: 'present' });
  });

  it('does not say that something is missing when it may stand in a file that nobody can read', async () => {
    const missing = { checks: ['network-policy', 'disruption-budget', 'resource-quota'] };
    expect((await look({ 'a.yaml': GOOD }, missing)).judged.verdict).toBe('broken');
    const { judged } = await look({ 'policies.yaml': 'apiVersion: v1\nkind: X\nname: {{ .Values.x }}' }, missing);
    expect(judged).toMatchObject({ verdict: 'unknown', scope: { failed: 0 } });
    const images = { 'kustomization.yaml': 'resources: [a.yaml]\nimages: [{ name: a, newTag: b }]' };
    await rm(join(folder, 'policies.yaml'));
    expect((await look(images, { checks: ['image-digest'] })).judged.because).toMatch(/may name another image/);
  });

  it('writes no secret down', async () => {
    const secrets = [
      's3cr3t-one',
      's3cr3t-two',
      's3cr3t-three',
      's3cr3t-four',
      's3cr3t-five',
      's3cr3t-six',
      's3cr3t-seven',
    ];
    const [one, two, three, four, five, six, seven] = secrets;
    const { observation } = await look({
      'pod.yaml': `apiVersion: v1
kind: Deployment
metadata:
  name: a
  annotations: { kubectl.kubernetes.io/last-applied-configuration: "${one}" }
spec:
  template:
    metadata: { annotations: { note: "${two}" } }
    spec:
      containers:
        - name: c
          command: [run, --password=${three}]
          env: [{ name: A, value: "${four}" }]
          livenessProbe: { exec: { command: [check, "${one}"] } }
`,
      'secret.yaml': `apiVersion: v1\nkind: Secret\nstringData: { a: "${five}" }\n---\napiVersion: v1\nkind: ConfigMap\ndata: { b: "${six}" }`,
      'compose.yaml': `services:\n  a:\n    image: b\n    command: run ${one}\n    environment: [X=${two}]\n  c:\n    build: { context: ., args: { T: "${three}" } }\n    environment: { Y: "${four}" }\n`,
      'kustomization.yaml': `secretGenerator: [{ name: a, literals: ["p=${one}"] }]\npatches: [{ patch: "${two}" }]`,
      Dockerfile: `FROM a\nENV T=${five} U="${six}"\nENV OLD ${seven}\nRUN login --token=${one}\n`,
    });
    const written = JSON.stringify(observation);
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
    expect(observation.resources).toHaveLength(6);
  });

  it('is quiet in an audit of settings that are no manifests', async () => {
    const { files } = await openFiles('here', folder);
    expect(collector.audit?.(await files(), {})).toEqual([]);
    const entries = ['ci.yml', 'test/compose.yaml', 'api/Dockerfile', 'compose.yaml'].map((path) => ({
      path,
      size: 1,
      mode: 0o644,
      owner: 0,
      stamp: '1',
    }));
    expect(collector.audit?.(entries, {})).toHaveLength(3);
    const { judged } = await look(
      { 'ci.yml': 'services:\n  app.mailer:\n    class: Mailer\n', 'x.yaml': 'a: [' },
      collector.audit?.(entries, {})[0],
    );
    expect(judged.details ?? []).toEqual([]);
  });
});
