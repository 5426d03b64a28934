/**
 * What namespaces, accounts, settings and storage give to the workloads that use them.
 * @module
 */
import type { StorageClaim } from '../../../inputs/kubernetes/cluster.ts';
import { dataOf } from '../../../inputs/kubernetes/cluster.ts';
import { flagAt, textAt } from '../../../inputs/kubernetes/raw-fields.ts';
import { type Resource, titleOf } from '../../../inputs/kubernetes/resource.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import { credentialIn } from './value-class.ts';
import { missing, type NamespaceSubject, type World } from './world.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Finders about namespaces. */
export const ON_NAMESPACE: Partial<Readonly<Record<CheckId, Finder<NamespaceSubject, World>>>> = {
  'resource-quota': ({ name }, world) =>
    world.quotas.has(name) ? [] : missing(world, { path: [], message: `Namespace "${name}" has no resource quota` }),
  'limit-range': ({ name }, world) =>
    world.defaultLimits.has(name)
      ? []
      : missing(world, { path: [], message: `Namespace "${name}" has no limit range` }),
  'admission-level': ({ name, resource }, { claim }): readonly Outcome[] => {
    if (resource === undefined) return [{ unknown: `No file has the Namespace "${name}"` }];
    const level = textAt(resource.raw, 'metadata', 'labels', ENFORCE);
    const wanted = claim.is === 'restricted' ? ['restricted'] : ['baseline', 'restricted'];
    if (level !== undefined && wanted.includes(level)) return [];
    const found = level === undefined ? 'anything' : `what is "${level}"`;
    const path = ['metadata', 'labels', ENFORCE];
    return [{ path, message: `Namespace "${name}" admits ${found}, expected ${wanted.join(' or ')}` }];
  },
};

/** Finders about service accounts. */
export const ON_ACCOUNT: Partial<Readonly<Record<CheckId, Finder<Resource, World>>>> = {
  'default-account-token': (account) =>
    account.name !== 'default' || flagAt(account.raw, 'automountServiceAccountToken') === false
      ? []
      : [
          {
            path: ['automountServiceAccountToken'],
            message: `Whoever runs as the ${titleOf(account)} gets a token for the cluster`,
          },
        ],
};

/** Finders about ConfigMaps. */
export const ON_CONFIG_MAP: Partial<Readonly<Record<CheckId, Finder<Resource, World>>>> = {
  'credentials-in-config-map': (configMap) =>
    (dataOf(configMap) ?? []).flatMap(({ path, key, value }) => {
      const credential = credentialIn(key, value ?? 'empty');
      return credential === undefined
        ? []
        : [{ path, message: `${titleOf(configMap)} has a ${credential} as "${key}"` }];
    }),
};

/** Parameters by which the storage of clouds says that it encrypts. */
const ENCRYPTS: readonly RegExp[] = [
  /^encrypted=true$/i,
  /^(?:encrypted|encryption)=(?:true|yes|luks.*|aes.*)$/i,
  /^(?:disk-encryption-kms-key|kmsKeyId|diskEncryptionSetID|csi\.storage\.k8s\.io\/node-stage-secret-name)=.+/i,
];

/** Finders about claims for storage. */
export const ON_STORAGE: Partial<Readonly<Record<CheckId, Finder<StorageClaim, World>>>> = {
  'plain-volume': ({ resource, path, storageClass }, { storage }): readonly Outcome[] => {
    if (storageClass === undefined) return [{ unknown: `${titleOf(resource)} names no storage class` }];
    const parameters = storage.get(storageClass);
    if (parameters === undefined) return [{ unknown: `No file has the StorageClass "${storageClass}"` }];
    const isEncrypted = Object.entries(parameters).some((entry) =>
      ENCRYPTS.some((known) => known.test(entry.join('='))),
    );
    const message = `Storage class "${storageClass}" of ${titleOf(resource)} does not encrypt`;
    return isEncrypted ? [] : [{ path: [...path, 'spec', 'storageClassName'], message }];
  },
};
