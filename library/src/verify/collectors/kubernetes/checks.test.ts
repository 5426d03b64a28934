import { describe, expect, it } from 'vitest';
import { CHECK_IDS, type CheckId, checkInfo, standardChecks } from './checks.ts';
import { claim as claimSchema } from './claim.ts';
import { examine } from './examine.ts';
import { observeFile } from './observe.ts';
import { worldOf } from './world.ts';

type Json = Readonly<Record<string, unknown>>;

const meta = (more: Json = {}): Json => ({ name: 'one', namespace: 'shop', ...more });
const pod = (spec: Json, container: Json = {}, more: Json = {}): Json => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: meta({ labels: { app: 'one' }, ...more }),
  spec: { containers: [{ name: 'c', image: 'registry.example.com/one:1', ...container }], ...spec },
});
const secure = (context: Json): Json => pod({}, { securityContext: context });
const deployment = (more: Json = {}, spec: Json = {}): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: meta(),
  spec: {
    ...more,
    template: { metadata: { labels: { app: 'one' } }, spec: { containers: [{ name: 'c' }], ...spec } },
  },
});
const daemon = (spec: Json): Json => ({
  ...deployment({}, { containers: [{ name: 'c', image: 'docker.io/falcosecurity/falco:1' }], ...spec }),
  kind: 'DaemonSet',
});
const volume = (source: Json, mount: Json = {}): Json =>
  pod({ volumes: [{ name: 'v', ...source }] }, { volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }] });
const environment = (...variables: readonly Json[]): Json => pod({}, { env: variables });
const resources = (section: string, name: string, amount: string): Json =>
  pod({}, { resources: { [section]: { [name]: amount } } });
const policy = (spec: Json, more: Json = {}): Json => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: meta(more),
  spec: { podSelector: {}, ...spec },
});
const role = (rule: Json): Json => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'some-role' },
  rules: [{ apiGroups: [''], ...rule }],
});
const binding = (roleName = 'some-role', kind = 'ClusterRoleBinding'): Json => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: meta(),
  roleRef: { kind: 'ClusterRole', name: roleName },
  subjects: [{ kind: 'ServiceAccount', name: 'worker', namespace: 'shop' }],
});
const namespace = (labels: Json = {}): Json => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels },
});
const account = (more: Json): Json => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: meta({ name: 'default' }),
  ...more,
});
const configMap = (data: Json): Json => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: meta(), data });
const storageClass = (parameters: Json): Json => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'disk' },
  parameters,
});
const volumeClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: meta(),
  spec: { storageClassName: 'disk' },
};
const service = (more: Json): Json => ({ services: { web: { image: 'registry.example.com/web:2', ...more } } });
const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: meta(),
  spec: { selector: { matchLabels: { app: 'one' } } },
};
const DIGEST = `sha256:${'0f'.repeat(32)}`;

/** What stands in one file: a text for a Dockerfile, anything else for manifests or a Compose file. */
type Given = readonly (Json | string)[];

interface Example {
  readonly wrong: Given;
  readonly right: Given;
  readonly claim?: Json;
}

const ports = (port: Json): Json => pod({}, { ports: [port] });

