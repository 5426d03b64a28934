/**
 * The JSON Schema of the language, put beside a new model so that editors complete it.
 * @module
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes the schema below a model's folder. */
export async function copySchema(folder: string): Promise<void> {
  await mkdir(join(folder, '.vauban'), { recursive: true });
  const schema = fileURLToPath(new URL('../../schema/model.schema.json', import.meta.url));
  await copyFile(schema, join(folder, '.vauban', 'model.schema.json'));
}
