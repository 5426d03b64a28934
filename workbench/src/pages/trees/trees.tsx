/**
 * Attack trees: one of them drawn, with its figures below and what is picked beside it.
 * @module
 */
import { useMemo, useState } from 'react';
import { useCall, useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pick, useWhere } from '../../shell/where.ts';
import { Attacks } from './attacks.tsx';
import { Beliefs } from './beliefs.tsx';
import { Canvas } from './canvas.tsx';
import { Front } from './front.tsx';
import { Matters } from './matters.tsx';
import { NewTree } from './new-tree.tsx';
import { NoTrees } from './no-trees.tsx';
import { Side } from './side.tsx';
import { Summary } from './summary.tsx';
import { Toolbar } from './toolbar.tsx';
import './trees.css';
import { pickWhatIf } from './pick-what-if.ts';
import { weightsOf } from './weights.ts';
import { namesIn, whatIfOf } from './what-if.ts';
import { rankingOf } from './words.ts';

export function Trees() {
  const { model } = useOverview();
  const { frozen } = useWorkbenchState();
  const { query } = useWhere();
  const [adding, setAdding] = useState(false);
  const asked = (query.get('select') ?? '').replace(/^trees\//, '');
  const id = asked === '' ? [...model.trees.keys()][0] : asked;
  const counters = query.get('counters') !== 'off';
  const whatIf = whatIfOf(query);
  const by = rankingOf(query.get('by'));
  const args =
    id === undefined
      ? undefined
      : {
          id,
          counters,
          ...(by !== undefined && { by }),
          ...(whatIf.without.length > 0 && { without: whatIf.without }),
          ...(whatIf.given.length > 0 && { given: whatIf.given }),
        };
  const { result, error } = useCall('tree', args);
  const drawn = result?.tree.id === id ? result : undefined;
  const weights = useMemo(() => drawn && weightsOf(drawn.tree, drawn.analysis), [drawn]);
  const attack = namesIn(query.get('attack'));
  const node = query.get('node') ?? undefined;
  const isSupposing = whatIf.without.length + whatIf.given.length > 0;
  if (id === undefined) return <NoTrees />;
  return (
    <div className={node === undefined ? 'trees' : 'trees with-side'}>
      <Toolbar id={id} counters={counters} onAdd={() => setAdding(true)} />
      <div className="trees-main">
        {error !== undefined && (
          <Empty title="The tree cannot be computed">
            <p>{error}</p>
            {isSupposing && (
              <button type="button" className="button" onClick={() => pickWhatIf({ without: [], given: [] })}>
                Suppose nothing
              </button>
            )}
          </Empty>
        )}
        {drawn !== undefined && weights !== undefined && (
          <>
            <Summary drawn={drawn} whatIf={whatIf} />
            <Canvas drawn={drawn} weights={weights} picked={node} attack={attack} whatIf={whatIf} />
            <div className="trees-below">
              <Attacks
                best={drawn.analysis.best}
                by={by}
                count={drawn.analysis.minimalAttackSets}
                tree={drawn.tree}
                picked={attack}
              />
              <Matters drawn={drawn} />
              {drawn.front !== undefined && <Front front={drawn.front} />}
              <Beliefs analysis={drawn.analysis} />
            </div>
          </>
        )}
      </div>
      {node !== undefined && drawn !== undefined && <Side drawn={drawn} main={id} id={node} whatIf={whatIf} />}
      {adding && !frozen && (
        <NewTree
          onClose={() => setAdding(false)}
          onDone={(made) =>
            pick({ select: `trees/${made}`, node: made, attack: undefined, without: undefined, given: undefined })
          }
        />
      )}
    </div>
  );
}
