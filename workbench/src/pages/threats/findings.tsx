/**
 * The findings: what rules say of threats, what checks say of the model, and on demand what is kept quiet.
 * @module
 */
import { useMemo, useRef } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { levelRank } from '../../parts/levels.ts';
import { QuerySelect } from '../../parts/query-select.tsx';
import { RowWindow } from '../../parts/row-window.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { STRIDE_WORDS } from '../../parts/stride-words.ts';
import { useExplained } from '../../parts/use-explained.ts';
import { href, pick, useWhere } from '../../shell/where.ts';
import { groupedFindings, pickedFindings, sortedFindings } from './filters.ts';
import { FindingLine } from './finding-line.tsx';
import { openFindings, quietFindings } from './finding-rows.ts';
import { linesOf } from './lines.ts';
import { SortHead } from './sort-head.tsx';
import { Toolbar } from './toolbar.tsx';

const NARROWING = ['kind', 'severity', 'letter', 'about', 'rule', 'show'];

interface FindingsProps {
  readonly picked: string | undefined;
  readonly all: number;
}

export function Findings({ picked, all }: FindingsProps) {
  const overview = useOverview();
  const { model, analysis } = overview;
  const { query } = useWhere();
  const scroller = useRef<HTMLDivElement>(null);
  const show = query.get('show') ?? 'open';
  const quiet = [...analysis.absorbed, ...analysis.decided].map(({ finding }) => finding);
  const isQuietPicked = picked !== undefined && quiet.includes(picked);
  const explained = useExplained(show === 'open' && !isQuietPicked ? [] : quiet);
  const rows = useMemo(
    () => [...openFindings(analysis, model), ...quietFindings(analysis, explained)],
    [analysis, model, explained],
  );
  const offered = rows.filter((row) => show === 'all' || row.state === show || row.id === picked);
  const shown = sortedFindings(pickedFindings(offered, query), query);
  const lines = linesOf(groupedFindings(shown, query.get('group') ?? '', overview));
  const at = lines.findIndex((line) => line.kind === 'row' && line.row.id === picked);
  // As many as the style sheet leaves when something is picked.
  const columns = picked === undefined ? 6 : 4;
  const severities = [...new Set(rows.flatMap(({ severity }) => severity ?? []))].toSorted(
    (one, other) => levelRank(other) - levelRank(one),
  );
  const elements = [...new Map(rows.map(({ about, name }) => [about, name]))].toSorted(([, one], [, other]) =>
    one.localeCompare(other),
  );
  const threats = offered.filter(({ kind }) => kind === 'threat').length;
  const says = `${threats} ${threats === 1 ? 'threat' : 'threats'}, ${offered.length - threats} gaps`;
  return (
    <>
      <Toolbar
        list="findings"
        all={all}
        narrowing={NARROWING}
        shown={shown.length === offered.length ? says : `${shown.length} of ${says}`}
      >
        <QuerySelect
          name="show"
          label="State"
          none={`open (${analysis.findings.length})`}
          options={[
            { value: 'absorbed', title: `absorbed (${analysis.absorbed.length})` },
            { value: 'decided', title: `decided (${analysis.decided.length})` },
            { value: 'all', title: `all (${rows.length})` },
          ]}
        />
        <QuerySelect
          name="kind"
          label="Kind"
          none="threats and gaps"
          options={[
            { value: 'threat', title: 'threats' },
            { value: 'gap', title: 'gaps of the model' },
          ]}
        />
        <QuerySelect
          name="severity"
          label="Severity"
          none="any severity"
          options={severities.map((value) => ({ value, title: value }))}
        />
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
          options={elements.map(([value, title]) => ({ value, title }))}
        />
        <QuerySelect
          name="rule"
          label="Rule or check"
          none="any rule"
          options={[...new Set(rows.map(({ rule }) => rule))].toSorted().map((value) => ({ value, title: value }))}
        />
        <QuerySelect
          name="group"
          label="Group"
          none="not grouped"
          options={[
            { value: 'level', title: 'by severity' },
            { value: 'letter', title: 'by letter' },
            { value: 'element', title: 'by element' },
            { value: 'rule', title: 'by rule' },
          ]}
        />
      </Toolbar>
      <div className="rows" ref={scroller}>
        {shown.length === 0 && <Nothing all={rows.length} quiet={quiet.length} />}
        {shown.length > 0 && (
          <table className="table findings">
            <caption className="hidden">Findings</caption>
            <thead>
              <tr>
                <SortHead name="severity" className="level">
                  Severity
                </SortHead>
                <SortHead name="message">What was found</SortHead>
                <SortHead name="about" className="element">
                  Element
                </SortHead>
                <th scope="col" className="letters-column">
                  STRIDE
                </th>
                <th scope="col" className="view">
                  Speaks
                </th>
                <th scope="col" className="state">
                  State
                </th>
              </tr>
            </thead>
            <tbody
              onKeyDown={(event) => {
                const row = stepRows(event);
                if (picked !== undefined) row?.click();
              }}
            >
              <RowWindow rows={lines} scroller={scroller} height={36} columns={columns} at={at}>
                {(line, props) => (
                  <FindingLine
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

function Nothing({ all, quiet }: { readonly all: number; readonly quiet: number }) {
  const { analysis } = useOverview();
  if (all > quiet) {
    return (
      <Empty title="No finding is like that">
        <p>Nothing has everything that is asked for above.</p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing speaks">
      <p>
        No rule and no check has anything to say
        {analysis.questions.length > 0 && (
          <>
            , but {analysis.questions.length} <a href={href('questions')}>questions</a> are open: rules that wait for a
            fact are silent until it is known
          </>
        )}
        .
      </p>
      {quiet > 0 && (
        <p>
          <button type="button" className="link" onClick={() => pick({ show: 'all' })}>
            Show the {quiet} that a threat or a decision keeps quiet
          </button>
        </p>
      )}
    </Empty>
  );
}
