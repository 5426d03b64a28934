/**
 * Why a file is none of the tool's before it is read as XML: an archive, or no text at all.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import type { Glance } from '../glance.ts';

/** The problem of a file that is no text; undefined when it may be XML. */
export function refusal(glance: Glance): Problem | undefined {
  const [first, second, third, fourth] = glance.bytes;
  if (first === 0x50 && second === 0x4b && third !== undefined && third <= 8 && fourth !== undefined && fourth <= 8) {
    return {
      ...glance.problem('cannot-read', 'expected XML, found a ZIP archive'),
      hint: 'Unpack it and read the file inside',
    };
  }
  if (glance.text === '') return glance.problem('cannot-read', 'expected XML, found no text');
  return undefined;
}
