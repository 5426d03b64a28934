/**
 * A drawn scene as the nodes and edges of the canvas.
 * @module
 */
import type { Edge, Node } from '@xyflow/react';
import type { DrawnScene, FlowPath, Rect, SceneComponent, SceneFlow, SceneZone } from 'vauban/browser';
import type { Badge } from './badges.ts';
import { curveOf } from './curve-of.ts';
import type { Overlay } from './overlay.ts';

export type ComponentData = {
  readonly component: SceneComponent;
  readonly badge: Badge | undefined;
  readonly dimmed: boolean;
  readonly start: boolean;
};
export type ZoneData = { readonly zone: SceneZone };
export type FlowData = {
  readonly flow: SceneFlow;
  readonly path: FlowPath | undefined;
  readonly dimmed: boolean;
};

/** The flows that are drawn as one: moving hundreds of curves apart would stutter, and nobody can tell them apart. */
export type ThicketData = { readonly path: string };

/** More flows than this are a thicket, of which only those of what is picked are drawn in full. */
const THICKET = 160;

interface Shown {
  readonly badges: ReadonlyMap<string, Badge>;
  readonly selected: string | undefined;
  readonly overlay: Overlay | undefined;
  readonly movable: boolean;
}

/** Boxes first and below what is inside them. */
export function nodesOf({ scene, layout }: DrawnScene, { badges, selected, overlay, movable }: Shown): readonly Node[] {
  const box = (id: string): Pick<Node, 'id' | 'position' | 'width' | 'height' | 'selected'> => {
    const { x, y, width, height }: Rect = layout.places.get(id) ?? { x: 0, y: 0, width: 100, height: 50 };
    return { id, position: { x, y }, width, height, selected: id === selected };
  };
  return [
    ...scene.zones.map(
      (zone): Node => ({
        ...box(zone.id),
        type: 'zone',
        data: { zone } satisfies ZoneData,
        draggable: false,
        connectable: false,
        zIndex: -2,
        ariaLabel: `Zone ${zone.title}`,
      }),
    ),
    ...scene.components.map(
      (component): Node => ({
        ...box(component.id),
        type: 'component',
        data: {
          component,
          badge: badges.get(component.id),
          dimmed: overlay !== undefined && !overlay.lit.has(component.id),
          start: overlay?.starts.has(component.id) === true,
        } satisfies ComponentData,
        draggable: movable && !component.whole,
        zIndex: component.whole ? -1 : 2,
        ariaLabel: `${component.kind} ${component.title}`,
      }),
    ),
  ];
}

export function edgesOf(
  { scene, layout }: DrawnScene,
  { selected, overlay }: Pick<Shown, 'selected' | 'overlay'>,
): readonly Edge[] {
  return drawnInFull(scene, { selected, overlay }).map(
    (flow): Edge => ({
      id: flow.id,
      type: 'flow',
      source: flow.from,
      target: flow.to,
      data: {
        flow,
        path: layout.flows.get(flow.id),
        dimmed: overlay !== undefined && !overlay.lit.has(flow.id),
      } satisfies FlowData,
      selected: flow.id === selected,
      zIndex: 1,
      ariaLabel: `Flow ${flow.title} from ${flow.from.replace('components/', '')} to ${flow.to.replace('components/', '')}`,
    }),
  );
}

/** The flows that are drawn one by one. */
function drawnInFull(
  { flows }: DrawnScene['scene'],
  { selected, overlay }: Pick<Shown, 'selected' | 'overlay'>,
): readonly SceneFlow[] {
  if (flows.length <= THICKET) return flows;
  return flows.filter(({ id, from, to }) =>
    overlay === undefined ? [id, from, to].includes(selected ?? '') : overlay.lit.has(id),
  );
}

/** The rest as one node behind everything; none where each is drawn. */
export function thicketOf({ scene, layout }: DrawnScene): readonly Node[] {
  if (scene.flows.length <= THICKET) return [];
  const path = [...layout.flows.values()].flatMap(({ curves }) => curves.map(curveOf)).join('');
  const { x, y, width, height } = layout.bounds;
  return [
    {
      id: 'thicket',
      type: 'thicket',
      position: { x, y },
      width,
      height,
      data: { path } satisfies ThicketData,
      draggable: false,
      selectable: false,
      focusable: false,
      connectable: false,
      zIndex: 0,
      ariaLabel: `${scene.flows.length} flows; pick a component to see its own`,
    },
  ];
}
