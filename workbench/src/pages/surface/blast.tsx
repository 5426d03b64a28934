/**
 * What falls when somebody holds a component: which components and assets are within reach, and how near.
 * @module
 */
import { Network } from 'lucide-react';
import { type BlastRadius, nameOf } from 'vauban/browser';
import { useCall, useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { href, pick, useWhere } from '../../shell/where.ts';

export function Blast() {
  const { model } = useOverview();
  const { query } = useWhere();
  const asked = query.get('blast');
  const component = asked !== null && model.components.has(asked) ? asked : undefined;
  const { result, error } = useCall('blast', component === undefined ? undefined : { component });
  return (
    <div className="stack">
      <div className="row wrap">
        <label className="row small soft">
          Component
          <select
            className="input"
            value={component ?? ''}
            onChange={({ target }) => pick({ blast: target.value === '' ? undefined : target.value })}
          >
            <option value="">pick one</option>
            {[...model.components.values()]
              .filter(({ outOfScope }) => outOfScope === undefined)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
          </select>
        </label>
        {component !== undefined && (
          <a className="button" href={href('diagram', { blast: component })}>
            <Network size={14} /> Show in the diagram
          </a>
        )}
      </div>
      {error !== undefined && <p className="soft">{error}</p>}
      {component === undefined && (
        <p className="soft">
          Pick a component: what could somebody who holds it get at, as if no control held on the way?
        </p>
      )}
      {component !== undefined && result !== undefined && <Radius blast={result} />}
    </div>
  );
}

function Radius({ blast: { component, components, assets, untouched } }: { readonly blast: BlastRadius }) {
  const { model } = useOverview();
  const name = nameOf(model.components.get(component) ?? { id: component });
  const rings = [...new Set(components.map(({ hops }) => hops))].toSorted((one, other) => one - other);
  return (
    <>
      <p>
        Whoever holds <strong>{name}</strong> can reach {count(components.length - 1, 'further component')} and{' '}
        {count(assets.length, 'asset')}; {count(untouched, 'component')} {untouched === 1 ? 'stays' : 'stay'} out of
        reach.
      </p>
      <div className="radius">
        <table className="table">
          <caption className="hidden">Components within reach of {name}</caption>
          <thead>
            <tr>
              <th scope="col" className="number hops">
                Hops
              </th>
              <th scope="col">Components</th>
            </tr>
          </thead>
          <tbody>
            {rings.map((hops) => (
              <tr key={hops}>
                <td className="number">{hops}</td>
                <td>
                  {components
                    .filter((one) => one.hops === hops)
                    .map((one) => (
                      <div key={one.component}>
                        <EntryLink address={`components/${one.component}`} />
                        {one.flow !== undefined && (
                          <span className="small soft">
                            {' '}
                            over <EntryLink address={`flows/${one.flow}`} />
                          </span>
                        )}
                      </div>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="table">
          <caption className="hidden">Assets within reach of {name}</caption>
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th scope="col">Tier</th>
              <th scope="col" className="number">
                Hops
              </th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {assets.length === 0 && (
              <tr>
                <td colSpan={4} className="soft">
                  No asset lies or passes there.
                </td>
              </tr>
            )}
            {assets.map(({ asset, tier, hops, at, how }) => (
              <tr key={asset}>
                <td>
                  <EntryLink address={`assets/${asset}`} />
                </td>
                <td>{tier ?? <span className="quiet">none</span>}</td>
                <td className="number">{hops}</td>
                <td>
                  <span className="soft">{how === 'lies' ? 'lies at ' : 'passes '}</span>
                  <EntryLink address={`components/${at}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function count(many: number, word: string): string {
  return `${many} ${word}${many === 1 ? '' : 's'}`;
}
