import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/vauban.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vauban-verify-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command line as a shell would. */
function vauban(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 45_000,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
  });
  return { status, out: stdout, error: stderr };
}

function write(name: string, content: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

function json(...args: readonly string[]) {
  return JSON.parse(vauban(...args, '--format', 'json').out) as {
    controls: {
      id: string;
      state: string;
      depth: string | null;
      reason: string;
      evidence: { verdict: string; where: { file: string; line: number } | null }[];
    }[];
    posture: { controls: Record<string, number>; phases: { id: string; controls: Record<string, number> }[] };
    unchecked: { claim: string; source: string }[];
    risks: { threat: string; inherent: string; claimed: string; proven: string }[];
    changes?: { id: string; from?: string; to?: string }[];
  };
}

write(
  'model/model.yaml',
  `system: { title: Sample, scheme: three-by-three }
components: { node: { kind: process } }
threats: { T1: { targets: [node], risk: { likelihood: high, impact: high, rated: before }, controls: [closed] } }
sources: { home: { folder: ../home, role: validator }, gone: { folder: ../gone } }
phases: { now: { order: 1, items: { all: { controls: [closed, opened] } } } }
controls:
  closed: { status: done, strategy: prevent, effectiveness: high, guards: [node],
    evidence: [{ check: config, source: home, file: config/config.toml, key: p2p.pex, equals: false }] }
  opened: { status: done, guards: [node],
    evidence: [{ check: config, source: home, file: config/config.toml, key: pex, equals: false }] }
  lost: { status: done, guards: [node], evidence: [{ check: config, source: gone, file: a.toml, key: a, equals: 1 }] }
`,
);
write(
  'home/config/config.toml',
  'proxy_app = "tcp://127.0.0.1:26658"\npex = false\n\n[p2p]\npex = false\n\n[consensus]\ntimeout_commit = "5s"\n',
);

describe('vauban verify', () => {
  it('tells what is proven, refuted and only claimed, and where', () => {
    const report = json('verify', 'model');
    expect(report.controls.map(({ id, state, depth }) => [id, state, depth])).toEqual([
      ['closed', 'PROVEN', 'active'],
      ['opened', 'REFUTED', null],
      ['lost', 'CLAIMED', null],
    ]);
    expect(report.controls[1]?.evidence[0]).toMatchObject({
      verdict: 'broken',
      where: { file: 'home/config/config.toml', line: 2 },
    });
    expect(report.posture.controls).toEqual({ PROVEN: 1, STALE: 0, CLAIMED: 1, REFUTED: 1, none: 0 });
    expect(report.posture.phases[0]?.controls).toMatchObject({ PROVEN: 1, REFUTED: 1 });
    expect(report.unchecked).toMatchObject([{ claim: 'lost/1', source: 'gone' }]);
    expect(report.risks[0]).toMatchObject({ threat: 'T1', proven: report.risks[0]?.claimed });
    const page = vauban('verify', 'model');
    expect(page).toMatchObject({ status: 0 });
    expect(page.out).toMatch(
      /Refuted {2}1[\s\S]*home\/config\/config\.toml:2:1[\s\S]*Next: vauban explain model opened\n$/,
    );
  });

  it('is a gate only for what was asked', () => {
    expect(vauban('verify', 'model').status).toBe(0);
    const refuted = vauban('verify', 'model', '--fail-on', 'refuted');
    expect(refuted).toMatchObject({ status: 1, error: 'The gate is not met by model: opened is REFUTED\n' });
    expect(vauban('verify', 'model', '--require', 'closed').status).toBe(0);
    expect(vauban('verify', 'model', '--require', 'lost').status).toBe(1);
    expect(vauban('verify', 'model', '--require', 'nobody').status).toBe(2);
    expect(vauban('verify', 'model', '--max-stale', '0').status).toBe(0);
    expect(vauban('verify', 'model', '--max-stale', 'few').status).toBe(2);
    expect(vauban('verify', 'model', '--control', 'closed', '--fail-on', 'refuted').status).toBe(0);
    expect(vauban('verify', 'model', '--control', 'nobody').status).toBe(2);
    expect(vauban('verify', 'model', '--source', 'home').status).toBe(2);
  });

  it('gives SARIF that fits its schema, JUnit that is XML, and Markdown', () => {
    const sarif = JSON.parse(vauban('verify', 'model', '--format', 'sarif').out) as {
      runs: {
        results: {
          relatedLocations: { physicalLocation: { artifactLocation: { uri: string } } }[];
          locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
        }[];
      }[];
    };
    const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const valid = ajv.compile(schema);
    expect(valid(sarif), JSON.stringify(valid.errors)).toBe(true);
    const [result] = sarif.runs[0]?.results ?? [];
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('model/model.yaml');
    expect(result?.relatedLocations[0]?.physicalLocation.artifactLocation.uri).toBe('home/config/config.toml');
    const audited = JSON.parse(vauban('audit', 'home', '--role', 'validator', '--format', 'sarif').out) as unknown;
    expect(valid(audited), JSON.stringify(valid.errors)).toBe(true);
    const junit = vauban('verify', 'model', '--format', 'junit').out;
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(junit).toContain('failures="1"');
    expect(vauban('verify', 'model', '--format', 'markdown').out).toContain('## Refuted');
  });

  it('keeps what it saw, judges it again offline, and tells what changed since', () => {
    vauban('verify', 'model', '--format', 'json', '-o', 'before.json');
    write('home/config/config.toml', 'proxy_app = "x"\n\n[p2p]\npex = true\n\n[consensus]\ntimeout_commit = "5s"\n');
    const offline = json('verify', 'model', '--offline');
    expect(offline.controls[0]?.state).toBe('PROVEN');
    const now = json('verify', 'model', '--against', 'before.json');
    expect(now.changes?.map(({ id, from, to }) => [id, from, to])).toEqual([['closed', 'PROVEN', 'REFUTED']]);
    expect(vauban('verify', 'model', '--against', 'home/config/config.toml').status).toBe(2);
    expect(json('check', 'model', '--evidence').posture.controls['REFUTED']).toBe(2);
    expect(readFileSync(join(folder, 'model/.vauban/.gitignore'), 'utf8')).toBe('*\n');
    rmSync(join(folder, 'model/.vauban'), { recursive: true });
    expect(json('verify', 'model', '--offline').controls[0]?.state).toBe('CLAIMED');
    vauban('verify', 'model', '--no-record');
    expect(existsSync(join(folder, 'model/.vauban'))).toBe(false);
    write(
      'home/config/config.toml',
      'proxy_app = "x"\npex = false\n\n[p2p]\npex = false\n\n[consensus]\ntimeout_commit = "5s"\n',
    );
  });

  it('believes no clock in the past', () => {
    vauban('verify', 'model');
    const report = json('verify', 'model', '--offline', '--clock', '2020-01-01');
    expect(report.controls[0]).toMatchObject({ state: 'CLAIMED' });
  });

  it('reports a claim that cannot be read and ends with 2', () => {
    write('bad.yaml', 'system: {}\ncontrols: { c: { status: done, evidence: [{ check: confg, file: a }] } }\n');
    const { status, out } = vauban('verify', 'bad.yaml');
    expect(status).toBe(2);
    expect(out).toMatch(/bad\.yaml:2:\d+[\s\S]*Did you mean "config"\?/);
  });
});

describe('vauban approve', () => {
  it('writes what is proven, so that it is stale and not merely claimed when it cannot be seen', () => {
    const dry = vauban('approve', 'model', 'closed', '--by', 'Sample', '--dry-run');
    expect(dry.out).toContain('Would approve closed/1');
    expect(existsSync(join(folder, 'model/evidence.lock.yaml'))).toBe(false);
    const done = vauban('approve', 'model', 'closed', '--by', 'Sample');
    expect(done).toMatchObject({ status: 0 });
    expect(done.out).toContain('closed is PROVEN');
    expect(json('verify', 'model', '--source', 'home=nowhere').controls[0]).toMatchObject({
      state: 'STALE',
      depth: 'active',
    });
    expect(vauban('verify', 'model', '--source', 'home=nowhere', '--max-stale', '0').status).toBe(1);
  });

  it('approves nothing that is broken or that nobody could look at', () => {
    for (const claim of ['opened/1', 'lost/1', 'nobody']) expect(vauban('approve', 'model', claim).status).toBe(2);
  });
});

describe('vauban audit', () => {
  it('finds what is wrong in a folder without a model', () => {
    const report = JSON.parse(vauban('audit', 'home', '--role', 'validator', '--format', 'json').out) as {
      findings: {
        check: string;
        rule: string;
        severity: string;
        message: string;
        at: { file: string; line?: number };
      }[];
      observations: unknown[];
      skipped: unknown[];
    };
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        check: 'config',
        rule: 'misplaced-key',
        severity: 'high',
        at: expect.objectContaining({ file: 'home/config/config.toml', line: 2 }),
      }),
    );
    expect(report.observations.length).toBeGreaterThan(0);
    expect(vauban('audit', 'home', '--role', 'validator').out).toMatch(/misplaced-key[\s\S]*Next: vauban audit home/);
  });

  it('is a gate when asked, and refuses what is not there', () => {
    expect(vauban('audit', 'home', '--role', 'validator', '--fail-on', 'high').status).toBe(1);
    expect(vauban('audit', 'home', '--role', 'validator', '--fail-on', 'critical').status).toBe(0);
    expect(vauban('audit', 'nowhere').status).toBe(2);
    expect(vauban('audit', 'home', '--check', 'confg')).toMatchObject({
      status: 2,
      error: expect.stringContaining('Did you mean "config"'),
    });
  });
});
