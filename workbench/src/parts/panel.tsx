/**
 * A part of a page with a heading.
 * @module
 */
import { type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title: ReactNode;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Whether the content reaches the edges, as tables do. */
  readonly flush?: boolean;
  readonly className?: string;
}

export function Panel({ title, aside, children, flush = false, className = '' }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {flush ? children : <div className="body">{children}</div>}
    </section>
  );
}
