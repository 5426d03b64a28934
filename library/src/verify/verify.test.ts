import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordedObservation } from '../model/evidence.ts';
import { readTexts } from '../model/read/read-texts.ts';
import { verifyModel } from '../verify-model.ts';
import { whyNotIt } from './identity.ts';
import { LOCK_FILE, lockText, readLock } from './lock-file.ts';
import { openFiles } from './sources/gather.ts';
import { openSources } from './sources/open-sources.ts';
import { openObservations } from './store/gather.ts';
import { type VerifyOptions, verify } from './verify.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vauban-verify-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const NOW = '2026-11-22T12:00:00.000Z';

const MODEL = `system: { scheme: three-by-three }
components: { api: { kind: process } }
threats:
  T1: { targets: [api], risk: { likelihood: high, impact: high, rated: before }, controls: [audit] }
controls:
  audit:
    status: done
    strategy: prevent
    effectiveness: high
    proof: attested
    guards: [api]
    evidence:
      - { check: manual, by: Sample Office, date: 2026-01-01, until: 2027-01-01 }
  late:
    status: done
    guards: [api]
    evidence:
      - any:
          - { check: manual, by: Sample Office, date: 2025-01-01, until: 2026-01-01 }
          - { check: manual, by: Sample Office, date: 2026-01-01, until: 2027-01-01 }
`;

function optionsFor(read: ReturnType<typeof readTexts>, more: Partial<VerifyOptions> = {}): VerifyOptions {
  return { now: NOW, locate: read.locate, given: {}, fromModel: (path) => join(FOLDER, path), ...more };
}

