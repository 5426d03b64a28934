/**
 * The diagram with what is new and what changed; what is gone stands beside it.
 * @module
 */
import type { ReactNode } from 'react';
import type { EntryChange } from 'vauban/browser';
import { useCall } from '../../data/use-workbench.tsx';
import { Panel } from '../../parts/panel.tsx';
import { hrefOf } from '../../shell/where.ts';
import { CHANGE_SIGNS, type ChangeKind, ChangeMark } from './change-mark.tsx';
import { curvePath, shortTitle } from './picture-paths.ts';

/** Collections that are drawn. */
const DRAWN = ['zones', 'components', 'flows'];

/** How large it is drawn. */
const SCALE = 0.75;

export function Picture({ entries }: { readonly entries: readonly EntryChange[] }) {
  const drawn = entries.filter(({ collection }) => DRAWN.includes(collection));
  if (drawn.length === 0) return null;
  const removed = drawn.filter(({ kind }) => kind === 'removed');
  return (
    <Panel
      title="In the diagram"
      aside={
        <span className="row">
          <ChangeMark kind="added" />
          <ChangeMark kind="changed" />
        </span>
      }
    >
      {removed.length > 0 && (
        <p>
          <ChangeMark kind="removed" />{' '}
          <span className="soft">{removed.map(({ title, id }) => title ?? id).join(', ')}</span>
        </p>
      )}
      <Drawing kinds={new Map(drawn.map(({ collection, id, kind }) => [`${collection}/${id}`, kind]))} />
    </Panel>
  );
}

function Drawing({ kinds }: { readonly kinds: ReadonlyMap<string, ChangeKind> }) {
  const { result, error } = useCall('scene', {});
  if (error !== undefined) return <p className="soft">{error}</p>;
  if (result === undefined) return <p className="soft">Drawing ...</p>;
  const { scene, layout } = result;
  const { x, y, width, height } = layout.bounds;
  const boxes = [
    ...scene.zones.map(({ id, title }) => ({ id, title, kind: 'zone', isAround: true })),
    ...scene.components.map(({ id, title, whole }) => ({ id, title, kind: 'component', isAround: whole })),
  ];
  return (
    <section className="diff-canvas" aria-label="The diagram of what is open; the table above says what changed">
      <svg
        className="diff-picture"
        width={width * SCALE}
        height={height * SCALE}
        viewBox={`${x} ${y} ${width} ${height}`}
      >
        <title>Diagram of what is open</title>
        {boxes.map(({ id, title, kind, isAround }) => {
          const place = layout.places.get(id);
          if (place === undefined) return null;
          return (
            <Marked key={id} id={id} kind={kinds.get(id)}>
              <rect {...place} rx={kind === 'zone' ? 2 : 6} className={kind} />
              <text
                x={isAround ? place.x + 8 : place.x + place.width / 2}
                y={isAround ? place.y + 16 : place.y + place.height / 2 + 4}
                textAnchor={isAround ? 'start' : 'middle'}
              >
                {kinds.has(id) ? `${CHANGE_SIGNS[kinds.get(id) ?? 'changed'].sign} ` : ''}
                {shortTitle(title, place.width)}
              </text>
            </Marked>
          );
        })}
        {scene.flows.map(({ id, title }) => (
          <Marked key={id} id={id} kind={kinds.get(id)} name={title === '' ? id : title}>
            {layout.flows.get(id)?.curves.map((curve) => (
              <path key={curvePath(curve)} d={curvePath(curve)} className="flow" />
            ))}
          </Marked>
        ))}
      </svg>
    </section>
  );
}

interface MarkedProps {
  readonly id: string;
  readonly kind: ChangeKind | undefined;
  /** How it is called, when the picture does not say it. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** Something of the picture; a link when it changed. */
function Marked({ id, kind, name, children }: MarkedProps) {
  if (kind === undefined) return <g className="same">{children}</g>;
  return (
    <a href={hrefOf(id)} className={kind} aria-label={name === undefined ? undefined : `${name}, ${kind}`}>
      {children}
    </a>
  );
}
