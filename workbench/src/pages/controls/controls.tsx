/**
 * Controls and their evidence: a table, and what is picked beside it.
 * @module
 */
import { useMemo } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pickedId } from '../../parts/here.ts';
import { href, useWhere } from '../../shell/where.ts';
import { controlRows, filtered, type GroupBy, grouped } from './control-rows.ts';
import { ControlTable } from './control-table.tsx';
import './controls.css';
import { Details } from './details.tsx';
import { Filters } from './filters.tsx';

const GROUPS: readonly GroupBy[] = ['state', 'layer', 'phase', 'none'];

export function Controls() {
  const overview = useOverview();
  const where = useWhere();
  const { query } = where;
  const rows = useMemo(() => controlRows(overview), [overview]);
  if (rows.length === 0) return <NoControls />;
  const by = GROUPS.find((one) => one === query.get('group')) ?? 'state';
  const shown = filtered(rows, {
    state: query.get('state') ?? undefined,
    layer: query.get('layer') ?? undefined,
    strategy: query.get('strategy') ?? undefined,
    check: query.get('check') ?? undefined,
    text: query.get('text') ?? undefined,
  });
  const picked = pickedId(where, 'controls');
  return (
    <div className={picked === undefined ? 'split controls' : 'split controls with-side'}>
      <div className="list">
        <h1 className="hidden controls-title">Controls and evidence</h1>
        <Filters rows={rows} shown={shown.length} by={by} />
        {shown.length === 0 ? (
          <Empty title="No control fits">
            <p>
              {rows.length} controls are hidden. <a href={href('controls')}>Show all of them</a>
            </p>
          </Empty>
        ) : (
          <div className="controls-scroll">
            <ControlTable groups={grouped(shown, by, overview)} by={by} picked={picked} />
          </div>
        )}
      </div>
      {picked !== undefined && <Details key={picked} id={picked} />}
    </div>
  );
}

function NoControls() {
  return (
    <Empty title="No control is named yet">
      <p>
        A control is a measure against threats. Each stands here with the state of its proof: what is claimed of it,
        what was found, where and when. Write one in the <a href={href('source')}>source</a>:
      </p>
      <pre className="controls-yaml">{`controls:
  rate-limit:
    title: Requests are limited
    status: done
    guards: [api]
    against: [exhaustion]`}</pre>
    </Empty>
  );
}
