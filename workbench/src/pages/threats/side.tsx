/**
 * The frame of what stands beside the list: a heading, a way to close it, sections.
 * @module
 */
import { type ReactNode, useEffect } from 'react';
import { SideHead } from '../../parts/side-head.tsx';
import { pick } from '../../shell/where.ts';

interface SideProps {
  readonly title: string;
  /** Below the heading, in small letters. */
  readonly address: string;
  readonly children: ReactNode;
}

export function Side({ title, address, children }: SideProps) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return;
      pick({ select: undefined });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <aside className="side" aria-label={`About ${title}`}>
      <SideHead title={title} address={address} />
      {children}
    </aside>
  );
}

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}

export function Section({ title, count, children }: SectionProps) {
  if (count === 0) return null;
  return (
    <section className="threats-section">
      <h3>
        {title} {count !== undefined && <span className="quiet">{count}</span>}
      </h3>
      {children}
    </section>
  );
}
