import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DraftEntry, Imported } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { cutOff, readHostile } from '../infrastructure/hostile.fixture.ts';
import { fileOf, type Tried, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read } from './read.ts';

const SAMPLE = fileURLToPath(new URL('./sample.toml', import.meta.url));

/** Reads settings with files beside them, by their paths in the home. */
function readHome(config: string, files: Readonly<Record<string, string>> = {}): Promise<Imported> | Imported {
  return read(glanceAt(fileOf('home/config/config.toml', config)), {
    open: (path) => {
      const name = path.startsWith('../') ? path.slice(3) : `config/${path}`;
      const text = files[name];
      return text === undefined ? undefined : fileOf(`home/${name}`, text);
    },
  });
}

function entries({ draft }: Imported, collection: string): readonly DraftEntry[] {
  return Object.values(draft?.[collection] ?? {}).flatMap((entry) =>
    typeof entry === 'object' && !Array.isArray(entry) ? [entry as DraftEntry] : [],
  );
}

function componentsOf({ read: model }: Tried): readonly string[] {
  return [...(model?.model.components.values() ?? [])].map(
    ({ id, kind, facts }) => `${id} ${kind} ${JSON.stringify(Object.fromEntries(facts ?? []))}`,
  );
}

const MINIMAL = '[rpc]\nladdr = "tcp://0.0.0.0:26657"\n[p2p]\npex = true\n';

describe('cometbft', () => {
  it('reads the sample: what it counts', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ components: 6, flows: 5, entries: 4, assets: 4 });
  });

  it('makes components of the node and everybody it talks with', async () => {
    expect(componentsOf(await tryRead(format, SAMPLE))).toEqual([
      'greenhouse-validator process {"role":"full-node","behind-sentries":"yes","cross-origin-reads":"none","starts-from-snapshot":"yes","snapshot-verified":"yes"}',
      'peer-10-2-0-6 external {}',
      'peer-sentry-2-greenhouse-example external {"address-gossiped":"no"}',
      'state-server-state-1-example-org external {}',
      'state-server-state-2-example-org external {}',
      'application process {}',
    ]);
  });

  it('makes entries of addresses to listen on', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    expect(
      [...(model?.model.entries.values() ?? [])].map(
        ({ id, kind, port, protocol, exposure }) => `${id} ${kind} ${port} ${protocol} ${exposure}`,
      ),
    ).toEqual([
      'p2p port 26656 tcp internal',
      'rpc api 26657 http local',
      'pprof port 6060 http local',
      'metrics port 26660 http external',
    ]);
    expect(model?.model.entries.get('rpc')?.facts?.get('unsafe-methods')).toBe('no');
    expect(model?.model.entries.get('pprof')?.facts?.get('unsafe-methods')).toBe('yes');
  });

  it('makes flows to peers, state servers and the application', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    expect(
      [...(model?.model.flows.values() ?? [])].map(
        ({ to, protocol, bothWays }) => `${to} ${protocol} ${bothWays ?? '-'}`,
      ),
    ).toEqual([
      'peer-10-2-0-6 tcp true',
      'peer-sentry-2-greenhouse-example tcp true',
      'state-server-state-1-example-org https -',
      'state-server-state-2-example-org https -',
      'application tcp -',
    ]);
  });

  it('says what is not carried over', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, at }) => `${at?.line} ${message}`)).toEqual([
      '4 "db_backend": what is not read of it is kept, but says nothing to Vauban',
      '12 [rpc]: what is not read of it is kept, but says nothing to Vauban',
      '26 [mempool]: what is not read of it is kept, but says nothing to Vauban',
    ]);
  });

  it('reads what lies beside the settings: keys by their presence, the application by its own settings', async () => {
    const secret = btoa(String.fromCharCode(...Array.from({ length: 64 }, (_, index) => index)));
    const key = JSON.stringify({ priv_key: { type: 'tendermint/PrivKeyEd25519', value: secret } });
    const found = await readHome(MINIMAL, {
      'config/node_key.json': key,
      'config/priv_validator_key.json': key,
      'data/priv_validator_state.json': '{"height":"12"}',
      'config/app.toml':
        '[api]\nenable = true\naddress = "tcp://0.0.0.0:1317"\n[grpc]\nenable = false\naddress = "localhost:9090"\n',
    });
    expect(found.counts).toEqual({ components: 1, flows: 0, entries: 2, assets: 3 });
    expect(entries(found, 'components')[0]).toMatchObject({ facts: { role: 'validator', 'behind-sentries': 'no' } });
    expect(JSON.stringify(found.draft)).toMatch(/"origin":\{"format":"cometbft","id":"[0-9a-f]{40}"/);
    expect(JSON.stringify(found.draft)).not.toContain(secret);
    expect(entries(found, 'assets').map(({ facts }) => JSON.stringify(facts ?? {}))).toEqual([
      '{"key-at-rest":"file"}',
      '{}',
      '{"key-at-rest":"file"}',
    ]);
    expect(entries(found, 'entries').map(({ port, exposure }) => `${port} ${exposure}`)).toEqual([
      '26657 external',
      '1317 external',
    ]);
  });

  it('reads a remote signer, and says when a key lies on the node all the same', async () => {
    const found = await readHome(`priv_validator_laddr = "tcp://0.0.0.0:26659"\n${MINIMAL}`, {
      'config/priv_validator_key.json': '{}',
    });
    expect(entries(found, 'components')[0]).toMatchObject({ facts: { role: 'validator', 'remote-signer': 'yes' } });
    expect(entries(found, 'flows')).toMatchObject([
      { from: 'signer', to: 'node', 'both-ways': true, through: 'signer' },
    ]);
    expect(entries(found, 'assets')).toMatchObject([{ at: ['signer'] }]);
    expect(found.lost.map(({ message }) => message)).toEqual([
      'priv_validator_key_file: "config/priv_validator_key.json" lies on the node although a remote signer signs',
    ]);
  });

  it('reads names with hyphens, as Tendermint 0.35 has them', async () => {
    const found = await readHome(
      'proxy-app = "kvstore"\n[rpc]\n[p2p]\nladdr = "tcp://0.0.0.0:26656"\npersistent-peers = "x@y:1"\n',
    );
    expect(found.counts).toMatchObject({ components: 2, flows: 1, entries: 1 });
  });
});

describe('cometbft, on bad input', () => {
  it('reads or refuses whatever it is given, and never throws', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    const cut = await readHostile(format, 'config.toml', cutOff(text));
    expect(cut.read).toBeGreaterThan(2);
    expect(cut.refused).toBeGreaterThan(10);
    const lines = text.split('\n');
    const wrong = ['[]', '7', '{ a = 1 }', '"@@,@:x"', 'true'].flatMap((value) =>
      lines.map((line, index) => lines.with(index, line.replace(/=.*/, `= ${value}`)).join('\n')),
    );
    const read = await readHostile(format, 'config.toml', wrong);
    expect(read.read).toBe(wrong.length);
  });

  it('refuses what is no settings of a node with one problem', async () => {
    for (const text of ['', '[p2p', 'a = 1', '[p2p]\na = 1\na = 2\n', 'x'.repeat(5_000_000)]) {
      const { draft, problems } = await tryRead(format, fileOf('config.toml', text));
      expect([draft, problems.length], text.slice(0, 40)).toEqual([undefined, 1]);
    }
  });

  it('is recognized by its structure only', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('config.toml', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('[p2p]\nladdr = ""\n')).toBe(false);
    expect(looks('[rpc]\nladdr = ""\n')).toBe(false);
  });
});
