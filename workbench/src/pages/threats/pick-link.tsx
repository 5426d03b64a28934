/**
 * What picks a row: a link that keeps everything else of the address.
 * @module
 */
import type { MouseEvent, ReactNode } from 'react';
import { href, pick, useWhere } from '../../shell/where.ts';

export function PickLink({ select, children }: { readonly select: string; readonly children: ReactNode }) {
  const { page, query } = useWhere();
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    pick({ select });
  };
  return (
    <a href={href(page, { ...Object.fromEntries(query), select })} data-step="" onClick={open}>
      {children}
    </a>
  );
}
