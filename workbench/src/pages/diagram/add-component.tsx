/**
 * A new component: what it is called, what it is, where it stands.
 * @module
 */
import { type FormEvent, useState } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { freeId } from '../../parts/free-id.ts';
import { pick } from '../../shell/where.ts';

export function AddComponent({ onClose }: { readonly onClose: () => void }) {
  const { model } = useOverview();
  const workbench = useWorkbench();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState('process');
  const [zone, setZone] = useState([...model.zones.keys()][0] ?? '');
  const [technology, setTechnology] = useState('');
  const id = freeId(title, model.components);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (id === undefined) return;
    const technologies = technology
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
    const value = {
      title,
      kind,
      ...(zone !== '' && { zone }),
      ...(technologies.length > 0 && { technology: technologies }),
    };
    if (!(await workbench.edit([{ kind: 'set', path: ['components', id], value }], `Add ${title}`))) return;
    onClose();
    pick({ select: `components/${id}` });
  };
  return (
    <Dialog title="Add a component" onClose={onClose}>
      <form className="stack" onSubmit={(event) => void add(event)}>
        <label className="field">
          <span>What people call it</span>
          <input className="input" value={title} required onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label className="field">
          <span>What it is</span>
          <select className="input" value={kind} onChange={({ target }) => setKind(target.value)}>
            <option value="process">a process: it runs</option>
            <option value="store">a data store: it keeps</option>
            <option value="external">an external entity: nobody here runs it</option>
          </select>
        </label>
        <label className="field">
          <span>Where it stands</span>
          <select className="input" value={zone} onChange={({ target }) => setZone(target.value)}>
            <option value="">not said yet</option>
            {[...model.zones.values()].map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>What it is made with, with commas between</span>
          <input className="input" value={technology} onChange={({ target }) => setTechnology(target.value)} />
        </label>
        <div className="row between">
          <span className="small soft">{id !== undefined && <code>components/{id}</code>}</span>
          <button type="submit" className="button main" disabled={id === undefined}>
            Add
          </button>
        </div>
      </form>
    </Dialog>
  );
}
