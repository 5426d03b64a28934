/**
 * A link that picks something of this page and keeps the rest of the address.
 * @module
 */
import type { MouseEvent, ReactNode } from 'react';
import { href, pick } from '../../shell/where.ts';

interface PickLinkProps {
  readonly address: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

export function PickLink({ address, current = false, children }: PickLinkProps) {
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    pick({ select: address, view: undefined });
  };
  return (
    <a
      href={href('operations', { select: address })}
      data-step=""
      aria-current={current ? 'true' : undefined}
      onClick={open}
    >
      {children}
    </a>
  );
}
