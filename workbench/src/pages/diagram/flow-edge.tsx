/**
 * A flow: the curve that was laid out for it, with what it carries.
 * @module
 */
import { type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { pick } from '../../shell/where.ts';
import { type Curve, curveOf } from './curve-of.ts';
import type { FlowData } from './elements.ts';

export const FlowEdge = memo(function FlowEdge({
  id,
  data,
  selected,
  sourceX,
  sourceY,
  targetX,
  targetY,
}: EdgeProps<Edge<FlowData>>) {
  if (data === undefined) return null;
  const { flow, path, dimmed } = data;
  const straight = `M${sourceX} ${sourceY}L${targetX} ${targetY}`;
  const curves = path?.curves.map(curveOf) ?? [straight];
  const heads = path === undefined ? [] : path.curves.flatMap(headsOf);
  const encrypted = flow.details.some((detail) => /tls|noise|quic|ssh|wireguard|ipsec/.test(detail));
  const classes = [
    'flow',
    flow.vital && 'vital',
    dimmed && 'dimmed',
    selected && 'selected',
    flow.crosses.length > 0 && 'crosses',
  ];
  return (
    <g className={classes.filter(Boolean).join(' ')}>
      {curves.map((curve) => (
        <g key={curve}>
          <path d={curve} className="flow-hit" fill="none" />
          <path d={curve} className="flow-line" fill="none" />
        </g>
      ))}
      {heads.map((head) => (
        <path key={head} d={head} className="flow-head" />
      ))}
      {path !== undefined && (
        <EdgeLabelRenderer>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the flow itself takes the focus and the keys */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
          <div
            className={`flow-label nopan${dimmed ? ' dimmed' : ''}${selected ? ' selected' : ''}`}
            style={{
              transform: `translate(${path.label.x}px, ${path.label.y}px)`,
              width: path.label.width,
              height: path.label.height,
            }}
            title={[flow.title, ...flow.details, ...flow.carries.map(({ title }) => `carries ${title}`)].join('\n')}
            onClick={() => pick({ select: id })}
          >
            <span className="flow-title">
              {encrypted && (
                <svg
                  width="9"
                  height="10"
                  viewBox="0 0 9 10"
                  fill="none"
                  stroke="currentColor"
                  aria-label="encrypted"
                  role="img"
                >
                  <rect x="1" y="4.5" width="7" height="5" rx="1" />
                  <path d="M2.5 4.5V3a2 2 0 0 1 4 0v1.5" />
                </svg>
              )}
              {flow.title}
            </span>
            {flow.carries.length > 0 && (
              <span className={flow.vital ? 'flow-cargo vital' : 'flow-cargo'}>
                {flow.carries.map(({ title }) => title).join(', ')}
              </span>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

/** Arrowheads from the ends of a curve to their tips. */
function headsOf({ points, headTip, tailTip }: Curve): readonly string[] {
  const first = points[0];
  const last = points.at(-1);
  return [
    ...(headTip === undefined || last === undefined ? [] : [headOf(last, headTip)]),
    ...(tailTip === undefined || first === undefined ? [] : [headOf(first, tailTip)]),
  ];
}

function headOf([x, y]: readonly [number, number], [tipX, tipY]: readonly [number, number]): string {
  const length = Math.hypot(tipX - x, tipY - y) || 1;
  const [nx, ny] = [(-(tipY - y) / length) * 3.6, ((tipX - x) / length) * 3.6];
  return `M${tipX} ${tipY}L${x + nx} ${y + ny}L${x - nx} ${y - ny}Z`;
}
