/**
 * A component: a process is round, a store has lids, an external entity has corners.
 * @module
 */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { LevelBars } from '../../parts/level-chip.tsx';
import { StateShape } from '../../parts/state-chip.tsx';
import type { ComponentData } from './elements.ts';

export const ComponentNode = memo(function ComponentNode({ data, selected }: NodeProps<Node<ComponentData>>) {
  const { component, badge, dimmed, start } = data;
  const { kind, title, technology, entries, whole, many } = component;
  const classes = [
    'component',
    kind,
    whole && 'whole',
    many && 'many',
    dimmed && 'dimmed',
    start && 'start',
    selected && 'selected',
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <Handle type="target" position={Position.Left} />
      <div className="component-title">{title}</div>
      {!whole && technology.length > 0 && <div className="component-aside">{technology.join(', ')}</div>}
      {!whole && entries.length > 0 && (
        <ul className="component-entries">
          {entries.map((entry) => (
            <li key={entry.id} className={entry.exposed ? 'exposed' : undefined}>
              <span className="cut">{entry.title}</span>
              <span>{entry.way}</span>
            </li>
          ))}
        </ul>
      )}
      {badge !== undefined && (
        <div className="component-badges">
          {badge.threats > 0 && (
            <span
              className={`chip tone-${badge.level ?? 'info'}`}
              title={`${badge.threats} threats, at worst ${badge.level ?? 'not rated'}`}
            >
              <LevelBars level={badge.level ?? 'info'} />
              {badge.threats}
            </span>
          )}
          {badge.findings > 0 && (
            <span className="chip tone-high" title={`${badge.findings} findings`}>
              !{badge.findings}
            </span>
          )}
          {badge.state !== undefined && (
            <span className={`chip tone-${badge.state}`} title={`Its controls are ${badge.state} at worst`}>
              <StateShape state={badge.state} size={12} />
            </span>
          )}
        </div>
      )}
      <Handle type="source" position={Position.Right} />
    </div>
  );
});
