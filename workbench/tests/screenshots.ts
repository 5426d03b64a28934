/**
 * `npm run screenshots`: pictures of every page in both themes for the README and the guide, of a worked model.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goTo, hasBrowser, launch, open } from './browser.fixture.ts';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** What is picked on each page, so that the picture shows what it is for. */
const PLACES: Readonly<Record<string, string>> = {
  posture: '#/posture',
  diagram: '#/diagram?from=zones/external-network',
  surface: '#/surface',
  trees: '#/trees',
  threats: '#/threats?select=threats/T01',
  stride: '#/stride',
  questions: '#/questions',
  risk: '#/risk',
  roadmap: '#/roadmap',
  controls: '#/controls?select=controls/key-hardware',
  compliance: '#/compliance',
  operations: '#/operations',
  source: '#/source?at=threats/T01',
};

/** Pages that another worked model has more to show on. */
const OF_ATLAS = new Set(['roadmap', 'compliance']);

if (!hasBrowser) throw new Error('Cannot take pictures: found no Chromium or Chrome');
mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
for (const model of ['virtengine', 'atlas']) {
  const opened = await open(browser, model);
  const { page } = opened;
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [id, hash] of Object.entries(PLACES)) {
    if (OF_ATLAS.has(id) !== (model === 'atlas')) continue;
    await goTo(page, hash);
    await page.waitForTimeout(id === 'risk' ? 6000 : 1500);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((to) => {
        document.documentElement.dataset['theme'] = to;
      }, theme);
      await page.screenshot({ path: join(FOLDER, `${id}-${theme}.jpg`), type: 'jpeg', quality: 50 });
    }
  }
  await opened.close();
}
await browser.close();
