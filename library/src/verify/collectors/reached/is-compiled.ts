/**
 * Whether files are part of what is compiled: in Rust, only those that modules declare.
 * @module
 */
import type { OpenGround } from './ground.ts';

/** Whether one of some files is compiled, as far as anybody can tell; so are no files at all. */
export function isCompiled({ resolver }: OpenGround, files: readonly string[]): boolean {
  const { world, names } = resolver;
  const { crates, chainOf } = names.rust;
  const isDeclared = (file: string): boolean => !file.endsWith('.rs') || chainOf(file) !== undefined;
  if (files.length === 0 || crates.length === 0 || files.some(isDeclared)) return true;
  // A file can also be named by its path, or be pasted into another one.
  const rust = world.files.filter((file) => file.endsWith('.rs'));
  return rust.some(
    (file) =>
      world.hasWord(file, 'include') ||
      (world.hasWord(file, 'path') && world.facts(file).definitions.some(({ path }) => path !== undefined)),
  );
}
