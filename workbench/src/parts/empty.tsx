/**
 * What a page shows when there is nothing to show: why, and what to do about it.
 * @module
 */
import type { ReactNode } from 'react';

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <svg width="46" height="46" viewBox="0 0 46 46" fill="none" stroke="currentColor" aria-hidden="true">
        <path
          d="M23 3l6 12 13-2-6 11 6 10-13-1-6 11-6-11-13 1 6-10-6-11 13 2z"
          strokeWidth="1.4"
          strokeLinejoin="round"
        />
        <rect x="17" y="17" width="12" height="12" strokeWidth="1.4" />
      </svg>
      <h2>{title}</h2>
      <div className="soft">{children}</div>
    </div>
  );
}
