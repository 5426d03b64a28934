/**
 * The files of the model: which are not saved, and where something is wrong.
 * @module
 */
import { useMemo } from 'react';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { href } from '../../shell/where.ts';
import { commonFolder } from './common-folder.ts';
import { rootProblems } from './root-problems.ts';

export function FileList({ current }: { readonly current: string }) {
  const { files, problems, analysis } = useOverview();
  const { unsaved } = useWorkbenchState();
  const counts = useMemo(() => {
    const many = new Map<string, { problems: number; findings: number }>();
    const of = (file: string) => {
      const count = many.get(file) ?? { problems: 0, findings: 0 };
      many.set(file, count);
      return count;
    };
    for (const { at } of rootProblems(problems).shown) of(at.file).problems += 1;
    for (const { at } of analysis.findings) of(at.file).findings += 1;
    return many;
  }, [problems, analysis]);
  const folder = commonFolder(files.map(({ name }) => name));
  return (
    <nav className="source-files" aria-label="Files" onKeyDown={stepRows}>
      <h2>Files</h2>
      <ul>
        {files.map(({ name }) => (
          <li key={name}>
            <a href={href('source', { file: name })} data-step="" aria-current={name === current ? 'true' : undefined}>
              <span className="cut grow">{name.slice(folder.length)}</span>
              {unsaved.has(name) && <span className="tag">unsaved</span>}
              <Count many={counts.get(name)?.problems ?? 0} what="problem" className="chip tone-REFUTED" />
              <Count many={counts.get(name)?.findings ?? 0} what="finding" className="quiet small" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({
  many,
  what,
  className,
}: {
  readonly many: number;
  readonly what: string;
  readonly className: string;
}) {
  if (many === 0) return null;
  const word = many === 1 ? what : `${what}s`;
  return (
    <span className={className} title={`${many} ${word}`}>
      {what === 'problem' && <span aria-hidden="true">!</span>}
      {many}
      <span className="hidden"> {word}</span>
    </span>
  );
}
