/**
 * The heading of a group of rows.
 * @module
 */
import type { RowProps } from '../../parts/row-window.tsx';

interface HeadingProps {
  readonly title: string;
  readonly count: number;
  readonly columns: number;
  readonly props: RowProps;
}

export function Heading({ title, count, columns, props }: HeadingProps) {
  return (
    <tr {...props} className="heading">
      <th scope="rowgroup" colSpan={columns}>
        {title} <span className="quiet">{count}</span>
      </th>
    </tr>
  );
}
