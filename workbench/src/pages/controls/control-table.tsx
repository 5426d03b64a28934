/**
 * The table of controls under headings; a long one draws only what is in sight.
 * @module
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { here } from '../../parts/here.ts';
import { useInSight } from '../../parts/in-sight.ts';
import { StateFigures } from '../../parts/state-bar.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { useWhere } from '../../shell/where.ts';
import { type ControlGroup, type ControlRow, type GroupBy, isState, whyClaimed } from './control-rows.ts';

/** More rows than this are drawn only while they are in sight. */
const MOST_DRAWN = 200;
const ROW_HEIGHT = 34;
const COLUMNS = 9;

interface ControlTableProps {
  readonly groups: readonly ControlGroup[];
  readonly by: GroupBy;
  readonly picked: string | undefined;
}

type Line = { readonly group: ControlGroup } | { readonly row: ControlRow; readonly of: string };

export function ControlTable({ groups, by, picked }: ControlTableProps) {
  const lines = groups.flatMap((group): Line[] => [
    ...(by === 'none' ? [] : [{ group }]),
    ...group.rows.map((row) => ({ row, of: group.id })),
  ]);
  return (
    <table className="table controls-table" onKeyDown={stepRows}>
      <caption className="hidden">Controls with the state of their proof</caption>
      <thead>
        <tr>
          <th scope="col">Control</th>
          <th scope="col">State</th>
          <th scope="col" className="wide-only">
            Why
          </th>
          <th scope="col" className="number">
            Claims upheld
          </th>
          <th scope="col" className="number">
            Guards
          </th>
          <th scope="col" className="number">
            Against
          </th>
          <th scope="col">Layer</th>
          <th scope="col" className="wide-only">
            Strategy
          </th>
          <th scope="col" className="wide-only">
            Status
          </th>
        </tr>
      </thead>
      {lines.length > MOST_DRAWN ? (
        <InSight lines={lines} picked={picked} />
      ) : (
        <tbody>
          {lines.map((line) => (
            <TableLine key={keyOf(line)} line={line} picked={picked} />
          ))}
        </tbody>
      )}
    </table>
  );
}

function InSight({ lines, picked }: { readonly lines: readonly Line[]; readonly picked: string | undefined }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => body.current?.closest('.controls-scroll') ?? null,
    estimateSize: () => ROW_HEIGHT,
    overscan: 24,
  });
  const at = picked === undefined ? -1 : lines.findIndex((line) => 'row' in line && line.row.id === picked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where the address points; later picks are in sight
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at, { align: 'center' });
  }, []);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody ref={body}>
      {before > 0 && <Gap height={before} />}
      {items.map(({ index }) => {
        const line = lines[index];
        return line === undefined ? null : (
          <TableLine key={keyOf(line)} line={line} picked={picked} drawn={{ index, measure: virtual.measureElement }} />
        );
      })}
      {after > 0 && <Gap height={after} />}
    </tbody>
  );
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr>
      <td colSpan={COLUMNS} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function keyOf(line: Line): string {
  return 'group' in line ? `group ${line.group.id}` : `${line.of} ${line.row.id}`;
}

/** Where a line stands among all, and who wants to know how high it is. */
interface Drawn {
  readonly index: number;
  readonly measure: (line: HTMLTableRowElement | null) => void;
}

interface TableLineProps {
  readonly line: Line;
  readonly picked: string | undefined;
  readonly drawn?: Drawn;
}

function TableLine({ line, picked, drawn }: TableLineProps) {
  return 'group' in line ? (
    <Heading group={line.group} drawn={drawn} />
  ) : (
    <Row row={line.row} picked={line.row.id === picked} drawn={drawn} />
  );
}

interface HeadingProps {
  readonly group: ControlGroup;
  readonly drawn: Drawn | undefined;
}

function Heading({ group: { id, title, rows }, drawn }: HeadingProps) {
  return (
    <tr className="controls-group" ref={drawn?.measure} data-index={drawn?.index}>
      <th colSpan={COLUMNS} scope="rowgroup">
        <span className="row wrap">
          {isState(id) ? <StateChip state={id} /> : <strong>{title}</strong>}
          <span className="soft">{rows.length}</span>
          {isState(id) ? (
            <span className="soft small">{whyClaimed(rows)}</span>
          ) : (
            <StateFigures states={rows.map(({ proof }) => proof.state)} />
          )}
        </span>
      </th>
    </tr>
  );
}

interface RowProps {
  readonly row: ControlRow;
  readonly picked: boolean;
  readonly drawn: Drawn | undefined;
}

function Row({ row, picked, drawn }: RowProps) {
  const { model } = useOverview();
  const where = useWhere();
  const { id, title, proof, claims, upheld, guards, threats, layer, strategy, status } = row;
  const sight = useInSight<HTMLAnchorElement>(picked);
  const named = model.layers.find((one) => one.id === layer);
  return (
    <tr className="pick" aria-selected={picked} ref={drawn?.measure} data-index={drawn?.index}>
      <td>
        <a
          ref={sight}
          className="controls-row"
          data-step
          href={here(where, { select: `controls/${id}` })}
          aria-current={picked ? 'true' : undefined}
        >
          {title}
        </a>
      </td>
      <td>
        <StateChip state={proof.state} depth={proof.depth} />
      </td>
      <td className="wide-only soft small is-why">{proof.because}</td>
      <td className="number">{claims === 0 ? <span className="quiet">none</span> : `${upheld} of ${claims}`}</td>
      <td className="number">{guards.length}</td>
      <td className="number">{threats.length}</td>
      <td className="soft">{named === undefined ? (layer ?? '') : nameOf(named)}</td>
      <td className="wide-only soft">{strategy}</td>
      <td className="wide-only soft">{status ?? 'not said'}</td>
    </tr>
  );
}
