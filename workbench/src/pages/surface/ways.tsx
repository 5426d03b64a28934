/**
 * The shortest ways to the assets worth most, with the controls met and whether they hold.
 * @module
 */
import { ChevronRight, Route } from 'lucide-react';
import { nameOf, type Surface } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { ControlMark } from '../../parts/control-mark.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { proofOf } from '../../parts/proof-of.ts';
import { StateFigures } from '../../parts/state-bar.tsx';
import { entryAt, href, pick, useWhere } from '../../shell/where.ts';
import { OriginLinks } from './origin-links.tsx';
import { WayLine } from './way-line.tsx';
import { type AssetWays, type SharedWay, waysByAsset } from './ways.ts';

export function Ways({ surface }: { readonly surface: Surface }) {
  const { model } = useOverview();
  const { query } = useWhere();
  const asset = query.get('asset') ?? undefined;
  const from = query.get('from') ?? undefined;
  if (surface.assets.length === 0) {
    return (
      <p className="soft">
        No asset of tier {surface.tier} lies anywhere. Say what is worth most and where it lies:{' '}
        <code>{'assets: { orders: { tier: 1, at: [db] } }'}</code>
      </p>
    );
  }
  const groups = waysByAsset(surface, { asset, from });
  return (
    <div className="stack">
      <div className="row wrap">
        <label className="row small soft">
          To
          <select
            className="input"
            value={asset ?? ''}
            onChange={({ target }) => pick({ asset: target.value === '' ? undefined : target.value })}
          >
            <option value="">every asset</option>
            {surface.assets.map(({ asset: id }) => (
              <option key={id} value={id}>
                {nameOf(model.assets.get(id) ?? { id })}
              </option>
            ))}
          </select>
        </label>
        <label className="row small soft">
          From
          <select
            className="input"
            value={from ?? ''}
            onChange={({ target }) => pick({ from: target.value === '' ? undefined : target.value })}
          >
            <option value="">everybody</option>
            {surface.origins.map(({ address }) => (
              <option key={address} value={address}>
                {nameOf(entryAt(model, address) ?? { id: address })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {groups.map((group) => (
        <Group key={group.assets.join()} group={group} surface={surface} />
      ))}
      {surface.nowhere.length > 0 && (
        <p className="small soft">
          Nobody said where these lie, so no way leads there:{' '}
          <EntryLinks addresses={surface.nowhere.map((id) => `assets/${id}`)} />
        </p>
      )}
    </div>
  );
}

function Group({ group, surface }: { readonly group: AssetWays; readonly surface: Surface }) {
  const { assets, ways, unreached } = group;
  const protection = [
    ...new Set(
      surface.assets
        .filter(({ asset }) => assets.includes(asset))
        .flatMap((target) => target.protection.map(({ control }) => control as string)),
    ),
  ];
  return (
    <section className="ways">
      <div className="ways-head">
        <strong>
          <EntryLinks addresses={assets.map((id) => `assets/${id}`)} />
        </strong>
        <span className="small soft">
          {protection.length === 0 ? 'nothing protects it where it lies' : 'protected where it lies by '}
        </span>
        {protection.map((control) => (
          <span key={control} className="small">
            <ControlMark control={control} />
          </span>
        ))}
      </div>
      <ul>
        {ways.map((way) => (
          <Way key={way.from.join()} way={way} of={surface.origins.length} />
        ))}
      </ul>
      {ways.length === 0 && <p className="soft small">No way leads there.</p>}
      {unreached.length > 0 && ways.length > 0 && (
        <p className="small soft">
          Out of reach for{' '}
          {unreached.map((origin, index) => (
            <span key={origin}>
              {index > 0 && ', '}
              <EntryLink address={origin} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Way({ way: { path, from }, of }: { readonly way: SharedWay; readonly of: number }) {
  const overview = useOverview();
  const planned = [
    ...new Set(
      path.way.flatMap(({ controls }) =>
        controls.filter(({ claimed }) => !claimed).map(({ control }) => control as string),
      ),
    ),
  ].filter((control) => !path.met.some((one) => one === control));
  const controls = [...path.met, ...planned];
  const [first = ''] = from;
  return (
    <li className="way-row">
      <div className="way-from">
        <OriginLinks origins={from} of={of} asset={path.asset} />
        <div className="small soft">
          {path.hops} {path.hops === 1 ? 'hop' : 'hops'}
        </div>
      </div>
      <div className="grow">
        <WayLine path={path} />
        {controls.length === 0 ? (
          <p className="small ink-REFUTED">No control stands on the way.</p>
        ) : (
          <details className="met">
            <summary>
              <ChevronRight size={13} aria-hidden="true" />
              <span className="small soft">meets</span>
              <StateFigures states={controls.map((control) => proofOf(overview, control).state)} />
            </summary>
            <ul>
              {controls.map((control) => (
                <li key={control}>
                  <ControlMark control={control} says />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <a className="button" href={href('diagram', { from: first, asset: path.asset })}>
        <Route size={14} /> Show
      </a>
    </li>
  );
}
