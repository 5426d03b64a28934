import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goTo, hasBrowser, launch, type Opened, open, settled } from './browser.fixture.ts';

/** Every YAML file of a folder with its text. */
function textsIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Lines that only one of two sets of texts has. */
function changed(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [(before[name] ?? '').split('\n'), (after[name] ?? '').split('\n')];
    const counts = (lines: readonly string[]): Map<string, number> => {
      const many = new Map<string, number>();
      for (const line of lines) many.set(line, (many.get(line) ?? 0) + 1);
      return many;
    };
    const [were, are] = [counts(old), counts(now)];
    return [
      ...old.filter((line) => (are.get(line) ?? 0) < (were.get(line) ?? 0)).map((line) => `- ${name}: ${line}`),
      ...now.filter((line) => (were.get(line) ?? 0) < (are.get(line) ?? 0)).map((line) => `+ ${name}: ${line}`),
    ];
  });
}

describe.skipIf(!hasBrowser)('the workbench', () => {
  let browser: Browser;
  let opened: Opened;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    opened = await open(browser);
  });
  afterEach(async () => {
    await opened.close();
  });

  /** Waits until the files say what they should. */
  async function written(
    isSo: (texts: Readonly<Record<string, string>>) => boolean,
  ): Promise<Readonly<Record<string, string>>> {
    for (let tries = 0; tries < 100; tries += 1) {
      const texts = textsIn(opened.model);
      if (isSo(texts)) return texts;
      await new Promise((done) => setTimeout(done, 100));
    }
    return textsIn(opened.model);
  }

  it('adds a component in the diagram: one line of YAML more, every comment kept, and undone byte for byte', async () => {
    const { page, model, complaints } = opened;
    const before = textsIn(model);
    await goTo(page, '#/diagram');
    await page.getByRole('button', { name: 'Component', exact: true }).click();
    await page.getByLabel('What people call it').fill('Mail <b>relay</b>');
    await page.getByLabel('What it is made with').fill('postfix');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const after = await written((texts) => Object.values(texts).join('').includes('Mail'));
    const lines = changed(before, after);
    expect(lines.length).toBe(1);
    expect(lines[0]).toMatch(
      /^\+ \w[\w-]*\.yaml: {3}mail-b-relay-b: \{ title: Mail <b>relay<\/b>, kind: process, zone: [\w-]+, technology: \[postfix\] \}$/,
    );
    await page.getByText('Mail <b>relay</b>').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await written((texts) => !Object.values(texts).join('').includes('Mail'))).toEqual(before);
    await page.getByRole('button', { name: 'Redo' }).click();
    expect(await written((texts) => Object.values(texts).join('').includes('Mail'))).toEqual(after);
    expect(complaints).toEqual([]);
  });

  it('moves a component by hand: the place is written beside the model, and nothing else', async () => {
    const { page, model } = opened;
    const before = textsIn(model);
    await goTo(page, '#/diagram');
    const node = page.locator('.react-flow__node[data-id="components/gateway"]');
    await node.waitFor();
    const box = await node.boundingBox();
    if (box === null) throw new Error('The gateway is not drawn');
    await page.mouse.move(box.x + 20, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 60, { steps: 6 });
    await page.mouse.up();
    const after = await written((texts) => Object.values(texts).join('').includes('layout:'));
    const lines = changed(before, after);
    expect(lines.some((line) => /gateway: \[-?\d+, -?\d+\]/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('-'))).toEqual([]);
  });

  it('shows both texts when a file was changed on the disk meanwhile, and loses neither', async () => {
    const { page, model } = opened;
    const file = join(model, 'threats.yaml');
    const before = readFileSync(file, 'utf8');
    const second = await opened.context.newPage();
    await second.goto(opened.url);
    await settled(second);
    await goTo(page, '#/source?at=threats/R1');
    const editor = page.locator('.cm-content').first();
    await editor.waitFor();
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n# typed here');
    writeFileSync(file, `${before}# written by somebody else\n`);
    await page.waitForTimeout(500);
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: /was changed on the disk too/ }).waitFor();
    expect(readFileSync(file, 'utf8')).toBe(`${before}# written by somebody else\n`);
    await page.getByRole('button', { name: 'Save the right side' }).click();
    await written((texts) => texts['threats.yaml']?.includes('typed here') === true);
    expect(readFileSync(file, 'utf8')).toContain('# typed here');
    // The other tab sees it without being told.
    await goTo(second, '#/source?at=threats/R1');
    await second.waitForTimeout(600);
    await second.locator('.cm-content').first().click();
    await second.keyboard.press('Control+End');
    await second.waitForTimeout(300);
    expect(await second.locator('.cm-content').first().innerText()).toContain('typed here');
  });

  it('opens a model with problems, shows them, and goes on from there', async () => {
    const { page, model } = opened;
    writeFileSync(join(model, 'threats.yaml'), 'threats: { T1: { targets: [nobody], stride: [loud] }, oops');
    await goTo(page, '#/posture');
    await page.getByRole('link', { name: /problems?; the rest is shown/ }).waitFor();
    expect(await page.locator('.steps li').first().innerText()).toMatch(/threats\.yaml|Cannot read|expected/);
    writeFileSync(join(model, 'threats.yaml'), 'threats: { T1: { title: "<img src=x onerror=alert(1)>" } }\n');
    await goTo(page, '#/threats');
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('survives a file that is deleted under it, and a server that goes and comes back', async () => {
    const { page, model, stopServer, startServer, complaints } = opened;
    rmSync(join(model, 'phases.yaml'), { force: true });
    await page.waitForTimeout(400);
    await stopServer();
    await page.getByText('Server gone; what you change stays here').waitFor();
    complaints.length = 0;
    await startServer();
    // The same models are served at the same address again, and the page goes on by itself.
    await page.getByText('Server gone; what you change stays here').waitFor({ state: 'detached' });
    await goTo(page, '#/diagram');
    await page.getByRole('button', { name: 'Component', exact: true }).click();
    await page.getByLabel('What people call it').fill('After the restart');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await written((texts) => JSON.stringify(texts).includes('After the restart'));
    expect(JSON.stringify(textsIn(model))).toContain('After the restart');
  });

  it('switches to an environment and back', async () => {
    const { page } = opened;
    const select = page.getByLabel('Environment');
    if ((await select.count()) === 0) return;
    const [, first] = await select.locator('option').all();
    const value = await first?.getAttribute('value');
    await select.selectOption(value ?? '');
    await page.waitForTimeout(600);
    expect(await select.inputValue()).toBe(value);
    await select.selectOption('');
    await page.waitForTimeout(300);
    expect(await select.inputValue()).toBe('');
  });

  it('looks at every claim, says how far it is, and tells when it is done', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Look at every claim' }).click();
    await page.getByText('Looked at every claim').waitFor({ timeout: 60_000 });
  });

  it('answers a question: the answer is in the YAML, and the page shows what it moved', async () => {
    const { page, model, complaints } = opened;
    const before = textsIn(model);
    await goTo(page, '#/questions');
    const progress = page.getByText(/\d+ open, \d+ answered/);
    const was = await progress.innerText();
    await page.keyboard.press('1');
    const after = await written((texts) => JSON.stringify(texts) !== JSON.stringify(before));
    expect(changed(before, after).length).toBeGreaterThan(0);
    expect(changed(before, after).filter((line) => line.startsWith('-')).length).toBeLessThanOrEqual(1);
    for (let tries = 0; tries < 50 && (await progress.innerText()) === was; tries += 1) await page.waitForTimeout(100);
    expect(await progress.innerText()).not.toBe(was);
    expect(complaints).toEqual([]);
  });

  it('decides a threat in place, and takes the decision back', async () => {
    const { page, model } = opened;
    const before = textsIn(model);
    await goTo(page, '#/threats?select=threats/R1');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Treatment').selectOption('accept');
    await page.getByLabel('Because').fill('It is "cheap": a, b & <c> # really');
    await page.getByRole('button', { name: 'Change the decision' }).click();
    const after = await written((texts) => JSON.stringify(texts).includes('really'));
    const added = changed(before, after).join('\n');
    expect(added).toContain('treatment: accept');
    await page.getByText('It is "cheap": a, b & <c> # really').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await written((texts) => !JSON.stringify(texts).includes('really'))).toEqual(before);
  });

  it('runs slow work as a job: a budget with its slider', async () => {
    const { page } = opened;
    await goTo(page, '#/risk');
    const assume = page.getByLabel(/cost/i).first();
    await page.waitForTimeout(1500);
    if ((await assume.count()) === 0) return;
    expect(await page.locator('main').innerText()).not.toContain('Vauban failed');
  });
});
