/**
 * The boxes of a picture as a tree, for everything that writes them nested.
 * @module
 */
import type { Scene, SceneComponent, SceneZone } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';

/** Something others stand in. */
export type SceneBox = SceneZone | (SceneComponent & { readonly whole: true });

/** What stands directly in one box, or in none. */
export interface Contents {
  readonly boxes: readonly SceneBox[];
  readonly shapes: readonly SceneComponent[];
}

/** The boxes of a picture and what is in them. */
export interface SceneTree {
  readonly boxes: ReadonlyMap<string, SceneBox>;
  in(box: string | undefined): Contents;
  /** A thing and the boxes around it, innermost first. */
  wayOut(id: string): readonly string[];
  /** The innermost box that holds both ends of a flow. */
  meeting(flow: SceneFlow): string | undefined;
}

const NOTHING: Contents = { boxes: [], shapes: [] };

/** Sorts what a scene shows into its boxes. */
export function treeOf(scene: Scene): SceneTree {
  const boxes = new Map<string, SceneBox>();
  const around = new Map<string, string | undefined>();
  const contents = new Map<string | undefined, { readonly boxes: SceneBox[]; readonly shapes: SceneComponent[] }>();
  for (const part of [...scene.zones, ...scene.components]) {
    around.set(part.id, part.inside);
    const there = contents.get(part.inside) ?? { boxes: [], shapes: [] };
    contents.set(part.inside, there);
    if (isBox(part)) {
      boxes.set(part.id, part);
      there.boxes.push(part);
    } else there.shapes.push(part);
  }
  const wayOut = (id: string): readonly string[] => {
    const way: string[] = [];
    for (let next: string | undefined = id; next !== undefined; next = around.get(next)) way.push(next);
    return way;
  };
  return {
    boxes,
    in: (box) => contents.get(box) ?? NOTHING,
    wayOut,
    meeting: ({ from, to }) => {
      const other = new Set(wayOut(to));
      return wayOut(from).find((id) => other.has(id) && (id !== from || from !== to) && boxes.has(id));
    },
  };
}

/** Whether something is drawn around others. */
export function isBox(part: SceneZone | SceneComponent): part is SceneBox {
  return isZone(part) || part.whole;
}

/** Whether a part of a picture is a zone. */
export function isZone(part: SceneZone | SceneComponent): part is SceneZone {
  return 'trust' in part;
}

/** Wholes that exchange something with a part of their own. */
export function innerEnds(scene: Scene, tree: SceneTree): readonly string[] {
  return scene.flows.flatMap(({ from, to }) => {
    const ends = [isWithin(from, to, tree) ? to : undefined, isWithin(to, from, tree) ? from : undefined];
    return ends.filter((end) => end !== undefined);
  });
}

/** Whether something stands inside a box, at any depth. */
export function isWithin(id: string, box: string, tree: SceneTree): boolean {
  return id !== box && tree.wayOut(id).includes(box);
}
