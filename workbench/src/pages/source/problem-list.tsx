/**
 * What keeps the model from being read, in every file.
 * @module
 */
import { type MouseEvent, useEffect, useState } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { href } from '../../shell/where.ts';
import { rootProblems } from './root-problems.ts';

interface ProblemListProps {
  readonly file: string;
  readonly onGo: (line: number, column: number) => void;
}

/** So many problems are listed; the rest follows when these are mended. */
const SHOWN = 100;

/** Problems are listed when they last longer than this, in milliseconds. */
const PATIENCE = 900;

export function ProblemList({ file, onGo }: ProblemListProps) {
  const { problems } = useOverview();
  const isWrong = problems.length > 0;
  const [isShown, setShown] = useState(isWrong);
  // A word that is half typed is no problem yet.
  useEffect(() => {
    if (!isWrong) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isWrong]);
  if (!isWrong || !isShown) return null;
  const { shown, following } = rootProblems(problems);
  const here = shown.toSorted((one, other) => Number(other.at.file === file) - Number(one.at.file === file));
  return (
    <section className="source-problems" aria-label="Problems" onKeyDown={stepRows}>
      <h2>
        {shown.length} {shown.length === 1 ? 'problem' : 'problems'}
      </h2>
      <ul>
        {here.slice(0, SHOWN).map(({ at, message, hint }) => {
          const jump = (event: MouseEvent): void => {
            if (at.file !== file) return;
            event.preventDefault();
            onGo(at.line, at.column);
          };
          return (
            <li key={`${at.file}:${at.line}:${at.column} ${message}`}>
              <a data-step="" href={href('source', { file: at.file, line: String(at.line) })} onClick={jump}>
                <span className="mono place">
                  {at.file.slice(at.file.lastIndexOf('/') + 1)}:{at.line}
                </span>
                <span>
                  {message}
                  {hint !== undefined && <span className="soft">. {hint}</span>}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      {following > 0 && (
        <p className="soft">{following} ids lead nowhere as long as a file cannot be read; they are not counted.</p>
      )}
    </section>
  );
}
