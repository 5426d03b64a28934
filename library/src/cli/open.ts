/**
 * `vauban open`: serves the workbench on this machine and opens it in the browser.
 * @module
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { VaubanError } from '../model/problem.ts';
import { serve } from '../server/index.ts';
import { clockOf } from './load.ts';
import { rememberAddress, rememberedAddress } from './remembered-address.ts';

interface OpenFlags {
  readonly port?: string;
  readonly clock?: string;
  /** False when no browser is to be started. */
  readonly browser?: boolean;
}

declare const VAUBAN_VERSION: string;

/** Serves until it is stopped. */
export async function openWorkbench(paths: readonly string[], flags: OpenFlags): Promise<void> {
  const port = flags.port === undefined ? undefined : portOf(flags.port);
  const models = paths.length > 0 ? paths : [ownModel()];
  const options = { version: VAUBAN_VERSION, clock: flags.clock === undefined ? undefined : clockOf(flags.clock) };
  const last = rememberedAddress(models);
  const wanted = { ...options, port: port ?? last?.port, token: last?.token };
  const serving = await serve(models, wanted).catch((error: unknown) => {
    // Somebody else has the port by now; one that was asked for is another matter.
    if (port === undefined && isInUse(error)) return serve(models, options);
    if (isInUse(error)) throw new VaubanError('USAGE', `Cannot use port ${port}: something else listens there`);
    throw error;
  });
  rememberAddress(models, serving);
  process.stdout.write(
    `The workbench is at\n  ${serving.url}\nIt answers to this machine only. Stop it with Ctrl+C.\n`,
  );
  if (flags.browser !== false && process.stdout.isTTY === true) startBrowser(serving.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void serving.close().then(() => process.exit(0)));
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** The model that lies where one usually does. */
function ownModel(): string {
  const found = ['threat-model', 'model.yaml', '.'].find((path) => existsSync(path));
  return found ?? '.';
}

function portOf(written: string): number {
  const port = Number(written);
  if (/^\d{1,5}$/.test(written) && port <= 65_535) return port;
  throw new VaubanError('USAGE', `Cannot read --port "${written}": expected a number from 0 to 65535`);
}

function startBrowser(url: string): void {
  const [command = '', ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  // Nobody misses it where there is none: the address is printed.
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
