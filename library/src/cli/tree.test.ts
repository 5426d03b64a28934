import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { tree } from './tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-tree-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs the command and gives what it prints and how it ends. */
async function run(path: string, id?: string, flags: Partial<Parameters<typeof tree>[2]> = {}) {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  await tree(path, id, { format: 'text', view: 'claimed', ...flags });
  return { out, exit: process.exitCode };
}

const MODEL = write(
  'vault.yaml',
  `vauban: 1
system: { title: Vault }
zones: { internet: { trust: untrusted } }
controls: { lock: { status: done, cost: 10 }, guard: { status: planned, cost: 90 } }
trees:
  vault:
    goal: Open the vault
    or: [pick, bribe]
    damage: 1000
    nodes:
      pick: { probability: 0.5, cost: 50, countered-by: [ { control: lock, works: 0.8 } ] }
      bribe: { probability: 0.1, cost: 700, countered-by: [ { control: guard, works: 0.5 } ] }
  shed: { goal: Open the shed, or: [kick], nodes: { kick: { title: Kick it in } } }
`,
);
const XML = write(
  'top.xml',
  '<opsa-mef><define-gate name="top"><or><event name="a"/><event name="b"/></or></define-gate></opsa-mef>',
);
const DATA = write(
  'data.xml',
  '<opsa-mef><define-basic-event name="a"><float value="0.5"/></define-basic-event><define-basic-event name="b"><exponential><float value="1"/><system-mission-time/></exponential></define-basic-event></opsa-mef>',
);
const DFT = write('top.dft', 'toplevel T; T and a b; a prob=0.5; b lambda=2;');

describe('vauban tree', () => {
  it('lists the trees of a model', async () => {
    const { out, exit } = await run(MODEL);
    expect(out).toMatch(/vault +Open the vault +2 +1 +2 +19 % +50\n/);
    expect(out).toMatch(/shed +Open the shed +1 +0 +1 +unknown/);
    expect(exit).toBe(0);
  });

  it('shows one tree, with fronts where there is money', async () => {
    const { out } = await run(MODEL, 'vault');
    expect(out).toContain('Probability 0.19  exact');
    expect(out).toContain('What an attacker can do');
    expect(out).toMatch(/0 +700 +lock\n +90 +none is left +lock, guard/);
    expect(out.trimEnd().split('\n').at(-1)).toBe(`Next: vauban tree ${MODEL} vault --without bribe`);
  });

  it.each<[string, Partial<Parameters<typeof tree>[2]>, number]>([
    ['no control', { view: 'inherent' }, 0.55],
    ['controls that are proven', { view: 'proven' }, 0.55],
    ['a step out of reach', { without: ['pick'] }, 0.1],
    ['a control overcome', { without: ['lock'] }, 0.55],
    ['a step that is given', { given: ['bribe'] }, 1],
  ])('counts %s', async (_, flags, probability) => {
    const { out } = await run(MODEL, 'vault', { format: 'json', ...flags });
    expect(JSON.parse(out).probability).toBeCloseTo(probability, 12);
  });

  it('ranks attacks for an attacker', async () => {
    const { out } = await run(MODEL, 'vault', { format: 'json', by: 'cost', budget: '100', limit: '5' });
    expect(JSON.parse(out)).toMatchObject({
      rankedBy: 'cost',
      best: [{ steps: ['pick'], despite: ['lock'], cost: 50 }],
    });
  });

  it('reads Open-PSA and Galileo straight', async () => {
    const xml = JSON.parse((await run(XML, undefined, { format: 'json', with: [DATA], missionTime: '1' })).out);
    expect(xml.probability).toBeCloseTo(1 - 0.5 * Math.exp(-1), 12);
    expect(xml.minimalAttackSets).toMatchObject({ count: 2, bySize: { 1: 2 } });
    const dft = JSON.parse((await run(DFT, 'T', { format: 'json' })).out);
    expect(dft.probability).toBeCloseTo(0.5 * (1 - Math.exp(-2)), 12);
  });

  it('ends with 2 and the place when a file cannot be read', async () => {
    const broken = write('broken.dft', 'toplevel T;\nT pand a b;\n');
    const { out, exit } = await run(broken);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('expected a gate without an order or spares, found "pand"');
    expect(out).toContain('2 │ T pand a b;');
    expect(exit).toBe(2);
    expect(JSON.parse((await run(broken, undefined, { format: 'json' })).out).problems[0].at).toMatchObject({
      line: 2,
      column: 3,
    });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['a tree that is not there', () => run(MODEL, 'volt'), 'Cannot find the tree "volt": expected one of vault, shed'],
    [
      'a number that is none',
      () => run(MODEL, 'vault', { budget: 'much' }),
      'Cannot read --budget "much": expected a number from 0',
    ],
    ['no attacks', () => run(MODEL, 'vault', { limit: '0' }), 'Cannot give 0 attacks: expected a whole number from 1'],
    [
      'a node that is not there',
      () => run(MODEL, 'vault', { without: ['moon'] }),
      'Cannot find the node "moon" in the tree "vault"',
    ],
    ['a file that is not there', () => run(XML, undefined, { with: ['moon.xml'] }), 'Cannot read "moon.xml"'],
  ])('refuses %s', async (_, work, message) => {
    await expect(work()).rejects.toMatchObject({ name: 'VaubanError', exitCode: 2, message });
  });
});
