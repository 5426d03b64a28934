/**
 * YAML files below a folder as raw documents with positions.
 * @module
 */
import { type SourceTree, sourceTree } from '../source/tree.ts';
import { readSource, statOf, yamlFilesBelow } from './read-model.ts';

/**
 * Reads one file, or every YAML file below a folder, hidden ones left out.
 *
 * @throws {VaubanError} NO_SUCH_FILE when there is nothing to read
 */
export async function readSourceTrees(path: string): Promise<readonly SourceTree[]> {
  const files = (await statOf(path)).isFile() ? [path] : await yamlFilesBelow(path);
  return Promise.all(files.map(async (file) => sourceTree(await readSource(file))));
}
