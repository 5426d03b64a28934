import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../sources/source.ts';
import type { TlsClaim, TlsObservation } from './claim.ts';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { openSample, type Service, startService } from './sample.fixture.ts';

const NOW = '2026-11-22T12:00:00Z';
const ALL: Partial<TlsClaim> = { clientCertificate: 'required', identities: 'identities' };

async function look(claim: Partial<TlsClaim>, service: Service, without: readonly string[] = []) {
  const { server, port } = await startService(service);
  const { sources, close } = await openSample('upheld');
  const identities = sources?.get('identities');
  if (identities?.kind !== 'files') throw new Error('no identities');
  const fewer: Source = {
    ...identities,
    text: (path) =>
      without.some((name) => path.startsWith(name)) ? Promise.reject(new Error('none')) : identities.text(path),
  };
  try {
    const seen = await gather(
      claim as TlsClaim,
      { kind: 'url', name: 'x', url: `https://localhost:${port}` },
      {
        now: NOW,
        signal: AbortSignal.timeout(20_000),
        sources: new Map([['identities', fewer]]),
      },
    );
    return { seen, judged: collector.judge(claim as TlsClaim, collector.observation.parse(seen), { now: NOW }) };
  } finally {
    server.closeAllConnections();
    server.close();
    await close();
  }
}

const GOOD: Service = { asks: true, checksName: true, oldest: 'TLSv1.2' };

describe('gather', () => {
  it('tells a service that knows its callers from one that asks for nothing', async () => {
    const good = await look(ALL, GOOD);
    expect(Object.fromEntries(Object.entries(good.seen.callers).map(([name, { outcome }]) => [name, outcome]))).toEqual(
      {
        nobody: 'refused',
        'self-signed': 'refused',
        stranger: 'refused',
        expired: 'refused',
        other: 'refused',
        client: 'accepted',
      },
    );
    expect(good.judged).toMatchObject({ verdict: 'upheld', depth: 'effective', scope: { population: 6, looked: 6 } });
    const open = await look(ALL, { ...GOOD, asks: false, checksName: false });
    expect(open.judged).toMatchObject({ verdict: 'broken', because: 'A caller without a certificate is let in' });
  });

  it('waits for a refusal that comes after the handshake of TLS 1.3', async () => {
    const { seen } = await look(ALL, { ...GOOD, oldest: 'TLSv1.3' });
    expect(seen.callers['nobody']?.outcome).toBe('refused');
    expect(seen.callers['expired']?.outcome).toBe('refused');
  });

  it('sees that knowing the authority is not knowing the caller', async () => {
    const { judged } = await look(ALL, { ...GOOD, checksName: false });
    expect(judged).toMatchObject({
      verdict: 'broken',
      because: 'A caller with the certificate of somebody else is let in',
    });
  });

  it('cannot tell when a caller cannot be tried', async () => {
    const { judged } = await look(ALL, GOOD, ['expired']);
    expect(judged).toMatchObject({ verdict: 'unknown', because: 'Only 5 of 6 were looked at' });
    const blind = await look(ALL, GOOD, ['client', 'expired', 'other']);
    expect(blind.judged.verdict).toBe('unknown');
  });

  it('tries each version on its own', async () => {
    const old = await look({ minimum: 'tls-1.2' }, { asks: false, checksName: false, oldest: 'TLSv1' });
    expect(old.seen.versions).toEqual({
      'tls-1.0': 'accepted',
      'tls-1.1': 'accepted',
      'tls-1.2': 'accepted',
      'tls-1.3': 'accepted',
    });
    expect(old.judged.verdict).toBe('broken');
    const recent = await look({ minimum: 'tls-1.3' }, { asks: false, checksName: false, oldest: 'TLSv1.3' });
    expect(recent.judged).toMatchObject({ verdict: 'upheld', found: 'speaks tls-1.3' });
  });

  it('judges the certificate: chain, name, dates', async () => {
    const known: Partial<TlsClaim> = { certificate: 'valid', identities: 'identities' };
    const service: Service = { ...GOOD, asks: false, checksName: false };
    expect((await look(known, service)).judged.verdict).toBe('upheld');
    expect((await look({ certificate: 'valid' }, service)).judged.because).toMatch(/not trusted/);
    expect((await look({ ...known, name: 'other.example' }, service)).judged.because).toMatch(
      /not for "other.example"/,
    );
    const { seen } = await look(known, service);
    const later = collector.judge(known as TlsClaim, seen, { now: '2126-10-20T00:00:00Z' });
    expect(later.because).toMatch(/holds \d+ days more/);
  });

  it('gives up on a service that hangs or is not there', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => {
      silent.listen(0, '127.0.0.1', done);
    });
    const { port } = silent.address() as AddressInfo;
    const options = { now: NOW, signal: AbortSignal.timeout(20_000), sources: new Map() };
    const url = (at: number): Source => ({ kind: 'url', name: 'x', url: `https://localhost:${at}` });
    const seen = await gather({ minimum: 'tls-1.2', port } as TlsClaim, url(port), options).catch(
      (error: Error) => error.message,
    );
    silent.close();
    expect(
      typeof seen === 'string' ? seen : collector.judge({ minimum: 'tls-1.2' } as TlsClaim, seen, { now: NOW }).verdict,
    ).toMatch(/unknown|Cannot look/);
    await expect(gather({ minimum: 'tls-1.2' } as TlsClaim, url(port), options)).rejects.toThrow(
      'nothing listens there',
    );
  }, 40_000);
});

describe('collector.judge', () => {
  const seen = (versions: TlsObservation['versions']): TlsObservation => ({ host: 'x', versions, callers: {} });
  it.each([
    [{ 'tls-1.0': 'refused', 'tls-1.1': 'refused', 'tls-1.2': 'accepted', 'tls-1.3': 'accepted' }, 'upheld'],
    [{ 'tls-1.0': 'refused', 'tls-1.1': 'unclear', 'tls-1.2': 'accepted', 'tls-1.3': 'accepted' }, 'unknown'],
    [{ 'tls-1.0': 'refused', 'tls-1.1': 'refused', 'tls-1.2': 'refused', 'tls-1.3': 'refused' }, 'broken'],
    [{ 'tls-1.0': 'refused', 'tls-1.1': 'refused', 'tls-1.2': 'unclear', 'tls-1.3': 'unclear' }, 'unknown'],
    [{}, 'unknown'],
  ] as const)('judges the versions %o as %s', (versions, verdict) => {
    expect(collector.judge({ minimum: 'tls-1.2' } as TlsClaim, seen({ ...versions }), { now: NOW }).verdict).toBe(
      verdict,
    );
  });
});
