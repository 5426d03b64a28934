import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../sources/gather.ts';
import { claim as schema } from './claim.ts';
import { collector } from './collector.ts';
import {
  type Files,
  home,
  idOf,
  judged,
  nodeConfig,
  openTree,
  sentryConfig,
  validatorConfig,
} from './fleet.fixture.ts';

type Written = Readonly<Record<string, unknown>>;

async function look(files: Files, written: Written, role?: string) {
  const { source, close } = await openTree(files, role);
  try {
    return await judged(written, source);
  } finally {
    close();
  }
}

const key = (name: string, rest: Written): Written => ({ file: 'config/config.toml', key: name, ...rest });
const used: Files = { 'config/addrbook.json': '{}' };
const config = (change: Parameters<typeof nodeConfig>[0] = {}): Files => ({
  'config/config.toml': nodeConfig(change),
  ...used,
});

describe('config: a value at a key that the program reads', () => {
  it.each<[string, Files, Written, string, string | undefined]>([
    ['a flag', config({ p2p: { pex: false } }), key('p2p.pex', { equals: 'false' }), 'upheld', 'active'],
    ['a flag of another value', config(), key('p2p.pex', { equals: 'false' }), 'broken', undefined],
    ['no for false', config({ p2p: { pex: false } }), key('p2p.pex', { equals: 'no' }), 'upheld', 'active'],
    ['a flag as text', config({ p2p: { pex: 'false' } }), key('p2p.pex', { equals: 'false' }), 'upheld', 'active'],
    [
      'the default',
      { 'config/config.toml': nodeConfig(), ...used },
      key('p2p.seed_mode', { equals: 'false' }),
      'upheld',
      'present',
    ],
    [
      'the default that is wrong',
      config(),
      key('consensus.double_sign_check_height', { minimum: '1' }),
      'broken',
      undefined,
    ],
    [
      'a duration',
      config({ p2p: { dial_timeout: '3000ms' } }),
      key('p2p.dial_timeout', { equals: '3s' }),
      'upheld',
      'active',
    ],
    [
      'a maximum',
      config({ mempool: { max_txs_bytes: 1_073_741_824 } }),
      key('mempool.max_txs_bytes', { maximum: '1GiB' }),
      'upheld',
      'active',
    ],
    [
      'a maximum that is passed',
      config({ mempool: { size: 6000 } }),
      key('mempool.size', { maximum: '5000' }),
      'broken',
      undefined,
    ],
    [
      'a list by content',
      config({ rpc: { cors_allowed_origins: ['b', 'a'] } }),
      key('rpc.cors_allowed_origins', { equals: ['a', 'b'] }),
      'upheld',
      'active',
    ],
    [
      'one of',
      config({ mempool: { type: 'nop' } }),
      key('mempool.type', { 'one-of': ['flood', 'nop'] }),
      'upheld',
      'active',
    ],
    [
      'not',
      config({ rpc: { cors_allowed_origins: ['*'] } }),
      key('rpc.cors_allowed_origins', { not: ['*'] }),
      'broken',
      undefined,
    ],
    [
      'set',
      config({ '': { priv_validator_laddr: 'unix:///run/s.sock' } }),
      key('priv_validator_laddr', { set: 'yes' }),
      'upheld',
      'active',
    ],
    ['set, but empty', config(), key('priv_validator_laddr', { set: 'yes' }), 'broken', undefined],
    [
      'contained in commas',
      config({ p2p: { private_peer_ids: 'a, b' } }),
      key('p2p.private_peer_ids', { contains: ['b'] }),
      'upheld',
      'active',
    ],
    ['an expression', config(), key('p2p.laddr', { matches: '^tcp://' }), 'upheld', 'active'],
    ['no expression', config(), key('p2p.laddr', { matches: '(' }), 'unknown', undefined],
    [
      'a number against a duration',
      config({ p2p: { dial_timeout: 'soon' } }),
      key('p2p.dial_timeout', { maximum: '3s' }),
      'unknown',
      undefined,
    ],
    [
      'a key in another case',
      config({ p2p: { PEX: false } }),
      key('p2p.seed_mode', { equals: 'false' }),
      'upheld',
      'present',
    ],
    [
      'a home nobody uses',
      { 'config/config.toml': nodeConfig({ p2p: { pex: false } }) },
      key('p2p.pex', { equals: 'false' }),
      'upheld',
      'present',
    ],
    [
      'a home nobody uses that the claim vouches for',
      { 'config/config.toml': nodeConfig({ p2p: { pex: false } }) },
      key('p2p.pex', { equals: 'false', effective: 'yes' }),
      'upheld',
      'active',
    ],
    [
      'a key that is switched off',
      config({ statesync: { trust_hash: 'ab' } }),
      key('statesync.trust_hash', { set: 'yes' }),
      'upheld',
      'present',
    ],
    ['absent', config(), key('fast_sync', { absent: 'yes' }), 'upheld', 'present'],
    [
      'absent, but written',
      config({ '': { fast_sync: true } }),
      key('fast_sync', { absent: 'yes' }),
      'broken',
      undefined,
    ],
  ])('judges %s', async (_, files, written, verdict, depth) => {
    const judgement = await look(files, written);
    expect(judgement.verdict, judgement.because).toBe(verdict);
    expect(judgement.depth).toBe(depth);
  });

  it.each<[string, Files, Written, RegExp]>([
    [
      'at the top instead of its table',
      config({ '': { private_peer_ids: 'a' } }),
      key('p2p.private_peer_ids', { set: 'yes' }),
      /^CometBFT 0\.38 does not read "private_peer_ids": it belongs at "p2p\.private_peer_ids"/,
    ],
    [
      'in a claim',
      config({ '': { pex: false } }),
      key('pex', { equals: 'false' }),
      /does not read "pex": it belongs at "p2p\.pex"/,
    ],
    [
      'misspelled in a claim',
      config(),
      key('p2p.private-peer-ids', { set: 'yes' }),
      /it is called "p2p\.private_peer_ids"/,
    ],
    ['of another release', config({ '': { fast_sync: true } }), key('fast_sync', { equals: 'true' }), /only 0\.34 do/],
    [
      'that no release knows',
      config({ p2p: { max_per_subnet: 1 } }),
      key('p2p.max_per_subnet', { equals: '1' }),
      /no release does/,
    ],
    [
      'in the last table of app.toml',
      { 'app.toml': '[api]\nenable = false\nminimum-gas-prices = "1stake"\n' },
      { file: 'app.toml', key: 'minimum-gas-prices', set: 'yes' },
      /does not read "api\.minimum-gas-prices": it belongs at "minimum-gas-prices"/,
    ],
  ])('breaks a claim that leans on a key %s', async (_, files, written, message) => {
    const { verdict, details } = await look(files, written);
    expect(verdict).toBe('broken');
    expect(details?.[0]?.check).toBe('unknown-key');
    expect(details?.[0]?.severity).toBe('critical');
    expect(details?.[0]?.message).toMatch(message);
  });

  it('gives the place of the value that is wrong', async () => {
    const { at, details } = await look(config(), key('p2p.pex', { equals: 'false' }));
    expect(at).toEqual({ file: 'config/config.toml', line: 12, column: 1 });
    expect(details?.[0]?.message).toBe('"p2p.pex" is "true", expected: = false');
  });

  it('does not uphold what a flag sets otherwise', async () => {
    const files = {
      ...config({ p2p: { pex: false } }),
      'node.service': '[Service]\nExecStart=/bin/noded start --p2p.pex=true\n',
    };
    const { verdict, because, at } = await look(files, key('p2p.pex', { equals: 'false' }));
    expect(verdict).toBe('unknown');
    expect(because).toContain('"true" in "node.service"');
    expect(at).toEqual({ file: 'node.service', line: 2 });
  });

  it('does not uphold what a variable sets otherwise, and minds no comment', async () => {
    const pex = config({ p2p: { pex: false } });
    const claim = key('p2p.pex', { equals: 'false' });
    expect((await look({ ...pex, '.env': 'GAIAD_P2P_PEX=true\n' }, claim)).verdict).toBe('unknown');
    expect((await look({ ...pex, '.env': '# GAIAD_P2P_PEX=true\nGAIAD_P2P_PEX=false\n' }, claim)).verdict).toBe(
      'upheld',
    );
  });

  it('finds both spellings of the consensus parameters', async () => {
    const genesis = (path: string) =>
      JSON.stringify({
        genesis_time: 'x',
        chain_id: 'y',
        ...(path === 'new'
          ? { consensus: { params: { block: { max_gas: '5' } } } }
          : { consensus_params: { block: { max_gas: '5' } } }),
      });
    for (const path of ['new', 'old']) {
      const { verdict } = await look(
        { 'genesis.json': genesis(path) },
        { file: 'genesis.json', key: 'consensus.params.block.max_gas', equals: '5' },
      );
      expect(verdict).toBe('upheld');
    }
  });
});

