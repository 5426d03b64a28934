/**
 * A real browser on a served copy of a worked model. Without a browser the tests are skipped, with the reason; where
 * VAUBAN_BROWSER says "required", that is a failure.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine. */
export const BROWSER = [
  process.env['CHROME_PATH'] ?? '',
  ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
].find((path) => path !== '' && existsSync(path));

if (BROWSER === undefined) {
  const reason = 'found no Chromium or Chrome (set CHROME_PATH to name one)';
  if (process.env['VAUBAN_BROWSER'] === 'required') throw new Error(`Cannot test the workbench: ${reason}`);
  process.stderr.write(`The tests of the workbench are skipped: ${reason}\n`);
}

/** Whether there is a browser to test with. */
export const hasBrowser = BROWSER !== undefined;

/** A page on a served copy of a model. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The folder of the copy. */
  readonly model: string;
  readonly url: string;
  /** What the page complained about so far. */
  readonly complaints: string[];
  stopServer(): Promise<void>;
  /** Starts a server on the same port again. */
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Serves a copy of a worked model and opens it. */
export async function open(browser: Browser, name = 'atlas', path = join(ROOT, 'models', name)): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-workbench-'));
  const model = join(folder, name);
  cpSync(path, model, { recursive: true });
  let served = await serveAt(model);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(served.url);
  await settled(page);
  return {
    page,
    context,
    model,
    url: served.url,
    complaints,
    stopServer: () => stopped(served.process),
    startServer: async () => {
      served = await serveAt(model);
    },
    close: async () => {
      await context.close();
      await stopped(served.process);
      rmSync(folder, { recursive: true });
    },
  };
}

interface Served {
  readonly process: ChildProcess;
  readonly url: string;
}

function serveAt(model: string): Promise<Served> {
  return new Promise((done, failed) => {
    const process_ = spawn(process.execPath, [join(ROOT, 'library/dist/cli/main.js'), 'open', model, '--no-browser'], {
      env: { ...process.env, XDG_CACHE_HOME: join(model, '../cache') },
    });
    let said = '';
    process_.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /http:\S+/.exec(said)?.[0];
      if (url !== undefined) done({ process: process_, url });
    });
    process_.stderr.on('data', (chunk) => {
      said += chunk;
    });
    process_.on('exit', () => failed(new Error(said)));
  });
}

function stopped(process_: ChildProcess): Promise<void> {
  if (process_.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    process_.on('exit', () => done());
    process_.kill('SIGTERM');
  });
}

/** Waits until the model is analyzed and its page is shown. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main > *:not(.loading)') !== null);
}

/** Goes to a place in the workbench. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForTimeout(300);
}
