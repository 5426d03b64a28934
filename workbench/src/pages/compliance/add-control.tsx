/**
 * Names one more control that meets a requirement.
 * @module
 */
import { type ModelEdit, nameOf } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';

interface AddControlProps {
  readonly framework: string;
  readonly requirement: string;
  readonly title: string;
  readonly has: readonly string[];
}

export function AddControl({ framework, requirement, title, has }: AddControlProps) {
  const workbench = useWorkbench();
  const { model } = useOverview();
  const others = [...model.controls.values()].filter(({ id, status }) => status !== 'retired' && !has.includes(id));
  if (others.length === 0) return null;
  const add = (control: string): void => {
    const path = ['frameworks', framework, 'requirements', requirement, 'controls'];
    const written = model.frameworks.get(framework)?.requirements?.get(requirement)?.controls;
    const edit: ModelEdit =
      written === undefined ? { kind: 'set', path, value: [control] } : { kind: 'add', path, value: control };
    void workbench.edit([edit], `Meet "${title}" with ${nameOf(model.controls.get(control) ?? { id: control })}`);
  };
  return (
    <select
      className="input add-control no-print"
      aria-label={`Add a control that meets ${title}`}
      value=""
      onChange={({ target }) => add(target.value)}
    >
      <option value="">add a control</option>
      {others.map((control) => (
        <option key={control.id} value={control.id}>
          {nameOf(control)}
        </option>
      ))}
    </select>
  );
}
