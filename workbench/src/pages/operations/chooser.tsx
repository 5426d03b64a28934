/**
 * A list of entries at the left, of which one is shown beside it.
 * @module
 */
import type { ReactNode } from 'react';
import { nameOf } from 'vauban/browser';
import { stepRows } from '../../parts/step-rows.ts';
import { useWhere } from '../../shell/where.ts';
import { PickLink } from './pick-link.tsx';

interface Chosen {
  readonly id: string;
  readonly title?: string | undefined;
}

interface ChooserProps<Entry extends Chosen> {
  readonly label: string;
  readonly collection: string;
  readonly entries: readonly Entry[];
  readonly picked: string | undefined;
  /** A few words below the name. */
  readonly about: (entry: Entry) => string;
  readonly children: (entry: Entry) => ReactNode;
}

export function Chooser<Entry extends Chosen>(props: ChooserProps<Entry>) {
  const { label, collection, entries, picked, about, children } = props;
  const isPrinted = useWhere().page === 'all';
  const shown = entries.find(({ id }) => id === picked) ?? entries[0];
  if (isPrinted) return entries.map((entry) => <div key={entry.id}>{children(entry)}</div>);
  return (
    <div className="operations-chooser">
      <nav aria-label={label} onKeyDown={stepRows}>
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <PickLink address={`${collection}/${entry.id}`} current={entry === shown}>
                <span>{nameOf(entry)}</span>
                <span className="small soft">{about(entry)}</span>
              </PickLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="operations-shown">{shown !== undefined && children(shown)}</div>
    </div>
  );
}
