/**
 * Settles what things are that their section alone did not tell: a boundary without two sides is a measure that keeps
 * one, and words about monitoring that watch for nothing in particular are a measure too.
 * @module
 */
import type { Thing } from './record.ts';
import { saidAs } from './record.ts';

/** Things with the topics they have on a second look. */
export function sortThings(things: readonly Thing[]): readonly Thing[] {
  return things.map((thing) => {
    if (thing.topic !== 'boundaries') return thing;
    const text = [thing.name, saidAs(thing, 'description') ?? ''].join(' ');
    const hasSides = (thing.said.has('from') && thing.said.has('to')) || /\bbetween\b.+\band\b|↔|→|<->|->/iu.test(text);
    return hasSides || thing.said.has('trust') || thing.said.has('zone')
      ? thing
      : { ...thing, topic: 'controls' as const };
  });
}
