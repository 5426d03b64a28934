/**
 * Every kind of secret by its id.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import { TOKEN_KINDS } from './token-kinds.ts';

/** What is said of a kind. */
export interface KindInfo {
  readonly title: string;
  readonly severity: Severity;
  /** Whether its form leaves no doubt; others may be made up for a test. */
  readonly sure: boolean;
}

function info(title: string, severity: Severity): KindInfo {
  return { title, severity, sure: false };
}

const OTHER_KINDS = {
  'private-key': info('Private key', 'critical'),
  'encrypted-private-key': info('Private key behind a password', 'medium'),
  'keyring-armor': info('Key of a Cosmos keyring', 'high'),
  'seed-phrase': info('Seed phrase of a wallet (BIP-39)', 'critical'),
  'extended-key': info('Extended private key of a wallet (BIP-32)', 'critical'),
  'account-key': info('Private key of an account (WIF)', 'critical'),
  'solana-key': info('Solana key pair', 'critical'),
  'node-key': info('Key of a node', 'high'),
  'assigned-secret': info('Secret in code or settings', 'medium'),
} as const;

export type KindId = keyof typeof TOKEN_KINDS | keyof typeof OTHER_KINDS;

export const KINDS: Readonly<Record<KindId, KindInfo>> = { ...TOKEN_KINDS, ...OTHER_KINDS };

export const KIND_IDS = Object.keys(KINDS) as readonly string[] as readonly [KindId, ...KindId[]];
