/**
 * Flows that say nothing of what they carry, where a rule would look at it. One gap for all of them.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Flow } from '../../../model/model.ts';
import { nameOf } from '../../../model/relations.ts';
import type { World } from '../../facts/world.ts';
import { modelWorld } from '../../rules/model-world.ts';
import { ruleBook } from '../../rules/rule-book.ts';
import { UNKNOWN } from '../../rules/truth.ts';
import type { Check } from '../check.ts';

/** So many flows are named. */
const SHOWN = 20;

export const check: Check = {
  id: 'flow-without-cargo',
  title: 'A flow does not say what it carries',
  why: 'Rules about what travels are silent there, whatever it is.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const mute = [...model.flows.values()].filter(({ carries, returns, outOfScope }) => {
      return carries === undefined && returns === undefined && outOfScope === undefined;
    });
    if (mute.length === 0) return;
    const world = modelWorld(model, { view: 'claimed' });
    const missed = mute.filter((flow) => isMissed(world, flow));
    const [first, ...others] = missed;
    if (first === undefined) return;
    const names = missed.slice(0, SHOWN).map((flow) => `"${nameOf(flow)}"`);
    const more = missed.length - names.length;
    yield {
      about: 'system',
      message: `What ${others.length === 0 ? `"${nameOf(first)}" carries` : `${missed.length} flows carry`} is not said`,
      reasons: [
        `Rules wait for it at ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
        'An empty list says that nothing worth protecting is carried',
      ],
      path: ['flows', first.id],
    };
  },
};

/** Whether a rule waits for what a flow carries. */
function isMissed(world: World, { id }: Flow): boolean {
  const element = world.element('flow', id);
  if (element === undefined) return false;
  return ruleBook().some(({ each, condition }) => {
    if (each !== 'flow' || condition.judge(world, element) !== UNKNOWN) return false;
    return condition.leaves(world, element, UNKNOWN).some((leaf) => leaf.of === 'set' && leaf.element === element);
  });
}
