/**
 * A new flow between two components.
 * @module
 */
import { type FormEvent, useState } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { freeId } from '../../parts/free-id.ts';
import { pick } from '../../shell/where.ts';

interface AddFlowProps {
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
}

export function AddFlow({ from, to, onClose }: AddFlowProps) {
  const { model } = useOverview();
  const workbench = useWorkbench();
  const [title, setTitle] = useState('');
  const [protocol, setProtocol] = useState('');
  const [carries, setCarries] = useState('');
  const id = freeId(title === '' ? `${from} ${to}` : title, model.flows);
  const names = [from, to].map((end) => nameOf(model.components.get(end) ?? { id: end }));
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (id === undefined) return;
    const value = {
      ...(title !== '' && { title }),
      from,
      to,
      ...(protocol !== '' && { protocol }),
      ...(carries !== '' && { carries: [carries] }),
    };
    if (!(await workbench.edit([{ kind: 'set', path: ['flows', id], value }], `Connect ${names.join(' and ')}`)))
      return;
    onClose();
    pick({ select: `flows/${id}` });
  };
  return (
    <Dialog title={`From ${names[0]} to ${names[1]}`} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void add(event)}>
        <label className="field">
          <span>What flows</span>
          <input className="input" value={title} onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label className="field">
          <span>Protocol, such as https or grpc</span>
          <input className="input" value={protocol} onChange={({ target }) => setProtocol(target.value)} />
        </label>
        <label className="field">
          <span>What it carries</span>
          <select className="input" value={carries} onChange={({ target }) => setCarries(target.value)}>
            <option value="">not said yet</option>
            {[...model.assets.values()].map((asset) => (
              <option key={asset.id} value={asset.id}>
                {nameOf(asset)}
              </option>
            ))}
          </select>
        </label>
        <div className="row between">
          <span className="small soft">{id !== undefined && <code>flows/{id}</code>}</span>
          <button type="submit" className="button main" disabled={id === undefined}>
            Connect
          </button>
        </div>
      </form>
    </Dialog>
  );
}
