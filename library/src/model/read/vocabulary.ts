/**
 * The words a model has when it does not choose its own.
 * @module
 */
import type { Defaults } from './link.ts';

/** Default trust levels (weakest first), layers (outermost first), strategies and tiers. */
export const VOCABULARY = {
  'trust-levels': ['untrusted', 'public', 'semi-trusted', 'authenticated', 'internal', 'trusted'],
  layers: ['perimeter', 'network', 'host', 'application', 'data', 'monitoring'],
  strategies: ['prevent', 'detect', 'respond', 'recover', 'transfer', 'accept'],
  tiers: ['1', '2', '3'],
} as const satisfies Defaults;
