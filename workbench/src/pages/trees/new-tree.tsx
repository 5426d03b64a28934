/**
 * A new tree: what the attacker wants, and the threat that it belongs to.
 * @module
 */
import { type FormEvent, useState } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';
import { beginHere } from '../../parts/begin-here.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { freeId } from '../../parts/free-id.ts';
import { newTree } from './tree-edits.ts';

interface NewTreeProps {
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

export function NewTree({ onClose, onDone }: NewTreeProps) {
  const { model } = useOverview();
  const workbench = useWorkbench();
  const [goal, setGoal] = useState('');
  const [threat, setThreat] = useState('');
  const id = freeId(goal, model.trees);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (id === undefined) return;
    if (!(await workbench.edit(newTree(id, goal, threat === '' ? undefined : threat), `Begin the tree ${goal}`)))
      return;
    onClose();
    onDone(id);
  };
  return (
    <Dialog title="A new attack tree" onClose={onClose}>
      <form className="stack" onSubmit={(event) => void add(event)}>
        <label className="field">
          <span>What the attacker wants</span>
          <input
            ref={beginHere}
            className="input"
            value={goal}
            required
            onChange={({ target }) => setGoal(target.value)}
          />
        </label>
        <label className="field">
          <span>The threat it belongs to</span>
          <select className="input" value={threat} onChange={({ target }) => setThreat(target.value)}>
            <option value="">none</option>
            {[...model.threats.values()]
              .filter((one) => one.tree === undefined)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
          </select>
        </label>
        <p className="small soft">The goal is split into steps once it stands.</p>
        <div className="row between">
          <span className="small soft">{id !== undefined && <code>trees/{id}</code>}</span>
          <button type="submit" className="button main" disabled={id === undefined}>
            Begin
          </button>
        </div>
      </form>
    </Dialog>
  );
}