/** Of every check, files in which it must find something and files in which it must not. */
const EXAMPLES: Readonly<Partial<Record<CheckId, Example>>> = {
  privileged: { wrong: [secure({ privileged: 'yes' })], right: [secure({ privileged: false })] },
  'host-process': {
    wrong: [pod({ securityContext: { windowsOptions: { hostProcess: true } } })],
    right: [secure({ windowsOptions: { hostProcess: false } })],
  },
  'host-network': { wrong: [pod({ hostNetwork: true })], right: [pod({ hostNetwork: false })] },
  'host-pid': { wrong: [pod({ hostPID: true })], right: [pod({})] },
  'host-ipc': { wrong: [pod({ hostIPC: true })], right: [pod({})] },
  'host-path': { wrong: [volume({ hostPath: { path: '/data' } })], right: [volume({ emptyDir: {} })] },
  'host-port': {
    wrong: [ports({ containerPort: 80, hostPort: 80 })],
    right: [ports({ containerPort: 80, hostPort: 0 })],
  },
  'host-probe': {
    wrong: [pod({}, { livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } })],
    right: [pod({}, { livenessProbe: { httpGet: { port: 80 } } })],
  },
  'writable-host-path': {
    wrong: [volume({ hostPath: { path: '/data' } })],
    right: [volume({ hostPath: { path: '/data' } }, { readOnly: true })],
  },
  'engine-socket': {
    wrong: [volume({ hostPath: { path: '/run/containerd/containerd.sock' } })],
    right: [volume({ hostPath: { path: '/run/secrets' } })],
  },
  'host-device': { wrong: [service({ devices: ['/dev/kvm'] })], right: [service({})] },
  'host-users': { wrong: [service({ userns_mode: 'host' })], right: [service({})] },
  'admin-capability': {
    wrong: [secure({ capabilities: { add: ['CAP_SYS_ADMIN'] } })],
    right: [secure({ capabilities: { add: ['CHOWN'] } })],
  },
  'added-capability': {
    wrong: [secure({ capabilities: { add: ['NET_RAW'] } })],
    right: [secure({ capabilities: { add: ['CHOWN'] } })],
  },
  'unneeded-capability': {
    wrong: [secure({ capabilities: { add: ['CHOWN'] } })],
    right: [secure({ capabilities: { add: ['NET_BIND_SERVICE'] } })],
  },
  'kept-capabilities': {
    wrong: [secure({ capabilities: { drop: ['NET_RAW'] } })],
    right: [secure({ capabilities: { drop: ['ALL'] } })],
  },
  'privilege-escalation': { wrong: [secure({})], right: [secure({ allowPrivilegeEscalation: false })] },
  'run-as-root': {
    wrong: [pod({ securityContext: { runAsNonRoot: true } }, { securityContext: { runAsNonRoot: false } })],
    right: [pod({ securityContext: { runAsNonRoot: true } })],
  },
  'root-user': { wrong: [secure({ runAsUser: 0 })], right: [secure({ runAsUser: 1000 })] },
  'missing-user': { wrong: ['FROM debian:12'], right: ['FROM debian:12\nUSER app'] },
  'root-group': { wrong: [secure({ runAsGroup: 0 })], right: [secure({ runAsGroup: 1000 })] },
  'root-supplement': {
    wrong: [pod({ securityContext: { supplementalGroups: [5, 0] } })],
    right: [pod({ securityContext: { supplementalGroups: [5] } })],
  },
  'writable-root': { wrong: [secure({})], right: [secure({ readOnlyRootFilesystem: true })] },
  'shared-processes': { wrong: [pod({ shareProcessNamespace: true })], right: [pod({})] },
  'unconfined-seccomp': {
    wrong: [secure({ seccompProfile: { type: 'Unconfined' } })],
    right: [secure({})],
  },
  'seccomp-profile': {
    wrong: [secure({})],
    right: [pod({ securityContext: { seccompProfile: { type: 'Localhost' } } })],
  },
  'default-seccomp': {
    wrong: [secure({ seccompProfile: { type: 'Localhost' } })],
    right: [secure({ seccompProfile: { type: 'RuntimeDefault' } })],
  },
  'unconfined-apparmor': {
    wrong: [pod({}, {}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/c': 'unconfined' } })],
    right: [pod({}, {}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/c': 'runtime/default' } })],
  },
  'selinux-options': {
    wrong: [secure({ seLinuxOptions: { type: 'spc_t' } })],
    right: [secure({ seLinuxOptions: { type: 'container_t', level: 's0:c1' } })],
  },
  'selinux-label': { wrong: [secure({})], right: [secure({ seLinuxOptions: { level: 's0:c1' } })] },
  'proc-mount': { wrong: [secure({ procMount: 'Unmasked' })], right: [secure({ procMount: 'Default' })] },
  'unsafe-sysctl': {
    wrong: [pod({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })],
    right: [pod({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] } })],
  },
  'volume-type': { wrong: [volume({ nfs: { server: 's' } })], right: [volume({ configMap: { name: 'x' } })] },
  'file-group': { wrong: [pod({})], right: [pod({ securityContext: { fsGroup: 2000 } })] },
  'file-group-change': {
    wrong: [pod({})],
    right: [pod({ securityContext: { fsGroupChangePolicy: 'OnRootMismatch' } })],
  },
  'windows-credential': {
    wrong: [pod({ os: { name: 'windows' } })],
    right: [pod({ os: { name: 'windows' } }, { securityContext: { windowsOptions: { gmsaCredentialSpecName: 'x' } } })],
  },
  'windows-user': { wrong: [pod({ os: { name: 'windows' } })], right: [pod({})] },
  'runtime-class': {
    wrong: [
      pod({ runtimeClassName: 'gvisor' }),
      { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'gvisor' }, handler: 'runc' },
    ],
    right: [pod({ runtimeClassName: 'kata-qemu' })],
  },
  'cpu-limit': { wrong: [resources('limits', 'memory', '1Gi')], right: [resources('limits', 'cpu', '1')] },
  'memory-limit': {
    wrong: [resources('limits', 'memory', '2Gi')],
    right: [resources('limits', 'memory', '1000Mi')],
    claim: { 'at-most': { memory: '1Gi' } },
  },
  'cpu-request': { wrong: [pod({})], right: [resources('requests', 'cpu', '100m')] },
  'memory-request': { wrong: [pod({})], right: [resources('requests', 'memory', '1Mi')] },
  'storage-limit': { wrong: [pod({})], right: [resources('limits', 'ephemeral-storage', '1Gi')] },
  'resource-quota': {
    wrong: [namespace()],
    right: [namespace(), { apiVersion: 'v1', kind: 'ResourceQuota', metadata: meta(), spec: { hard: { pods: '4' } } }],
  },
  'limit-range': {
    wrong: [namespace()],
    right: [
      namespace(),
      {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: meta(),
        spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] },
      },
    ],
  },
  'disk-scratch': { wrong: [volume({ emptyDir: {} })], right: [volume({ emptyDir: { medium: 'Memory' } })] },
  'single-replica': { wrong: [deployment()], right: [deployment({ replicas: 2 })] },
  'disruption-budget': { wrong: [deployment()], right: [deployment(), budget] },
  'replica-spread': {
    wrong: [deployment()],
    right: [deployment({}, { topologySpreadConstraints: [{ maxSkew: 1 }] })],
  },
  'liveness-probe': { wrong: [pod({})], right: [pod({}, { livenessProbe: { tcpSocket: { port: 1 } } })] },
  'readiness-probe': { wrong: [pod({})], right: [pod({}, { readinessProbe: { tcpSocket: { port: 1 } } })] },
  'shared-node': {
    wrong: [pod({ nodeSelector: { tenant: 'one' } })],
    right: [pod({ nodeSelector: { tenant: 'one' }, tolerations: [{ key: 'tenant' }] })],
  },
  'missing-agent': {
    wrong: [daemon({})],
    right: [daemon({ tolerations: [{ operator: 'Exists' }], nodeSelector: { 'kubernetes.io/os': 'linux' } })],
    claim: { 'every-node': ['falco'] },
  },
  'image-digest': { wrong: [pod({})], right: [pod({}, { image: `one@${DIGEST}` })] },
  'floating-tag': { wrong: [pod({}, { image: 'one:latest' })], right: [pod({}, { image: 'localhost:5000/one:1' })] },
  'stale-image': {
    wrong: [pod({}, { image: 'one', imagePullPolicy: 'IfNotPresent' })],
    right: [pod({}, { image: 'one', imagePullPolicy: 'Always' })],
  },
  'image-registry': {
    wrong: [pod({}, { image: 'registry.example.com.evil.example/one:1' })],
    right: [pod({}, { image: 'eu.registry.example.com/one:1' })],
    claim: { registries: ['registry.example.com'] },
  },
  'piped-download': {
    wrong: ['FROM a:1\nRUN wget -qO- "https://example.com/i.sh?a=1&b=2" \\\n  | sudo -E bash -'],
    right: ['FROM a:1\nRUN curl -o i.sh https://example.com/i.sh && sha256sum -c i.sum && sh i.sh'],
  },
  'added-address': {
    wrong: ['FROM a:1\nADD https://example.com/x /x'],
    right: [`FROM a:1\nADD --checksum=${DIGEST} https://example.com/x /x`],
  },
  'credentials-in-environment': {
    wrong: [environment({ name: 'API_KEY', value: 'not-a-real-key' })],
    right: [
      environment(
        { name: 'API_KEY_FILE', value: '/run/secrets/key' },
        { name: 'TOKEN_TTL', value: '3600' },
        { name: 'PASSWORD', value: '$(FROM_ELSEWHERE)' },
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        { name: 'KEYBOARD', value: 'german' },
      ),
    ],
  },
  'credentials-in-config-map': {
    wrong: [configMap({ 'db.conf': 'url: postgres://shop:not-a-real-password@db/shop' })],
    right: [configMap({ 'db.conf': 'url: postgres://db/shop', 'public-key': 'abc' })],
  },
  'secret-in-environment': {
    wrong: [environment({ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } })],
    right: [environment({ name: 'A', valueFrom: { configMapKeyRef: { name: 's', key: 'k' } } })],
  },
  'whole-secret-in-environment': {
    wrong: [pod({}, { envFrom: [{ secretRef: { name: 's' } }] })],
    right: [pod({}, { envFrom: [{ configMapRef: { name: 's' } }] })],
  },
  'service-token': {
    wrong: [pod({}), account({})],
    right: [pod({}), account({ automountServiceAccountToken: false })],
  },
  'default-account': { wrong: [pod({})], right: [pod({ serviceAccountName: 'one' })] },
  'default-account-token': { wrong: [account({})], right: [account({ automountServiceAccountToken: false })] },
  'plain-volume': {
    wrong: [volumeClaim, storageClass({ type: 'gp3' })],
    right: [volumeClaim, storageClass({ encrypted: 'true' })],
  },
  'default-namespace': { wrong: [pod({}, {}, { namespace: 'default' })], right: [pod({})] },
  'admission-level': {
    wrong: [namespace({ 'pod-security.kubernetes.io/enforce': 'privileged' })],
    right: [namespace({ 'pod-security.kubernetes.io/enforce': 'baseline' })],
  },
  'network-policy': {
    wrong: [pod({}), policy({}, { namespace: 'other' })],
    right: [pod({}), policy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } })],
  },
  'open-ingress': {
    wrong: [pod({}), policy({ policyTypes: ['Ingress'], ingress: [{}] })],
    right: [pod({}), policy({ policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] })],
  },
  'open-egress': {
    wrong: [pod({}), policy({ ingress: [] })],
    right: [pod({}), policy({ policyTypes: ['Egress'] })],
  },
  'metadata-egress': {
    wrong: [pod({}), policy({ egress: [{ to: [{ ipBlock: { cidr: '169.254.0.0/16' } }] }] })],
    right: [
      pod({}),
      policy({ egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }] }] }),
    ],
  },
  'dangling-policy': {
    wrong: [pod({}), policy({ podSelector: { matchLabels: { app: 'two' } } })],
    right: [pod({}), policy({ podSelector: { matchLabels: { app: 'one' } } })],
  },
  'published-port': {
    wrong: [service({ ports: ['8080:80'] })],
    right: [service({ ports: ['127.0.0.1:8080:80', '443:443'] })],
    claim: { published: ['443'] },
  },
  'published-store': {
    wrong: [service({ ports: [{ target: 6379, published: '6379' }] })],
    right: [service({ ports: ['[::1]:6379:6379', '80:80'] })],
  },
  'wildcard-right': {
    wrong: [role({ resources: ['*'], verbs: ['get'] })],
    right: [role({ resources: ['pods'], verbs: ['get'] })],
  },
  'cluster-admin': {
    wrong: [binding('cluster-admin')],
    right: [binding(), role({ resources: ['pods'], verbs: ['get'] })],
  },
  'secret-reader': {
    wrong: [binding(), role({ resources: ['secrets'], verbs: ['list'] })],
    right: [binding(), role({ resources: ['secrets'], verbs: ['create'] })],
  },
  'pod-creator': {
    wrong: [binding('edit')],
    right: [binding('view')],
  },
  'pod-executor': {
    wrong: [binding(), role({ resources: ['pods/exec'], verbs: ['create'] })],
    right: [binding(), role({ resources: ['pods/log'], verbs: ['get'] })],
  },
  'rights-giver': {
    wrong: [binding(), role({ resources: ['users'], verbs: ['impersonate'] })],
    right: [binding(), role({ resources: ['users'], verbs: ['get'] })],
  },
  'powerful-workload': {
    wrong: [pod({ serviceAccountName: 'worker' }), binding('cluster-admin')],
    right: [pod({ serviceAccountName: 'other' }), binding('cluster-admin')],
  },
};

