/**
 * A phase as a column: how far it is, and its items.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { ControlMark } from '../../parts/control-mark.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { here } from '../../parts/here.ts';
import { useInSight } from '../../parts/in-sight.ts';
import { LevelChip } from '../../parts/level-chip.tsx';
import { StateBar } from '../../parts/state-bar.tsx';
import { useWhere } from '../../shell/where.ts';
import type { ItemRow, PhaseRow } from './phase-rows.ts';
import { StatusMark } from './status-mark.tsx';

/** So many controls of an item are named before the rest is folded. */
const NAMED = 4;

export function Phase({ phase, picked }: { readonly phase: PhaseRow; readonly picked: boolean }) {
  const where = useWhere();
  const { model } = useOverview();
  const sight = useInSight<HTMLLIElement>(picked);
  const { id, title, current, due, overdue, complete, done, of, items, states, removes, threats } = phase;
  return (
    <li ref={sight} className={picked ? 'panel phase picked' : 'panel phase'}>
      <header>
        <h2>
          <a href={here(where, { select: `phases/${id}` })} aria-current={picked ? 'true' : undefined}>
            {title}
          </a>
        </h2>
        {current && <span className="tag">current</span>}
        {complete && <StatusMark status="done" />}
      </header>
      <div className="body stack">
        {due !== undefined && (
          <p className="small">
            <span className="soft">Due </span>
            {due} {overdue && <span className="chip tone-high">late</span>}
          </p>
        )}
        <Progress done={done} of={of} />
        <StateBar states={states} />
        <div className="phase-takes">
          <h3>Takes off</h3>
          {removes.length === 0 ? (
            <p className="small soft">
              no level
              {threats.length > 0 &&
                `; it works against ${threats.length} ${threats.length === 1 ? 'threat' : 'threats'}`}
            </p>
          ) : (
            <ul>
              {removes.map(({ threat, from, to }) => (
                <li key={threat}>
                  <EntryLink address={`threats/${threat}`}>
                    {nameOf(model.threats.get(threat) ?? { id: threat })}
                  </EntryLink>
                  <span className="row">
                    <LevelChip level={from} />
                    <span className="small soft">to</span>
                    <LevelChip level={to} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <ul className="items">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
        {items.length === 0 && <li className="soft">No item is named.</li>}
      </ul>
    </li>
  );
}

function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <div className="phase-progress">
      <svg width="100%" height="6" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" fill="var(--sunk)" />
        <rect width={of === 0 ? 0 : (100 * done) / of} height="6" fill="var(--accent)" />
      </svg>
      <span className="small">
        {done} of {of} items claimed done{of > 0 && `, ${Math.round((100 * done) / of)} %`}
      </span>
    </div>
  );
}

function Item({ item }: { readonly item: ItemRow }) {
  const { title, description, status, written, due, overdue, controls, waits } = item;
  return (
    <li className={status === 'retired' ? 'item retired' : 'item'}>
      <div className="item-head">
        <strong>{title}</strong>
        <StatusMark status={status} />
      </div>
      {description !== undefined && <p className="small soft">{description}</p>}
      {written !== undefined && (
        <p className="small soft">
          written {written}, but {waits ?? 'its controls are not'}
        </p>
      )}
      {written === undefined && waits !== undefined && <p className="small soft">{waits}</p>}
      {due !== undefined && (
        <p className="small">
          <span className="soft">Due </span>
          {due} {overdue && <span className="chip tone-high">late</span>}
        </p>
      )}
      {controls.length > 0 && (
        <ul className="item-controls small">
          {controls.slice(0, NAMED).map(({ id }) => (
            <li key={id}>
              <ControlMark control={id} says />
            </li>
          ))}
          {controls.length > NAMED && (
            <li>
              <details>
                <summary>{controls.length - NAMED} more</summary>
                <ul>
                  {controls.slice(NAMED).map(({ id }) => (
                    <li key={id}>
                      <ControlMark control={id} says />
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          )}
        </ul>
      )}
      {controls.length === 0 && waits === undefined && (
        <p className="small quiet">names no control, so nothing can prove it</p>
      )}
    </li>
  );
}
