/**
 * Who attacks: where each begins and how far each gets.
 * @module
 */
import { nameOf, type Surface } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { entryAt, href } from '../../shell/where.ts';

export function Origins({ surface }: { readonly surface: Surface }) {
  const { model } = useOverview();
  const { origins, assets, unplaced, tier } = surface;
  const scope = [...model.components.values()].filter(({ outOfScope }) => outOfScope === undefined).length;
  return (
    <>
      {origins.length === 0 ? (
        <p className="soft surface-none">
          No actor starts in a zone, so no way can be followed. Say where one starts:{' '}
          <code>{'actors: { thief: { from: internet } }'}</code>
        </p>
      ) : (
        <div className="surface-wide">
          <table className="table">
            <caption className="hidden">Actors and what they reach</caption>
            <thead>
              <tr>
                <th scope="col">Actor</th>
                <th scope="col">Starts in</th>
                <th scope="col">Has from the start</th>
                <th scope="col" className="number">
                  Reaches further
                </th>
                <th scope="col">Assets of tier {tier}</th>
                <th scope="col">Follow</th>
              </tr>
            </thead>
            <tbody>
              {origins.map(({ address, zone, starts, reaches, unreached }) => {
                const reached = assets.length - unreached.length;
                return (
                  <tr key={address}>
                    <td>
                      <EntryLink address={address} />
                    </td>
                    <td>
                      <EntryLink address={`zones/${zone}`} />
                    </td>
                    <td>
                      {starts.length === 0 ? (
                        <span className="quiet">nothing; knocks at open entries</span>
                      ) : (
                        <EntryLinks addresses={starts.map((id) => `components/${id}`)} />
                      )}
                    </td>
                    <td className="number">
                      {reaches} of {scope - starts.length}
                    </td>
                    <td>
                      <Share part={reached} of={assets.length} />
                    </td>
                    <td>
                      <a
                        href={href('diagram', { from: address })}
                        aria-label={`Follow ${nameOf(entryAt(model, address) ?? { id: address })} in the diagram`}
                      >
                        diagram
                      </a>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {unplaced.length > 0 && (
        <p className="small soft surface-none">
          Nobody said where these start, so nobody can say what they reach:{' '}
          <EntryLinks addresses={unplaced.map((id) => `actors/${id}`)} />
        </p>
      )}
    </>
  );
}

/** A part of a whole as a bar with its figures. */
function Share({ part, of }: { readonly part: number; readonly of: number }) {
  return (
    <span className="surface-share">
      <svg width="80" height="8" viewBox="0 0 80 8" aria-hidden="true">
        <rect width="80" height="8" fill="var(--sunk)" />
        <rect width={of === 0 ? 0 : (80 * part) / of} height="8" fill="var(--high)" />
      </svg>
      {part} of {of}
    </span>
  );
}
