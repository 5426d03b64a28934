/**
 * A list behind a cell; nothing when it is empty.
 * @module
 */
import type { ReactNode } from 'react';

interface PartProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

export function Part({ title, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul className="stride-list">{children}</ul>
    </section>
  );
}
