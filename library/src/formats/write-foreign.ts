/**
 * A model in the format of another tool, with a list of what that format could not carry.
 * @module
 */
import { VaubanError } from '../model/problem.ts';
import type { Exported, Format, WriteContext, WrittenModel } from './format.ts';

/**
 * Writes a model.
 *
 * @throws {VaubanError} USAGE when the format is only read, or has no such part
 */
export async function writeForeign(source: WrittenModel, format: Format, context: WriteContext): Promise<Exported> {
  const write = await format.loadWrite?.();
  if (write === undefined) {
    throw new VaubanError('USAGE', `Cannot write "${format.id}": this format is only read`, {
      hint: 'Run "vauban formats" to see which are written',
    });
  }
  const { part } = context;
  if (part !== undefined && !(format.parts ?? []).includes(part)) {
    const parts = format.parts?.join(', ') ?? 'no parts';
    throw new VaubanError('USAGE', `Cannot write the part "${part}" of "${format.id}": expected ${parts}`);
  }
  return write(source, context);
}
