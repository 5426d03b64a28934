/**
 * A zone: a box in the tint of its trust.
 * @module
 */
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ZoneData } from './elements.ts';

export const ZoneNode = memo(function ZoneNode({ data, selected }: NodeProps<Node<ZoneData>>) {
  const { title, trust } = data.zone;
  const tint =
    trust === undefined ? 'unknown' : trust.strength < 0.34 ? 'weak' : trust.strength < 0.75 ? 'middle' : 'strong';
  return (
    <div className={`zone ${tint}${selected ? ' selected' : ''}`}>
      <span className="zone-title">{title}</span>
      <span className="zone-trust">{trust?.title ?? 'trust not stated'}</span>
    </div>
  );
});