/** Checks that need a model; flow-table.test.ts has their examples. */
const WITH_MODEL: readonly CheckId[] = ['missing-flow', 'extra-flow', 'unmapped-workload'];

/** Examples of checks that say the same of services and Dockerfiles. */
const ELSEWHERE: readonly (readonly [CheckId, Given, Given])[] = [
  ['privileged', [service({ privileged: true })], [service({})]],
  ['host-network', [service({ network_mode: 'host' })], [service({ network_mode: 'bridge' })]],
  ['host-pid', [service({ pid: 'host' })], [service({})]],
  ['host-ipc', [service({ ipc: 'host' })], [service({ ipc: 'private' })]],
  ['admin-capability', [service({ cap_add: ['ALL'] })], [service({ cap_add: ['CHOWN'] })]],
  ['added-capability', [service({ cap_add: ['net_admin'] })], [service({})]],
  ['kept-capabilities', [service({})], [service({ cap_drop: ['ALL'] })]],
  ['privilege-escalation', [service({})], [service({ security_opt: ['no-new-privileges:true'] })]],
  ['unconfined-seccomp', [service({ security_opt: ['seccomp:unconfined'] })], [service({})]],
  ['unconfined-apparmor', [service({ security_opt: ['apparmor=unconfined'] })], [service({})]],
  ['selinux-options', [service({ security_opt: ['label:disable'] })], [service({})]],
  ['host-path', [service({ volumes: ['/etc:/host:ro'] })], [service({ volumes: ['./etc:/etc', 'data:/var/lib'] })]],
  ['engine-socket', [service({ volumes: ['/var/run/docker.sock:/x'] })], [service({ volumes: ['./run:/run'] })]],
  ['writable-root', [service({})], [service({ read_only: true })]],
  ['root-user', [service({ user: '0:0' })], [service({ user: '1000' })]],
  ['run-as-root', [service({ user: 'root' })], [service({ user: 'app' })]],
  ['cpu-limit', [service({})], [service({ deploy: { resources: { limits: { cpus: '0.5' } } } })]],
  ['memory-limit', [service({})], [service({ mem_limit: '512m' })]],
  ['image-digest', [service({})], [service({ image: `web@${DIGEST}` })]],
  ['floating-tag', [service({ image: 'web' })], [service({ image: 'web', build: '.' })]],
  ['image-registry', [service({ image: 'docker.io/web:1' })], [service({})]],
  [
    'credentials-in-environment',
    [service({ environment: ['DB_PASSWORD=not-real'] })],
    [service({ environment: { DB_PASSWORD: null } })],
  ],
  ['liveness-probe', [service({})], [service({ healthcheck: { test: ['CMD', 'true'] } })]],
  ['root-user', ['FROM a:1 AS base\nUSER root\nFROM base'], ['FROM a:1\nUSER root\nRUN x\nUSER 1000']],
  ['run-as-root', ['FROM a:1\nUSER 0'], ['FROM a:1\nUSER app']],
  ['image-digest', ['ARG TAG=1\nFROM a:$TAG'], [`FROM a@${DIGEST} AS build\nFROM scratch\nCOPY --from=build /a /`]],
  ['floating-tag', ['FROM a'], ['FROM a:1 AS b\nFROM b']],
  ['image-registry', ['FROM a:1'], ['FROM registry.example.com/a:1']],
  [
    'credentials-in-environment',
    ['FROM a:1\nENV API_TOKEN not-a-real-token'],
    ['FROM a:1\nARG API_TOKEN\nENV TOKEN_FILE=/x'],
  ],
  [
    'piped-download',
    ['FROM a:1\nRUN <<EOF\nsh -c "$(curl -fsSL https://example.com/i.sh)"\nEOF'],
    ['FROM a:1\nRUN curl -fsSL https://example.com/a.tar | tar x'],
  ],
];

