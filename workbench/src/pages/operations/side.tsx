/**
 * The details of what is picked, beside the list.
 * @module
 */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { nameOf } from 'vauban/browser';
import { href, pick } from '../../shell/where.ts';

interface SideProps {
  readonly address: string;
  readonly entry: {
    readonly id: string;
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly because?: string | undefined;
  };
  readonly children: ReactNode;
}

export function Side({ address, entry, children }: SideProps) {
  return (
    <aside className="operations-side stack" aria-label={nameOf(entry)}>
      <div className="row between start">
        <h2>{nameOf(entry)}</h2>
        <button
          type="button"
          className="button plain icon"
          aria-label="Close"
          onClick={() => pick({ select: undefined, view: address.split('/')[0] })}
        >
          <X size={15} />
        </button>
      </div>
      <p className="small soft mono">{address}</p>
      {entry.description !== undefined && <p>{entry.description}</p>}
      {entry.because !== undefined && <p className="soft">{entry.because}</p>}
      {children}
      <p className="small">
        <a href={href('source', { at: address })}>Show in the source</a>
      </p>
    </aside>
  );
}
