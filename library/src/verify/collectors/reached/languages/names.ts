/**
 * What names mean in each language.
 * @module
 */
import type { CodeLanguage, Definition, Import } from '../../../../inputs/syntax/index.ts';
import { namesOfModule } from '../definitions.ts';
import type { Module, Value } from '../values.ts';
import type { World } from '../world.ts';
import type { Crate } from './rust-layout.ts';

/** What names mean in one language. */
export interface Names {
  /** What a name without a qualifier means at a place. */
  free(name: string, file: string, inside: number | undefined): Value;
  /** What a name means that others take from a module; undefined when it has none. */
  member(module: Module, name: string): Value | undefined;
  /** What an import brings in. */
  brought(file: string, one: Import): Value;
  /** The tops of modules that an import runs. */
  runs(file: string, one: Import): readonly string[];
  /** The tops that an import may run, by its text alone; folders end with a slash. */
  mayRun(file: string, from: string): readonly string[];
}

/** What names mean in Rust, and which crate a file belongs to. */
export interface RustNames extends Names {
  readonly crates: readonly Crate[];
  /** The declarations of the modules that lead to a file; undefined when no module declares it. */
  chainOf(file: string): readonly Definition[] | undefined;
  crateOf(file: string): Crate | undefined;
}

export type AllNames = Readonly<Record<Exclude<CodeLanguage, 'rust'>, Names>> & { readonly rust: RustNames };

/** The definitions of a name at the top of a module, as one value. */
export function definedIn(
  world: World,
  file: string,
  { name, inner }: { readonly name: string; readonly inner?: number | undefined },
): Value | undefined {
  const sites = namesOfModule(world.facts(file), name, inner).map((index) => ({ file, index }));
  return sites.length === 0 ? undefined : { at: 'sites', sites };
}
