/**
 * The toolbar above the controls: what is shown, and how it is grouped.
 * @module
 */
import { ShieldCheck, X } from 'lucide-react';
import { nameOf } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { stateWord, WORST_FIRST } from '../../parts/proof-of.ts';
import { Switch } from '../../parts/tabs.tsx';
import { pick, useWhere } from '../../shell/where.ts';
import type { ControlRow, GroupBy } from './control-rows.ts';

interface FiltersProps {
  readonly rows: readonly ControlRow[];
  readonly shown: number;
  readonly by: GroupBy;
}

export function Filters({ rows, shown, by }: FiltersProps) {
  const { model, look } = useOverview();
  const { frozen, jobs } = useWorkbenchState();
  const workbench = useWorkbench();
  const { query } = useWhere();
  const looking = jobs.some(({ call }) => call === 'verify');
  const clear = { state: undefined, layer: undefined, strategy: undefined, check: undefined, text: undefined };
  const counted = (values: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(values.map((value) => value ?? '')),
  ];
  const layers = model.layers.filter(({ id }) => rows.some(({ layer }) => layer === id));
  const checks = counted(rows.flatMap(({ checks: all }) => all)).toSorted();
  const strategies = counted(rows.map(({ strategy }) => strategy)).filter((value) => value !== '');
  return (
    <div className="toolbar">
      <input
        type="search"
        className="input controls-search"
        aria-label="Search controls"
        placeholder="Search controls"
        value={query.get('text') ?? ''}
        onChange={({ target }) => pick({ text: target.value === '' ? undefined : target.value })}
      />
      <Choice name="state" all="any state">
        {WORST_FIRST.filter((state) => rows.some(({ proof }) => proof.state === state)).map((state) => (
          <option key={state} value={state}>
            {stateWord(state)}, {rows.filter(({ proof }) => proof.state === state).length}
          </option>
        ))}
      </Choice>
      {layers.length > 0 && (
        <Choice name="layer" all="any layer">
          {layers.map((layer) => (
            <option key={layer.id} value={layer.id}>
              {nameOf(layer)}
            </option>
          ))}
          {rows.some(({ layer }) => layer === undefined) && <option value="">in no layer</option>}
        </Choice>
      )}
      {strategies.length > 1 && (
        <Choice name="strategy" all="any strategy">
          {strategies.map((strategy) => (
            <option key={strategy} value={strategy}>
              {strategy}
            </option>
          ))}
        </Choice>
      )}
      <Choice name="check" all="any check">
        {checks.map((check) => (
          <option key={check} value={check}>
            {check}
          </option>
        ))}
        <option value="">claimed by no check</option>
      </Choice>
      {shown < rows.length && (
        <button type="button" className="button plain" onClick={() => pick(clear)}>
          <X size={14} /> Clear
        </button>
      )}
      <span className="controls-says small soft" aria-live="polite">
        {shown === rows.length ? `${shown} controls` : `${shown} of ${rows.length} controls`}
        {look?.evidence.items.some(({ basis }) => basis !== undefined)
          ? `, looked at as of ${look.evidence.clock.slice(0, 10)}`
          : ', nobody has looked yet'}
      </span>
      <div className="row">
        <span className="small soft">Group by</span>
        <Switch
          label="Group by"
          value={by}
          onChange={(group) => pick({ group: group === 'state' ? undefined : group })}
          choices={[
            { value: 'state', label: 'State' },
            ...(model.layers.length > 0 ? [{ value: 'layer' as const, label: 'Layer' }] : []),
            ...(model.phases.size > 0 ? [{ value: 'phase' as const, label: 'Phase' }] : []),
            { value: 'none', label: 'Nothing' },
          ]}
        />
      </div>
      {!frozen && (
        <button type="button" className="button" disabled={looking} onClick={() => void workbench.verify()}>
          <ShieldCheck size={14} /> {looking ? 'Looking' : 'Look at every claim'}
        </button>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly all: string;
  readonly children: React.ReactNode;
}

/** A select; the value that stands for everything is one that no option can have. */
function Choice({ name, all, children }: ChoiceProps) {
  const { query } = useWhere();
  return (
    <select
      className="input controls-choice"
      aria-label={name}
      value={query.get(name) ?? '*'}
      onChange={({ target }) => pick({ [name]: target.value === '*' ? undefined : target.value })}
    >
      <option value="*">{all}</option>
      {children}
    </select>
  );
}
