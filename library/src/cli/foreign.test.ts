import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/vauban.mjs', import.meta.url));
const FORMATS = fileURLToPath(new URL('../formats/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vauban-foreign-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command line as a shell would. */
function vauban(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 45_000,
  });
  return { status, out: stdout, error: stderr };
}

const DRAGON = join(FORMATS, 'threat-dragon-v2/sample.json');
const COMPOSE = join(FORMATS, 'compose/sample.yaml');

describe('vauban import', () => {
  it('says what would come out, and writes nothing without -o', () => {
    const { status, out } = vauban('import', DRAGON);
    expect(status).toBe(0);
    expect(out).toContain('Threat Dragon 2');
    expect(out).toContain('Not carried over');
    expect(out).toMatch(/Next: vauban import/);
    expect(existsSync(join(folder, 'model.yaml'))).toBe(false);
  });

  it('writes a model that checks without problems, never over another', () => {
    const first = vauban('import', DRAGON, '-o', 'dragon', '--format', 'json');
    const report = JSON.parse(first.out);
    expect(report).toMatchObject({
      format: 'threat-dragon-v2',
      counts: { components: 3, flows: 3, boundaries: 2, threats: 3, mitigations: 2 },
      model: { components: 3, flows: 2, threats: 3, controls: 2 },
      problems: [],
      written: 'dragon/model.yaml',
    });
    expect(report.lost[0]).toMatchObject({ message: expect.any(String), count: expect.any(Number) });
    expect(readFileSync(join(folder, 'dragon/model.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.vauban\/model\.schema\.json\n/,
    );
    expect(existsSync(join(folder, 'dragon/.vauban/model.schema.json'))).toBe(true);
    expect(vauban('check', 'dragon').status).toBe(0);
    const again = vauban('import', DRAGON, '-o', 'dragon');
    expect(again).toMatchObject({ status: 2, out: '' });
    expect(again.error).toContain('there is a file already');
  });

  it('takes a folder in one command, with a table', () => {
    mkdirSync(join(folder, 'many'));
    cpSync(DRAGON, join(folder, 'many/one.json'));
    cpSync(join(FORMATS, 'otm/sample.otm'), join(folder, 'many/two.otm'));
    cpSync(join(FORMATS, 'threat-dragon-v1/sample.json'), join(folder, 'many/one.txt'));
    writeFileSync(join(folder, 'many/notes.txt'), 'Nothing to see here');
    const { status, out } = vauban('import', 'many', '-o', 'all');
    expect(status).toBe(0);
    expect(out).toContain('3 of 3 files read');
    expect(existsSync(join(folder, 'all/one/model.yaml')) && existsSync(join(folder, 'all/one-2/model.yaml'))).toBe(
      true,
    );
    expect(JSON.parse(vauban('import', 'many', '--format', 'json').out).models.length).toBe(3);
  });

  it('refuses what it does not know with one problem and a place', () => {
    writeFileSync(join(folder, 'odd.xml'), '<a><b></a>');
    const { status, out } = vauban('import', 'odd.xml', '--format', 'json');
    expect(status).toBe(2);
    expect(JSON.parse(out).problems).toMatchObject([{ at: { line: 1, column: 1 } }]);
    const wrong = vauban('import', DRAGON, '--from', 'threagil');
    expect(wrong.status).toBe(2);
    expect(wrong.error).toContain('Did you mean "threagile"?');
    expect(vauban('import', 'nowhere.json')).toMatchObject({ status: 2 });
  });

  it('follows what a file names, but never out of its folder', () => {
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'outside.yaml'), 'title: Outside\n');
    symlinkSync(join(folder, 'outside.yaml'), join(folder, 'parts/link.yaml'));
    writeFileSync(
      join(folder, 'parts/main.yaml'),
      'threagile_version: 1.0.0\ntitle: Main\nincludes: [../outside.yaml, link.yaml, /etc/hostname]\ntechnical_assets: {}\ndata_assets: {}\n',
    );
    const report = JSON.parse(vauban('import', 'parts/main.yaml', '--format', 'json').out);
    expect(JSON.stringify(report)).not.toContain('Outside');
    expect(report.lost.length + report.problems.length).toBeGreaterThanOrEqual(3);
  });
});