describe('config: a value in any other file', () => {
  it.each<[string, string, string, Written, string]>([
    [
      'TOML',
      'Cargo.toml',
      '[profile.release]\noverflow-checks = true\n',
      { key: 'profile.release.overflow-checks', equals: 'true' },
      'upheld',
    ],
    [
      'versions of crates, short and long',
      'Cargo.toml',
      '[dependencies]\na = "=1.0"\nb = { version = "=2.0" }\n',
      { key: 'dependencies.*.version', matches: '^=' },
      'upheld',
    ],
    [
      'versions of crates, one of them loose',
      'Cargo.toml',
      '[dependencies]\na = "1.0"\nb = "=2.0"\n',
      { key: 'dependencies.*.version', matches: '^=' },
      'broken',
    ],
    ['a crate', 'Cargo.toml', '[dependencies]\nredb = "2"\n', { key: 'dependencies.redb', set: 'yes' }, 'upheld'],
    [
      'YAML',
      'a.yaml',
      'authentication: { anonymous: { enabled: false } }',
      { key: 'authentication.anonymous.enabled', equals: 'no' },
      'upheld',
    ],
    ['JSON', 'a.json', '{"retention": {"period": "720h"}}', { key: 'retention.period', minimum: '30d' }, 'upheld'],
    ['INI', 'chrony.conf', 'authselectmode require\n', { key: 'authselectmode', equals: 'require' }, 'upheld'],
    [
      'the environment of a container',
      'compose.yaml',
      'services: { p: { environment: [POST=0] } }',
      { key: 'services.p.environment.POST', equals: '0' },
      'upheld',
    ],
    ['every entry', 'a.yaml', 'x: { a: { v: 1 }, b: { v: 1 } }', { key: 'x.*.v', equals: '1' }, 'upheld'],
    [
      'every entry, one of them wrong',
      'a.yaml',
      'x: { a: { v: 1 }, b: { v: 2 } }',
      { key: 'x.*.v', equals: '1' },
      'broken',
    ],
    [
      'every entry, one without the key',
      'a.yaml',
      'x: { a: { v: 1 }, b: {} }',
      { key: 'x.*.v', equals: '1' },
      'unknown',
    ],
    [
      'a share of the entries',
      'a.yaml',
      'x: { a: { v: 1 }, b: { v: 2 } }',
      { key: 'x.*.v', equals: '1', 'at-least': '50 %' },
      'upheld',
    ],
    ['a key that is missing', 'a.yaml', 'x: 1', { key: 'y', equals: '1' }, 'broken'],
    ['a key that is not wanted', 'a.yaml', 'x: 1', { key: 'y', absent: 'yes' }, 'upheld'],
    ['a secret that is set', 'a.yaml', 'db: { password: hunter2 }', { key: 'db.password', set: 'yes' }, 'upheld'],
    [
      'the value of a secret',
      'a.yaml',
      'db: { password: hunter2 }',
      { key: 'db.password', equals: 'hunter2' },
      'unknown',
    ],
    ['YAML with a mistake', 'a.yaml', 'a: b: c', { key: 'a', set: 'yes' }, 'unknown'],
    ['a file whose format nobody knows', 'a.txt', 'a=1', { key: 'a', set: 'yes' }, 'unknown'],
    ['a file whose format the claim says', 'a.txt', 'a=1', { key: 'a', equals: '1', format: 'ini' }, 'upheld'],
  ])('judges %s, and goes no deeper than present', async (_, file, text, written, verdict) => {
    const judgement = await look({ [file]: text }, { file, ...written });
    expect(judgement.verdict, judgement.because).toBe(verdict);
    expect(judgement.depth).toBe(verdict === 'upheld' ? 'present' : undefined);
    if (verdict === 'upheld') expect(judgement.found).toContain('Nobody knows whether the program reads');
    expect(JSON.stringify(judgement.observation)).not.toContain('hunter2');
  });

  it('looks in every file when none is named', async () => {
    const files = { 'a.yaml': 'encryption: aes', 'deep/b.json': '{"encryption": "none"}', 'c.toml': 'x = 1' };
    const set = await look(files, { key: 'encryption', set: 'yes' });
    expect([set.verdict, set.scope]).toEqual(['upheld', { population: 2, looked: 2, failed: 0 }]);
    const wrong = await look(files, { key: 'encryption', equals: 'aes' });
    expect([wrong.verdict, wrong.at?.file]).toEqual(['broken', 'deep/b.json']);
    expect((await look(files, { key: 'nowhere', set: 'yes' })).verdict).toBe('unknown');
  });

  it('keeps a password of an address to itself', async () => {
    const { observation } = await look(
      { 'a.env': 'URL=postgres://me:hunter2@db/x\n' },
      { file: 'a.env', key: 'URL', set: 'yes' },
    );
    expect(JSON.stringify(observation)).not.toContain('hunter2');
  });
});

