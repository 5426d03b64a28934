/**
 * What can be changed of an entry where it is looked at.
 * @module
 */
import { type Model, nameOf } from 'vauban/browser';
import { useWorkbench } from '../../data/use-workbench.tsx';
import { TextField } from '../../parts/text-field.tsx';

type EntryPoint = Model['entries'] extends ReadonlyMap<string, infer Value> ? Value : never;

const EXPOSURES: readonly (readonly [string, string])[] = [
  ['external', 'external, anybody'],
  ['semi-trusted', 'semi-trusted, known parties'],
  ['internal', 'internal, who is inside'],
  ['local', 'local, who is on the machine'],
];

export function ChangeEntry({ entry }: { readonly entry: EntryPoint }) {
  const workbench = useWorkbench();
  const set = (key: string, written: string, many = false): void => {
    const path = ['entries', entry.id, key];
    const words = written.split(',').map((word) => word.trim());
    const value = many && words.length > 1 ? words : written.trim();
    const edit = value === '' ? ({ kind: 'remove', path } as const) : ({ kind: 'set', path, value } as const);
    void workbench.edit([edit], `Change ${key} of ${nameOf(entry)}`);
  };
  return (
    <div className="surface-fields">
      <label className="field">
        <span>Exposure</span>
        <select className="input" value={entry.exposure ?? ''} onChange={({ target }) => set('exposure', target.value)}>
          <option value="">not said</option>
          {EXPOSURES.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <TextField label="Port" value={String(entry.port ?? '')} onCommit={(value) => set('port', value)} />
      <TextField label="Protocol" value={entry.protocol ?? ''} onCommit={(value) => set('protocol', value)} />
      <TextField
        label="Authentication"
        value={[entry.authentication ?? ''].flat().join(', ')}
        onCommit={(value) => set('authentication', value, true)}
      />
      <TextField
        label="Encryption"
        value={[entry.encryption ?? ''].flat().join(', ')}
        onCommit={(value) => set('encryption', value, true)}
      />
    </div>
  );
}
