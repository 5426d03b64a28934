/**
 * Components at the ends of flows of which nobody can tell how far they are trusted. One gap for all of them.
 * @module
 */

import type { Gap } from '../../../model/analysis.ts';
import { zoneOf } from '../../../model/crossings.ts';
import { nameOf } from '../../../model/relations.ts';
import { trustOf } from '../../../model/trust.ts';
import type { Check } from '../check.ts';

/** So many components are named. */
const SHOWN = 20;

export const check: Check = {
  id: 'component-without-trust',
  title: 'Nobody has said how far a component is trusted',
  why: 'Whether a flow comes from the outside is not known there, and the rules that ask for it are silent.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const trust = trustOf(model);
    const touched = new Set<string>([...model.flows.values()].flatMap(({ from, to }) => [from, to]));
    const unplaced = [...model.components.values()].filter(({ id, outOfScope }) => {
      return outOfScope === undefined && touched.has(id) && trust.rankOf(zoneOf(model, id)) === undefined;
    });
    const [first, ...others] = unplaced;
    if (first === undefined) return;
    const names = unplaced.slice(0, SHOWN).map((component) => `"${nameOf(component)}"`);
    const more = unplaced.length - names.length;
    yield {
      about: 'system',
      message: `How far ${others.length === 0 ? `"${nameOf(first)}" is` : `${unplaced.length} components are`} trusted is not said`,
      reasons: [`They stand in no zone with a trust level: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`],
      path: ['components', first.id],
    };
  },
};
