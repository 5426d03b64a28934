/**
 * The diagram with its toolbar and what is picked beside it.
 * @module
 */
import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { nameOf } from 'vauban/browser';
import { useCall, useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pick, useWhere } from '../../shell/where.ts';
import { AddComponent } from './add-component.tsx';
import { Canvas } from './canvas.tsx';
import './diagram.css';
import { Details } from './details.tsx';
import { type Overlay, overlayOf } from './overlay.ts';

export function Diagram() {
  const { model } = useOverview();
  const { frozen } = useWorkbenchState();
  const { query } = useWhere();
  const named = query.get('diagram') ?? undefined;
  const diagram = named !== undefined && model.diagrams.has(named) ? named : undefined;
  const selected = query.get('select') ?? undefined;
  const origin = query.get('from') ?? undefined;
  const asset = query.get('asset') ?? undefined;
  const [adding, setAdding] = useState(false);
  const { result, error } = useCall('scene', diagram === undefined ? {} : { diagram });
  const { result: surface } = useCall('surface', origin === undefined ? undefined : { from: origin });
  const { result: blast } = useCall(
    'blast',
    query.get('blast') === null ? undefined : { component: query.get('blast') ?? '' },
  );
  const overlay: Overlay | undefined = useMemo(() => overlayOf({ surface, asset, blast }), [surface, asset, blast]);
  if (model.components.size === 0) {
    return (
      <Empty title="Nothing is drawn yet">
        <p>A component is anything that runs, stores or stands outside. The diagram draws itself.</p>
        {!frozen && (
          <button type="button" className="button main" onClick={() => setAdding(true)}>
            <Plus size={14} /> Add a component
          </button>
        )}
        {adding && <AddComponent onClose={() => setAdding(false)} />}
      </Empty>
    );
  }
  return (
    <div className={selected === undefined ? 'diagram' : 'diagram with-side'}>
      <div className="toolbar">
        {model.diagrams.size > 0 && (
          <label className="row small soft">
            Diagram
            <select
              className="input"
              value={diagram ?? ''}
              onChange={({ target }) => pick({ diagram: target.value === '' ? undefined : target.value })}
            >
              <option value="">the whole system</option>
              {[...model.diagrams.values()].map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="row small soft">
          Attack from
          <select
            className="input"
            value={origin ?? ''}
            onChange={({ target }) =>
              pick({ from: target.value === '' ? undefined : target.value, asset: undefined, blast: undefined })
            }
          >
            <option value="">nobody</option>
            {[...model.actors.values()].map((actor) => (
              <option key={actor.id} value={`actors/${actor.id}`}>
                {nameOf(actor)}
              </option>
            ))}
            {[...model.zones.values()].map((zone) => (
              <option key={zone.id} value={`zones/${zone.id}`}>
                anybody in {nameOf(zone)}
              </option>
            ))}
          </select>
        </label>
        {origin !== undefined && surface !== undefined && (
          <label className="row small soft">
            to
            <select
              className="input"
              value={asset ?? ''}
              onChange={({ target }) => pick({ asset: target.value === '' ? undefined : target.value })}
            >
              <option value="">everything it reaches</option>
              {surface.paths.map((path) => (
                <option key={path.asset} value={path.asset}>
                  {nameOf(model.assets.get(path.asset) ?? { id: path.asset })}, {path.hops}{' '}
                  {path.hops === 1 ? 'hop' : 'hops'}
                </option>
              ))}
            </select>
          </label>
        )}
        {overlay !== undefined && (
          <>
            <span className="chip tone-high">{overlay.says}</span>
            <button
              type="button"
              className="button plain"
              onClick={() => pick({ from: undefined, asset: undefined, blast: undefined })}
            >
              Clear
            </button>
          </>
        )}
        <span className="grow" />
        {!frozen && (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            <Plus size={14} /> Component
          </button>
        )}
      </div>
      <div className="canvas">
        {error !== undefined && (
          <Empty title="The diagram cannot be drawn">
            <p>{error}</p>
          </Empty>
        )}
        {result !== undefined && (
          <ReactFlowProvider>
            <Canvas drawn={result} diagram={diagram} selected={selected} overlay={overlay} />
          </ReactFlowProvider>
        )}
      </div>
      {selected !== undefined && <Details address={selected} />}
      {adding && <AddComponent onClose={() => setAdding(false)} />}
    </div>
  );
}
