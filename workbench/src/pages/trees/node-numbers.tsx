/**
 * What a step asks of the attacker, to be changed.
 * @module
 */
import { useWorkbench } from '../../data/use-workbench.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { Written } from './written.ts';

const NUMBERS = [
  { key: 'probability', label: 'Chance of success, 0 to 1' },
  { key: 'cost', label: 'Cost to the attacker' },
  { key: 'time', label: 'Time, such as 4h or 7d' },
  { key: 'skill', label: 'Skill, 1 to 5' },
  { key: 'detectability', label: 'Chance to be noticed, 0 to 1' },
  { key: 'damage', label: 'Damage to the defender' },
] as const;

export function NodeNumbers({ written, isStep }: { readonly written: Written; readonly isStep: boolean }) {
  const workbench = useWorkbench();
  const { node, path, name, tree } = written;
  const title = name === '' ? tree.goal : (node.title ?? name);
  // A gate with numbers of a step counts as a step after all that is below it; few mean that.
  const shown = NUMBERS.filter(({ key }) => isStep || key === 'damage' || node[key] !== undefined);
  const commit = (key: string, label: string, text: string): void => {
    const at = [...path, key];
    const number = Number(text.trim().replaceAll(',', ''));
    if (text.trim() === '') void workbench.edit([{ kind: 'remove', path: at }], `Take the ${key} of ${title} away`);
    else if (key === 'time')
      void workbench.edit([{ kind: 'set', path: at, value: text.trim() }], `Change the time of ${title}`);
    else if (Number.isNaN(number)) workbench.notify('bad', `Cannot read "${text}" as a number`, label);
    else void workbench.edit([{ kind: 'set', path: at, value: number }], `Change the ${key} of ${title}`);
  };
  return (
    <section className="stack">
      <h3>Numbers</h3>
      <div className="trees-numbers">
        {shown.map(({ key, label }) => (
          <TextField
            key={key}
            label={label}
            value={node[key] === undefined ? '' : String(node[key])}
            onCommit={(text) => commit(key, label, text)}
          />
        ))}
      </div>
      <p className="small soft">An empty field is unknown, never zero.</p>
    </section>
  );
}
