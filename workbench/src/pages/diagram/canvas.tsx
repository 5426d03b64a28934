/**
 * The drawing itself: pan, zoom, pick, drag, connect.
 * @module
 */
import {
  Background,
  type Connection,
  Controls,
  MiniMap,
  type Node,
  ReactFlow,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import type { DrawnScene } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { pick } from '../../shell/where.ts';
import { AddFlow } from './add-flow.tsx';
import { badgesOf } from './badges.ts';
import { ComponentNode } from './component-node.tsx';
import { edgesOf, nodesOf, thicketOf } from './elements.ts';
import { FlowEdge } from './flow-edge.tsx';
import { moveEdits } from './move-edits.ts';
import type { Overlay } from './overlay.ts';
import { ThicketNode } from './thicket-node.tsx';
import { ZoneNode } from './zone-node.tsx';

const NODE_TYPES = { component: ComponentNode, zone: ZoneNode, thicket: ThicketNode };
const EDGE_TYPES = { flow: FlowEdge };

interface CanvasProps {
  readonly drawn: DrawnScene;
  readonly diagram: string | undefined;
  readonly selected: string | undefined;
  readonly overlay: Overlay | undefined;
}

export function Canvas({ drawn, diagram, selected, overlay }: CanvasProps) {
  const overview = useOverview();
  const workbench = useWorkbench();
  const { frozen } = useWorkbenchState();
  const { fitView } = useReactFlow();
  const [connection, setConnection] = useState<Connection>();
  const badges = useMemo(() => badgesOf(overview), [overview]);
  const wanted = useMemo(
    () => nodesOf(drawn, { badges, selected, overlay, movable: !frozen }),
    [drawn, badges, selected, overlay, frozen],
  );
  const edges = useMemo(() => edgesOf(drawn, { selected, overlay }), [drawn, selected, overlay]);
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([]);
  const thicket = useMemo(() => thicketOf(drawn), [drawn]);
  useEffect(() => setNodes([...thicket, ...wanted]), [thicket, wanted, setNodes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another diagram is shown as a whole
  useEffect(() => {
    const timer = setTimeout(() => void fitView({ padding: 0.06, duration: 0 }), 30);
    return () => clearTimeout(timer);
  }, [diagram, fitView]);
  const move = (node: Node): void => {
    const edits = moveEdits(overview.model, { diagram, component: node.id, at: [node.position.x, node.position.y] });
    void workbench.edit(edits, `Move ${node.id.replace('components/', '')}`);
  };
  return (
    <>
      <ReactFlow
        nodes={nodes}
        edges={[...edges]}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={(_, { id }) => pick({ select: id })}
        onEdgeClick={(_, { id }) => pick({ select: id })}
        onPaneClick={() => pick({ select: undefined })}
        onNodeDragStop={(_, node) => move(node)}
        onConnect={setConnection}
        nodesConnectable={!frozen}
        nodesFocusable
        edgesFocusable
        deleteKeyCode={null}
        selectionKeyCode={null}
        minZoom={0.05}
        maxZoom={2.5}
        onlyRenderVisibleElements
        fitView
        fitViewOptions={{ padding: 0.06 }}
        proOptions={{ hideAttribution: true }}
        aria-label="Data flow diagram"
        onKeyDown={(event) => {
          const id =
            event.key === 'Enter'
              ? (event.target as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset['id']
              : undefined;
          if (id !== undefined) pick({ select: id });
        }}
      >
        <Background gap={22} size={1} color="var(--edge)" />
        <Controls showInteractive={false} />
        {drawn.scene.components.length > 40 && <MiniMap pannable zoomable nodeStrokeWidth={2} />}
      </ReactFlow>
      {connection !== undefined && (
        <AddFlow from={idOf(connection.source)} to={idOf(connection.target)} onClose={() => setConnection(undefined)} />
      )}
    </>
  );
}

function idOf(address: string): string {
  return address.slice(address.indexOf('/') + 1);
}
