/**
 * Who may do what: roles that reach too far, and who is given them.
 * https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 * @module
 */
import type { Binding, Role, RoleRule, Subject } from '../../../inputs/kubernetes/access.ts';
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { namespaceOf, type Resource, titleOf } from '../../../inputs/kubernetes/resource.ts';
import type { Path } from '../../../model/raw.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import type { World } from './world.ts';

/** A right that somebody should not have. */
interface Right {
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
  readonly groups: readonly string[];
  readonly said: string;
}

const RIGHTS = {
  'cluster-admin': { verbs: [], resources: [], groups: [], said: 'every right' },
  'secret-reader': {
    verbs: ['get', 'list', 'watch'],
    resources: ['secrets'],
    groups: [''],
    said: 'the right to read secrets',
  },
  'pod-creator': { verbs: ['create'], resources: ['pods'], groups: [''], said: 'the right to create pods' },
  'pod-executor': {
    verbs: ['create', 'get'],
    resources: ['pods/exec', 'pods/attach', 'pods/*'],
    groups: [''],
    said: 'the right to run commands in pods',
  },
  'rights-giver': {
    verbs: ['escalate', 'bind', 'impersonate'],
    resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings', 'users', 'groups', 'serviceaccounts'],
    groups: ['rbac.authorization.k8s.io', ''],
    said: 'the right to give itself more rights',
  },
} as const satisfies Partial<Readonly<Record<CheckId, Right>>>;

/** What the roles that every cluster has come to, as far as the rights here are concerned. */
const BUILT_IN: Readonly<Record<string, readonly CheckId[]>> = {
  'cluster-admin': ['cluster-admin', 'secret-reader', 'pod-creator', 'pod-executor', 'rights-giver'],
  admin: ['secret-reader', 'pod-creator', 'pod-executor'],
  edit: ['secret-reader', 'pod-creator', 'pod-executor'],
  view: [],
};

/** The fields of a rule that give a right; empty when it does not. */
function grounds(rule: RoleRule, { verbs, resources, groups }: Right): readonly Path[] {
  const matching = (field: string, written: readonly string[], wanted: readonly string[]): readonly Path[] =>
    written.flatMap((word, index) => (word === '*' || wanted.includes(word) ? [[...rule.path, field, index]] : []));
  const found = [
    matching('resources', rule.resources, resources),
    matching('verbs', rule.verbs, verbs),
    matching('apiGroups', rule.groups, groups),
  ];
  return found.some((paths) => paths.length === 0) ? [] : found.flat();
}

function given(check: keyof typeof RIGHTS): Finder<Binding, World> {
  const right: Right = RIGHTS[check];
  return (binding, world): readonly Outcome[] => {
    const role = roleFor(binding, world);
    const name = `${binding.roleKind} "${binding.roleName}"`;
    const fault = (subject: Subject, from?: { resource: Resource; paths: readonly Path[] }): Outcome => ({
      path: subject.path,
      message: `${titleOf(binding.resource)} gives ${subject.kind} "${subject.name}" ${right.said} by ${name}`,
      also: [['roleRef', 'name']],
      ...(from !== undefined && { from }),
    });
    if (role === undefined) {
      const known = binding.roleKind === 'ClusterRole' ? BUILT_IN[binding.roleName] : undefined;
      if (known === undefined) return isOfSystem(binding.roleName) ? [] : [{ unknown: `No file has the ${name}` }];
      return known.includes(check) ? binding.subjects.map((subject) => fault(subject)) : [];
    }
    if (role.isAggregated) return [{ unknown: `Only the cluster knows what the ${name} is gathered from` }];
    const paths = role.rules.flatMap((rule) => grounds(rule, right));
    if (paths.length === 0) return [];
    return binding.subjects.map((subject) => fault(subject, { resource: role.resource, paths }));
  };
}

function roleFor({ resource, roleKind, roleName }: Binding, world: World): Role | undefined {
  return world.roles.find(
    ({ resource: role }) =>
      role.kind === roleKind &&
      role.name === roleName &&
      (roleKind === 'ClusterRole' || namespaceOf(role) === namespaceOf(resource)),
  );
}

/** Roles of the cluster's own parts. */
function isOfSystem(name: string): boolean {
  return name.startsWith('system:');
}

/** Finders about bindings. */
export const ON_BINDING: Partial<Readonly<Record<CheckId, Finder<Binding, World>>>> = {
  'cluster-admin': given('cluster-admin'),
  'secret-reader': given('secret-reader'),
  'pod-creator': given('pod-creator'),
  'pod-executor': given('pod-executor'),
  'rights-giver': given('rights-giver'),
};

/** Finders about roles. */
export const ON_ROLE: Partial<Readonly<Record<CheckId, Finder<Role, World>>>> = {
  'wildcard-right': ({ resource, rules }) =>
    rules.flatMap((rule) => {
      const field = rule.resources.includes('*') ? 'resources' : rule.verbs.includes('*') ? 'verbs' : undefined;
      if (field === undefined || rule.resources.length === 0) return [];
      const index = rule[field].indexOf('*');
      const said =
        field === 'resources'
          ? `${rule.verbs.join(', ')} everything`
          : `do everything with ${rule.resources.join(', ')}`;
      return [{ path: [...rule.path, field, index], message: `${titleOf(resource)} may ${said}` }];
    }),
};

/** Rights with which a workload administers the cluster: verbs by resource. */
const POWERS: readonly Right[] = [
  { verbs: [], resources: [], groups: ['', '*'], said: 'every right' },
  {
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection', 'escalate', 'bind'],
    resources: ['pods', 'roles', 'clusterroles', 'rolebindings', 'clusterrolebindings', 'pods/exec'],
    groups: ['', 'rbac.authorization.k8s.io'],
    said: 'the right to change pods or roles',
  },
];

/** Finders about the accounts of pods. */
export const POD_ACCESS: Partial<Readonly<Record<CheckId, Finder<Pod, World>>>> = {
  'powerful-workload': (pod, world) => {
    const name = pod.serviceAccount ?? 'default';
    const namespace = namespaceOf(pod.resource);
    return world.bindings.flatMap((binding): readonly Outcome[] => {
      const holds = binding.subjects.some(
        (subject) =>
          subject.kind === 'ServiceAccount' && subject.name === name && (subject.namespace ?? namespace) === namespace,
      );
      const isEverywhere = binding.resource.kind === 'ClusterRoleBinding';
      if (!holds || !isEverywhere) return [];
      const role = roleFor(binding, world);
      const title = `${binding.roleKind} "${binding.roleName}"`;
      if (role === undefined) {
        if (binding.roleName !== 'cluster-admin') return [{ unknown: `No file has the ${title}` }];
      } else if (!role.rules.some((rule) => POWERS.some((power) => grounds(rule, power).length > 0))) return [];
      const path = [...pod.path, 'serviceAccountName'];
      return [{ path, message: `${titleOf(pod.resource)} may administer the cluster by ${title}` }];
    });
  },
};
