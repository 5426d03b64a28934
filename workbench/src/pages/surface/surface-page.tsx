/**
 * The attack surface: entries, origins, ways and what falls with a component.
 * @module
 */
import { useCall, useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pickedId } from '../../parts/here.ts';
import { Panel } from '../../parts/panel.tsx';
import { href, useWhere } from '../../shell/where.ts';
import { Blast } from './blast.tsx';
import { Entries } from './entries.tsx';
import { EntryDetails } from './entry-details.tsx';
import { Origins } from './origins.tsx';
import './surface.css';
import { Ways } from './ways.tsx';

export function SurfacePage() {
  const { model } = useOverview();
  const where = useWhere();
  const { result: surface, error } = useCall('surface', {});
  if (model.entries.size === 0 && model.components.size === 0) return <NoSurface />;
  if (error !== undefined) {
    return (
      <Empty title="The surface is not known">
        <p>{error}</p>
      </Empty>
    );
  }
  if (surface === undefined) return <p className="loading soft">Following the flows ...</p>;
  const picked = pickedId(where, 'entries');
  const found = surface.entries.find(({ id }) => id === picked);
  const open = surface.entries.filter(({ exposure }) => exposure === 'external').length;
  const bare = surface.entries.filter(({ authentication }) => authentication === 'none').length;
  const silent = surface.entries.filter(({ authentication }) => authentication === undefined).length;
  return (
    <div className={picked === undefined ? 'split surface' : 'split surface with-side'}>
      <div className="list">
        <div className="page">
          <header className="page-head">
            <h1>Attack surface</h1>
            <p>
              {count(surface.entries.length, 'entry', 'entries')}, {open} open to everybody ·{' '}
              {bare === 0 ? 'none without' : `${bare} without`} authentication
              {silent > 0 && `, ${silent} that say nothing of it`} · {count(surface.paths.length, 'way', 'ways')} to{' '}
              {count(surface.assets.length, 'asset', 'assets')} of tier {surface.tier}
            </p>
          </header>
          <div className="grid">
            <Panel
              title="Entries"
              flush
              aside={<span className="small soft">who comes straight, and who over other components</span>}
            >
              <Entries surface={surface} picked={picked} />
            </Panel>
            <Panel title="Who attacks, and from where" flush>
              <Origins surface={surface} />
            </Panel>
            <Panel
              title={`Shortest ways to assets of tier ${surface.tier}`}
              aside={<span className="small soft">as if nothing held; controls met on the way are named</span>}
            >
              <Ways surface={surface} />
            </Panel>
            <Panel title="If a component is held" aside={<span className="small soft">what falls with it</span>}>
              <Blast />
            </Panel>
          </div>
        </div>
      </div>
      {picked !== undefined && <EntryDetails key={picked} id={picked} found={found} />}
    </div>
  );
}

function count(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`;
}

function NoSurface() {
  return (
    <Empty title="Nothing can be reached yet">
      <p>
        An entry is a place an outsider can reach. With entries, zones and actors this page shows who reaches what, and
        over which components. Write one in the <a href={href('source')}>source</a>:
      </p>
      <pre className="surface-yaml">{`entries:
  site: { at: web, port: 443, exposure: external, authentication: none }
actors:
  thief: { from: internet }`}</pre>
    </Empty>
  );
}
