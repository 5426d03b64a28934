/**
 * The shape of a collector's claims: its own keys and those that every claim judged by numbers may have.
 * @module
 */
import * as z from 'zod';
import { number, shape } from '../model/schema/field.ts';

/** A share such as `99.9 %` or `0.999`, read as 0 to 1. */
function share() {
  return z.string({ error: 'expected a share such as 99.9 %' }).transform((written, context) => {
    const parts = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(written.trim());
    // 99.9 / 100 must not be a little more than 0.999.
    const value =
      parts === null ? Number.NaN : Number((Number(parts[1]) / (parts[2] === '%' ? 100 : 1)).toPrecision(12));
    if (value > 0 && value <= 1) return value;
    context.issues.push({ code: 'custom', message: 'expected a share such as 99.9 %', input: written });
    return z.NEVER;
  });
}

/**
 * An object with exactly these keys, kebab-case in the file and camelCase in our types, and `at-least` and `sample`.
 *
 * @param required keys a claim must have, each a field of the language (`model/schema/field.ts`)
 * @param optional keys it may have
 */
export function claimShape<Required extends z.ZodRawShape, Optional extends z.ZodRawShape>(
  required: Required,
  optional: Optional,
) {
  return shape(required, {
    ...optional,
    'at-least': share().describe('The share that must hold, such as 99.9 %'),
    sample: number({ min: 1, integer: true }).describe('How many of the things may be looked at instead of all'),
  });
}
