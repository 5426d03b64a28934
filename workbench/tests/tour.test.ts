import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launch, type Opened, open } from './browser.fixture.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pages with the letter that opens them after "g". */
const PAGES: readonly (readonly [page: string, key: string, heading: RegExp])[] = [
  ['posture', 'p', /Risk that remains/],
  ['diagram', 'd', /Gateway/],
  ['surface', 'a', /./],
  ['trees', 'k', /./],
  ['threats', 't', /./],
  ['stride', 's', /./],
  ['questions', 'q', /./],
  ['risk', 'i', /./],
  ['roadmap', 'r', /./],
  ['controls', 'c', /./],
  ['compliance', 'm', /./],
  ['operations', 'o', /./],
  ['source', 'e', /./],
  ['diff', 'x', /./],
];

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that is serious or worse. */
async function seriousIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    readonly violations: readonly Violation[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 160))
          .slice(0, 3)
          .join(' | ')}`,
    );
}

describe.skipIf(!hasBrowser)('every page', () => {
  let browser: Browser;
  let opened: Opened;
  beforeAll(async () => {
    browser = await launch();
    opened = await open(browser);
  });
  afterAll(async () => {
    await opened.close();
    await browser.close();
  });

  it.each(PAGES)(
    '%s opens by its keys alone, says what it shows, and axe finds nothing serious in either theme',
    async (id, key, heading) => {
      const { page, complaints } = opened;
      complaints.length = 0;
      await page.locator('main').focus();
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForFunction((wanted) => location.hash.startsWith(`#/${wanted}`), id);
      await page.waitForTimeout(900);
      expect(await page.locator('main').innerText()).toMatch(heading);
      expect(await page.locator('nav [aria-current="page"]').count()).toBe(1);
      for (const theme of ['light', 'dark']) {
        await page.evaluate((to) => {
          document.documentElement.dataset['theme'] = to;
        }, theme);
        expect(await seriousIn(page), theme).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
  );

  it('can be walked through with the tab key alone, and the focus is always to be seen', async () => {
    const { page } = opened;
    for (const [id, key] of PAGES) {
      await page.locator('main').focus();
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
      await page.locator('main').focus();
      const seen = new Set<string>();
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement || element instanceof SVGElement)) return 'nothing';
          const box = element.getBoundingClientRect();
          return `${element.tagName} ${element.getAttribute('href') ?? element.textContent?.slice(0, 30) ?? ''} ${Math.round(box.x)},${Math.round(box.y)}`;
        });
        seen.add(focus);
      }
      expect(seen.size, id).toBeGreaterThan(1);
    }
  });

  it('finds anything by its name', async () => {
    const { page } = opened;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gateway');
    expect(await page.locator('.palette [role="option"]').first().innerText()).toMatch(/gateway/i);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => location.hash)).not.toBe('#/posture');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});
