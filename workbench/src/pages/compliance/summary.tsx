/**
 * How much of each framework is met, claimed and proven.
 * @module
 */
import { here } from '../../parts/here.ts';
import { useWhere } from '../../shell/where.ts';
import { type FrameworkRow, type Standing, standingCounts, standingWord } from './requirement-rows.ts';
import { StandingChip } from './standing-chip.tsx';

export function Summary({ rows }: { readonly rows: readonly FrameworkRow[] }) {
  const where = useWhere();
  return (
    <div className="compliance-wide">
      <table className="table">
        <caption className="hidden">Coverage of each framework</caption>
        <thead>
          <tr>
            <th scope="col">Framework</th>
            <th scope="col">Kind</th>
            <th scope="col" className="number">
              Requirements
            </th>
            <th scope="col" className="number">
              Nothing meets
            </th>
            <th scope="col" className="number">
              Refuted
            </th>
            <th scope="col" className="number">
              Only planned
            </th>
            <th scope="col" className="number">
              Claimed met
            </th>
            <th scope="col" className="number">
              Proven
            </th>
            <th scope="col">Share</th>
            <th scope="col">Worst</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { id, title, kind, requirements, open, refuted, planned, covered, proven } = row;
            const [worst] = requirements;
            return (
              <tr key={id}>
                <td>
                  <a href={here(where, { select: `frameworks/${id}` })}>{title}</a>
                </td>
                <td className="soft">{kind}</td>
                <td className="number">{requirements.length}</td>
                <td className="number">{open}</td>
                <td className="number">{refuted}</td>
                <td className="number">{planned}</td>
                <td className="number">{covered}</td>
                <td className="number">{proven}</td>
                <td>
                  <ShareBar row={row} />
                </td>
                <td>
                  {worst === undefined ? (
                    <span className="quiet">asks nothing</span>
                  ) : (
                    <StandingChip standing={worst.standing} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const FILLS: Readonly<Record<Standing, string>> = {
  open: 'var(--high-soft)',
  REFUTED: 'var(--refuted)',
  none: 'var(--sunk)',
  CLAIMED: 'var(--claimed)',
  STALE: 'var(--stale)',
  PROVEN: 'var(--proven)',
};

/** The requirements of a framework as one bar, what is met first. */
function ShareBar({ row: { requirements, covered } }: { readonly row: FrameworkRow }) {
  const counts = standingCounts(requirements).toReversed();
  const scale = 160 / Math.max(1, requirements.length);
  let x = 0;
  const says = counts.map(([standing, many]) => `${many} ${standingWord(standing)}`).join(', ');
  const share = Math.round((100 * covered) / Math.max(1, requirements.length));
  return (
    <span className="share-bar">
      <svg width="160" height="10" viewBox="0 0 160 10" role="img" aria-label={says}>
        <rect width="160" height="10" fill="var(--sunk)" />
        {counts.map(([standing, many]) => {
          const at = x;
          x += many * scale;
          return (
            <rect key={standing} x={at} width={Math.max(1, many * scale - 1)} height="10" fill={FILLS[standing]} />
          );
        })}
      </svg>
      {share} %
    </span>
  );
}
