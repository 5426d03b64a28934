/**
 * The data in stores, secrets and keys as assets.
 * @module
 */
import type { TerraformResource } from '../../inputs/terraform/terraform.ts';
import { nameOf } from './add-components.ts';
import { dataFacts, keepsVersions } from './data-facts.ts';
import { componentOf, flagOf, type Infrastructure, referred, textOf } from './infrastructure.ts';
import { CALLS, DESCRIBES, KEPT_SECRETS, resourceType } from './resource-types.ts';

/** Resources that say something of another one and are nothing by themselves. */
const CONFIGURES = /^aws_s3_bucket_(?:server_side_encryption_configuration|versioning|logging)$/;

/** Adds the assets. */
export function addAssets(infrastructure: Infrastructure): void {
  const { resources, found } = infrastructure;
  const around = configurations(infrastructure);
  for (const store of resources) {
    const component = componentOf(infrastructure, store.address);
    if (component === undefined || resourceType(store.type)?.kind !== 'store') continue;
    const others = around.get(store.address) ?? [];
    if ([store, ...others].some(keepsVersions)) {
      const facts = found.draft.get('components', component)?.['facts'];
      const before = typeof facts === 'object' && !Array.isArray(facts) ? facts : {};
      found.draft.extend('components', component, { facts: { ...before, 'deletion-protection': 'yes' } });
    }
    found.add(
      'assets',
      { name: `${component}-data`, key: `data of ${store.address}` },
      { title: `Data in ${component}`, at: [component], facts: dataFacts(store, others) },
      store.at,
    );
  }
  for (const resource of resources) {
    const kind = KEPT_SECRETS[resource.type];
    // A parameter that is no secret is a setting like any other.
    const isPlain = resource.type === 'aws_ssm_parameter' && textOf(resource.values, 'type') !== 'SecureString';
    if (kind !== undefined && !isPlain) addSecret(infrastructure, resource, kind);
  }
}

/** The resources that configure another, by the address of the other. */
function configurations(infrastructure: Infrastructure): ReadonlyMap<string, readonly TerraformResource[]> {
  const around = new Map<string, TerraformResource[]>();
  for (const resource of infrastructure.resources) {
    if (!CONFIGURES.test(resource.type)) continue;
    for (const { address } of referred(infrastructure, resource, /^bucket$/)) {
      around.set(address, [...(around.get(address) ?? []), resource]);
      infrastructure.read.add(resource.address);
    }
  }
  return around;
}

function addSecret(infrastructure: Infrastructure, resource: TerraformResource, kind: 'credential' | 'key'): void {
  const { resources, found, read } = infrastructure;
  read.add(resource.address);
  const isManaged = /kms|key_vault/.test(resource.type);
  const rotates = flagOf(resource.values, 'enable_key_rotation');
  const facts = {
    ...(kind === 'key' && isManaged && { 'key-at-rest': 'vault' }),
    ...(rotates !== undefined && { rotation: rotates ? 'yes' : 'no' }),
  };
  const asset = found.add(
    'assets',
    { name: nameOf(resource), key: resource.address },
    {
      title: textOf(resource.values, 'name') ?? textOf(resource.values, 'description') ?? resource.name,
      class: kind,
      facts,
    },
    resource.at,
  );
  if (kind === 'key') return;
  for (const user of resources) {
    const component = componentOf(infrastructure, user.address);
    const described = [user, ...referred(infrastructure, user, DESCRIBES)].flatMap(({ references }) => references);
    const uses = described.some(({ path, to }) => to === resource.address && CALLS.test(path));
    if (component !== undefined && uses) found.holds(asset, component);
  }
}
