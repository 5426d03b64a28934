import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../model/evidence.ts';
import type { Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { type DerivedStore, openFiles } from '../../sources/gather.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { filesOf } from './tree.fixture.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: ReadonlyMap<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-reached-'));
  folders.push(folder);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const LOOK: Look = { now: '2026-11-22T12:00:00Z', signal: AbortSignal.timeout(60_000), sources: new Map() };

async function judgeFolder(
  folder: string,
  written: Readonly<Record<string, string>>,
  { store, look = LOOK }: { readonly store?: DerivedStore; readonly look?: Look } = {},
): Promise<Judgement> {
  const claim = collector.claim.parse(written);
  const source = await openFiles('source', folder, store === undefined ? {} : { store });
  const seen = collector.observation.parse(JSON.parse(JSON.stringify(await gather(claim, source, look))));
  return collector.judge(claim, seen, { now: LOOK.now });
}

const PROGRAM = `=== main.py
from shop import start

if __name__ == "__main__":
    start()
=== shop.py
def start():
    pass

def seal(data):
    return data
`;

function withFile(path: string, content: string | Uint8Array): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([...filesOf(PROGRAM), [path, content]]);
}

const SEAL = { symbol: 'seal' };

describe('gather', () => {
  it('finds what is reached and what is dead', async () => {
    const folder = folderWith(filesOf(PROGRAM));
    expect(await judgeFolder(folder, { symbol: 'start' })).toMatchObject({
      verdict: 'upheld',
      depth: 'active',
      found: '__main__ (main.py:4) -> start (main.py:4)',
    });
    expect(await judgeFolder(folder, SEAL)).toMatchObject({ verdict: 'broken', at: { file: 'shop.py', line: 4 } });
  });

  it.each<readonly [name: string, path: string, content: string | Uint8Array, reason: string]>([
    ['a template names it', 'web/page.html', '<p>{{ seal(x) }}</p>', 'No code names it, but web/page.html does'],
    ['a program in another language names it', 'native/a.c', 'int main() { seal(); }', 'native/a.c'],
    ['data names it', 'deploy/jobs.yaml', 'handler: shop.seal', 'deploy/jobs.yaml'],
    ['a file is not text', 'b.py', new Uint8Array([0x66, 0, 0xff, 0xfe]), '"b.py" was not read'],
    ['a file is not UTF-8', 'b.py', new Uint8Array([0x23, 0xe9, 0x0a]), 'expected UTF-8'],
    ['a file is too large', 'b.py', `# ${'x'.repeat(17 * 1024 * 1024)}`, 'expected at most'],
    ['a file that names it does not fit the grammar', 'b.py', 'def f(:\n  (((( seal', 'does not fit'],
    ['a file that names it nests too deep', 'b.py', `${'('.repeat(5000)}seal${')'.repeat(5000)}`, 'deeper than'],
  ])('leaves it open when %s', async (_name, path, content, reason) => {
    const { verdict, because } = await judgeFolder(folderWith(withFile(path, content)), SEAL);
    expect(verdict).toBe('unknown');
    expect(because).toContain(reason);
  });

  it.each<readonly [name: string, path: string, content: string]>([
    ['prose names it', 'docs/guide.md', 'Call `seal` before you send.'],
    ['the threat model that claims it names it', 'model.yaml', 'evidence:\n  - { check: reached, symbol: seal }\n'],
    ['a comment names it', 'other.py', '# seal the data here\n'],
    ['a lock file names it', 'package-lock.json', '{ "packages": { "seal": {} } }'],
    ['another program of the same language is a test', 'tests/test_it.py', 'from shop import seal\nseal(1)\n'],
    ['a manifest is broken', 'package.json', '{ "bin": '],
    ['a manifest nests deep', 'package.json', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    [
      'a manifest has names of inherited members',
      'package.json',
      '{ "__proto__": { "bin": "x" }, "name": "constructor" }',
    ],
    ['a manifest of Rust is broken', 'Cargo.toml', '[package\nname = '],
  ])('is not misled when %s', async (_name, path, content) => {
    expect(await judgeFolder(folderWith(withFile(path, content)), SEAL)).toMatchObject({ verdict: 'broken' });
  });

  it('finds a start in a shell file no better than before', async () => {
    const folder = folderWith(withFile('run.sh', 'seal() { :; }\nseal\n'));
    expect(await judgeFolder(folder, SEAL)).toMatchObject({ verdict: 'broken' });
  });

  it('follows no link out of the source', async () => {
    const outside = folderWith(new Map([['caller.py', 'from shop import seal\nseal(1)\n']]));
    const folder = folderWith(filesOf(PROGRAM));
    symlinkSync(join(outside, 'caller.py'), join(folder, 'caller.py'));
    expect(await judgeFolder(folder, SEAL)).toMatchObject({ verdict: 'broken' });
  });

  it.each<readonly [name: string, tree: string, symbol: string]>([
    [
      'modules that export each other',
      '=== package.json\n{ "private": true, "bin": "a.js" }\n=== a.js\nexport * from "./b.js";\nexport { seal } from "./b.js";\nimport { seal } from "./a.js";\nseal();\n=== b.js\nexport * from "./a.js";\nexport { seal } from "./a.js";\n=== c.js\nexport function seal() {}\n',
      'seal',
    ],
    [
      'packages that import each other',
      '=== a.py\nfrom b import *\nfrom b import seal\n=== b.py\nfrom a import *\nfrom a import seal\n=== c.py\ndef seal(): pass\n',
      'seal',
    ],
    [
      'classes that extend each other',
      '=== a.py\nclass A(B):\n    pass\nclass B(A):\n    pass\nA().seal()\n=== c.py\nclass C:\n    def seal(self): pass\n',
      'C.seal',
    ],
    [
      'modules that lead out of the source',
      '=== Cargo.toml\n[package]\nname = "a"\n=== src/main.rs\n#[path = "../../../../etc/passwd"]\nmod seal;\nuse super::super::super::x;\nuse self::y as z;\nuse self::z as y;\nfn main() { y(); z::seal(); }\n=== src/c.rs\nfn seal() {}\n',
      'seal',
    ],
    [
      'a module that replaces itself',
      '=== go.mod\nmodule a\nreplace a => ./\n=== a.go\npackage main\nimport . "a"\nfunc main() { seal() }\n=== c/c.go\npackage c\nfunc seal() {}\n',
      'seal',
    ],
  ])('comes to an end with %s', async (_name, tree, symbol) => {
    expect((await judgeFolder(folderWith(filesOf(tree)), { symbol })).verdict).not.toBe('upheld');
  });

  it('says that there is nothing to follow', async () => {
    const folder = folderWith(new Map([['README.md', 'seal']]));
    expect(await judgeFolder(folder, SEAL)).toMatchObject({
      verdict: 'unknown',
      because: 'There is no code of a language that can be followed',
    });
  });

  it('gives up when the time is over', async () => {
    const look = { ...LOOK, signal: AbortSignal.abort() };
    await expect(judgeFolder(folderWith(filesOf(PROGRAM)), SEAL, { look })).rejects.toThrow(CouldNotLook);
  });

  it('parses a file once, however often it is asked', async () => {
    const known = new Map<string, unknown>();
    let found = 0;
    const store: DerivedStore = {
      get(kind, path, stamp) {
        const key = `${kind} ${path} ${stamp}`;
        if (known.has(key)) found += 1;
        return known.has(key) ? { value: known.get(key) } : undefined;
      },
      set: (kind, path, stamp, value) => known.set(`${kind} ${path} ${stamp}`, JSON.parse(JSON.stringify(value))),
    };
    const folder = folderWith(filesOf(PROGRAM));
    const first = await judgeFolder(folder, SEAL, { store });
    const written = known.size;
    found = 0;
    expect(await judgeFolder(folder, SEAL, { store })).toEqual(first);
    expect(known.size).toBe(written);
    expect(found).toBe(written);
  });
});

describe('the claim', () => {
  it.each([
    [{}, 'expected either "symbol" or "module"'],
    [{ symbol: 'a', module: 'b' }, 'expected either "symbol" or "module"'],
    [{ symbol: '::' }, 'expected a name'],
  ])('refuses %j', (written, message) => {
    expect(collector.claim.safeParse(written).error?.issues.map((issue) => issue.message)).toContain(message);
  });
});
