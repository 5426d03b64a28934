/**
 * The rows of a table; of a long one only those that are in sight.
 * @module
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';

/** Shorter tables are shown whole. */
const LONG = 200;

/** What a row has to put on its `tr`. */
export interface RowProps {
  readonly ref?: (row: HTMLTableRowElement | null) => void;
  readonly 'data-index': number;
}

interface RowWindowProps<Row> {
  readonly rows: readonly Row[];
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The usual height of a row. */
  readonly height: number;
  readonly columns: number;
  /** The index of the row that has to be in sight; -1 for none. */
  readonly at: number;
  readonly children: (row: Row, props: RowProps) => ReactNode;
}

export function RowWindow<Row>({ rows, scroller, height, columns, at, children }: RowWindowProps<Row>) {
  // What scrolls is around this part, and only known once both are there.
  const [settled, settle] = useState(false);
  useEffect(() => settle(true), []);
  const isLong = rows.length > LONG;
  const { getVirtualItems, getTotalSize, measureElement, scrollToIndex } = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 24,
    scrollPaddingEnd: 3 * height,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another row scrolls
  useEffect(() => {
    if (at === -1) return;
    if (isLong) scrollToIndex(at, { align: 'auto' });
    else scroller.current?.querySelector(`[data-index="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at, settled]);
  if (!isLong) return rows.map((row, index) => children(row, { 'data-index': index }));
  const shown = getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <>
      <Gap height={above} columns={columns} />
      {shown.flatMap(({ index }) => {
        const row = rows[index];
        return row === undefined ? [] : [children(row, { ref: measureElement, 'data-index': index })];
      })}
      <Gap height={below} columns={columns} />
    </>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
