/**
 * What the figures rest on: what is taken for granted, and which numbers nobody has stated.
 * @module
 */
import type { TreeAnalysis } from 'vauban/browser';
import { Panel } from '../../parts/panel.tsx';
import { pick } from '../../shell/where.ts';
import { measureWords, titleOf } from './words.ts';

/** So many names of steps are listed. */
const NAMED = 12;

export function Beliefs({ analysis }: { readonly analysis: TreeAnalysis }) {
  const { missing, assumptions, minimalAttackSets, tree } = analysis;
  const titles = new Map(tree.nodes.map((node) => [node.id, titleOf(node)]));
  return (
    <>
      <Panel title="Numbers that are missing">
        {missing.length === 0 ? (
          <p className="soft">None: every step and control says what the figures need.</p>
        ) : (
          <dl className="trees-missing">
            {missing.map(({ measure, of }) => (
              <div key={measure}>
                <dt>
                  {measureWords(measure)} <span className="quiet">{of.length}</span>
                </dt>
                <dd>
                  {of.slice(0, NAMED).map((id, at) => (
                    <span key={id}>
                      {at > 0 && ', '}
                      <button type="button" className="link" onClick={() => pick({ node: id })}>
                        {titles.get(id) ?? id}
                      </button>
                    </span>
                  ))}
                  {of.length > NAMED && <span className="quiet"> and {of.length - NAMED} more</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Panel>
      <Panel title="Taken for granted">
        <ul className="trees-list">
          {[...assumptions, minimalAttackSets.means].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
