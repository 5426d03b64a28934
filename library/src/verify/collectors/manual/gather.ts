/**
 * Takes the statement as the model has it.
 * @module
 */
import type { Gather } from '../../collector.ts';

interface Claim {
  readonly by: string;
  readonly date: string;
  readonly until: string;
}

export const gather: Gather<Claim, Claim> = async ({ by, date, until }) => ({ by, date, until });
