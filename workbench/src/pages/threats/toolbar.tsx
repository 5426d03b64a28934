/**
 * Above the list: register or findings, what narrows and groups it, and how much is shown.
 * @module
 */
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { Switch } from '../../parts/tabs.tsx';
import { pick, useWhere } from '../../shell/where.ts';

interface ToolbarProps {
  readonly list: 'register' | 'findings';
  /** How many findings there are of any kind. */
  readonly all: number;
  /** The parameters that narrow this list. */
  readonly narrowing: readonly string[];
  readonly shown: string;
  readonly children: ReactNode;
}

export function Toolbar({ list, all, narrowing, shown, children }: ToolbarProps) {
  const { model } = useOverview();
  const { query } = useWhere();
  const narrowed = ['q', ...narrowing].filter((name) => query.get(name) !== null);
  const clear = (): void => pick(Object.fromEntries(narrowed.map((name) => [name, undefined])));
  return (
    <div className="toolbar threats-toolbar">
      <Switch
        label="List"
        value={list}
        onChange={(value) =>
          pick({ list: value, select: undefined, sort: undefined, down: undefined, group: undefined })
        }
        choices={[
          { value: 'register', label: `Register ${model.threats.size}` },
          { value: 'findings', label: `Findings ${all}` },
        ]}
      />
      <FilterText key={list} />
      {children}
      <span className="grow" />
      <span className="small soft" role="status">
        {shown}
      </span>
      {narrowed.length > 0 && (
        <button type="button" className="button plain" onClick={clear}>
          <X size={14} /> Clear
        </button>
      )}
    </div>
  );
}

/** Words that rows must have. */
function FilterText() {
  const words = useWhere().query.get('q') ?? '';
  const [text, setText] = useState(words);
  useEffect(() => setText(words), [words]);
  return (
    <input
      className="input threats-words"
      type="search"
      aria-label="Filter by words"
      placeholder="Filter by words"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        pick({ q: target.value === '' ? undefined : target.value });
      }}
    />
  );
}
