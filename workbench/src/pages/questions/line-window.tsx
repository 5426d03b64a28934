/**
 * The lines of a list; of a long one only those that are in sight.
 * @module
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';

/** Shorter lists are shown whole. */
const LONG = 200;

interface LineWindowProps<Line> {
  readonly lines: readonly Line[];
  readonly scroller: RefObject<HTMLElement | null>;
  /** The key of the line that has to be in sight. */
  readonly current: string | undefined;
  readonly children: (line: Line) => ReactNode;
}

export function LineWindow<Line extends { readonly key: string }>({
  lines,
  scroller,
  current,
  children,
}: LineWindowProps<Line>) {
  // What scrolls is around this part, and only known once both are there.
  const [settled, settle] = useState(false);
  useEffect(() => settle(true), []);
  const isLong = lines.length > LONG;
  const { getVirtualItems, getTotalSize, measureElement, scrollToIndex } = useVirtualizer({
    count: lines.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 20,
  });
  const at = lines.findIndex(({ key }) => key === current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls
  useEffect(() => {
    if (at === -1) return;
    if (isLong) scrollToIndex(at, { align: 'auto' });
    else scroller.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [current, settled]);
  if (!isLong) return lines.map((line) => <div key={line.key}>{children(line)}</div>);
  return (
    <div style={{ height: getTotalSize(), position: 'relative' }}>
      {getVirtualItems().map(({ index, start }) => {
        const line = lines[index];
        return line === undefined ? null : (
          <div
            key={line.key}
            ref={measureElement}
            data-index={index}
            style={{ position: 'absolute', top: start, left: 0, right: 0 }}
          >
            {children(line)}
          </div>
        );
      })}
    </div>
  );
}