describe('verify', () => {
  it('names each claim, says what was claimed and found, and where', async () => {
    const read = readTexts([{ name: 'model.yaml', text: MODEL }]);
    expect(read.problems).toEqual([]);
    const { evidence, problems } = await verify(read.model, optionsFor(read));
    expect(problems).toEqual([]);
    expect(evidence.items.map(({ id, alternative, judgement }) => [id, alternative, judgement.verdict])).toEqual([
      ['audit/1', undefined, 'upheld'],
      ['late/1.1', 1, 'unknown'],
      ['late/1.2', 1, 'upheld'],
    ]);
    expect(evidence.items[0]).toMatchObject({ at: { file: 'model.yaml', line: 13 }, basis: { time: NOW } });
  });

  it('reports a claim that cannot be read at its place, and goes on', async () => {
    const text = MODEL.replace('by: Sample Office, date: 2026-01-01, until: 2027-01-01 }', 'bye: me, date: soon }');
    const read = readTexts([{ name: 'model.yaml', text }]);
    const { evidence, problems } = await verify(read.model, optionsFor(read));
    expect(problems.map(({ code, at }) => `${code} ${at.line}`)).toContain('unknown-key 13');
    expect(evidence.items.length).toBe(2);
    const other = readTexts([{ name: 'model.yaml', text: MODEL.replace('check: manual', 'check: manul') }]);
    const [problem] = (await verify(other.model, optionsFor(other))).problems;
    expect(problem).toMatchObject({ code: 'wrong-value', hint: 'Did you mean "manual"?', at: { line: 13 } });
  });

  it('keeps the key of a claim while the claim stays the same', async () => {
    const keysOf = async (text: string): Promise<readonly string[]> => {
      const read = readTexts([{ name: 'model.yaml', text }]);
      return (await verify(read.model, optionsFor(read))).evidence.items.map(({ key }) => key);
    };
    const before = await keysOf(MODEL);
    expect(await keysOf(`# moved down\n\n${MODEL}`)).toEqual(before);
    const after = await keysOf(MODEL.replace('by: Sample Office', 'by: Other Office'));
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  it('judges what was written down again, later, without looking', async () => {
    const read = readTexts([{ name: 'model.yaml', text: MODEL }]);
    const store = openObservations(FOLDER);
    const first = await verify(read.model, optionsFor(read, { record: store.record }));
    const again = openObservations(FOLDER);
    const offline = await verify(read.model, optionsFor(read, { recorded: again.latest }));
    const facts = ({ evidence }: typeof first) =>
      evidence.items.map(({ id, judgement, observation }) => [id, judgement, observation]);
    expect(facts(offline)).toEqual(facts(first));
    const later = await verify(
      read.model,
      optionsFor(read, { now: '2027-02-01T00:00:00.000Z', recorded: again.latest }),
    );
    expect(later.evidence.items[0]?.judgement.verdict).toBe('unknown');
  });

  it('believes no observation from the future and none that was tampered with', async () => {
    const read = readTexts([{ name: 'model.yaml', text: MODEL }]);
    const early = await verify(
      read.model,
      optionsFor(read, { now: '2026-01-02T00:00:00.000Z', recorded: openObservations(FOLDER).latest }),
    );
    expect(early.evidence.items[0]?.judgement).toMatchObject({ verdict: 'unknown', because: /not come yet/ });
    const odd = (): RecordedObservation => ({
      collector: 'manual',
      claim: '',
      basis: { source: '', place: '', time: NOW },
      observation: { by: 7 },
    });
    const shape = await verify(read.model, optionsFor(read, { recorded: odd }));
    expect(shape.evidence.items[0]?.judgement.verdict).toBe('unknown');
  });

  it('lets the risk follow what is proven', async () => {
    const read = readTexts([{ name: 'model.yaml', text: MODEL }]);
    const { analysis, posture } = await verifyModel(read, optionsFor(read));
    expect(posture.controls).toEqual({ PROVEN: 1, STALE: 0, CLAIMED: 1, REFUTED: 0, none: 0 });
    expect(analysis.controls).toEqual(posture.controls);
    const [row] = analysis.risks;
    expect(row?.proven).toBe(row?.claimed);
    expect(row?.proven).not.toBe(row?.inherent);
    const late = await verifyModel(read, optionsFor(read, { now: '2027-02-01T00:00:00.000Z' }));
    expect(late.analysis.risks[0]?.proven).toBe(late.analysis.risks[0]?.inherent);
  });
});

describe('openSources', () => {
  const read = readTexts([
    {
      name: 'model.yaml',
      text: `system: {}
sources:
  here: { folder: here, is: { cargo: right }, role: validator }
  wrong: { git: here, is: { cargo: other } }
  odd: { git: here, is: { colour: blue } }
  gone: { folder: gone }
  remote: { git: "https://example.org/x.git" }
  site: { url: "https://example.org" }
`,
    },
  ]);
  mkdirSync(join(FOLDER, 'here'), { recursive: true });
  writeFileSync(join(FOLDER, 'here/Cargo.toml'), '[workspace]\nmembers = []\n\n[package]\nname = "right"\n');

  const open = async (given: Readonly<Record<string, string>> = {}) =>
    openSources(read.model, ['here', 'wrong', 'odd', 'gone', 'remote', 'site', 'nobody'], {
      given,
      fromModel: (path) => join(FOLDER, path),
    });

  it('opens what is there and gives a reason for what is not', async () => {
    const opened = await open();
    expect(opened.get('here')).toMatchObject({ source: { kind: 'files', role: 'validator' } });
    expect(opened.get('site')).toMatchObject({ source: { kind: 'url' }, place: 'https://example.org' });
    expect(opened.get('wrong')).toMatch(/expected cargo "other", found "right"/);
    expect(opened.get('odd')).toMatch(/expected one of cargo/);
    expect(opened.get('gone')).toBe('The source "gone" is not at "gone": pass --source gone=PATH');
    expect(opened.get('remote')).toMatch(/clone it and pass --source remote=PATH/);
    expect(opened.get('nobody')).toBe('No source "nobody" is given: pass --source nobody=PATH');
  });

  it('takes what the user gives before what the model says, and still asks whether it is the right one', async () => {
    const opened = await open({ gone: join(FOLDER, 'here'), wrong: FOLDER, site: 'http://localhost:1' });
    expect(opened.get('gone')).toMatchObject({ source: { kind: 'files' } });
    expect(opened.get('wrong')).toMatch(/found no name in Cargo.toml/);
    expect(opened.get('site')).toMatchObject({ place: 'http://localhost:1' });
  });
});

describe('whyNotIt', () => {
  it.each([
    ['npm', 'package.json', '{\n  "name": "@sample/it"\n}', '@sample/it'],
    ['go', 'go.mod', 'module example.org/it\n\ngo 1.22\n', 'example.org/it'],
    ['python', 'pyproject.toml', '[build-system]\nx = 1\n[project]\nname = "it"\n', 'it'],
    ['chain-id', 'config/genesis.json', '{"chain_id": "it-1"}', 'it-1'],
  ])('knows a source by %s', async (word, file, text, name) => {
    const folder = mkdtempSync(join(FOLDER, 'identity-'));
    mkdirSync(join(folder, 'config'));
    writeFileSync(join(folder, file), text);
    const source = await openFiles('it', folder);
    expect(await whyNotIt(source, { [word]: name, file })).toBeUndefined();
    expect(await whyNotIt(source, { [word]: 'another' })).toMatch(/expected .* "another", found "/);
  });
});

describe('readLock', () => {
  it('reads back what was written', () => {
    const lock = {
      version: 1,
      approved: {
        abc: {
          claim: 'hsm/1',
          by: 'sample',
          date: '2026-11-22',
          anchor: { hash: 'a'.repeat(64), file: 'src/a.rs', lines: [1, 9] as const },
        },
      },
      proven: { hsm: { 'as-is': { depth: 'active', date: '2026-11-22' } as const } },
    };
    expect(readLock(LOCK_FILE, lockText(lock))).toEqual({ lock, problems: [] });
    const empty = { version: 1, approved: {}, proven: {} };
    expect(readLock(LOCK_FILE, lockText(empty))).toEqual({ lock: empty, problems: [] });
  });

  it.each([
    ['version: 2', 'newer'],
    ['version: 1\napproved: { a: { claim: x } }', 'by'],
    ['version: [', 'YAML'],
  ])('approves nothing when it cannot be read: %s', (text, word) => {
    const { lock, problems } = readLock(LOCK_FILE, text);
    expect(lock.approved).toEqual({});
    expect(JSON.stringify(problems)).toContain(word);
  });
});
