/**
 * `npm run bench:workbench`: how quick the workbench is in a real browser: the first view on loopback, a diagram of 500
 * components laid out and panned, and the time from a key press in the source to the analysis that follows.
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { largeModel } from '../../tools/large-model.ts';
import { goTo, hasBrowser, launch, open } from './browser.fixture.ts';

const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));
const RUNS = 7;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function row(what: string, found: string, goal: string): void {
  process.stdout.write(`| ${what} | ${found} | ${goal} |\n`);
}

/** From the start of the navigation to the first page with content. */
async function firstView(browser: Browser, model: string): Promise<number> {
  const opened = await open(browser, model);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await opened.context.newPage();
    await page.goto(opened.url);
    await page.waitForSelector('main h1');
    times.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    );
    await page.close();
  }
  await opened.close();
  return median(times);
}

/** Until the posture with its analysis is shown. */
async function firstAnalysis(browser: Browser, model: string): Promise<number> {
  const opened = await open(browser, model);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await opened.context.newPage();
    await page.goto(opened.url, { waitUntil: 'commit' });
    await page.waitForSelector('.posture');
    times.push(await page.evaluate(() => performance.now()));
    await page.close();
  }
  await opened.close();
  return median(times);
}

/** Frames a second while the diagram is dragged about. */
async function framesWhilePanning(page: Page): Promise<number> {
  // As text: what runs it here would add names that the page does not know.
  const counting = page.evaluate(`new Promise((done) => {
    const start = performance.now();
    let frames = 0;
    const count = () => {
      frames += 1;
      const passed = performance.now() - start;
      if (passed < 2000) requestAnimationFrame(count);
      else done((frames * 1000) / passed);
    };
    requestAnimationFrame(count);
  })`) as Promise<number>;
  await page.mouse.move(900, 850);
  await page.mouse.down();
  for (let step = 0; step < 90; step += 1)
    await page.mouse.move(900 + 250 * Math.sin(step / 9), 600 + 150 * Math.cos(step / 9));
  await page.mouse.up();
  return counting;
}

if (!hasBrowser) throw new Error('Cannot measure the workbench: found no Chromium or Chrome');
process.stdout.write(
  `${cpus().length} x ${cpus()[0]?.model}, Node ${process.versions.node}, headless Chromium without a GPU\n\n| what | found | goal |\n|---|---|---|\n`,
);
const browser = await launch();
row('first contentful paint, models/virtengine', `${(await firstView(browser, 'virtengine')).toFixed(0)} ms`, '1 s');
row(
  'posture with its analysis, models/virtengine',
  `${(await firstAnalysis(browser, 'virtengine')).toFixed(0)} ms`,
  '',
);

const folder = mkdtempSync(join(tmpdir(), 'vauban-bench-workbench-'));
mkdirSync(join(folder, 'large'));
writeFileSync(join(folder, 'large/model.yaml'), largeModel({ components: 500, flows: 800 }));
const large = await open(browser, 'large', join(folder, 'large'));
const start = Date.now();
await goTo(large.page, '#/diagram');
await large.page.waitForSelector('.react-flow__node');
row('diagram of 500 components, until it is drawn', `${Date.now() - start} ms`, '1.5 s');
row('frames a second while it is panned', (await framesWhilePanning(large.page)).toFixed(0), '60');
await large.page.click('.react-flow__controls-zoomin');
await large.page.click('.react-flow__controls-zoomin');
await large.page.click('.react-flow__controls-zoomin');
row('the same, zoomed in to read', (await framesWhilePanning(large.page)).toFixed(0), '60');
await large.close();

const typed = await open(browser, 'virtengine', join(MODELS, 'virtengine'));
await goTo(typed.page, '#/source');
await typed.page.locator('.cm-content').first().click();
const times: number[] = [];
for (let run = 0; run < 12; run += 1) {
  const before = await typed.page.evaluate(() => performance.now());
  const done = typed.page.evaluate(
    "new Promise((told) => addEventListener('vauban-analyzed', () => told(performance.now()), { once: true }))",
  ) as Promise<number>;
  await typed.page.keyboard.type('#');
  times.push((await done) - before);
}
row('key press in the source to new analysis, models/virtengine', `${median(times.slice(2)).toFixed(0)} ms`, '100 ms');
await typed.close();
await browser.close();
rmSync(folder, { recursive: true });
