/**
 * A new step below a node.
 * @module
 */
import { type FormEvent, useState } from 'react';
import { useWorkbench } from '../../data/use-workbench.tsx';
import { beginHere } from '../../parts/begin-here.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { freeId } from '../../parts/free-id.ts';
import { addStep, dropNumbers, ownNumbers } from './tree-edits.ts';
import { type ListGate, listGateOf, type Written } from './written.ts';

export function AddStep({ written, onClose }: { readonly written: Written; readonly onClose: () => void }) {
  const workbench = useWorkbench();
  const [title, setTitle] = useState('');
  const [probability, setProbability] = useState('');
  const [cost, setCost] = useState('');
  const [gate, setGate] = useState<ListGate>('or');
  const [drop, setDrop] = useState(true);
  const { tree, node, name } = written;
  const own = listGateOf(node);
  const parent = name === '' ? tree.goal : (node.title ?? name);
  const id = freeId(title, new Map([...(tree.nodes ?? []), [tree.id, tree]]));
  const numbers = own === undefined ? ownNumbers(written) : [];
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (id === undefined) return;
    const numberIn = (text: string): number | undefined => (text === '' ? undefined : Number(text));
    const step = { id, title, probability: numberIn(probability), cost: numberIn(cost) };
    const edits = [...addStep(written, step, gate), ...(drop && numbers.length > 0 ? dropNumbers(written) : [])];
    if (await workbench.edit(edits, `Add ${title}`)) onClose();
  };
  return (
    <Dialog title={`A step below "${parent}"`} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void add(event)}>
        <label className="field">
          <span>What the attacker does</span>
          <input
            ref={beginHere}
            className="input"
            value={title}
            required
            onChange={({ target }) => setTitle(target.value)}
          />
        </label>
        {own === undefined && (
          <label className="field">
            <span>With more steps beside it</span>
            <select
              className="input"
              value={gate}
              onChange={({ target: { value } }) => setGate(value === 'and' || value === 'then' ? value : 'or')}
            >
              <option value="or">any of them is enough</option>
              <option value="and">all of them are needed</option>
              <option value="then">all of them, in this order</option>
            </select>
          </label>
        )}
        <div className="row">
          <label className="field grow">
            <span>Chance that it succeeds, 0 to 1</span>
            <input
              className="input"
              type="number"
              min="0"
              max="1"
              step="any"
              value={probability}
              onChange={({ target }) => setProbability(target.value)}
            />
          </label>
          <label className="field grow">
            <span>Cost to the attacker</span>
            <input
              className="input"
              type="number"
              min="0"
              step="any"
              value={cost}
              onChange={({ target }) => setCost(target.value)}
            />
          </label>
        </div>
        {numbers.length > 0 && (
          <label className="row start">
            <input type="checkbox" checked={drop} onChange={({ target }) => setDrop(target.checked)} />
            <span>
              Take its own {numbers.join(', ')} away: the steps below say them
              <span className="small soft"> Otherwise they count for one more step, after those below.</span>
            </span>
          </label>
        )}
        <div className="row between">
          <span className="small soft">{id !== undefined && <code>{id}</code>}</span>
          <button type="submit" className="button main" disabled={id === undefined}>
            Add
          </button>
        </div>
      </form>
    </Dialog>
  );
}
