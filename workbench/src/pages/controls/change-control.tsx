/**
 * What can be changed of a control where it is looked at: status, proof, layer, strategy.
 * @module
 */
import { type Model, nameOf } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';

type Control = Model['controls'] extends ReadonlyMap<string, infer Value> ? Value : never;

const STATUSES = ['done', 'in-progress', 'planned', 'retired'];
const DEPTHS = ['present', 'active', 'effective', 'attested'];
const STRATEGIES = ['prevent', 'detect', 'respond', 'recover', 'transfer', 'accept'];

export function ChangeControl({ control }: { readonly control: Control }) {
  const workbench = useWorkbench();
  const { model } = useOverview();
  const set = (key: string, value: string): void => {
    const path = ['controls', control.id, key];
    const edit = value === '' ? ({ kind: 'remove', path } as const) : ({ kind: 'set', path, value } as const);
    void workbench.edit([edit], `Change ${key} of ${nameOf(control)}`);
  };
  const usual = control.strategy === 'detect' || control.strategy === 'respond' ? 'effective' : 'active';
  const strategies = model.strategies.size > 0 ? [...model.strategies.keys()] : STRATEGIES;
  return (
    <div className="control-fields">
      <Choice label="Status" value={control.status} none="not said" onChange={(value) => set('status', value)}>
        {STATUSES.map((status) => [status, status])}
      </Choice>
      <Choice
        label="Proof must show it"
        value={control.proof}
        none={`${usual}, as usual`}
        onChange={(value) => set('proof', value)}
      >
        {DEPTHS.map((depth) => [depth, depth])}
      </Choice>
      <Choice label="Layer" value={control.layer} none="none" onChange={(value) => set('layer', value)}>
        {model.layers.map((layer) => [layer.id, nameOf(layer)])}
      </Choice>
      <Choice label="Strategy" value={control.strategy} none="not said" onChange={(value) => set('strategy', value)}>
        {strategies.map((strategy) => [strategy, strategy])}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly none: string;
  readonly onChange: (value: string) => void;
  readonly children: readonly (readonly [value: string, title: string])[];
}

function Choice({ label, value = '', none, onChange, children }: ChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{none}</option>
        {children.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