describe('vauban export', () => {
  it('writes the file to standard output and the losses to standard error', () => {
    vauban('import', DRAGON, '-o', 'lossy');
    const { status, out, error } = vauban('export', 'lossy', '--to', 'otm');
    expect(status).toBe(0);
    expect(JSON.parse(out).otmVersion).toBe('0.2.0');
    expect(error).toContain('Not carried over');
  });

  it('writes a file, the same bytes for the same day', () => {
    for (const name of ['one', 'two']) {
      expect(vauban('export', 'lossy', '--to', 'tm-bom', '-o', `${name}.json`, '--clock', '2026-01-31').status).toBe(0);
    }
    expect(readFileSync(join(folder, 'one.json'), 'utf8')).toBe(readFileSync(join(folder, 'two.json'), 'utf8'));
    expect(vauban('import', 'one.json').status).toBe(0);
  });

  it('says plainly what it cannot write', () => {
    expect(vauban('export', 'lossy', '--to', 'tm7').error).toContain('this format is only read');
    expect(vauban('export', 'lossy', '--to', 'drawoi').error).toContain('Did you mean "drawio"?');
    expect(vauban('export', 'lossy', '--to', 'csv', '--part', 'moods').error).toContain('expected threats');
  });
});

describe('vauban formats', () => {
  it('lists what is read and written', () => {
    const { formats } = JSON.parse(vauban('formats', '--format', 'json').out);
    expect(formats.filter(({ reads }: { reads: boolean }) => reads).length).toBeGreaterThan(20);
    expect(formats.filter(({ writes }: { writes: boolean }) => writes).length).toBeGreaterThanOrEqual(11);
    expect(vauban('formats').out).toContain('tm7');
  });
});

describe('vauban drift', () => {
  it('is quiet about what was imported, and tells what was added, taken away and changed since', () => {
    cpSync(COMPOSE, join(folder, 'compose.yaml'));
    vauban('import', 'compose.yaml', '-o', 'composed');
    expect(vauban('drift', 'composed', '--source', 'compose.yaml', '--fail-on', 'any')).toMatchObject({ status: 0 });
    const text = readFileSync(join(folder, 'compose.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'later.yaml'),
      text.replace(/^services:\n/m, 'services:\n  intruder:\n    image: nginx:1\n    ports: ["9999:80"]\n'),
    );
    const { status, out } = vauban(
      'drift',
      'composed',
      '--source',
      'later.yaml',
      '--format',
      'json',
      '--fail-on',
      'undeclared',
    );
    const report = JSON.parse(out);
    expect(status).toBe(1);
    expect(report.undeclared.map(({ what, name }: { what: string; name: string }) => `${what} ${name}`)).toContain(
      'component intruder',
    );
    expect(report.undeclared[0].at.line).toBeGreaterThan(1);
    expect(report.gone).toEqual([]);
    expect(vauban('drift', 'composed', '--source', 'later.yaml').out).toContain('Found, but not in the model');
  });

  it('needs a source that it can read', () => {
    expect(vauban('drift', 'composed', '--source', 'model=nowhere')).toMatchObject({ status: 2 });
    expect(vauban('drift', 'composed').status).toBe(2);
  });
});

describe('vauban rules run', () => {
  it('compares a file with its own rules, and runs a template over a model', () => {
    const own = vauban('rules', 'run', join(FORMATS, 'tm7/sample.tm7'), '--format', 'json');
    expect(JSON.parse(own.out)).toMatchObject({ missing: [], extra: [] });
    const over = vauban('rules', 'run', join(FORMATS, 'tb7/sample.tb7'), 'lossy', '--format', 'json');
    expect(over.status).toBe(0);
    expect(JSON.parse(over.out).rulesTotal).toBeGreaterThan(0);
    expect(vauban('rules', 'run', join(FORMATS, 'tb7/sample.tb7')).error).toContain('without drawings');
  });
});
