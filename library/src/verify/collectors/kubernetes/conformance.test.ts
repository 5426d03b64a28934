import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pathText } from '../../../inputs/kubernetes/resource.ts';
import type { CheckId } from './checks.ts';
import { type Claim, claim as claimSchema } from './claim.ts';
import { examine } from './examine.ts';
import { observeFile } from './observe.ts';
import { worldOf } from './world.ts';

const CORPUS = fileURLToPath(new URL('../../../../../../shared/corpus/evidence/kubescape-fixtures/', import.meta.url));
const isThere = existsSync(CORPUS);
if (!isThere) console.log('Skipping the conformance with Kubescape: there is no ../shared beside the repository');

/** The checks that ask for what a rule asks for. */
const CHECKS_OF: Readonly<Record<string, readonly CheckId[]>> = {
  'alert-any-hostpath': ['host-path'],
  'alert-rw-hostpath': ['writable-host-path'],
  'automount-default-service-account': ['default-account-token'],
  'automount-service-account': ['service-token'],
  'configured-liveness-probe': ['liveness-probe'],
  'container-hostPort': ['host-port'],
  'container-image-repository': ['image-registry'],
  'containers-mounting-docker-socket': ['engine-socket'],
  'drop-capability-netraw': ['kept-capabilities'],
  ensure_network_policy_configured_in_labels: ['network-policy'],
  'host-network-access': ['host-network'],
  'host-pid-ipc-privileges': ['host-pid', 'host-ipc'],
  'image-pull-policy-is-not-set-to-always': ['stale-image'],
  'immutable-container-filesystem': ['writable-root'],
  // The rule is content when any policy selects the pod, in whichever direction; open-ingress and open-egress ask more.
  'ingress-and-egress-blocked': ['network-policy'],
  'insecure-capabilities': ['added-capability'],
  'linux-hardening': ['seccomp-profile'],
  'non-root-containers': ['run-as-root', 'root-group'],
  'pod-security-admission-baseline-applied-1': ['admission-level'],
  'pod-security-admission-baseline-applied-2': ['admission-level'],
  'pods-in-default-namespace': ['default-namespace'],
  'resources-cpu-limit-and-request': ['cpu-limit', 'cpu-request'],
  'resources-cpu-limits': ['cpu-limit'],
  'resources-cpu-requests': ['cpu-request'],
  'resources-memory-limit-and-request': ['memory-limit', 'memory-request'],
  'resources-memory-limits': ['memory-limit'],
  'resources-memory-requests': ['memory-request'],
  'rule-allow-privilege-escalation': ['privilege-escalation'],
  'rule-can-create-pod': ['pod-creator'],
  'rule-can-list-get-secrets-v1': ['secret-reader'],
  'rule-credentials-configmap': ['credentials-in-config-map'],
  'rule-credentials-in-env-var': ['credentials-in-environment', 'whole-secret-in-environment'],
  'rule-list-all-cluster-admins-v1': ['cluster-admin'],
  'rule-privileged-container': ['privileged', 'admin-capability'],
  'rule-secrets-in-env-var': ['secret-in-environment', 'whole-secret-in-environment'],
  'set-fsgroup-value': ['file-group'],
  'set-fsgroupchangepolicy-value': ['file-group-change'],
  'set-gmsacredentialspecname-value': ['windows-credential'],
  'set-hostprocess-true': ['host-process'],
  'set-procmount-default': ['proc-mount'],
  'set-runasusername-value': ['windows-user'],
  'set-seLinuxOptions': ['selinux-label'],
  'set-seccomp-profile': ['seccomp-profile'],
  'set-seccomp-profile-RuntimeDefault': ['default-seccomp'],
  'set-supplementalgroups-values': ['root-supplement'],
  'set-sysctls-params': ['unsafe-sysctl'],
  'workload-with-administrative-roles': ['powerful-workload'],
};

interface Expected {
  readonly failedPaths?: readonly string[] | null;
  readonly fixPaths?: readonly { readonly path: string }[] | null;
}