describe('config: files', () => {
  const key600: Files = { 'config/k.json': { text: '{}', mode: 0o600 } };
  const key644: Files = { 'config/k.json': { text: '{}', mode: 0o644 } };
  it.each<[string, Files, Written, string, string | undefined]>([
    ['a mode', key600, { file: 'config/k.json', mode: '0600' }, 'upheld', undefined],
    ['fewer rights than allowed', { k: { text: '', mode: 0o400 } }, { file: 'k', mode: '0600' }, 'upheld', undefined],
    ['more rights than allowed', key644, { file: 'config/k.json', mode: '0600' }, 'broken', 'file-mode'],
    [
      'a pattern',
      { ...key600, 'config/l.json': { text: '', mode: 0o660 } },
      { file: 'config/*.json', mode: '0600' },
      'broken',
      'file-mode',
    ],
    ['no mode', key600, { file: 'config/k.json', mode: 'rw' }, 'unknown', undefined],
    ['a missing file', key600, { file: 'other', mode: '0600' }, 'broken', 'file-missing'],
    ['a file that is gone', key600, { file: 'config/priv_validator_key.json', absent: 'yes' }, 'upheld', undefined],
    ['a file that should be gone', key600, { file: 'config/k.json', absent: 'yes' }, 'broken', 'file-there'],
    ['nothing at all', {}, { file: 'config/k.json', absent: 'yes' }, 'unknown', undefined],
    ['a file that is there', key600, { file: 'config/k.json', set: 'yes' }, 'upheld', undefined],
    [
      'a digest',
      key600,
      { file: 'config/k.json', sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
      'upheld',
      undefined,
    ],
    ['another digest', key600, { file: 'config/k.json', sha256: '0'.repeat(64) }, 'broken', 'file-digest'],
    ['another owner', key600, { file: 'config/k.json', owner: '4242' }, 'broken', 'file-owner'],
  ])('judges %s', async (_, files, written, verdict, check) => {
    const judgement = await look(files, written);
    expect(judgement.verdict, judgement.because).toBe(verdict);
    expect(judgement.details?.[0]?.check).toBe(check);
  });

  it('does not follow a link out of the source, nor take it for a missing file', async () => {
    const { source, path, close } = await openTree({ a: '' });
    symlinkSync('/etc/hostname', join(path, 'out'));
    symlinkSync(join(path, 'a'), join(path, 'in'));
    try {
      await expect(judged({ file: 'out', absent: 'yes' }, source)).rejects.toThrow(/link/);
      expect((await judged({ file: 'in', mode: '0777' }, source)).details?.[0]?.check).toBe('file-is-link');
    } finally {
      close();
    }
  });
});

describe('config: what a claim may say', () => {
  it.each([
    {},
    { file: 'a' },
    { key: 'a' },
    { key: 'a', file: 'b' },
    { is: 'safe' },
    { key: 'a', role: 'king', set: 'yes' },
  ])('refuses %j', (written) => {
    expect(schema.safeParse(written).success).toBe(false);
  });

  it.each<[Written, string]>([
    [key('p2p.pex', { equals: 'false' }), 'p2p.pex = false in config/config.toml'],
    [{ is: 'hardened', role: 'validator' }, 'validator is hardened'],
    [{ topology: 'yes', nodes: ['a', 'b'] }, 'the nodes a, b keep the validator hidden and its key on one machine'],
    [{ file: 'k', mode: '0600', absent: 'no' }, 'k has at most mode 0600 and is there'],
  ])('says %j in words', (written, words) => {
    expect(collector.describe(schema.parse(written))).toBe(words);
  });
});

describe('config: bad input', () => {
  it('could not look when the file is missing', async () => {
    await expect(look({ a: '' }, key('p2p.pex', { equals: 'false' }))).rejects.toThrow(/Cannot find/);
  });

  it.each<[string, string]>([
    ['cut short', 'version = "0.38.1"\n[p2p'],
    ['binary', '\u0000\u0001'],
    ['deep', `proxy_app = ${'['.repeat(3000)}`],
    ['empty', ''],
    ['written twice', '[p2p]\npex = true\npex = false\n'],
  ])('upholds nothing of a file that is %s', async (_, text) => {
    const files = { 'config/config.toml': text, 'config/other.toml': 'a = 1' };
    const one = await look(files, key('p2p.pex', { equals: 'true' })).catch((error: Error) => ({
      verdict: 'unknown',
      because: error.message,
    }));
    expect(one.verdict === 'upheld', one.because).toBe(false);
    expect((await look(files, { is: 'hardened', role: 'validator' })).verdict).toBe('unknown');
  });

  it('refuses a source that is no folder', async () => {
    const url = { kind: 'url', name: 'x', url: 'https://example.org' } as const;
    await expect(judged(key('a', { set: 'yes' }), url as never)).rejects.toThrow(/expected files/);
  });

  it('refuses to search thousands of files for a key', async () => {
    const { path, close } = await openTree({ a: '' });
    mkdirSync(join(path, 'many'));
    for (let index = 0; index < 2001; index += 1) writeFileSync(join(path, 'many', `${index}.yaml`), 'a: 1');
    try {
      await expect(judged({ key: 'a', set: 'yes' }, await openFiles('many', path))).rejects.toThrow(/at most 2000/);
    } finally {
      close();
    }
  });

  it.each(['(x+x+)+y', '(x|x)*y', 'x*x*x*x*y', '(x)\\1*y', '((x{1,9})){1,9}y', 'x*x*x*y'])(
    'is over soon with %s',
    async (pattern) => {
      const started = performance.now();
      await look({ 'a.yaml': `a: ${'x'.repeat(450)}` }, { file: 'a.yaml', key: 'a', matches: pattern });
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

describe('config: an audit', () => {
  const entries = async (files: Files) => {
    const { source, close } = await openTree(files);
    try {
      return await source.files();
    } finally {
      close();
    }
  };
  it('asks nothing of a folder without a node, and for everything of one with a node', async () => {
    expect(collector.audit?.(await entries({ 'Cargo.toml': '', 'src/a.rs': '' }), {})).toEqual([]);
    const claims = collector.audit?.(await entries(home('a', nodeConfig())), { role: 'sentry' });
    expect(claims).toEqual([{ is: 'hardened', topology: true, severity: 'low', role: 'sentry' }]);
  });

  it('compares the folders of a run once, and gives paths that lead there', async () => {
    const one = await openTree(home('a', nodeConfig()));
    const two = await openTree(home('a', nodeConfig()));
    try {
      const sources = new Map([one, two].map(({ path, source }) => [path, { ...source, name: path }]));
      const [first, second] = [...sources.values()];
      if (first === undefined || second === undefined) throw new Error('two sources');
      const claim = { is: 'hardened', topology: 'yes' };
      const twice = (await judged(claim, first, sources)).details?.find(({ check }) => check === 'validator-key-twice');
      expect(join(one.path, twice?.at?.file ?? '')).toBe(join(two.path, 'a/config/priv_validator_key.json'));
      expect(((await judged(claim, second, sources)).details ?? []).map(({ check }) => check)).not.toContain(
        'validator-key-twice',
      );
    } finally {
      one.close();
      two.close();
    }
  });

  it('is quiet on a good pair of nodes', async () => {
    const files = {
      ...home('validator', validatorConfig(idOf('sentry'))),
      ...home('sentry', sentryConfig(idOf('validator'))),
    };
    const { source, close } = await openTree(files);
    try {
      for (const own of collector.audit?.(await source.files(), {}) ?? []) {
        const read = Object.fromEntries(
          Object.entries(own).map(([name, value]) => [name, value === true ? 'yes' : value]),
        );
        const { verdict, details, because } = await judged(read, source);
        expect(details ?? [], because).toEqual([]);
        expect(verdict, because).toBe('upheld');
      }
    } finally {
      close();
    }
  });
});
