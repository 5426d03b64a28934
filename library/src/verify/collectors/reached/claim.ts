/**
 * What a `reached` claim may say.
 * @module
 */
import type * as z from 'zod';
import { oneOf, plainShapes, text } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

const shape = claimShape(
  {},
  {
    symbol: text().describe(
      'The function, method, type or value that has to run: its name, or as much before it as tells which one, such as "crypto::seal", "crypto.Seal" or "Sealer.seal"',
    ),
    module: text().describe(
      'A module that has to be used instead of a symbol: its file or folder, or its dotted name; it has to be imported from outside of its own folder',
    ),
    file: text().describe(
      'The file that defines the symbol, or the end of its path, when several files define one of that name',
    ),
    from: text().describe(
      'The place a way has to start at instead of a program: a symbol, or a file. Say it where a framework stands between the program and the code',
    ),
    entry: oneOf('program', 'library', 'route').describe(
      'What counts as a start: a program, which is the default; also what a library offers to its users; also what answers an HTTP request by a registered route',
    ),
    language: oneOf('typescript', 'javascript', 'go', 'rust', 'python').describe(
      'The language of the symbol, when it is defined in several',
    ),
  },
);

/** The schema of a claim: of a symbol or of a module, never of both. */
export const claim = shape
  .refine((value) => (value.symbol === undefined) !== (value.module === undefined), {
    error: 'expected either "symbol" or "module"',
  })
  .refine(({ symbol, module }) => /[\p{L}_$]/u.test(symbol ?? module ?? ''), {
    error: 'expected a name',
  });
const plain = plainShapes.get(shape);
if (plain !== undefined) plainShapes.set(claim, plain);
export type Claim = z.output<typeof claim>;

/** What the claim is about, in its own words. */
export function subjectOf({ symbol, module }: Claim): string {
  return symbol ?? module ?? '';
}
