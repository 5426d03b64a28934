/**
 * The register: declared threats with their levels side by side, what guards against them and what was decided.
 * @module
 */
import { useMemo, useRef } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { levelRank } from '../../parts/levels.ts';
import { nameAt } from '../../parts/name-at.ts';
import { QuerySelect } from '../../parts/query-select.tsx';
import { RowWindow } from '../../parts/row-window.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { STRIDE_WORDS } from '../../parts/stride-words.ts';
import { useWhere } from '../../shell/where.ts';
import { groupedThreats, pickedThreats, sortedThreats } from './filters.ts';
import { LevelSelect } from './level-select.tsx';
import { linesOf } from './lines.ts';
import { RegisterLine } from './register-line.tsx';
import { registerRows } from './register-rows.ts';
import { SortHead } from './sort-head.tsx';
import { TREATMENTS } from './standing.ts';
import { Toolbar } from './toolbar.tsx';

const VIEWS = ['inherent', 'claimed', 'proven'] as const;
const NARROWING = ['inherent', 'claimed', 'proven', 'view', 'letter', 'about', 'actor', 'state', 'decision'];

interface RegisterProps {
  readonly picked: string | undefined;
  readonly all: number;
}

export function Register({ picked, all }: RegisterProps) {
  const overview = useOverview();
  const { model } = overview;
  const { query } = useWhere();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => registerRows(overview), [overview]);
  const shown = sortedThreats(pickedThreats(rows, query), query);
  const lines = linesOf(groupedThreats(shown, query.get('group') ?? '', overview));
  const levels = [...new Set(rows.flatMap(({ risk }) => VIEWS.flatMap((view) => risk?.[view] ?? [])))].toSorted(
    (one, other) => levelRank(other) - levelRank(one),
  );
  const targets = [...new Set(rows.flatMap((row) => row.targets))];
  const actors = [...new Set(rows.flatMap((row) => row.actors))];
  const hasPriority = rows.some(({ priority }) => priority !== undefined);
  const at = lines.findIndex((line) => line.kind === 'row' && line.row.id === picked);
  // As many as the style sheet leaves when something is picked.
  const columns = picked !== undefined ? 5 : hasPriority ? 10 : 9;
  const lagging = rows.filter(({ lags }) => lags).length;
  return (
    <>
      <Toolbar
        list="register"
        all={all}
        narrowing={NARROWING}
        shown={shown.length === rows.length ? `${rows.length} threats` : `${shown.length} of ${rows.length} threats`}
      >
        <LevelSelect levels={levels} lagging={lagging} />
        <QuerySelect
          name="letter"
          label="STRIDE letter"
          none="any letter"
          options={STRIDE_WORDS.map(({ word, title }) => ({ value: word, title }))}
        />
        <QuerySelect
          name="about"
          label="Element"
          none="any element"
          options={targets.map((value) => ({ value, title: nameAt(model, value) }))}
        />
        <QuerySelect
          name="actor"
          label="Attacker"
          none="any attacker"
          options={actors.map((value) => ({ value, title: nameOf(model.actors.get(value) ?? { id: value }) }))}
        />
        <QuerySelect
          name="state"
          label="Worst state of its controls"
          none="any controls"
          options={[
            { value: 'nothing', title: 'no control' },
            { value: 'none', title: 'only planned' },
            ...['REFUTED', 'CLAIMED', 'STALE', 'PROVEN'].map((value) => ({ value, title: `at worst ${value}` })),
          ]}
        />
        <QuerySelect
          name="decision"
          label="Decision"
          none="any decision"
          options={[
            { value: 'open', title: 'not decided' },
            ...TREATMENTS.map(([value, title]) => ({ value, title })),
            { value: 'over', title: 'decision is over' },
          ]}
        />
        <QuerySelect
          name="group"
          label="Group"
          none="not grouped"
          options={[
            { value: 'level', title: 'by level' },
            { value: 'letter', title: 'by letter' },
            { value: 'element', title: 'by element' },
            { value: 'actor', title: 'by attacker' },
          ]}
        />
      </Toolbar>
      <div className="rows" ref={scroller}>
        {rows.length === 0 && <NoThreats />}
        {rows.length > 0 && shown.length === 0 && (
          <Empty title="No threat is like that">
            <p>None of the {rows.length} declared threats has everything that is asked for above.</p>
          </Empty>
        )}
        {shown.length > 0 && (
          <table className={hasPriority ? 'table register' : 'table register no-priority'}>
            <caption className="hidden">Declared threats</caption>
            <thead>
              <tr>
                <th scope="col" className="id">
                  ID
                </th>
                <SortHead name="title">Threat</SortHead>
                <th scope="col" className="letters-column">
                  STRIDE
                </th>
                <th scope="col" className="hits">
                  Hits
                </th>
                <SortHead name="inherent" className="level">
                  Without
                </SortHead>
                <SortHead name="claimed" className="level">
                  Claimed
                </SortHead>
                <SortHead name="proven" className="level">
                  Proven
                </SortHead>
                <SortHead name="priority" className="number priority">
                  Priority
                </SortHead>
                <SortHead name="controls" className="controls">
                  Controls
                </SortHead>
                <SortHead name="decision" className="decision">
                  Decision
                </SortHead>
              </tr>
            </thead>
            <tbody
              onKeyDown={(event) => {
                const row = stepRows(event);
                if (picked !== undefined) row?.click();
              }}
            >
              <RowWindow rows={lines} scroller={scroller} height={32} columns={columns} at={at}>
                {(line, props) => (
                  <RegisterLine
                    key={line.key}
                    line={line}
                    props={props}
                    columns={columns}
                    isPicked={line.kind === 'row' && line.row.id === picked}
                  />
                )}
              </RowWindow>
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function NoThreats() {
  return (
    <Empty title="The register is empty">
      <p>
        A declared threat has a risk, controls against it and a decision; rules cannot know what only you know. Write
        one:
      </p>
      <pre className="threats-sample">{`threats:
  order-forgery:
    title: Forged orders
    stride: [tampering]
    targets: [web]
    risk: { probability: 3, impact: 4 }`}</pre>
      <p>
        Meanwhile the <a href="#/threats?list=findings">findings</a> tell what the rules see.
      </p>
    </Empty>
  );
}
