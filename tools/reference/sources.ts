/**
 * The files that the reference is made from, read afresh: packed modules may be about to be written again.
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Raw } from '../../library/src/model/raw.ts';
import { sourceTree } from '../../library/src/model/source/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One file, read. */
export interface Source {
  /** Its path from the root of the repository. */
  readonly path: string;
  /** Its name in the folder, without the ending. */
  readonly name: string;
  readonly text: string;
  readonly raw: Raw;
}

/** The YAML files of a folder and those below it, by name; none when there is no such folder. */
export function sourcesIn(folder: string): readonly Source[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => sourceAt(`${folder}/${name}`, name));
}

/** One file. */
export function sourceAt(path: string, name: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { raw, problems } = sourceTree({ name: path, text });
  if (raw === undefined || problems[0] !== undefined) {
    throw new SyntaxError(`Cannot describe "${path}": ${problems[0]?.message ?? 'expected YAML, found nothing'}`);
  }
  return { path, name: name.replace(/\.yaml$/, ''), text, raw };
}

/** What reads a raw document; every schema of ours is one. */
interface Schema<Output> {
  parse(raw: unknown): Output;
}

/**
 * What a file says, by its schema.
 *
 * @throws {SyntaxError} naming the file
 */
export function described<Output>(schema: Schema<Output>, { path, raw }: Source): Output {
  try {
    return schema.parse(raw);
  } catch (cause) {
    throw new SyntaxError(`Cannot describe "${path}": ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
