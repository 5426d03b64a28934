/**
 * What the resources of a state refer to, by the ids and names of the cloud that stand in their values.
 * @module
 */
import { isList, isObject, type TerraformReference, type TerraformResource, type TerraformValue } from './terraform.ts';

/** Attributes that name the resource itself. */
const OWN_NAMES = ['id', 'arn', 'self_link', 'dns_name', 'endpoint', 'address', 'invoke_arn', 'url'];

/** Collects the references by the address of the resource that refers. */
export function valueReferences(
  resources: readonly TerraformResource[],
): ReadonlyMap<string, readonly TerraformReference[]> {
  const owners = new Map<string, string | undefined>();
  for (const { values, address } of resources) {
    for (const name of OWN_NAMES) {
      const value = values[name];
      if (typeof value !== 'string' || value.length < 6) continue;
      // A name that two resources have names neither.
      owners.set(value, owners.has(value) && owners.get(value) !== address ? undefined : address);
    }
  }
  return new Map(
    resources.map(({ address, values }) => {
      const found = new Map<string, TerraformReference>();
      for (const { path, text } of leavesOf(values, '')) {
        const to = owners.get(text);
        if (to !== undefined && to !== address && !OWN_NAMES.includes(path)) found.set(`${path} ${to}`, { path, to });
      }
      return [address, [...found.values()]];
    }),
  );
}

function leavesOf(value: TerraformValue, path: string): readonly { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (isList(value)) return value.flatMap((item) => leavesOf(item, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, path === '' ? key : `${path}.${key}`));
}
