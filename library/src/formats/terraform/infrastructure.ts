/**
 * Resources while they are read: by address, with the components some of them became.
 * @module
 */
import type { TerraformFile, TerraformResource, TerraformValue } from '../../inputs/terraform/terraform.ts';
import { itemsOf, valueAt } from '../../inputs/terraform/terraform.ts';
import type { FoundSystem } from '../infrastructure/found-system.ts';

/** Resources on their way to a draft. */
export interface Infrastructure {
  readonly resources: readonly TerraformResource[];
  readonly byAddress: ReadonlyMap<string, TerraformResource>;
  readonly found: FoundSystem;
  /** Addresses whose meaning is carried; of the others only the address is kept. */
  readonly read: Set<string>;
}

/** Puts the resources of a file together. */
export function infrastructureOf({ resources }: TerraformFile, found: FoundSystem): Infrastructure {
  const own = resources.filter(({ isData }) => !isData);
  return { resources: own, byAddress: new Map(own.map((each) => [each.address, each])), found, read: new Set() };
}

/** The component a resource became. */
export function componentOf({ found }: Infrastructure, address: string | undefined): string | undefined {
  return address === undefined ? undefined : found.draft.find('components', address);
}

/** The resources that attributes of a resource refer to. */
export function referred(
  { byAddress }: Infrastructure,
  { references }: TerraformResource,
  attribute: RegExp,
): readonly TerraformResource[] {
  const addresses = new Set(references.filter(({ path }) => attribute.test(path)).map(({ to }) => to));
  return [...addresses].flatMap((address) => byAddress.get(address) ?? []);
}

/** A text of a resource. */
export function textOf(value: TerraformValue | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A number of a resource, or a text that is one. */
export function numberOf(value: TerraformValue | undefined, ...keys: readonly string[]): number | undefined {
  const found = valueAt(value, ...keys);
  if (typeof found === 'number') return found;
  return typeof found === 'string' && /^\d{1,9}$/.test(found) ? Number(found) : undefined;
}

/** A flag of a resource, or a text that is one. */
export function flagOf(value: TerraformValue | undefined, ...keys: readonly string[]): boolean | undefined {
  const found = valueAt(value, ...keys);
  if (typeof found === 'boolean') return found;
  return found === 'true' ? true : found === 'false' ? false : undefined;
}

/** The texts of a list of a resource. */
export function textsOf(value: TerraformValue | undefined, ...keys: readonly string[]): readonly string[] {
  return itemsOf(valueAt(value, ...keys)).filter((item) => typeof item === 'string');
}
