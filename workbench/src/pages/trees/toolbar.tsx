/**
 * Which tree is shown, and whether the controls count.
 * @module
 */
import { FileText, Plus } from 'lucide-react';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Switch } from '../../parts/tabs.tsx';
import { href, pick } from '../../shell/where.ts';

interface ToolbarProps {
  readonly id: string;
  readonly counters: boolean;
  readonly onAdd: () => void;
}

export function Toolbar({ id, counters, onAdd }: ToolbarProps) {
  const { model } = useOverview();
  const { frozen } = useWorkbenchState();
  return (
    <div className="toolbar">
      <label className="row small soft">
        Tree
        <select
          className="input trees-picker"
          value={id}
          onChange={({ target }) =>
            pick({
              select: `trees/${target.value}`,
              node: undefined,
              attack: undefined,
              without: undefined,
              given: undefined,
            })
          }
        >
          {!model.trees.has(id) && <option value={id}>{id}</option>}
          {[...model.trees.values()].map((tree) => (
            <option key={tree.id} value={tree.id}>
              {tree.goal}
            </option>
          ))}
        </select>
      </label>
      <Switch
        label="Which controls count"
        value={counters ? 'on' : 'off'}
        choices={[
          { value: 'on', label: 'Claimed controls hold' },
          { value: 'off', label: 'No controls' },
        ]}
        onChange={(value) => pick({ counters: value === 'off' ? 'off' : undefined, attack: undefined })}
      />
      <span className="grow" />
      <a className="button" href={href('source', { at: `trees/${id}` })}>
        <FileText size={14} /> Source
      </a>
      {!frozen && (
        <button type="button" className="button" onClick={onAdd}>
          <Plus size={14} /> Tree
        </button>
      )}
    </div>
  );
}
