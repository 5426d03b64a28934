/**
 * What a Terraform configuration, plan or state says: resources with the values that are known and what they refer to.
 * @module
 */
import type { Place, Problem } from '../../model/problem.ts';

/** A value as far as it stands in the file; what has to be computed is null. */
export type TerraformValue =
  | string
  | number
  | boolean
  | null
  | readonly TerraformValue[]
  | { readonly [key: string]: TerraformValue };

/** One resource refers to another. */
export interface TerraformReference {
  /** The attribute that refers, its blocks before it: `environment.variables.TABLE`. */
  readonly path: string;
  /** The address of the other resource, without an index. */
  readonly to: string;
}

/** A resource, or a data source that only looks one up. */
export interface TerraformResource {
  /** Such as `module.shop.aws_instance.web`; instances of one resource share it. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;
  /** Whether it is made several times. */
  readonly many: boolean;
  readonly values: { readonly [key: string]: TerraformValue };
  readonly references: readonly TerraformReference[];
  readonly at: Place;
}

/** A call of a module whose content is not in the file. */
interface TerraformModule {
  readonly name: string;
  readonly source: string | undefined;
  readonly at: Place;
}

export interface TerraformFile {
  readonly resources: readonly TerraformResource[];
  readonly modules: readonly TerraformModule[];
  readonly problems: readonly Problem[];
}

/** Follows keys through maps and lists of one; undefined when nothing stands there. */
export function valueAt(value: TerraformValue | undefined, ...keys: readonly string[]): TerraformValue | undefined {
  let at: TerraformValue | undefined = value;
  for (const key of keys) {
    if (isList(at)) at = at[0];
    if (!isObject(at)) return undefined;
    at = Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at ?? undefined;
}

/** The items of a list; a value that is none is a list of one. */
export function itemsOf(value: TerraformValue | undefined): readonly TerraformValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** Whether a value is a list. */
export function isList(value: TerraformValue | undefined): value is readonly TerraformValue[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isObject(value: TerraformValue | undefined): value is { readonly [key: string]: TerraformValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
