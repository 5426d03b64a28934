/**
 * Reads what a claim about the supply chain needs: manifests and workflows, a bill of materials, signatures. The
 * verifiers are loaded only when they are needed.
 * @module
 */
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { type Claim, isPinned, isSigned } from './claim.ts';
import { lookAtPins } from './look-at-pins.ts';
import type { Observation } from './observation.ts';

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot look in "${source.name}": expected files`);
  const pins = isPinned(claim) ? await lookAtPins(claim, source, look) : undefined;
  const bill =
    claim.sbom === undefined ? undefined : await (await import('./look-at-bill.ts')).lookAtBill(claim, source, look);
  const signatures = isSigned(claim)
    ? await (await import('./look-at-signatures.ts')).lookAtSignatures(claim, source, look)
    : undefined;
  return {
    ...(pins !== undefined && { pins }),
    ...(bill !== undefined && { bill }),
    ...(signatures !== undefined && { signatures }),
  };
};