function look(check: CheckId, given: Given, written: Json = {}) {
  const facts = given.map((one, index) =>
    typeof one === 'string'
      ? observeFile(one, `${index}/Dockerfile`)
      : observeFile(JSON.stringify(one), `${index}.yaml`),
  );
  expect(facts.flatMap(({ unread }) => unread)).toEqual([]);
  const claim = claimSchema.parse(written);
  const observation = {
    resources: facts.flatMap(({ resources }) => resources),
    dockerfiles: facts.flatMap(({ instructions }, index) =>
      instructions.length === 0 ? [] : [{ file: `${index}/Dockerfile`, instructions: [...instructions] }],
    ),
    unread: [],
    patches: [],
  };
  const world = worldOf(observation, claim, undefined);
  return examine(world, { onPods: new Set(), onAll: new Set([check]) });
}

describe('the checks', () => {
  it('have an example each', () => {
    expect(CHECK_IDS.filter((id) => EXAMPLES[id] === undefined)).toEqual(WITH_MODEL);
  });

  it.each(Object.entries(EXAMPLES) as [CheckId, Example][])('%s finds what is wrong, and only that', (id, example) => {
    const wrong = look(id, example.wrong, example.claim);
    expect(wrong.found.map(({ detail }) => detail.check)).toEqual([id]);
    expect(wrong.doubts).toEqual([]);
    const [first] = wrong.found;
    expect(first?.detail.message).toMatch(/^[A-Z].*[^.]$/);
    expect(first?.detail.at?.line).toBeGreaterThan(0);
    expect(look(id, example.right, example.claim)).toMatchObject({ found: [], doubts: [], failed: 0, undecided: 0 });
  });

  it.each(ELSEWHERE)('%s says the same of services and Dockerfiles (%#)', (id, wrong, right) => {
    const claim = { registries: ['registry.example.com'] };
    expect(look(id, wrong, claim).found.map(({ detail }) => detail.check)).toEqual([id]);
    expect(look(id, right, claim)).toMatchObject({ found: [], doubts: [] });
  });

  it('say in a sentence each what is wrong and how to mend it', () => {
    for (const id of CHECK_IDS) {
      const { title, hint } = checkInfo(id);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(hint).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('are in the restricted standard when they are in the baseline', () => {
    const restricted = new Set(standardChecks('restricted'));
    expect(standardChecks('baseline').length).toBeGreaterThan(10);
    expect(standardChecks('baseline').filter((id) => !restricted.has(id))).toEqual([]);
  });
});
