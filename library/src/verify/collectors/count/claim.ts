/**
 * What a claim about a number may say: what is counted, where, and what the number must be.
 * @module
 */
import * as z from 'zod';
import { flag, number, oneOf, plainShapes, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { RECIPES, REPORT_RECIPES } from './recipes.ts';

const NAMES = [
  'fuzz-targets',
  'kani-proofs',
  'property-tests',
  'assertions',
  'runtime-assertions',
  'go-fuzz',
  'tests',
  'junit-tests',
  'lines-covered',
] as const;

const whole = () => number({ min: 0, max: 1e12, integer: true });

const written = claimShape(
  {},
  {
    of: oneOf(...NAMES).describe(
      `What is counted. ${NAMES.map((name) => `${name}: ${name in RECIPES ? RECIPES[name as keyof typeof RECIPES].says : REPORT_RECIPES[name as keyof typeof REPORT_RECIPES].says}`).join('. ')}`,
    ),
    pattern: text().describe(
      'A regular expression of our own instead of "of"; every line with a match counts once. Without look-around and back-references; a leading (?i) ignores case',
    ),
    in: oneOf('code', 'comments', 'strings', 'all').describe(
      'With pattern: in which part of a file it may match; code when absent. In data files such as YAML, values are code',
    ),
    files: z
      .union([text().transform((one): readonly string[] => [one]), texts()])
      .describe(
        'The files, from the root of the source, * and ** as in file names; those of the recipe when absent, without vendored and generated folders',
      ),
    exclude: z
      .union([text().transform((one): readonly string[] => [one]), texts()])
      .describe('Files that do not count'),
    kind: z
      .union([text().transform((one): readonly string[] => [one]), texts()])
      .describe('Only these kinds of what is counted, such as [assert, assert_eq]'),
    where: oneOf('product', 'test', 'proof', 'all').describe(
      'Whether matches count in product code, in test code (test folders and files, #[cfg(test)] modules, marked functions), in proof code (#[cfg(kani)] modules, marked functions), or in all of it',
    ),
    equals: whole().describe('The number'),
    minimum: whole().describe('The least number'),
    maximum: whole().describe('The greatest number'),
    'never-decreases': flag().describe(
      'yes: the number never fell from one commit to the next on the main line (first parents), as far back as "commits" says',
    ),
    commits: number({ min: 1, max: 2000, integer: true }).describe('How many commits never-decreases looks back; 100'),
  },
);

export type Claim = z.output<typeof written>;

/** The schema of a claim; one that counts nothing or compares with nothing is refused. */
export const claim = written
  .refine(({ of, pattern }) => (of === undefined) !== (pattern === undefined), {
    error: 'expected either "of" or "pattern"',
  })
  .refine(
    ({ equals, minimum, maximum, neverDecreases }) =>
      equals !== undefined || minimum !== undefined || maximum !== undefined || neverDecreases === true,
    { error: 'expected "equals", "minimum", "maximum" or "never-decreases: yes"' },
  );
const plain = plainShapes.get(written);
if (plain !== undefined) plainShapes.set(claim, plain);

/** What the claim counts, in words. */
export function counted({ of, pattern, kind, where, in: part }: Claim): string {
  const what = of?.replaceAll('-', ' ') ?? `lines with /${pattern}/${part === undefined ? '' : ` in ${part}`}`;
  return `${what}${kind === undefined ? '' : ` of kind ${kind.join(', ')}`}${where === undefined || where === 'all' ? '' : ` in ${where} code`}`;
}
