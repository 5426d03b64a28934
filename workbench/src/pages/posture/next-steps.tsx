/**
 * The ten things to do next, each with why.
 * @module
 */
import { useMemo } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { nextSteps } from './next-steps.ts';

export function NextSteps() {
  const overview = useOverview();
  const steps = useMemo(() => nextSteps(overview), [overview]);
  if (steps.length === 0) {
    return (
      <p className="soft body">Nothing is open: no finding, no question, and everything that is claimed is proven.</p>
    );
  }
  return (
    <ol className="steps">
      {steps.map(({ title, because, href, tone }, index) => (
        <li key={href + title}>
          <span className={`ordinal tone-${tone}`}>{index + 1}</span>
          <div className="grow">
            <a href={href}>{title}</a>
            <div className="small soft">{because}</div>
          </div>
        </li>
      ))}
    </ol>
  );
}
