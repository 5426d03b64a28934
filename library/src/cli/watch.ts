/**
 * Runs a command again whenever a file of its models changes.
 * @module
 */
import { watch } from 'node:fs';

/** How long to wait for an editor to finish writing, in milliseconds. */
const SETTLE = 80;

/** Runs, then waits for changes and runs again, until the process is interrupted. */
export async function watchModels(paths: readonly string[], run: () => Promise<number>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;

  async function once(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
      try {
        process.exitCode = await run();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
      process.stderr.write('Watching; press Ctrl-C to stop\n');
    } while (again);
    running = false;
  }

  for (const path of paths) {
    watch(path, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void once(), SETTLE);
    });
  }
  await once();
}
