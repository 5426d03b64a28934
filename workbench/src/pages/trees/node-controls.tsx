/**
 * The controls that stop a node, and how well each works there, to be changed.
 * @module
 */
import { X } from 'lucide-react';
import { nameOf } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { Written } from './written.ts';

export function NodeControls({ written }: { readonly written: Written }) {
  const { model } = useOverview();
  const workbench = useWorkbench();
  const { node, path } = written;
  const counters = node.counteredBy ?? [];
  const list = [...path, 'countered-by'];
  const named: ReadonlySet<string> = new Set(counters.map(({ control }) => control));
  const free = [...model.controls.values()].filter(({ id }) => !named.has(id));
  const setWorks = (at: number, text: string): void => {
    const counter = counters[at];
    const works = Number(text);
    if (counter === undefined) return;
    if (Number.isNaN(works)) {
      workbench.notify('bad', `Cannot read "${text}" as a number from 0 to 1`);
      return;
    }
    const { control, counteredBy } = counter;
    const value = {
      control,
      ...(text.trim() !== '' && { works }),
      ...(counteredBy !== undefined && { 'countered-by': counteredBy }),
    };
    void workbench.edit([{ kind: 'set', path: [...list, at], value }], `Say how well ${control} works`);
  };
  const add = (control: string): void => {
    const value = { control };
    void workbench.edit(
      [counters.length === 0 ? { kind: 'set', path: list, value: [value] } : { kind: 'add', path: list, value }],
      `Put ${control} in the way`,
    );
  };
  const remove = (at: number): void => {
    const target = counters.length === 1 ? list : [...list, at];
    void workbench.edit(
      [{ kind: 'remove', path: target }],
      `Take ${counters[at]?.control ?? 'a control'} out of the way`,
    );
  };
  return (
    <section className="stack">
      <h3>Controls in the way</h3>
      {counters.map(({ control, works }, at) => (
        <div key={control} className="row trees-control">
          <span className="grow cut">
            <EntryLink address={`controls/${control}`} />
          </span>
          <TextField
            label={`Works, 0 to 1`}
            value={works === undefined ? '' : String(works)}
            onCommit={(text) => setWorks(at, text)}
          />
          <button
            type="button"
            className="button plain icon"
            aria-label={`Take ${control} out of the way`}
            onClick={() => remove(at)}
          >
            <X size={14} />
          </button>
        </div>
      ))}
      {free.length > 0 && (
        <label className="field">
          <span>Put another one in the way</span>
          <select className="input" value="" onChange={({ target }) => target.value !== '' && add(target.value)}>
            <option value="">pick a control</option>
            {free.map((control) => (
              <option key={control.id} value={control.id}>
                {nameOf(control)}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
