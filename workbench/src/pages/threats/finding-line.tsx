/**
 * One line of the findings.
 * @module
 */
import { LevelChip } from '../../parts/level-chip.tsx';
import type { RowProps } from '../../parts/row-window.tsx';
import { StrideLetters } from '../../parts/stride-letters.tsx';
import { pick } from '../../shell/where.ts';
import type { FindingRow } from './finding-rows.ts';
import { Heading } from './heading.tsx';
import type { Line } from './lines.ts';
import { PickLink } from './pick-link.tsx';
import { treatmentTitle } from './standing.ts';

const VIEWS: Readonly<Record<FindingRow['view'], string>> = {
  both: 'either way',
  claimed: 'as claimed',
  proven: 'until proven',
};

interface FindingLineProps {
  readonly line: Line<FindingRow>;
  readonly props: RowProps;
  readonly isPicked: boolean;
  /** How many columns are shown. */
  readonly columns: number;
}

export function FindingLine({ line, props, isPicked, columns }: FindingLineProps) {
  if (line.kind === 'heading') return <Heading {...line} props={props} columns={columns} />;
  const { id, message, severity, kind, letter, name, view, state, by = '', until, folded } = line.row;
  return (
    <tr {...props} className="pick" aria-selected={isPicked} onClick={() => pick({ select: id })}>
      <td className="level">
        {severity === undefined ? <span className="soft small">quiet</span> : <LevelChip level={severity} />}
      </td>
      <td>
        <PickLink select={id}>{message}</PickLink>
        {folded > 0 && <span className="small soft"> and {folded} more along its flows</span>}
      </td>
      <td className="element">
        <div className="cut">{name}</div>
      </td>
      <td className="letters-column">
        {kind === 'gap' ? (
          <span className="soft small">gap</span>
        ) : (
          <StrideLetters words={letter === undefined ? [] : [letter]} />
        )}
      </td>
      <td className="view small soft">{VIEWS[view]}</td>
      <td className="state small">
        {state === 'open' && (
          <span className="soft">{by === '' ? 'open' : `open, ${treatmentTitle(by).toLowerCase()}`}</span>
        )}
        {state === 'absorbed' && <span>stands in {by}</span>}
        {state === 'decided' && (
          <span>
            {treatmentTitle(by)}
            {until !== undefined && ` until ${until}`}
          </span>
        )}
      </td>
    </tr>
  );
}
