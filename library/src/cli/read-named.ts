/**
 * Reads the files that a command names: one by one, or together where a format wants that.
 * @module
 */
import { type ForeignModel, type Format, formatOfFile, readForeign, readForeignTogether } from '../formats/index.ts';
import { contextIn, foreignFile, type NamedFile } from './foreign-files.ts';

/** A model that was read, with what it was read from. */
export interface ReadNamed {
  /** The file, or the folder whose files were read together. */
  readonly path: string;
  readonly model: ForeignModel;
}

/** Reads files; what a folder holds beside models is passed over. */
export async function readNamed(files: readonly NamedFile[], from: Format | undefined): Promise<readonly ReadNamed[]> {
  const read: ReadNamed[] = [];
  const together = new Map<string, { readonly format: Format; readonly files: NamedFile[] }>();
  for (const file of files) {
    const foreign = foreignFile(file.path);
    const format = from ?? (file.found ? formatOfFile(foreign) : undefined);
    // What a folder holds beside models is no mistake of the person who named the folder.
    if (file.found && format === undefined) continue;
    if (file.found && format?.loadReadTogether !== undefined) {
      const key = `${format.id} ${file.root}`;
      const group = together.get(key) ?? { format, files: [] };
      group.files.push(file);
      together.set(key, group);
      continue;
    }
    read.push({ path: file.path, model: await readForeign(foreign, { context: contextIn(file.root), from: format }) });
  }
  for (const { format, files: group } of together.values()) {
    const root = group[0]?.root ?? '';
    const model = await readForeignTogether(
      group.map(({ path }) => foreignFile(path)),
      format,
      root,
    );
    if (model !== undefined) read.push({ path: root, model });
  }
  return read;
}
