/**
 * A choice that stands in the address: what is chosen narrows or groups what the page shows.
 * @module
 */
import { pick, useWhere } from '../shell/where.ts';

export interface QueryOption {
  readonly value: string;
  readonly title: string;
}

interface QuerySelectProps {
  /** The parameter of the address. */
  readonly name: string;
  readonly label: string;
  /** What no choice means. */
  readonly none: string;
  readonly options: readonly QueryOption[];
}

export function QuerySelect({ name, label, none, options }: QuerySelectProps) {
  const value = useWhere().query.get(name) ?? '';
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <select
      className={value === '' ? 'input query-select' : 'input query-select chosen'}
      aria-label={label}
      value={value}
      onChange={({ target }) => pick({ [name]: target.value === '' ? undefined : target.value })}
    >
      <option value="">{none}</option>
      {!known && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}
