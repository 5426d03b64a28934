/**
 * Entries that differ, with each field before and after.
 * @module
 */
import { useRef } from 'react';
import type { EntryChange } from 'vauban/browser';
import { EntryLink } from '../../parts/entry-link.tsx';
import { Panel } from '../../parts/panel.tsx';
import { QuerySelect } from '../../parts/query-select.tsx';
import { RowWindow } from '../../parts/row-window.tsx';
import { useWhere } from '../../shell/where.ts';
import { ChangeMark } from './change-mark.tsx';
import { FieldChanges } from './field-changes.tsx';
import { collectionsOf } from './summary.ts';

/** More rows than these scroll in a window of their own. */
const LONG = 200;

export function EntryChanges({ entries }: { readonly entries: readonly EntryChange[] }) {
  const { query } = useWhere();
  const scroller = useRef<HTMLDivElement>(null);
  const collections = collectionsOf(entries);
  const wanted = query.get('collection') ?? '';
  const shown = collections.has(wanted) ? entries.filter(({ collection }) => collection === wanted) : entries;
  if (entries.length === 0) return null;
  return (
    <Panel
      title="Entries"
      aside={
        <QuerySelect
          name="collection"
          label="Collection"
          none={`All ${entries.length}`}
          options={[...collections].map(([value, many]) => ({ value, title: `${value} ${many}` }))}
        />
      }
      flush
    >
      <div className={shown.length > LONG ? 'diff-entries long' : 'diff-entries'} ref={scroller}>
        <table className="table">
          <thead>
            <tr>
              <th>Change</th>
              <th>Entry</th>
              <th>What changed</th>
            </tr>
          </thead>
          <tbody>
            <RowWindow rows={shown} scroller={scroller} height={64} columns={3} at={-1}>
              {({ kind, collection, id, was, title, fields }, props) => (
                <tr {...props} key={`${collection}/${id}`}>
                  <td>
                    <ChangeMark kind={kind} />
                  </td>
                  <td className="entry">
                    {kind === 'removed' ? (
                      (title ?? id)
                    ) : (
                      <EntryLink address={`${collection}/${id}`}>{title ?? id}</EntryLink>
                    )}
                    <div className="small soft mono">
                      {collection}/{was !== undefined && `${was} → `}
                      {id}
                    </div>
                  </td>
                  <td>
                    <FieldChanges fields={fields} />
                    {fields.length === 0 && <span className="quiet">the whole entry</span>}
                  </td>
                </tr>
              )}
            </RowWindow>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
