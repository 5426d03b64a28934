/**
 * What each answer would do, before it is given.
 * @module
 */
import { FlaskConical } from 'lucide-react';
import type { Question } from 'vauban/browser';
import { LevelChip } from '../../parts/level-chip.tsx';
import { useExplained } from '../../parts/use-explained.ts';
import { pick, useWhere } from '../../shell/where.ts';
import { type Tried, useTried } from './use-tried.ts';

export function WhatIf({ question }: { readonly question: Question }) {
  const wanted = useWhere().query.get('try') !== null;
  const tried = useTried(wanted ? question : undefined);
  return (
    <section className="questions-what-if">
      <button
        type="button"
        className="button plain"
        aria-expanded={wanted}
        onClick={() => pick({ try: wanted ? undefined : '1' })}
      >
        <FlaskConical size={14} /> {wanted ? 'Hide what each answer would do' : 'Try what each answer would do'}
      </button>
      {wanted && (
        <table className="table">
          <tbody>
            {question.answers.map((answer) => (
              <tr key={answer}>
                <th scope="row">{answer}</th>
                <td>
                  <Outcome tried={tried.get(answer)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Outcome({ tried }: { readonly tried: Tried | string | undefined }) {
  const ids = typeof tried === 'object' ? [...tried.appear, ...tried.goAway] : [];
  const explained = useExplained(ids);
  if (tried === undefined) return <span className="soft">Trying ...</span>;
  if (typeof tried === 'string') return <span className="soft">{tried}</span>;
  const { appear, goAway, levels } = tried;
  if (ids.length + levels.length === 0) return <span className="soft">No finding appears or goes away.</span>;
  const line = (id: string) => (
    <span className="row start">
      <span className="grow">{explained.get(id)?.message ?? id}</span>
      {explained.has(id) && <LevelChip level={explained.get(id)?.severity} />}
    </span>
  );
  return (
    <ul>
      {appear.map((id) => (
        <li key={id}>{line(id)}</li>
      ))}
      {goAway.map((id) => (
        <li key={id} className="gone">
          <span className="small soft">Goes away: </span>
          {line(id)}
        </li>
      ))}
      {levels.map(({ title, before, after }) => (
        <li key={title}>
          {title}: <LevelChip level={before} /> to <LevelChip level={after} />
        </li>
      ))}
    </ul>
  );
}
