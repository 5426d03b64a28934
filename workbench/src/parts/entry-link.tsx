/**
 * A link to an entry of the model, wherever it is shown best.
 * @module
 */
import type { ReactNode } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview } from '../data/use-workbench.tsx';
import { entryAt, hrefOf } from '../shell/where.ts';

interface EntryLinkProps {
  /** `collection/id`. */
  readonly address: string;
  readonly children?: ReactNode;
  /** Whether the arrow keys stop at it. */
  readonly isStep?: boolean;
}

export function EntryLink({ address, children, isStep }: EntryLinkProps) {
  const { model } = useOverview();
  const entry = entryAt(model, address);
  const text = children ?? (entry === undefined ? address : nameOf(entry));
  return (
    <a href={hrefOf(address)} title={address} data-step={isStep === true ? '' : undefined}>
      {text}
    </a>
  );
}

/** Links with commas between them. */
export function EntryLinks({ addresses }: { readonly addresses: readonly string[] }) {
  return (
    <>
      {addresses.map((address, index) => (
        <span key={address}>
          {index > 0 && ', '}
          <EntryLink address={address} />
        </span>
      ))}
    </>
  );
}
