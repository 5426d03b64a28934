/**
 * What a claim about transport security says, and what is written down of a look.
 * @module
 */
import * as z from 'zod';
import { flag, number, oneOf, text } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

export const VERSIONS = ['tls-1.0', 'tls-1.1', 'tls-1.2', 'tls-1.3'] as const;
export type Version = (typeof VERSIONS)[number];

export const tlsClaim = claimShape(
  {},
  {
    minimum: oneOf(...VERSIONS).describe('The oldest version that may be spoken; all older ones must be refused'),
    certificate: oneOf('valid').describe(
      'That the certificate is in order: its chain, its name, its dates, its key and its signature',
    ),
    days: number({ min: 0, integer: true }).describe('How many days the certificate must still hold; 14 when absent'),
    name: text().describe('The name the certificate must be for; the host of the source when absent'),
    'client-certificate': oneOf('required').describe(
      'That a caller without the right certificate is refused: five wrong ones and one right one are tried',
    ),
    identities: text().describe(
      'A source with ca.pem, and client, expired and other as .pem and .key: the right caller, one whose certificate ran out, and one who is somebody else',
    ),
    'weak-ciphers': oneOf('refused').describe('That ciphers without forward secrecy or authentication are refused'),
    port: number({ min: 1, max: 65_535, integer: true }).describe('The port; that of the URL, else 443'),
    stapled: flag().describe('Whether a fresh answer of the authority (OCSP) must come with the certificate'),
  },
);
export type TlsClaim = z.output<typeof tlsClaim>;

/** How a probe ended; unclear when nothing came back in time. */
const outcome = z.enum(['accepted', 'refused', 'unclear']);

export const tlsObservation = z.object({
  host: z.string(),
  /** The versions that were tried on their own. */
  versions: z.record(z.string(), outcome),
  weakCiphers: outcome.optional(),
  certificate: z
    .object({
      trusted: z.boolean(),
      why: z.string(),
      covers: z.boolean(),
      from: z.string(),
      until: z.string(),
      key: z.string(),
      bits: z.number(),
      signature: z.string(),
      stapled: z.boolean(),
      fingerprint: z.string(),
    })
    .optional(),
  /** What became of callers: nobody, self-signed, stranger, expired, other, client; those that could be tried. */
  callers: z.record(z.string(), z.object({ outcome, how: z.string() })),
});
export type TlsObservation = z.output<typeof tlsObservation>;

/** The callers that are tried: five that must be refused, then the one that must not. */
export const WRONG_CALLERS = ['nobody', 'self-signed', 'stranger', 'expired', 'other'] as const;
