/**
 * The heading of a column that the list can be ordered by.
 * @module
 */
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick, useWhere } from '../../shell/where.ts';

interface SortHeadProps {
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function SortHead({ name, className = '', children }: SortHeadProps) {
  const { query } = useWhere();
  const on = query.get('sort') === name;
  const down = on && query.get('down') !== null;
  const next = !on
    ? { sort: name, down: undefined }
    : down
      ? { sort: undefined, down: undefined }
      : { sort: name, down: '1' };
  return (
    <th scope="col" className={className} aria-sort={on ? (down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="threats-sort" onClick={() => pick(next)}>
        {children}
        {on && (down ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
      </button>
    </th>
  );
}
