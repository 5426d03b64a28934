/**
 * The table of entries by exposure.
 * @module
 */
import { Fragment } from 'react';
import { nameOf, type Surface } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { here } from '../../parts/here.ts';
import { useInSight } from '../../parts/in-sight.ts';
import { proofOf } from '../../parts/proof-of.ts';
import { StateFigures } from '../../parts/state-bar.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { href, useWhere } from '../../shell/where.ts';
import { type EntryRow, entryGroups } from './entry-groups.ts';
import { OriginLinks } from './origin-links.tsx';
import { Said } from './said.tsx';

interface EntriesProps {
  readonly surface: Surface;
  readonly picked: string | undefined;
}

export function Entries({ surface, picked }: EntriesProps) {
  const { model } = useOverview();
  const groups = entryGroups(model, surface);
  if (groups.length === 0) {
    return (
      <p className="soft surface-none">
        The model names no entry. Write one in the <a href={href('source')}>source</a>:{' '}
        <code>{'entries: { site: { at: web, exposure: external } }'}</code>
      </p>
    );
  }
  return (
    <div className="surface-wide">
      <table className="table surface-entries" onKeyDown={stepRows}>
        <caption className="hidden">Entries by exposure</caption>
        <thead>
          <tr>
            <th scope="col">Entry</th>
            <th scope="col">Listens at</th>
            <th scope="col" className="number">
              Port
            </th>
            <th scope="col" className="surface-extra">
              Protocol
            </th>
            <th scope="col">Authentication</th>
            <th scope="col" className="surface-extra">
              Encryption
            </th>
            <th scope="col">Straight</th>
            <th scope="col">Later</th>
            <th scope="col">Guarded by</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ exposure, about, rows }) => (
            <Fragment key={exposure}>
              <tr className="surface-group">
                <th colSpan={9} scope="rowgroup">
                  <span className="row">
                    <strong>{exposure}</strong>
                    <span className="soft">{rows.length}</span>
                    <span className="soft small">{about}</span>
                  </span>
                </th>
              </tr>
              {rows.map((row) => (
                <Row key={row.entry.id} row={row} of={surface.origins.length} picked={row.entry.id === picked} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, of, picked }: { readonly row: EntryRow; readonly of: number; readonly picked: boolean }) {
  const overview = useOverview();
  const where = useWhere();
  const { entry, found, straight, later } = row;
  const sight = useInSight<HTMLAnchorElement>(picked);
  return (
    <tr className="pick" aria-selected={picked}>
      <td>
        <a
          ref={sight}
          className="surface-row"
          data-step
          href={here(where, { select: `entries/${entry.id}` })}
          aria-current={picked ? 'true' : undefined}
        >
          {nameOf(entry)}
        </a>
      </td>
      <td>
        <span className="above">
          <EntryLink address={`components/${entry.at}`} />
        </span>
      </td>
      <td className="number">{entry.port}</td>
      <td className="surface-extra">{entry.protocol}</td>
      <td>
        <Said value={entry.authentication} />
      </td>
      <td className="surface-extra">
        <Said value={entry.encryption} />
      </td>
      <td>
        <span className="above">
          <OriginLinks origins={straight} of={of} />
        </span>
      </td>
      <td>
        <span className="above">
          <OriginLinks origins={later} of={of} />
        </span>
      </td>
      <td>
        {found.controls.length === 0 ? (
          <span className="chip tone-medium">none</span>
        ) : (
          <StateFigures states={found.controls.map((control) => proofOf(overview, control).state)} />
        )}
      </td>
    </tr>
  );
}
