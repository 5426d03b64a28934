/**
 * Options that several commands share.
 * @module
 */
import { Option } from 'commander';

/** How a command prints; the first is what it does without being told. */
export const format = (...formats: readonly string[]) =>
  new Option('--format <format>', 'how to print it').choices(formats).default(formats[0]);
export const unknown = () =>
  new Option('--unknown <value>', 'take what the model does not say for its worst').choices(['worst']);
export const environment = () => new Option('-e, --environment <name>', 'apply the overlay of an environment');
export const clock = () => new Option('--clock <date>', 'pretend it is this day (default: today)');
export const output = () => new Option('-o, --output <file>', 'write to a file instead of the terminal');

/** Options that may be given several times. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
