/**
 * Names of origins with links: all of them as one word where nobody is left out.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { entryAt, href } from '../../shell/where.ts';

interface OriginLinksProps {
  readonly origins: readonly string[];
  /** How many there are at all. */
  readonly of: number;
  readonly asset?: string | undefined;
}

/** So many are named before the rest is counted. */
const NAMED = 3;

export function OriginLinks({ origins, of, asset }: OriginLinksProps) {
  const { model } = useOverview();
  if (origins.length === 0) return <span className="quiet">nobody</span>;
  const isAll = origins.length === of && of > NAMED;
  const shown = isAll ? [] : origins.length > NAMED + 1 ? origins.slice(0, NAMED) : origins;
  return (
    <>
      {isAll && <span>all {of} actors</span>}
      {shown.map((origin, index) => (
        <span key={origin}>
          {index > 0 && ', '}
          <a href={href('diagram', { from: origin, asset })}>{nameOf(entryAt(model, origin) ?? { id: origin })}</a>
        </span>
      ))}
      {!isAll && shown.length < origins.length && (
        <details className="surface-more">
          <summary>and {origins.length - shown.length} more</summary>
          {origins.slice(shown.length).map((origin) => (
            <div key={origin}>
              <a href={href('diagram', { from: origin, asset })}>{nameOf(entryAt(model, origin) ?? { id: origin })}</a>
            </div>
          ))}
        </details>
      )}
    </>
  );
}
