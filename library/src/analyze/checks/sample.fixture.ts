/**
 * Small models for the tests of the checks, with everything a check may look at.
 * @module
 */
import type { Gap } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import { type ReadResult, readTexts } from '../../model/read/read-texts.ts';
import { register, weighed } from '../register/register.ts';
import { compareLevels, schemeOf } from '../schemes/index.ts';
import type { Check, CheckContext } from './check.ts';

/** The day on which the samples are looked at. */
export const CLOCK = '2026-11-22';

/** Reads a model written as text; throws the first problem. */
export function sampleOf(text: string): ReadResult {
  const result = readTexts([{ name: 'sample.yaml', text }]);
  const [problem] = result.problems;
  if (problem !== undefined) throw new SyntaxError(`${problem.message} at ${problem.at.line}:${problem.at.column}`);
  return result;
}

/** The context of a sample: its own register, and one file, "exists.md", that links may lead to. */
export function contextOf(model: Model, options: Partial<CheckContext> = {}): CheckContext {
  return {
    clock: CLOCK,
    risks: register(model, weighed(model)),
    compareLevels: (scheme, one, other) => {
      const known = schemeOf(scheme, model.schemes);
      return known === undefined ? 0 : compareLevels(known, one, other);
    },
    linkExists: (link) => link === 'exists.md',
    ...options,
  };
}

/** What one check finds in a model written as text. */
export function gapsOf(check: Check, text: string, options: Partial<CheckContext> = {}): readonly Gap[] {
  const { model } = sampleOf(text);
  return [...check.find(model, contextOf(model, options))];
}

/** The gaps as short words: `about` and, after a `#`, which. */
export function idsOf(check: Check, text: string): readonly string[] {
  return gapsOf(check, text).map(({ about, which }) => (which === undefined ? about : `${about}#${which}`));
}
