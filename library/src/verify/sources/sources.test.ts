import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDerived } from '../store/gather.ts';
import { openFiles } from './gather.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vauban-source-'));
const OUTSIDE = mkdtempSync(join(tmpdir(), 'vauban-outside-'));
afterAll(() => {
  for (const folder of [FOLDER, OUTSIDE]) rmSync(folder, { recursive: true });
});

mkdirSync(join(FOLDER, 'src/deep'), { recursive: true });
mkdirSync(join(FOLDER, 'node_modules/x'), { recursive: true });
mkdirSync(join(FOLDER, '.git'), { recursive: true });
writeFileSync(join(FOLDER, 'src/deep/a.ts'), 'export const a = 1;\n');
writeFileSync(join(FOLDER, 'src/b.rs'), 'fn b() {}\n');
writeFileSync(join(FOLDER, 'node_modules/x/index.js'), '');
writeFileSync(join(FOLDER, '.git/config'), '');
writeFileSync(join(FOLDER, 'binary'), new Uint8Array([1, 0, 2]));
writeFileSync(join(FOLDER, 'latin'), new Uint8Array([0xe9, 0x20]));
writeFileSync(join(FOLDER, 'large'), 'x'.repeat(2000));
writeFileSync(join(FOLDER, 'key'), 'secret');
chmodSync(join(FOLDER, 'key'), 0o600);
writeFileSync(join(OUTSIDE, 'passwd'), 'secret');
symlinkSync(join(OUTSIDE, 'passwd'), join(FOLDER, 'leak'));
symlinkSync(OUTSIDE, join(FOLDER, 'tunnel'));
symlinkSync('src/b.rs', join(FOLDER, 'inside'));
symlinkSync('round', join(FOLDER, 'round'));

const source = await openFiles('sample', FOLDER, { limits: { largestFile: 1000 } });

describe('openFiles', () => {
  it('lists the files of a folder in order, without histories, packages and links that lead out', async () => {
    const paths = (await source.files()).map(({ path }) => path);
    expect(paths).toEqual(['binary', 'inside', 'key', 'large', 'latin', 'src/b.rs', 'src/deep/a.ts']);
  });

  it('finds files by patterns', async () => {
    const found = await source.find(['**/*.{ts,rs}'], ['**/deep/**']);
    expect(found.map(({ path }) => path)).toEqual(['src/b.rs']);
  });

  it('tells the mode of a file and where a link leads', async () => {
    expect((await source.entry('key')).mode).toBe(0o600);
    expect((await source.entry('inside')).link).toBe('src/b.rs');
    expect(await source.text('./inside')).toBe('fn b() {}\n');
  });

  it.each([
    ['../outside', 'it leads out of the source'],
    ['/etc/passwd', 'it leads out of the source'],
    ['leak', 'it is a link that leads out of the source'],
    ['tunnel/passwd', 'it leads out of the source'],
    ['round', 'where nothing is'],
    ['missing', 'Cannot find "missing"'],
    ['large', 'it has 2000 bytes, expected at most 1000'],
    ['binary', 'it is binary'],
    ['latin', 'expected UTF-8'],
    ['src', 'expected a file'],
  ])('does not read %s: %s', async (path, reason) => {
    await expect(source.text(path)).rejects.toThrow(reason);
  });

  it('says that there is nothing when there is nothing', async () => {
    await expect(openFiles('gone', join(FOLDER, 'gone'))).rejects.toThrow('there is nothing at');
  });

  it('refuses a folder with too many files', async () => {
    const small = await openFiles('small', FOLDER, { limits: { mostFiles: 3 } });
    await expect(small.files()).rejects.toThrow('more than 3 files');
  });

  it('reads one file as a source of its own', async () => {
    const one = await openFiles('one', join(FOLDER, 'src/b.rs'));
    expect((await one.files()).map(({ path }) => path)).toEqual(['b.rs']);
    expect(await one.text('b.rs')).toBe('fn b() {}\n');
  });

  it('works a file out once while it stays the same, and again when it changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vauban-derived-'));
    const place = mkdtempSync(join(tmpdir(), 'vauban-derived-source-'));
    try {
      writeFileSync(join(place, 'one'), 'one');
      writeFileSync(join(place, 'two'), 'two');
      let worked = 0;
      const run = async (): Promise<unknown> => {
        const derived = openDerived(folder);
        const again = await openFiles('again', place, { store: derived.of(place) });
        const { values } = await again.derive('length 1', await again.files(), (text) => {
          worked += 1;
          return text.length;
        });
        derived.save();
        return Object.fromEntries(values);
      };
      expect(await run()).toEqual({ one: 3, two: 3 });
      expect(await run()).toEqual({ one: 3, two: 3 });
      expect(worked).toBe(2);
      writeFileSync(join(place, 'two'), 'three');
      expect(await run()).toEqual({ one: 3, two: 5 });
      expect(worked).toBe(3);
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(place, { recursive: true });
    }
  });
});
