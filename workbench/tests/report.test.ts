import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launch } from './browser.fixture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = [
  'posture',
  'diagram',
  'surface',
  'trees',
  'threats',
  'stride',
  'questions',
  'risk',
  'roadmap',
  'controls',
  'compliance',
  'operations',
  'source',
  'diff',
];

describe.skipIf(!hasBrowser)('a frozen report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-report-test-'));
  const file = join(folder, 'report.html');
  let browser: Browser;
  const vauban = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [join(ROOT, 'library/dist/cli/main.js'), 'report', ...args], {
      encoding: 'utf8',
      cwd: ROOT,
    });
  beforeAll(async () => {
    vauban('models/virtengine', '-o', file, '--clock', '2026-01-31');
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it('is one file under 3 MB for the largest model, the same bytes twice', () => {
    expect(statSync(file).size).toBeLessThan(3_000_000);
    const again = join(folder, 'again.html');
    vauban('models/virtengine', '-o', again, '--clock', '2026-01-31');
    expect(readFileSync(again, 'utf8') === readFileSync(file, 'utf8')).toBe(true);
  });

  it('opens from the disk, shows every page, asks no network and can change nothing', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${pathToFileURL(file).href}#/posture`);
    for (const id of PAGES) {
      await page.evaluate((to) => {
        location.hash = to;
      }, `#/${id}`);
      await page.waitForTimeout(500);
      expect((await page.locator('main').innerText()).length, id).toBeGreaterThan(40);
    }
    await page.evaluate(() => {
      location.hash = '#/threats?select=threats/T01';
    });
    await page.getByText('Validator key theft').first().waitFor();
    expect(await page.getByRole('button', { name: 'Decide', exact: true }).count()).toBe(0);
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is printed by the browser of the machine, and says plainly when there is none', () => {
    const pdf = join(folder, 'report.pdf');
    vauban('models/atlas', '--format', 'pdf', '-o', pdf);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(() =>
      execFileSync(
        process.execPath,
        [join(ROOT, 'library/dist/cli/main.js'), 'report', 'models/atlas', '--format', 'pdf', '-o', pdf],
        {
          cwd: ROOT,
          encoding: 'utf8',
          stdio: 'pipe',
          env: { PATH: folder },
        },
      ),
    ).toThrow(/found no Chromium, Chrome or Edge/);
  });
});
