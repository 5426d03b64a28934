/**
 * Who may do what in a cluster: roles, bindings, service accounts.
 * @module
 */
import type { Path } from '../../model/raw.ts';
import { flagAt, isWritten, listAt, textAt, textsAt } from './raw-fields.ts';
import type { Resource } from './resource.ts';

/** A set of rights: the verbs on the resources. */
export interface RoleRule {
  readonly path: Path;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  /** The only names it holds for; any when there are none. */
  readonly names: readonly string[];
  readonly verbs: readonly string[];
  readonly urls: readonly string[];
}

export interface Role {
  readonly resource: Resource;
  readonly rules: readonly RoleRule[];
  /** Whether its rules are gathered from other roles when the cluster runs. */
  readonly isAggregated: boolean;
}

/** The role a resource is: a Role or a ClusterRole. */
export function roleOf(resource: Resource): Role | undefined {
  if (resource.kind !== 'Role' && resource.kind !== 'ClusterRole') return undefined;
  const { raw } = resource;
  return {
    resource,
    isAggregated: isWritten(raw, 'aggregationRule'),
    rules: listAt(raw, 'rules').map((rule, index) => ({
      path: ['rules', index],
      groups: textsAt(rule, 'apiGroups'),
      resources: textsAt(rule, 'resources'),
      names: textsAt(rule, 'resourceNames'),
      verbs: textsAt(rule, 'verbs'),
      urls: textsAt(rule, 'nonResourceURLs'),
    })),
  };
}

/** Who is given a role. */
export interface Subject {
  readonly path: Path;
  /** User, Group or ServiceAccount. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

export interface Binding {
  readonly resource: Resource;
  /** Role or ClusterRole. */
  readonly roleKind: string;
  readonly roleName: string;
  readonly subjects: readonly Subject[];
}

/** The binding a resource is: a RoleBinding or a ClusterRoleBinding. */
export function bindingOf(resource: Resource): Binding | undefined {
  if (resource.kind !== 'RoleBinding' && resource.kind !== 'ClusterRoleBinding') return undefined;
  const { raw } = resource;
  return {
    resource,
    roleKind: textAt(raw, 'roleRef', 'kind') ?? '',
    roleName: textAt(raw, 'roleRef', 'name') ?? '',
    subjects: listAt(raw, 'subjects').map((subject, index) => ({
      path: ['subjects', index],
      kind: textAt(subject, 'kind') ?? '',
      name: textAt(subject, 'name') ?? '',
      namespace: textAt(subject, 'namespace'),
    })),
  };
}

export interface ServiceAccount {
  readonly resource: Resource;
  readonly mountsToken: boolean | undefined;
}

/** The service account a resource is. */
export function serviceAccountOf(resource: Resource): ServiceAccount | undefined {
  if (resource.kind !== 'ServiceAccount') return undefined;
  return { resource, mountsToken: flagAt(resource.raw, 'automountServiceAccountToken') };
}
