/**
 * The worksheet: the grid, its totals, and what is behind the cell that is picked.
 * @module
 */
import { useRef, useState } from 'react';
import type { StrideGrid } from 'vauban/browser';
import { useCall } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { QuerySelect } from '../../parts/query-select.tsx';
import { strideTitle } from '../../parts/stride-words.ts';
import { pick, useWhere } from '../../shell/where.ts';
import { CellDetails } from './cell-details.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Grid } from './grid.tsx';
import { letterTotals, pickedRows } from './rows.ts';
import type { Spot } from './spot.ts';
import { StateKey } from './state-key.tsx';
import { cellText, KIND_TITLES, wordsOf } from './states.ts';
import './stride.css';

export function Worksheet() {
  const { result, error } = useCall('stride', {});
  if (error !== undefined) {
    return (
      <Empty title="The worksheet is not here">
        <p>{error}</p>
      </Empty>
    );
  }
  if (result === undefined) return <p className="loading soft">Filling the worksheet ...</p>;
  return result.rows.length === 0 ? <NoRows /> : <Filled grid={result} />;
}

function Filled({ grid }: { readonly grid: StrideGrid }) {
  const { query } = useWhere();
  const scroller = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<Spot>();
  const rows = pickedRows(grid, query);
  const picked = spotAt(grid, query.get('select') ?? '');
  const spot = told ?? picked;
  const kinds = KIND_TITLES.filter(([kind]) => grid.rows.some((row) => row.kind === kind));
  return (
    <div className={picked === undefined ? 'stride' : 'stride with-side'}>
      <div className="list">
        <h1 className="hidden">STRIDE</h1>
        <div className="toolbar">
          <QuerySelect
            name="kind"
            label="Kind of element"
            none={`all ${grid.rows.length} elements`}
            options={kinds.map(([value, , title]) => ({
              value,
              title: `${title} (${grid.rows.filter((row) => row.kind === value).length})`,
            }))}
          />
          <input
            className="input"
            type="search"
            aria-label="Filter by name"
            placeholder="Filter by name"
            value={query.get('q') ?? ''}
            onChange={({ target }) => pick({ q: target.value === '' ? undefined : target.value })}
          />
          <StateKey states={grid.states} />
          <p className="stride-told small soft">
            {spot === undefined ? 'Point at a cell, or move with the arrow keys.' : <Told {...spot} />}
          </p>
        </div>
        <div className="rows" ref={scroller}>
          {rows.length === 0 ? (
            <Empty title="No element is like that">
              <p>None of the {grid.rows.length} elements has everything that is asked for above.</p>
            </Empty>
          ) : (
            <Grid
              rows={rows}
              totals={letterTotals(rows)}
              scroller={scroller}
              picked={query.get('select') ?? undefined}
              highlight={query.get('state') ?? undefined}
              onTell={setTold}
            />
          )}
          <Elsewhere grid={grid} />
        </div>
      </div>
      {picked !== undefined && <CellDetails grid={grid} {...picked} />}
    </div>
  );
}

function Told({ row, cell }: Spot) {
  return (
    <>
      <strong>{row.title ?? row.id}</strong>, {strideTitle(cell.letter)}: {wordsOf(cell.state).title}, {cellText(cell)}
    </>
  );
}

/** The cell that `element letter` names. */
function spotAt({ rows }: StrideGrid, select: string): Spot | undefined {
  const [element, letter] = select.split(' ');
  const row = rows.find((one) => one.element === element);
  const cell = row?.cells.find((one) => one.letter === letter) ?? row?.cells[0];
  return row === undefined || cell === undefined ? undefined : { row, cell };
}

function NoRows() {
  return (
    <Empty title="There is nothing to fill in yet">
      <p>
        Every component, flow, entry and asset gets a row with six cells: one for each way of going wrong. Write the
        first one:
      </p>
      <pre className="stride-sample">{'components:\n  web: { title: Web shop, kind: process }'}</pre>
    </Empty>
  );
}
