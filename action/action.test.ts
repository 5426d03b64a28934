import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RUN = fileURLToPath(new URL('./run.sh', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'vauban-action-'));

/** A small server that keeps comments as GitHub's API does. */
const comments: { id: number; body: string }[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString('utf8');
    });
    request.on('end', () => {
      const sent = text === '' ? {} : (JSON.parse(text) as { body: string });
      if (request.headers.authorization !== 'Bearer sample') response.statusCode = 401;
      else if (request.method === 'POST')
        comments.push({ id: comments.length + 1, body: (sent as { body: string }).body });
      else if (request.method === 'PATCH') {
        const id = Number(request.url?.split('/').at(-1));
        const own = comments.find((one) => one.id === id);
        if (own !== undefined) own.body = (sent as { body: string }).body;
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.method === 'GET' ? comments : {}));
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
});
afterAll(() => {
  server.close();
  rmSync(FOLDER, { recursive: true });
});

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', FOLDER, '-c', 'user.name=Sample', '-c', 'user.email=sample@example.org', ...args], {
    encoding: 'utf8',
  }).trim();
}

const MODEL = (until: string): string => `system: { title: Sample }
components: { api: { kind: process } }
controls:
  audit: { title: Audit, status: done, proof: attested, guards: [api],
    evidence: [{ check: manual, by: Sample Office, date: 2026-01-01, until: ${until} }] }
`;

interface Job {
  readonly code: number | null;
  readonly output: string;
}

async function job(more: Readonly<Record<string, string>>): Promise<Job> {
  const { port } = server.address() as AddressInfo;
  const child = spawn('bash', [RUN], {
    cwd: FOLDER,
    env: {
      PATH: process.env['PATH'],
      HOME: FOLDER,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'sample/shop',
      GITHUB_EVENT_PATH: join(FOLDER, 'event.json'),
      GITHUB_STEP_SUMMARY: join(FOLDER, 'summary.md'),
      VAUBAN_TOKEN: 'sample',
      VAUBAN_MODEL: 'threats',
      ...more,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      output += part.toString('utf8');
    });
  }
  const code = await new Promise<number | null>((done) => {
    child.on('close', done);
  });
  return { code, output };
}

describe('the action', () => {
  it('compares a pull request with its base, comments the change once, and is a gate', async () => {
    git('init', '--quiet', '--initial-branch=main');
    mkdirSync(join(FOLDER, 'threats'));
    writeFileSync(join(FOLDER, 'threats/model.yaml'), MODEL('2026-06-01'));
    git('add', '.');
    git('commit', '--quiet', '-m', 'Base');
    const base = git('rev-parse', 'HEAD');
    writeFileSync(join(FOLDER, 'threats/model.yaml'), MODEL('2126-06-01'));
    git('commit', '--quiet', '-am', 'Head');
    writeFileSync(join(FOLDER, 'event.json'), JSON.stringify({ pull_request: { number: 7, base: { sha: base } } }));

    const first = await job({ VAUBAN_FAIL_ON: 'claimed', VAUBAN_SARIF: 'out.sarif' });
    expect(first).toMatchObject({ code: 0 });
    expect(comments.length).toBe(1);
    expect(comments[0]?.body).toMatch(/^<!-- vauban -->\n/);
    expect(comments[0]?.body).toMatch(/Audit.*CLAIMED.*PROVEN/);
    expect(readFileSync(join(FOLDER, 'summary.md'), 'utf8')).toContain('PROVEN');
    expect(JSON.parse(readFileSync(join(FOLDER, 'out.sarif'), 'utf8'))).toHaveProperty('runs');
    expect(git('worktree', 'list').split('\n').length).toBe(1);

    writeFileSync(join(FOLDER, 'threats/model.yaml'), MODEL('2026-06-01'));
    const second = await job({ VAUBAN_FAIL_ON: 'claimed' });
    expect(second.code).toBe(1);
    expect(second.output).toContain('audit is CLAIMED');
    expect(comments.length).toBe(1);
  }, 60_000);

  it('says nothing where there is no pull request, and never runs what an input says', async () => {
    writeFileSync(join(FOLDER, 'event.json'), '{}');
    const before = comments.length;
    const { code } = await job({ VAUBAN_SOURCE: 'repo=$(touch ran)\n', VAUBAN_FAIL_ON: 'refuted' });
    expect(code).toBe(0);
    expect(comments.length).toBe(before);
    expect(() => readFileSync(join(FOLDER, 'ran'))).toThrow();
  }, 60_000);
});
