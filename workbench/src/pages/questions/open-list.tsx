/**
 * The open questions under headings.
 * @module
 */
import { useRef } from 'react';
import { stepRows } from '../../parts/step-rows.ts';
import { Switch } from '../../parts/tabs.tsx';
import { href, pick, useWhere } from '../../shell/where.ts';
import type { QuestionGroup } from './groups.ts';
import { LineWindow } from './line-window.tsx';

interface OpenListProps {
  readonly groups: readonly QuestionGroup[];
  readonly by: 'element' | 'fact';
  readonly picked: string | undefined;
}

export function OpenList({ groups, by, picked }: OpenListProps) {
  const { query } = useWhere();
  const scroller = useRef<HTMLDivElement>(null);
  const most = Math.max(1, ...groups.flatMap(({ questions }) => questions.map(({ weight }) => weight)));
  const lines = groups.flatMap((group) => [
    { key: group.key, group, question: undefined },
    ...group.questions.map((question) => ({ key: question.id, group, question })),
  ]);
  return (
    <section className="questions-open" aria-label="Open questions">
      <h2 className="hidden">Open questions</h2>
      <div className="questions-filter">
        <Switch
          label="Grouped by"
          value={by}
          onChange={(value) => pick({ group: value === 'fact' ? value : undefined })}
          choices={[
            { value: 'element', label: 'By element' },
            { value: 'fact', label: 'By fact' },
          ]}
        />
        <input
          className="input grow"
          type="search"
          aria-label="Filter by words"
          placeholder="Filter"
          value={query.get('q') ?? ''}
          onChange={({ target }) => pick({ q: target.value === '' ? undefined : target.value })}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the focus, arrow keys move among them */}
      <div className="questions-lines" ref={scroller} onKeyDown={(event) => void stepRows(event)}>
        <LineWindow lines={lines} scroller={scroller} current={picked}>
          {({ group, question }) =>
            question === undefined ? (
              <h3>
                {group.title} <span className="quiet">{group.questions.length}</span>
              </h3>
            ) : (
              <a
                href={href('questions', { ...Object.fromEntries(query), select: question.id })}
                data-step=""
                aria-current={question.id === picked}
              >
                <span className="grow">{question.text}</span>
                <span className="stake" title={`${question.weight} at stake`}>
                  <span className="hidden">{question.weight} at stake</span>
                  <span aria-hidden="true" style={{ width: `${Math.max(8, (100 * question.weight) / most)}%` }} />
                </span>
              </a>
            )
          }
        </LineWindow>
      </div>
    </section>
  );
}
