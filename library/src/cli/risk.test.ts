import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { risk } from './risk.ts';

const VIRTENGINE = fileURLToPath(new URL('../../../models/virtengine', import.meta.url));
const FLAGS = { format: 'json', years: '50000', seed: '1', commonFactor: '1', clock: '2026-11-22' } as const;
const folder = mkdtempSync(join(tmpdir(), 'vauban-risk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command prints. */
async function printed(path: string, flags: Partial<Parameters<typeof risk>[1]> = {}): Promise<string> {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const before = process.exitCode;
  try {
    await risk(path, { ...FLAGS, ...flags });
  } finally {
    write.mockRestore();
    process.exitCode = before;
  }
  return out;
}

describe('risk', () => {
  test('prints the published figures of the VirtEngine register, the same for any number of threads', async () => {
    const out = await printed(VIRTENGINE, { threads: '1' });
    const json = JSON.parse(out);
    expect(json.expected / 715_594).toBeCloseTo(1, 5);
    expect(json.noLoss).toBeCloseTo(0.158456, 6);
    expect(json.quantiles.p90.value / 1_963_375).toBeCloseTo(1, 3);
    expect(json.quantiles.p95.value / 4_109_500).toBeCloseTo(1, 3);
    expect(json.quantiles.p99.value / 9_267_875).toBeCloseTo(1, 3);
    expect(json.quantiles.p999.value / 18_378_875).toBeCloseTo(1, 3);
    for (const { value, low, high } of Object.values<{ value: number; low: number; high: number }>(json.quantiles)) {
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
    expect(json.byThreat).toHaveLength(10);
    expect(await printed(VIRTENGINE, { threads: '2' })).toBe(out);
  });

  test('prints a page with the money ranking beside that of the matrix', async () => {
    const page = await printed(VIRTENGINE, { format: 'text', appetite: ['1%:5000000'] });
    expect(page).toMatch(/T06 .*high +1 +6/);
    expect(page).toMatch(/T09 .*moderate +7 +10/);
    expect(page).toContain('Next: vauban show');
  });

  test("counts figures of the model's own, and finds mistakes in them", async () => {
    const file = join(folder, 'model.yaml');
    const model = (frequency: string) => `vauban: 1
system: { title: Shop, scheme: five-by-five }
components: { web: { kind: process } }
threats: { flood: { title: Flood, targets: [web], risk: { frequency: ${frequency}, loss: 1000 } } }
`;
    writeFileSync(file, model('2.5'));
    expect(JSON.parse(await printed(file)).expected).toBeCloseTo(2500, 6);
    writeFileSync(file, model('{ low: 5, high: 1 }'));
    expect(JSON.parse(await printed(file)).expected).toBeNull();
  });

  test.each([
    [{ years: '5' }, /Cannot simulate 5 years/],
    [{ years: 'many' }, /Cannot read --years "many"/],
    [{ seed: '1.5' }, /seed 1.5/],
    [{ commonFactor: '0' }, /common factor 0/],
    [{ appetite: ['5000000'] }, /Cannot read --appetite "5000000"/],
    [{ appetite: ['0%:1'] }, /Cannot read --appetite/],
    [{ threads: 'x' }, /Cannot read --threads/],
  ])('refuses %j as a wrong call', async (flags, message) => {
    await expect(printed(VIRTENGINE, flags)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(message),
    });
  });
});
