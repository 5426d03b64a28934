/**
 * Facts that are written one way and follow from other facts another way (LANGUAGE section 5): the written one wins, and
 * the contradiction is a problem that names both.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { ELEMENT_KINDS } from '../facts/fact-schema.ts';
import { type Fact, spelled } from '../facts/fact-table.ts';
import type { RatingComplaint } from '../register/rating-problems.ts';
import { derive, modelWorld } from './model-world.ts';

/** Finds the contradictions of a model; only what is written at an element is looked at. */
export function contradictions(model: Model): readonly RatingComplaint[] {
  const world = modelWorld(model, { view: 'claimed' });
  const derived = [...world.facts.values()].filter((fact) => fact.derived !== undefined);
  return ELEMENT_KINDS.flatMap((kind) =>
    world.elements(kind).flatMap((element) =>
      derived.flatMap((fact): readonly RatingComplaint[] => {
        const inFacts = element.entry?.facts?.get(fact.id);
        const written = inFacts ?? element.entry?.[fact.field];
        if (typeof written !== 'string' || !fact.of.has(kind)) return [];
        const follows = derive(world, element, fact);
        const value = spelled(fact, written);
        if (follows === undefined || !excludes(fact, value, follows)) return [];
        const path = [...element.address.split('/'), ...(inFacts === undefined ? [] : ['facts']), fact.id];
        const message = `Cannot have "${fact.id}" be "${value}" at "${element.id}": other facts of it say "${follows}"`;
        return [
          { code: 'contradiction', message, path, hint: 'Correct one of them; until then the written one counts' },
        ];
      }),
    ),
  );
}

/**
 * Whether two values cannot both be true. What follows of an ordered fact is only the least that is known, so that
 * there only "nothing at all" and "something" exclude each other: https goes with TLS 1.3 as well as with 1.2.
 */
function excludes(fact: Fact, written: string, follows: string): boolean {
  if (!fact.isOrdered) return written !== follows;
  const worst = fact.values?.[0];
  return (written === worst) !== (follows === worst);
}
