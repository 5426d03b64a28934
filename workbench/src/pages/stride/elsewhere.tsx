/**
 * What has a letter and no cell, or a threat and no letter: nothing is forgotten silently.
 * @module
 */
import type { StrideGrid } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLinks } from '../../parts/entry-link.tsx';
import { href } from '../../shell/where.ts';

export function Elsewhere({ grid: { elsewhere, withoutLetter } }: { readonly grid: StrideGrid }) {
  const { analysis } = useOverview();
  const findings = elsewhere.findings.flatMap((id) => analysis.findings.find((one) => one.id === id) ?? []);
  if (findings.length + elsewhere.threats.length + withoutLetter.length === 0) return null;
  return (
    <div className="stride-elsewhere">
      <h2>Not in the grid</h2>
      {findings.length > 0 && (
        <ul>
          {findings.map(({ id, message }) => (
            <li key={id}>
              <a href={href('threats', { select: id })}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {elsewhere.threats.length > 0 && (
        <p>
          <span className="soft">Threats that hit no row: </span>
          <EntryLinks addresses={elsewhere.threats.map((id) => `threats/${id}`)} />
        </p>
      )}
      {withoutLetter.length > 0 && (
        <p>
          <span className="soft">Threats that name no letter, and so cover no cell: </span>
          <EntryLinks addresses={withoutLetter.map((id) => `threats/${id}`)} />
        </p>
      )}
    </div>
  );
}
