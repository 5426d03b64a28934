/**
 * Hundreds of flows as one picture behind the components.
 * @module
 */
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ThicketData } from './elements.ts';

export const ThicketNode = memo(function ThicketNode({ data, width, height }: NodeProps<Node<ThicketData>>) {
  return (
    <svg className="thicket" width={width} height={height} aria-hidden="true">
      <path d={data.path} />
    </svg>
  );
});
