/**
 * Transport security of a service: the versions it speaks, its certificate, and whether it lets strangers in.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type TlsClaim, type TlsObservation, tlsClaim, tlsObservation } from './claim.ts';
import { judgeTransport } from './judge-transport.ts';

export const collector: Collector<TlsClaim, TlsObservation> = {
  id: 'tls',
  title: 'Transport security of a service',
  proves:
    'The service refuses the versions, ciphers and callers it must refuse, lets the right caller in, and shows a certificate that is in order.',
  doesNotProve: 'That other ports, other instances or the clients of the service do the same.',
  looksIn: ['url', 'host'],
  claim: tlsClaim,
  observation: tlsObservation,
  freshFor: '7d',
  running: true,
  nothing: { host: '', versions: {}, callers: {} },
  describe,
  judge: judgeTransport,
};

function describe(claim: TlsClaim): string {
  const parts = [
    ...(claim.minimum === undefined ? [] : [`${claim.minimum} or newer only`]),
    ...(claim.certificate === undefined ? [] : ['a certificate in order']),
    ...(claim.clientCertificate === undefined ? [] : ['only callers with the right certificate']),
    ...(claim.weakCiphers === undefined ? [] : ['no weak ciphers']),
  ];
  return parts.length === 0 ? 'TLS' : parts.join(', ');
}
