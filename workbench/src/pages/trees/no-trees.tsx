/**
 * What the page says while the model has no tree.
 * @module
 */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useWorkbenchState } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pick } from '../../shell/where.ts';
import { NewTree } from './new-tree.tsx';

export function NoTrees() {
  const { frozen } = useWorkbenchState();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Empty title="No attack tree yet">
        <p>
          A tree begins with what an attacker wants and goes down to single steps. With a chance and a cost at each step
          it says how likely the goal is, which attack is the cheapest, and which control is worth the most.
        </p>
        <pre className="trees-example">
          {`trees:
  steal-key:
    goal: Steal the signing key
    or: [phish, break-in]
    nodes:
      phish: { title: Phish an admin, probability: 0.2, cost: 500 }
      break-in: { title: Break in, probability: 0.01, cost: 50000 }`}
        </pre>
        {!frozen && (
          <button type="button" className="button main" onClick={() => setAdding(true)}>
            <Plus size={14} /> New tree
          </button>
        )}
      </Empty>
      {adding && (
        <NewTree onClose={() => setAdding(false)} onDone={(made) => pick({ select: `trees/${made}`, node: made })} />
      )}
    </>
  );
}