function settingsOf(folder: string): Partial<Claim> {
  const file = join(folder, 'data.json');
  if (!existsSync(file)) return {};
  const { postureControlInputs: inputs } = JSON.parse(readFileSync(file, 'utf8')) as {
    postureControlInputs: Readonly<Record<string, readonly string[]>>;
  };
  const most = ['cpu', 'memory'].flatMap((name) =>
    [inputs[`${name}_limit_max`]?.[0], inputs[`${name}_request_max`]?.[0]].flatMap((value) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
  return claimSchema.parse({
    ...(inputs['imageRepositoryAllowList'] && { registries: inputs['imageRepositoryAllowList'] }),
    ...(inputs['floatingImageTags'] && { 'floating-tags': inputs['floatingImageTags'] }),
    ...(most.length > 0 && { 'at-most': Object.fromEntries(most) }),
  });
}

/** One way to write a path: `data[KEY]` as `data.KEY`. */
function plain(path: string): string {
  return path.replace(/\[([^\]]*)\]/g, '.$1');
}

function run(rule: string, name: string) {
  const folder = join(CORPUS, rule, name);
  const resources = readdirSync(join(folder, 'input'))
    .sort()
    .flatMap((file) => {
      const facts = observeFile(readFileSync(join(folder, 'input', file), 'utf8'), file);
      expect(facts.unread).toEqual([]);
      return facts.resources;
    });
  const claim = settingsOf(folder);
  const world = worldOf({ resources, dockerfiles: [], unread: [], patches: [] }, claim, undefined);
  const { found } = examine(world, { onPods: new Set(), onAll: new Set(CHECKS_OF[rule]) });
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as readonly Expected[];
  const ours = found.flatMap(({ fault: { path, also = [], from } }) => {
    if (from === undefined) return [path, ...also].map((one) => plain(pathText(one)));
    const binding = [path, ...also].map((one) => `relatedObjects[0].${pathText(one)}`);
    return [...binding, ...from.paths.map((one) => `relatedObjects[1].${pathText(one)}`)].map(plain);
  });
  const theirs = expected.flatMap(({ failedPaths, fixPaths }) =>
    (failedPaths?.length ? failedPaths : (fixPaths ?? []).map(({ path }) => path)).map(plain),
  );
  return {
    found: found.length > 0,
    expected: expected.length > 0,
    ours: [...new Set(ours)].sort(),
    theirs: [...new Set(theirs)].sort(),
  };
}

/** Cases in which a finding is where there was to be none, or the other way round. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'rule-credentials-in-env-var/pod-allowed-values-keys':
    'The value "my_key_value" is taken for a credential there because it has "_key_" in it; the rest of the pod is clean',
  'set-procmount-default/workload':
    'An absent procMount is "Default", which the Pod Security Standards allow; the rule wants it written',
};

/** Cases in which the paths differ. */
const OTHER_PATHS: Readonly<Record<string, string>> = {
  'insecure-capabilities/workloads': 'The baseline standard forbids AUDIT_CONTROL as well, which the rule lets pass',
  'rule-allow-privilege-escalation/cronjob': 'The rule proposes to write privileged: false, too, which changes nothing',
  'rule-allow-privilege-escalation/workloads':
    'The rule proposes to write privileged: false, too, which changes nothing',
  'rule-credentials-configmap/test-allowed-values-keys': 'The id of an access key is no secret, and its value is XXXX',
  'set-supplementalgroups-values/cronjob': 'We name the group in the list, the rule the list',
  'set-supplementalgroups-values/workload': 'We name the group in the list, the rule the list',
  'set-sysctls-params/cronjob': 'We name the parameter in the list, the rule the list',
  'set-sysctls-params/workload': 'We name the parameter in the list, the rule the list',
};

describe.skipIf(!isThere)('the checks beside the fixtures of Kubescape', () => {
  const cases = isThere
    ? readFileSync(join(CORPUS, 'cases.tsv'), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t') as [string, string])
    : [];

  it('are there to be compared', () => {
    expect(cases.length).toBe(147);
    expect(cases.filter(([rule]) => CHECKS_OF[rule] === undefined)).toEqual([]);
  });

  it('agree on whether there is a finding in at least 98 of 100 cases, and every other case has its reason', () => {
    const wrong = cases.filter(([rule, name]) => {
      const { found, expected } = run(rule, name);
      return found !== expected;
    });
    console.log(`Kubescape: ${cases.length - wrong.length} of ${cases.length} cases agree`);
    expect(wrong.map(([rule, name]) => `${rule}/${name}`)).toEqual(Object.keys(DISAGREEMENTS));
    expect(wrong.length / cases.length).toBeLessThanOrEqual(0.02);
  });

  it('name the failing paths that are expected, and every other case has its reason', () => {
    const other = cases.flatMap(([rule, name]) => {
      const { ours, theirs, found, expected } = run(rule, name);
      const same = theirs.length === 0 || found !== expected || JSON.stringify(ours) === JSON.stringify(theirs);
      return same ? [] : [{ case: `${rule}/${name}`, ours, theirs }];
    });
    console.log(`Kubescape: the paths of ${cases.length - other.length} of ${cases.length} cases agree`);
    const unexplained = other.filter((one) => OTHER_PATHS[one.case] === undefined);
    expect(unexplained).toEqual([]);
    expect(other.map((one) => one.case)).toEqual(Object.keys(OTHER_PATHS));
  });
});
