import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/vauban.mjs', import.meta.url));
const ATLAS = fileURLToPath(new URL('../../../models/atlas', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vauban-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the built command line as a shell would. */
function vauban(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 45_000,
  });
  return { status, out: stdout, error: stderr };
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('vauban', () => {
  it('tells its version and teaches its commands', () => {
    expect(vauban('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = vauban('--help');
    expect(help.status).toBe(0);
    for (const word of ['init', 'check', 'show', 'diagram', 'diff', 'rename', 'Exit codes'])
      expect(help.out).toContain(word);
    expect(vauban('check', '--help').out).toContain('--fail-on');
  });

  it('ends with 2 on a wrong call', () => {
    for (const args of [
      ['chek'],
      ['check'],
      ['check', ATLAS, '--format', 'pdf'],
      ['check', ATLAS, '--clock', 'soon'],
      ['check', ATLAS, '--since', 'main'],
    ]) {
      expect(vauban(...args)).toMatchObject({ status: 2, out: '' });
    }
    expect(vauban('check', 'nowhere')).toMatchObject({
      status: 2,
      error: expect.stringContaining('Cannot read "nowhere"'),
    });
    expect(vauban('check', ATLAS, '-e', 'moon').error).toContain('Cannot find the environment "moon"');
  });
});

describe('vauban init', () => {
  it('writes a model that checks, in every scheme, and never over a file', () => {
    for (const scheme of ['five-by-five', 'three-by-three', 'product', 'owasp', 'cvss']) {
      expect(vauban('init', `new-${scheme}`, '--title', 'Shop: "new" #1', '--scheme', scheme, '-y')).toMatchObject({
        status: 0,
      });
      const checked = vauban('check', `new-${scheme}`, '--format', 'json');
      expect(checked.status).toBe(0);
      expect(JSON.parse(checked.out)).toMatchObject({
        system: { title: 'Shop: "new" #1' },
        problems: [],
        counts: { components: 3 },
      });
    }
    expect(vauban('init', 'new-cvss', '-y')).toMatchObject({
      status: 2,
      error: expect.stringContaining('there is a file already'),
    });
  });
});

describe('vauban check', () => {
  it('prints JSON as the contract has it', () => {
    const { status, out } = vauban('check', ATLAS, '--format', 'json', '--clock', '2026-11-22');
    expect(status).toBe(0);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['system', 'counts', 'problems', 'findings', 'questions', 'absorbed', 'risks', 'posture']),
    );
    const counted =
      'zones components flows boundaries entries assets actors environments vectors threats trees controls';
    expect(Object.keys(result.counts).join(' ')).toBe(`${counted} phases frameworks detections playbooks scenarios`);
    expect(result.counts).toMatchObject({ threats: 10, actors: 8, assets: 12, boundaries: 7, vectors: 17 });
    expect(result.findings[0]).toMatchObject({
      id: expect.stringContaining('@'),
      at: { file: expect.any(String), line: expect.any(Number) },
    });
    expect(Object.keys(result.posture.controls)).toEqual(['PROVEN', 'STALE', 'CLAIMED', 'REFUTED', 'none']);
    expect(JSON.parse(vauban('check', ATLAS, ATLAS, '--format', 'json').out).models).toHaveLength(2);
  });

  it('prints the same bytes twice, in every format', () => {
    for (const format of ['text', 'json', 'markdown', 'sarif', 'junit']) {
      const run = (): Ran => vauban('check', ATLAS, '--format', format, '--clock', '2026-11-22');
      expect(run().out).toBe(run().out);
    }
  });

  it('is a gate only when asked, and names what fails it', () => {
    expect(vauban('check', ATLAS, '--fail-on', 'critical').status).toBe(0);
    const { status, error } = vauban('check', ATLAS, '--fail-on', 'medium');
    expect(status).toBe(1);
    expect(error).toContain('risk-without-phase@R10');
  });

  it('reads a further file as if it lay in the model', () => {
    const extra = write('extra.yaml', 'threats: { R11: { title: Eleventh } }');
    expect(JSON.parse(vauban('check', ATLAS, '--with', extra, '--format', 'json').out).counts.threats).toBe(11);
  });

  it('is a gate by the policies of a team and by what risk may remain', () => {
    const policy = write(
      'policy.yaml',
      'policies: { treated: { message: High risks are treated, when: { threats: { all: [ { residual: { at-least: high } }, { treated: no } ] } } } }',
    );
    const broken = vauban('check', ATLAS, '--policy', policy);
    expect(broken).toMatchObject({ status: 1, error: expect.stringContaining('High risks are treated') });
    const above = vauban('check', ATLAS, '--max-residual', 'medium');
    expect(above).toMatchObject({ status: 1, error: expect.stringContaining('R1 is high') });
    expect(vauban('check', ATLAS, '--max-residual', 'high').status).toBe(0);
    expect(vauban('check', ATLAS, '--max-residual', 'terrible').status).toBe(2);
  });

  it('exits 2 when the model has a problem, with its place and a caret', () => {
    const path = write('typo.yaml', 'system: { title: T }\ncomponents:\n  a: { kind: proces }\n');
    const { status, out } = vauban('check', path);
    expect(status).toBe(2);
    expect(out).toContain('typo.yaml:3:14');
    expect(out).toContain('Did you mean "process"?');
    expect(out).toMatch(/\^/);
  });
});

describe('vauban on bad input', () => {
  const bomb = `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(20)}]`).join('\n')}\n`;
  const texts: Readonly<Record<string, string | Uint8Array>> = {
    'not-yaml.yaml': 'system: [',
    'empty.yaml': '',
    'tabs.yaml': 'system:\n\ttitle: x\n',
    'keys.yaml': 'system: { title: a, title: b }',
    'anchors.yaml': 'system: &s { title: a }\nzones: { z: *s }',
    'merge.yaml': 'zones: { a: { trust: public }, b: { <<: { trust: public } } }',
    'bomb.yaml': bomb,
    'deep.yaml': `a: ${'{ a: '.repeat(10_000)}`,
    'huge.yaml': `system: { title: "${'x'.repeat(50 * 1024 * 1024)}" }`,
    'binary.yaml': Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
    'utf16.yaml': new Uint8Array(Buffer.from('\ufeffsystem: { title: x }', 'utf16le')),
    'latin1.yaml': new Uint8Array(Buffer.from('system: { title: café }', 'latin1')),
    'prototype.yaml': 'components: { __proto__: { kind: process } }',
    'case.yaml': 'zones: { dmz: {}, DMZ: {} }',
    'cycle.yaml': 'zones: { a: { inside: b }, b: { inside: a } }\ntrees: { t: { goal: g, tree: t } }',
    'wrong-kind.yaml': 'zones: { z: {} }\ncomponents: { c: { kind: process } }\nflows: { f: { from: c, to: z } }',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`gives a problem with a place for ${name}`, () => {
      const path = write(name, text);
      const started = performance.now();
      const { status, out, error } = vauban('check', path, '--format', 'json');
      expect({ status, error }).toEqual({ status: 2, error: '' });
      const [problem] = JSON.parse(out).problems;
      expect(problem.at).toMatchObject({ file: name, line: expect.any(Number), column: expect.any(Number) });
      expect(performance.now() - started).toBeLessThan(10_000);
    });
  }

  it('neither hangs nor crashes on folders that loop or hold no model', () => {
    const loop = join(folder, 'loop');
    symlinkSync(loop, loop);
    expect(vauban('check', loop)).toMatchObject({
      status: 2,
      error: expect.stringContaining('loop of symbolic links'),
    });
    mkdirSync(join(folder, 'round'));
    symlinkSync(join(folder, 'round'), join(folder, 'round', 'again'));
    write('round/model.yaml', 'system: { title: Round }');
    expect(vauban('check', 'round').status).toBe(0);
    mkdirSync(join(folder, 'nothing'));
    expect(vauban('check', 'nothing')).toMatchObject({ status: 2, out: expect.stringContaining('vauban init') });
  });

  it('neutralizes what a title could do to a terminal, a page or a table', () => {
    const hostile =
      'system: { title: "\\e[31m\\a\\u202Eevil<script>alert(1)</script>|`" }\ncomponents: { a: { kind: process, title: "<img src=x onerror=alert(1)>\\e]0;x\\a" } }\nthreats: { t: { title: "\\e[2J|`<b>", targets: [a], risk: { probability: 1, impact: 1 } } }';
    const path = write('hostile.yaml', hostile);
    for (const args of [
      ['check', path],
      ['check', path, '--format', 'markdown'],
      ['show', path, 'a'],
      ['show', path],
      ['check', path, '--format', 'junit'],
      ['diagram', path],
      ['diagram', path, '--format', 'dot'],
      ['diagram', path, '--format', 'mermaid'],
    ]) {
      const { status, out } = vauban(...args);
      expect(status).toBe(0);
      expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
      if (!args.includes('show') && args.length > 2 && !args.includes('dot')) expect(out).not.toContain('<script>');
    }
  });
});

describe('vauban rename, diff and --since', () => {
  const git = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  };

  it('follow a model through its history', () => {
    cpSync(ATLAS, join(folder, 'atlas'), { recursive: true });
    git('init', '-q');
    git('add', 'atlas');
    git('commit', '-qm', 'Before');
    expect(vauban('diff', 'HEAD', 'atlas').out).toContain('Nothing that the model says is different');

    const before = readFileSync(join(folder, 'atlas/threats.yaml'), 'utf8');
    expect(vauban('rename', 'atlas', 'components/gateway', 'front-door').out).toMatch(
      /Renamed components\/gateway to front-door in \d+ places/,
    );
    expect(vauban('check', 'atlas').status).toBe(0);
    expect(vauban('show', 'atlas', 'front-door').out).toContain('formerly');
    expect(readFileSync(join(folder, 'atlas/threats.yaml'), 'utf8').split('\n').length).toBe(before.split('\n').length);
    const renamed = JSON.parse(vauban('diff', 'HEAD', 'atlas', '--format', 'json').out);
    expect(renamed.entries).toContainEqual(
      expect.objectContaining({ kind: 'renamed', was: 'gateway', id: 'front-door' }),
    );
    expect(vauban('rename', 'atlas', 'front-door', 'drive')).toMatchObject({
      status: 2,
      error: expect.stringContaining('is in "components" already'),
    });
    expect(vauban('rename', 'atlas', 'nobody', 'x').error).toContain('Cannot find "nobody"');

    git('commit', '-qam', 'Renamed');
    write('atlas/new.yaml', 'threats: { R11: { title: Eleventh, risk: { likelihood: high, impact: high } } }');
    expect(JSON.parse(vauban('diff', 'HEAD', 'atlas', '--format', 'json').out).levels).toContainEqual({
      threat: 'R11',
      title: 'Eleventh',
      after: 'critical',
    });
    expect(vauban('check', 'atlas', '--fail-on', 'medium', '--since', 'HEAD~1').status).toBe(1);
    const since = vauban('check', 'atlas', '--fail-on', 'medium', '--since', 'HEAD');
    expect(since.status).toBe(1);
    expect(since.error).toContain('@R11');
    expect(since.error).not.toContain('@R10');
    expect(vauban('diff', 'HEAD:atlas', 'nowhere').status).toBe(2);
  }, 60_000);
});

describe('vauban diagram', () => {
  it('draws in three formats, chosen by name or by the ending of the file', () => {
    expect(vauban('diagram', ATLAS).out).toMatch(/^<svg[\s\S]*Gateway[\s\S]*<\/svg>\s*$/);
    expect(vauban('diagram', ATLAS, '--format', 'dot').out).toMatch(/^digraph/);
    vauban('diagram', ATLAS, '-o', 'atlas.mmd');
    expect(readFileSync(join(folder, 'atlas.mmd'), 'utf8')).toMatch(/^flowchart/);
    expect(vauban('diagram', ATLAS, '--diagram', 'none')).toMatchObject({
      status: 2,
      error: expect.stringContaining('Cannot find the diagram'),
    });
  });
});
