/**
 * The tree in one line: its goal, how likely it is reached, how many ways there are, and what is supposed.
 * @module
 */
import { X } from 'lucide-react';
import type { DrawnTree } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { boundsText, chanceText, countOf, countText } from '../../parts/figure-words.ts';
import { pickWhatIf } from './pick-what-if.ts';
import { suppose, type WhatIf } from './what-if.ts';
import { titleOf } from './words.ts';

interface SummaryProps {
  readonly drawn: DrawnTree;
  readonly whatIf: WhatIf;
}

export function Summary({ drawn, whatIf }: SummaryProps) {
  const { model } = useOverview();
  const { analysis, tree } = drawn;
  const { probability, bounds, minimalAttackSets, steps, controls, missing } = analysis;
  const threats = [...model.threats.values()].filter((threat) => threat.tree === tree.id);
  const lacking = missing.find(({ measure }) => measure === 'probability' || measure === 'works');
  return (
    <header className="trees-summary">
      <h1>{tree.goal}</h1>
      <p className="trees-chance">
        {probability !== undefined ? (
          <>
            <strong>{chanceText(probability)}</strong> <span className="soft">chance that the goal is reached</span>
          </>
        ) : (
          <>
            <strong>{boundsText(bounds) === '' ? 'unknown' : boundsText(bounds)}</strong>{' '}
            <span className="soft">
              {boundsText(bounds) === '' ? 'chance' : 'chance: only a range'}
              {lacking !== undefined && `, ${countOf(lacking.of.length, 'number')} missing`}
              {analysis.tooLarge !== undefined && `, ${analysis.tooLarge}`}
            </span>
          </>
        )}
      </p>
      <p className="soft">
        {minimalAttackSets.count !== undefined && (
          <>
            {countText(minimalAttackSets.count)} minimal attack {minimalAttackSets.count === 1 ? 'set' : 'sets'}
            {minimalAttackSets.bySize.length > 0 &&
              ` (${minimalAttackSets.bySize
                .map((size) => `${countText(size.sets)} of ${countOf(size.steps, 'step')}`)
                .join(', ')})`}
            {' · '}
          </>
        )}
        {countOf(steps, 'step')} · {countOf(controls, 'control')} in the way
        {threats.map((threat) => (
          <span key={threat.id}>
            {' · '}
            <EntryLink address={`threats/${threat.id}`} />
          </span>
        ))}
      </p>
      {whatIf.without.length + whatIf.given.length > 0 && (
        <ul className="row wrap" aria-label="What is supposed">
          {[...whatIf.without.map((id) => [id, false] as const), ...whatIf.given.map((id) => [id, true] as const)].map(
            ([id, holds]) => (
              <li key={id} className="tag row">
                {nodeTitle(drawn, id)} is supposed to {supposedWords(drawn, id, holds)}
                <button
                  type="button"
                  className="link"
                  aria-label={`Suppose nothing of ${id}`}
                  onClick={() => pickWhatIf(suppose(whatIf, id, 'as-is'))}
                >
                  <X size={13} />
                </button>
              </li>
            ),
          )}
        </ul>
      )}
    </header>
  );
}

function nodeTitle({ tree }: DrawnTree, id: string): string {
  const found = tree.nodes.find((node) => node.id === id);
  return found === undefined ? id : titleOf(found);
}

/** What a control does is the other way round: one that is out of the way is overcome. */
function supposedWords({ tree }: DrawnTree, id: string, holds: boolean): string {
  const at = tree.nodes.findIndex((node) => node.id === id);
  const isCounter = tree.nodes.some((node) => node.counters?.includes(at) === true);
  if (isCounter) return holds ? 'hold' : 'be overcome';
  return holds ? 'be done already' : 'be impossible';
}
