/**
 * The choice of a level in one of the three views, or of the threats whose proof lags.
 * @module
 */
import { pick, useWhere } from '../../shell/where.ts';

const VIEWS = [
  ['inherent', 'Without controls'],
  ['claimed', 'As claimed'],
  ['proven', 'As proven'],
] as const;

interface LevelSelectProps {
  /** The levels there are, worst first. */
  readonly levels: readonly string[];
  /** How many threats are lower only by word. */
  readonly lagging: number;
}

export function LevelSelect({ levels, lagging }: LevelSelectProps) {
  const { query } = useWhere();
  const view = ['view', ...VIEWS.map(([name]) => name)].find((name) => query.get(name) !== null);
  const value = view === undefined ? '' : `${view}=${query.get(view)}`;
  const choose = (chosen: string): void => {
    const [name = '', level] = chosen.split('=');
    const none = { view: undefined, inherent: undefined, claimed: undefined, proven: undefined };
    pick(chosen === '' ? none : { ...none, [name]: level });
  };
  return (
    <select
      className={value === '' ? 'input query-select' : 'input query-select chosen'}
      aria-label="Level"
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">any level</option>
      <option value="view=unproven">proof lags ({lagging})</option>
      {VIEWS.map(([name, title]) => (
        <optgroup key={name} label={title}>
          {[...levels, 'none'].map((level) => (
            <option key={level} value={`${name}=${level}`}>
              {level === 'none' ? 'not rated' : level} {title.toLowerCase()}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
