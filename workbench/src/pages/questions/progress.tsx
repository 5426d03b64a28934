/**
 * How far the interview has come.
 * @module
 */
import type { Question } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import type { Answered } from './answer-log.ts';

interface ProgressProps {
  readonly open: readonly Question[];
  /** The answers of this sitting that still stand. */
  readonly standing: readonly Answered[];
}

export function Progress({ open, standing }: ProgressProps) {
  const { model } = useOverview();
  const remembered = new Set(model.answers.keys());
  const fresh = standing.filter(({ question }) => !remembered.has(question.id)).length;
  const done = remembered.size + fresh;
  const all = done + open.length;
  return (
    <div className="questions-progress">
      <progress value={done} max={Math.max(1, all)} aria-label="Answered" />
      <p className="small soft">
        {open.length} open, {done} answered
        {standing.length > 0 && `, ${standing.length} of them now`}
      </p>
    </div>
  );
}
