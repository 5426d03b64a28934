/**
 * What is behind a cell: findings, questions, rules that wait, threats, decisions, or why it is clear.
 * @module
 */
import { X } from 'lucide-react';
import type { StrideGrid } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { STRIDE_WORDS } from '../../parts/stride-words.ts';
import { useExplained } from '../../parts/use-explained.ts';
import { href, pick } from '../../shell/where.ts';
import { CellShape } from './cell-shape.tsx';
import { Part } from './part.tsx';
import type { Spot } from './spot.ts';
import { KIND_TITLES, wordsOf } from './states.ts';

export function CellDetails({ grid, row, cell }: Spot & { readonly grid: StrideGrid }) {
  const { analysis } = useOverview();
  const explained = useExplained(cell.waiting.map((rule) => `${rule}@${row.element}`));
  const letter = STRIDE_WORDS.find(({ word }) => word === cell.letter);
  const { title, about, tone } = wordsOf(cell.state);
  const note = grid.kinds.find((one) => one.kind === row.kind && one.letter === cell.letter);
  const kind = KIND_TITLES.find(([one]) => one === row.kind)?.[1] ?? row.kind;
  const findings = cell.findings.flatMap((id) => analysis.findings.find((one) => one.id === id) ?? []);
  const levels = new Map(analysis.risks.map(({ threat, claimed }) => [threat, claimed]));
  return (
    <aside className="side" aria-label={`${row.title ?? row.id}, ${letter?.title}`}>
      <div className="row between start">
        <div className="grow">
          <h2>{letter?.title}</h2>
          <p className="soft">{letter?.about}</p>
        </div>
        <button
          type="button"
          className="button plain icon"
          aria-label="Close"
          onClick={() => pick({ select: undefined })}
        >
          <X size={15} />
        </button>
      </div>
      <p>
        at <EntryLink address={row.element}>{row.title ?? row.id}</EntryLink>, <span className="soft">{kind}</span>
      </p>
      <div className="row start">
        <span className={`chip ${tone}`}>
          <CellShape state={cell.state} />
          {title}
        </span>
        <span className="small soft">{note?.notApplicable ?? about}</span>
      </div>
      <Part title="Findings" count={findings.length}>
        {findings.map(({ id, message, severity }) => (
          <li key={id} className="row between start">
            <a href={href('threats', { select: id })}>{message}</a>
            <LevelChip level={severity} />
          </li>
        ))}
      </Part>
      <Part title="Questions" count={cell.questions.length}>
        {cell.questions.map((id) => (
          <li key={id}>
            <a href={href('questions', { select: id })}>
              {analysis.questions.find((question) => question.id === id)?.text ?? id}
            </a>
          </li>
        ))}
      </Part>
      <Part title="Declared threats" count={cell.threats.length}>
        {cell.threats.map((id) => (
          <li key={id} className="row between start">
            <EntryLink address={`threats/${id}`} />
            {levels.get(id) !== undefined && <LevelChip level={levels.get(id)} />}
          </li>
        ))}
      </Part>
      <Part title="Decided" count={cell.decided.length}>
        {cell.decided.map((id) => (
          <li key={id}>
            <Decided id={id} />
          </li>
        ))}
      </Part>
      <Part title="Rules that wait" count={cell.waiting.length}>
        {cell.waiting.map((rule) => (
          <li key={rule}>
            <a href={href('threats', { select: `${rule}@${row.element}` })}>
              {explained.get(`${rule}@${row.element}`)?.message ?? rule}
            </a>
          </li>
        ))}
      </Part>
      {note !== undefined && note.rules.length > 0 && (
        <details>
          <summary className="small">
            {note.rules.length} {note.rules.length === 1 ? 'rule looks' : 'rules look'} for this at a {kind}
          </summary>
          <ul className="stride-rules small">
            {note.rules.map((rule) => (
              <li key={rule} className={cell.waiting.includes(rule) ? '' : 'soft'}>
                {rule}
              </li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}

/** A finding, a rule, a threat or a question that is settled. */
function Decided({ id }: { readonly id: string }) {
  const { model } = useOverview();
  if (model.threats.has(id)) return <EntryLink address={`threats/${id}`} />;
  if (model.answers.has(id)) {
    return (
      <>
        <a href={href('questions', { select: id })}>{id}</a>{' '}
        <span className="small soft">answered {model.answers.get(id)?.answer}</span>
      </>
    );
  }
  return <a href={href('threats', { select: id })}>{id}</a>;
}
