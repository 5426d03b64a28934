/**
 * One line of the register: a heading of a group, or a threat.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { nameAt } from '../../parts/name-at.ts';
import type { RowProps } from '../../parts/row-window.tsx';
import { StateShape } from '../../parts/state-chip.tsx';
import { StrideLetters } from '../../parts/stride-letters.tsx';
import { pick } from '../../shell/where.ts';
import { Heading } from './heading.tsx';
import { LagMark } from './lag-mark.tsx';
import type { Line } from './lines.ts';
import { PickLink } from './pick-link.tsx';
import type { RegisterRow } from './register-rows.ts';
import { treatmentTitle } from './standing.ts';

interface RegisterLineProps {
  readonly line: Line<RegisterRow>;
  readonly props: RowProps;
  readonly isPicked: boolean;
  /** How many columns are shown. */
  readonly columns: number;
}

export function RegisterLine({ line, props, isPicked, columns }: RegisterLineProps) {
  const { model } = useOverview();
  if (line.kind === 'heading') return <Heading {...line} props={props} columns={columns} />;
  const { id, title, threat, letters, targets, risk, lags, priority, controls, inPlace, worst, decision } = line.row;
  const names = targets.map((target) => nameAt(model, target));
  return (
    <tr {...props} className="pick" aria-selected={isPicked} onClick={() => pick({ select: `threats/${id}` })}>
      <td className="id mono">
        <div className="cut">{id}</div>
      </td>
      <td>
        <PickLink select={`threats/${id}`}>{title}</PickLink>
        {threat.partOf !== undefined && <span className="small soft"> part of {threat.partOf}</span>}
        {threat.outOfScope !== undefined && <span className="tag">out of scope</span>}
      </td>
      <td className="letters-column">
        <StrideLetters words={letters} />
      </td>
      <td className="hits soft">
        <div className="cut" title={names.join(', ')}>
          {names.length > 1 && <span className="many">{names.length}</span>}
          {names.join(', ')}
        </div>
      </td>
      <td className="level">
        <span className="row">
          <Level level={risk?.inherent} quiet />
        </span>
      </td>
      <td className="level">
        <span className="row">
          <Level level={risk?.claimed} />
        </span>
      </td>
      <td className="level">
        <span className="row">
          <Level level={risk?.proven} quiet />
          {lags && <LagMark />}
        </span>
      </td>
      <td className="number priority">{priority}</td>
      <td className="controls">
        {worst === undefined ? (
          <span className="soft small">none</span>
        ) : (
          <span className="row">
            <span className="share">{inPlace === controls ? controls : `${inPlace} of ${controls}`}</span>
            <span className={`chip tone-${worst}`}>
              <StateShape state={worst} />
              {worst === 'none' ? 'planned' : worst}
            </span>
          </span>
        )}
      </td>
      <td className="decision">
        {decision === undefined ? (
          <span className="soft small">open</span>
        ) : (
          <>
            {treatmentTitle(decision.treatment)}
            {decision.over && <span className="small over"> over</span>}
          </>
        )}
      </td>
    </tr>
  );
}

/** A level; a dash where a threat is not rated, which the column of what is claimed says in words. */
function Level({ level, quiet = false }: { readonly level: string | undefined; readonly quiet?: boolean }) {
  if (level !== undefined) return <LevelChip level={level} />;
  if (!quiet) return <span className="soft small">not rated</span>;
  return (
    <span className="soft">
      <span aria-hidden="true">–</span>
      <span className="hidden">not rated</span>
    </span>
  );
}
