/**
 * Two small services: one that speaks TLS 1.2 and newer and knows its callers, one that speaks anything with anybody.
 * @module
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFiles } from '../../sources/gather.ts';
import type { Sample, Which } from '../sample.fixture.ts';

const IDENTITIES = join(dirname(fileURLToPath(import.meta.url)), 'samples', 'identities');

function pem(name: string): Buffer {
  return readFileSync(join(IDENTITIES, name));
}

/** How a service treats its callers. */
export interface Service {
  readonly asks: boolean;
  readonly checksName: boolean;
  readonly oldest: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3';
}

/** Starts a service on a free port of this machine. */
export async function startService({ asks, checksName, oldest }: Service): Promise<{ server: Server; port: number }> {
  const server = createServer(
    {
      cert: pem('server.pem'),
      key: pem('server.key'),
      ca: pem('ca.pem'),
      requestCert: asks,
      rejectUnauthorized: asks,
      minVersion: oldest,
      ciphers: oldest === 'TLSv1' ? 'ALL@SECLEVEL=0' : 'ECDHE+AESGCM',
    },
    (request, response) => {
      const socket = request.socket as unknown as { getPeerCertificate(): { subject?: { CN?: string } } };
      const isOther = checksName && socket.getPeerCertificate().subject?.CN !== 'client';
      response.writeHead(isOther ? 403 : 200).end();
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Opens the sample. */
export async function openSample(which: Which): Promise<Sample> {
  const isGood = which === 'upheld';
  const { server, port } = await startService({
    asks: isGood,
    checksName: isGood,
    oldest: isGood ? 'TLSv1.2' : 'TLSv1',
  });
  return {
    source: { kind: 'url', name: 'sample', url: `https://localhost:${port}` },
    sources: new Map([['identities', await openFiles('identities', IDENTITIES)]]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
