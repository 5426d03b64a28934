import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { blastRadius } from '../library/src/analyze/surface/blast-radius.ts';
import { surfaceOf } from '../library/src/analyze/surface/surface.ts';
import { readModel } from '../library/src/model/files/read-model.ts';
import type { Surface } from '../library/src/model/surface.ts';

async function modelOf(id: string) {
  return (await readModel(fileURLToPath(new URL(id, import.meta.url)))).model;
}

function wayOf({ paths }: Surface, from: string, asset: string): string | undefined {
  const path = paths.find((one) => one.from === `actors/${from}` && one.asset === asset);
  return (
    path &&
    [path.start ?? '?', ...path.way.map(({ component, flow, through }) => `${flow ?? through} ${component}`)].join(
      ' > ',
    )
  );
}

const reachers = ({ entries }: Surface, id: string) =>
  Object.fromEntries(
    entries.find((entry) => entry.id === id)?.reachedBy.map(({ origin, hops }) => [origin.slice(7), hops]) ?? [],
  );

describe('the attack surface of the three models was read and judged right', () => {
  it('of Atlas', async () => {
    const surface = surfaceOf(await modelOf('atlas'));
    expect(surface.entries.filter(({ exposure }) => exposure === 'external').map(({ id }) => id)).toEqual([
      'client-api',
      'portal-pages',
      'intake',
    ]);
    expect(wayOf(surface, 'supply-chain-attackers', 'message-payloads')).toBe(
      'packages > install build > deploy-drive drive',
    );
    expect(wayOf(surface, 'nation-state', 'quorum-state')).toBe('? > client-api gateway > attest witness');
    expect(wayOf(surface, 'malicious-users', 'session-keys')).toBe('messenger');
    expect(wayOf(surface, 'nation-state', 'session-keys')).toBeUndefined();
    expect(reachers(surface, 'quorum-api')).toMatchObject({ 'malicious-witnesses': 0, 'nation-state': 3 });
  });

  it('of VirtEngine', async () => {
    const model = await modelOf('virtengine');
    const surface = surfaceOf(model);
    expect(wayOf(surface, 'state-sponsored', 'signing-key')).toBe('internet > join sentry > relay-1 validator-1');
    expect(wayOf(surface, 'malicious-tenant', 'provider-key')).toBe('tenant > submit-manifest provider');
    expect(wayOf(surface, 'rogue-administrator', 'signing-key')).toBe('management > scrape validator-1');
    expect(reachers(surface, 'scopes')).toEqual({});
    expect(surface.assets.map(({ asset }) => asset)).not.toContain('private-keys');
    const blast = blastRadius(model, 'sentry');
    expect(blast.components).toHaveLength(13);
    expect(blast.components.filter(({ hops }) => hops === 1).map(({ component }) => component)).toEqual([
      'validator-1',
      'consensus-engine',
      'mempool',
      'state-machine',
      'validator-2',
    ]);
  });

  it('of Bitcoin Commons', async () => {
    const model = await modelOf('bitcoin-commons');
    const surface = surfaceOf(model);
    expect(wayOf(surface, 'malicious-peer', 'utxo-set')).toBe('peer > p2p node > persistence database');
    expect(wayOf(surface, 'malicious-publisher', 'signing-keys')).toBe('crates > build node');
    const peer = surface.paths.find(({ from, asset }) => from === 'actors/malicious-peer' && asset === 'utxo-set');
    expect(peer?.way[0]?.crosses).toEqual(['network-edge']);
    expect(peer?.met).toContain('auto-ban');
    expect(surface.nowhere).toEqual(['wallet-keys']);
    expect(blastRadius(model, 'module').assets.find(({ asset }) => asset === 'utxo-set')).toMatchObject({
      hops: 0,
      how: 'passes',
    });
  });
});
