/**
 * Pictures of a model: what a data flow diagram shows, and that as DOT, Mermaid and SVG.
 * @module
 */
export { dot } from './dot.ts';
export { type Curve, type FlowPath, type Layout, layoutOf, type Point, type Rect } from './layout.ts';
export { mermaid } from './mermaid.ts';
export {
  type Scene,
  type SceneBoundary,
  type SceneComponent,
  type SceneEntry,
  type SceneTrust,
  type SceneZone,
  sceneOf,
} from './scene.ts';
export type { SceneCargo, SceneFlow } from './scene-flows.ts';
export type { FlowPhase } from './select.ts';
export type { Direction } from './skeleton.ts';
export { type SvgOptions, svg } from './svg.ts';
