/**
 * Puts what the person takes for granted into the address.
 * @module
 */
import { pick } from '../../shell/where.ts';
import type { WhatIf } from './what-if.ts';

/** Puts it into the address. */
export function pickWhatIf({ without, given }: WhatIf): void {
  pick({ without: without.join(',') || undefined, given: given.join(',') || undefined, attack: undefined });
}
