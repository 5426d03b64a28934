/**
 * Checks of what a workload is made from, knows, depends on, and may reach, by id.
 * @module
 */
import { type CheckInfo, check, control } from './check-info.ts';

export const SURROUNDING_CHECKS = {
  // Whether it keeps running
  'single-replica': check('low', 'Runs only once', 'Set replicas to 2 or more'),
  'disruption-budget': check('low', 'May be stopped as a whole for maintenance', 'Add a PodDisruptionBudget'),
  'replica-spread': check('low', 'All its replicas may run on one node', 'Add topology spread or anti-affinity'),
  'liveness-probe': check('low', 'Nobody notices when it hangs', 'Add a liveness probe', control('C-0056')),
  'readiness-probe': check('low', 'Gets requests before it is ready', 'Add a readiness probe'),
  'missing-agent': check(
    'medium',
    'An agent does not run on every node',
    'Run it as a DaemonSet that tolerates every taint',
  ),
  'shared-node': check('medium', 'May run beside anybody', 'Bind it to nodes of its own'),

  // What it is made from
  'image-digest': check('medium', 'Image may change under its name', 'Name the image by its digest'),
  'floating-tag': check('low', 'Image is whatever its tag stands for', 'Name a version, or better the digest'),
  'stale-image': check(
    'low',
    'Image without a version may be an old one',
    'Name a version, or set imagePullPolicy to Always',
    control('C-0075'),
  ),
  'image-registry': check(
    'high',
    'Image comes from a registry that is not allowed',
    'Use an allowed registry',
    control('C-0078'),
  ),
  'piped-download': check('high', 'Runs what it has just downloaded', 'Download, check the digest, then run'),
  'added-address': check('medium', 'Adds a file from an address without a checksum', 'Use ADD --checksum'),

  // What it knows
  'credentials-in-environment': check(
    'high',
    'A credential is written in the environment',
    'Move it to a secret and mount that as a file',
    control('C-0012'),
  ),
  'credentials-in-config-map': check(
    'high',
    'A credential is written in a ConfigMap',
    'Move it to a secret',
    control('C-0012'),
  ),
  'secret-in-environment': check(
    'low',
    'A secret is handed over in the environment, where every child process and crash report has it',
    'Mount the secret as a file',
    control('C-0207'),
  ),
  'whole-secret-in-environment': check(
    'medium',
    'Every key of a secret is handed over in the environment',
    'Mount the keys it needs as files',
    control('C-0207'),
  ),
  'service-token': check(
    'medium',
    'Gets a token for the cluster',
    'Set automountServiceAccountToken to false',
    control('C-0034'),
  ),
  'default-account': check(
    'low',
    'Runs as the default service account',
    'Give it an account of its own',
    control('C-0189'),
  ),
  'default-account-token': check(
    'medium',
    'Whoever runs as the default service account gets a token',
    'Set automountServiceAccountToken to false on it',
    control('C-0189'),
  ),
  'plain-volume': check('medium', 'Volume is of a storage class that does not encrypt', 'Use a class that encrypts'),

  // Where it runs
  'default-namespace': check('low', 'Runs in the default namespace', 'Give it a namespace', control('C-0061')),
  'admission-level': check(
    'medium',
    'Namespace admits pods below the standard',
    'Set the label pod-security.kubernetes.io/enforce',
    control('C-0193'),
  ),

  // Whom it may talk to
  'network-policy': check('medium', 'No network policy selects it', 'Add a NetworkPolicy', control('C-0260')),
  'open-ingress': check('medium', 'Anybody may connect to it', 'Add a policy for Ingress', control('C-0030')),
  'open-egress': check('medium', 'It may connect to anybody', 'Add a policy for Egress', control('C-0030')),
  'metadata-egress': check(
    'high',
    'It may ask the metadata service of the cloud for credentials',
    'Leave 169.254.169.254 out of the allowed addresses',
  ),
  'dangling-policy': check('low', 'Network policy selects nothing', 'Correct the selector, or delete the policy'),
  'missing-flow': check(
    'high',
    'A flow of the model is not allowed by the policies',
    'Allow it, or take it out of the model',
  ),
  'extra-flow': check('high', 'The policies allow what the model does not have', 'Forbid it, or add it to the model'),
  'unmapped-workload': check(
    'medium',
    'No component of the model is this workload',
    'Label it with the id of its component',
  ),
  'published-port': check('medium', 'A port is open on every address of the host', 'Publish it on 127.0.0.1'),
  'published-store': check(
    'medium',
    'A data store or an engine is open on every address of the host',
    'Publish it on 127.0.0.1, or not at all',
  ),

  // Who may do what
  'wildcard-right': check('high', 'Role has rights to everything', 'Name the resources and the verbs'),
  'cluster-admin': check('critical', 'Is given every right', 'Bind a role with the rights it needs', control('C-0035')),
  'secret-reader': check('high', 'May read secrets', 'Take secrets out of the role', control('C-0015')),
  'pod-creator': check(
    'medium',
    'May create pods, and with them use every secret of the namespace',
    'Take it out',
    control('C-0188'),
  ),
  'pod-executor': check('high', 'May run commands in pods', 'Take pods/exec out of the role'),
  'rights-giver': check('critical', 'May give itself more rights', 'Take escalate, bind and impersonate out'),
  'powerful-workload': check(
    'high',
    'Workload has rights to administer',
    'Give its account fewer rights',
    control('C-0272'),
  ),
} as const satisfies Readonly<Record<string, CheckInfo>>;
