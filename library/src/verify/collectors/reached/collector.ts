/**
 * Whether code is used: a symbol is reached from where a program starts, a module is imported from outside of it.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type Claim, claim, subjectOf } from './claim.ts';
import { judgeReached } from './judge.ts';
import { nothing, type Observation, observation } from './observation.ts';

// There is no audit: that a function is exported and its name sounds like security does not make it a control, and
// in a library everything public is dead by the measure of its own source.
export const collector: Collector<Claim, Observation> = {
  id: 'reached',
  title: 'Reached code',
  proves:
    'A way of calls and imports, each of them resolved to the one thing it names, leads from where a program starts to the symbol, in TypeScript, JavaScript, Go, Rust or Python. A function that is handed to one of a standard library that runs it, such as "map", counts as called.',
  doesNotProve:
    'That the way is taken when it matters (conditions are not followed), or that the code does what its name says. Calls through interfaces, methods of values whose type is not written down, functions handed on as values, names in texts, macros, decorators, code that is generated when the product is built, code that is compiled only with features or tags that are off, and calls between languages cannot be followed: what hangs on these alone is unknown, with the places.',
  looksIn: ['files'],
  claim,
  observation,
  nothing,
  describe({ entry, from, file, ...rest }) {
    const start = from ?? (entry === undefined || entry === 'program' ? 'a program' : `a program or a ${entry}`);
    const place = file === undefined ? '' : ` of ${file}`;
    if (rest.module === undefined) return `"${subjectOf(rest)}"${place} is reached from ${start}`;
    return `the module "${rest.module}" is imported from outside of it, and reached from ${start}`;
  },
  judge: judgeReached,
};
