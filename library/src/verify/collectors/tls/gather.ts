/**
 * Tries a service: each version on its own, weak ciphers, its certificate, and callers that must be refused. Only the
 * host of the source is tried, one connection after the other.
 * @module
 */
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import type { Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { Source } from '../../sources/source.ts';
import { type TlsClaim, type TlsObservation, VERSIONS, type Version } from './claim.ts';
import { type Identity, SELF_SIGNED, STRANGER } from './stranger-identities.ts';

/** How long one connection may take, in milliseconds. */
const SLOWEST = 4000;
/**
 * How long a service may think about a caller after the handshake: in TLS 1.3 a certificate is refused only after the
 * client believes that it is connected (RFC 8446, 4.4.2.4 and 6.2).
 */
const THINKING = 700;

interface Target {
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

type Ended = TlsObservation['callers'][string];

export const gather: Gather<TlsClaim, TlsObservation> = async (claim, source, look) => {
  const target = targetOf(claim, source, look.signal);
  const mine = await identitiesOf(claim, look);
  const first = await attempt(target, {});
  if (first.outcome === 'unclear')
    throw new CouldNotLook(`Cannot look at "${target.host}:${target.port}": ${first.how}`);
  const versions: TlsObservation['versions'] = {};
  if (claim.minimum !== undefined) {
    for (const version of VERSIONS)
      versions[version] = (await attempt(target, only(version, mine.client), { handshake: true })).outcome;
  }
  const callers: TlsObservation['callers'] = {};
  if (claim.clientCertificate !== undefined) {
    const tried: Readonly<Record<string, Identity | undefined | 'nobody'>> = {
      nobody: 'nobody',
      'self-signed': SELF_SIGNED,
      stranger: STRANGER,
      expired: mine.expired,
      other: mine.other,
      client: mine.client,
    };
    for (const [caller, identity] of Object.entries(tried)) {
      if (identity === undefined) continue;
      const end = await attempt(target, identity === 'nobody' ? {} : as(identity));
      // A service that lets the right caller in and then hangs up cannot be told from one that refuses everybody.
      callers[caller] = caller === 'client' && end.how === 'closed' ? { ...end, outcome: 'unclear' } : end;
    }
  }
  const weak =
    claim.weakCiphers === undefined ? undefined : await attempt(target, weakOnly(mine.client), { handshake: true });
  const shown =
    claim.certificate === undefined && claim.stapled !== true ? undefined : await certificateOf(target, claim, mine);
  return {
    host: target.host,
    versions,
    ...(weak !== undefined && { weakCiphers: weak.outcome }),
    ...(shown !== undefined && { certificate: shown }),
    callers,
  };
};

function targetOf(claim: TlsClaim, source: Source, signal: AbortSignal): Target {
  if (source.kind === 'host') return { host: source.host, port: claim.port ?? 443, signal };
  if (source.kind !== 'url') throw new CouldNotLook('Expected a URL or a host');
  const url = new URL(source.url);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: claim.port ?? Number(url.port || 443), signal };
}

interface Identities {
  readonly authority?: string | undefined;
  readonly client?: Identity | undefined;
  readonly expired?: Identity | undefined;
  readonly other?: Identity | undefined;
}

async function identitiesOf({ identities }: TlsClaim, { sources }: Look): Promise<Identities> {
  if (identities === undefined) return {};
  const source = sources.get(identities);
  // Strangers can be tried all the same; who could not be is said in the judgment.
  if (source === undefined) return {};
  if (source.kind !== 'files')
    throw new CouldNotLook(`Cannot find the identities: expected a folder as source "${identities}"`);
  const text = (path: string): Promise<string | undefined> => source.text(path).catch(() => undefined);
  const one = async (name: string): Promise<Identity | undefined> => {
    const [certificate, key] = [await text(`${name}.pem`), await text(`${name}.key`)];
    return certificate === undefined || key === undefined ? undefined : { certificate, key };
  };
  return {
    authority: await text('ca.pem'),
    client: await one('client'),
    expired: await one('expired'),
    other: await one('other'),
  };
}

function as({ certificate, key }: Identity): ConnectionOptions {
  return { cert: certificate, key };
}

const NAMES = { 'tls-1.0': 'TLSv1', 'tls-1.1': 'TLSv1.1', 'tls-1.2': 'TLSv1.2', 'tls-1.3': 'TLSv1.3' } as const;

function only(version: Version, client: Identity | undefined): ConnectionOptions {
  const name = NAMES[version];
  // Without the lowest level our own side would refuse old versions, and nothing would be seen of the service.
  return { minVersion: name, maxVersion: name, ciphers: 'DEFAULT@SECLEVEL=0', ...(client !== undefined && as(client)) };
}

function weakOnly(client: Identity | undefined): ConnectionOptions {
  return {
    maxVersion: 'TLSv1.2',
    ciphers: 'kRSA:aNULL:eNULL:3DES:RC4:EXPORT:LOW@SECLEVEL=0',
    ...(client !== undefined && as(client)),
  };
}

function open({ host, port, signal }: Target, options: ConnectionOptions): TLSSocket {
  const isName = !/^[\d.]+$|:/.test(host);
  return connect({
    host,
    port,
    ...(isName && { servername: host }),
    rejectUnauthorized: false,
    timeout: SLOWEST,
    ...options,
    ...(signal.aborted && { port: 0 }),
  });
}

/** Connects and says how it ended; a handshake alone is enough where no caller is judged. */
function attempt(
  target: Target,
  options: ConnectionOptions,
  how: { readonly handshake?: boolean } = {},
): Promise<Ended> {
  return new Promise((done) => {
    const socket = open(target, options);
    const end = (outcome: Ended['outcome'], why: string): void => {
      socket.destroy();
      done({ outcome, how: why });
    };
    socket.on('secureConnect', () => {
      if (how.handshake === true) return end('accepted', 'handshake');
      // Asks for something harmless; a service that refuses the caller answers with an alert instead.
      socket.write(`HEAD / HTTP/1.1\r\nHost: ${target.host}\r\nConnection: close\r\n\r\n`);
      setTimeout(() => end('accepted', 'connected, and nothing was said against it'), THINKING).unref();
    });
    socket.on('data', (data: Buffer) => {
      const status = /^HTTP\/[\d.]+ (\d{3})/.exec(data.toString('latin1'))?.[1];
      if (status === '401' || status === '403') end('refused', `status ${status}`);
      else end('accepted', status === undefined ? 'an answer' : `status ${status}`);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => end(...ended(error)));
    socket.on('timeout', () => end('unclear', 'no answer in time'));
    socket.on('close', () => end('refused', 'closed'));
  });
}

function ended(error: NodeJS.ErrnoException): readonly [Ended['outcome'], string] {
  const { code = '', message } = error;
  if (code === 'ECONNREFUSED') return ['unclear', 'nothing listens there'];
  if (/ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/.test(code)) return ['unclear', code];
  // Our own side could not even begin: nothing was seen of the service.
  if (/NO_PROTOCOLS|NO_CIPHER|NO_CIPHERS_AVAILABLE|UNSUPPORTED_PROTOCOL/.test(code) && !/alert/i.test(message)) {
    return code.includes('UNSUPPORTED_PROTOCOL') ? ['refused', code] : ['unclear', code];
  }
  return ['refused', code === '' ? message.slice(0, 80) : code];
}

async function certificateOf(
  target: Target,
  { name }: TlsClaim,
  { authority, client }: Identities,
): Promise<TlsObservation['certificate']> {
  return new Promise((done, fail) => {
    let isStapled = false;
    const socket = open(target, {
      ...{ requestOCSP: true },
      ...(authority !== undefined && { ca: authority }),
      ...(client !== undefined && as(client)),
      ...(name !== undefined && { servername: name }),
    });
    const stop = (why: string): void => {
      socket.destroy();
      fail(new CouldNotLook(`Cannot see the certificate of "${target.host}:${target.port}": ${why}`));
    };
    socket.on('OCSPResponse', (response: Buffer) => {
      isStapled = response !== null && response.length > 0;
    });
    socket.on('secureConnect', () => {
      const shown = socket.getPeerX509Certificate();
      if (shown === undefined) return stop('it shows none');
      const { asymmetricKeyType = '', asymmetricKeyDetails } = shown.publicKey;
      const bits =
        asymmetricKeyDetails?.modulusLength ??
        (asymmetricKeyDetails?.namedCurve === undefined ? 0 : curveBits(asymmetricKeyDetails.namedCurve));
      const host = name ?? target.host;
      const covers = (/^[\d.]+$|:/.test(host) ? shown.checkIP(host) : shown.checkHost(host)) !== undefined;
      done({
        trusted: socket.authorized || isOnlyName(socket.authorizationError),
        why: String(socket.authorizationError ?? ''),
        covers,
        from: new Date(shown.validFrom).toISOString(),
        until: new Date(shown.validTo).toISOString(),
        key: asymmetricKeyType,
        bits,
        signature: weakSignatureIn(shown.raw),
        stapled: isStapled,
        fingerprint: shown.fingerprint256,
      });
      socket.destroy();
    });
    socket.on('error', (error) => stop(error.message));
    socket.on('timeout', () => stop('no answer in time'));
  });
}

/** A wrong name is judged apart from the chain. */
function isOnlyName(error: unknown): boolean {
  return String(error).includes('ERR_TLS_CERT_ALTNAME_INVALID');
}

/** Signatures that no longer hold, by the identifiers in the certificate (RFC 3279, 2.2.1 and 2.2.3). */
const WEAK_SIGNATURES: Readonly<Record<string, string>> = {
  md5: '2a864886f70d010104',
  sha1: '2a864886f70d010105',
  'sha1 with ECDSA': '2a8648ce3d0401',
};

function weakSignatureIn(certificate: Buffer): string {
  const hex = certificate.toString('hex');
  return (
    Object.entries(WEAK_SIGNATURES).find(([, id]) =>
      hex.includes(`06${(id.length / 2).toString(16).padStart(2, '0')}${id}`),
    )?.[0] ?? ''
  );
}

function curveBits(curve: string): number {
  return Number(/(\d{3})/.exec(curve)?.[1] ?? 256);
}
