/**
 * What a data flow diagram shows, before anything is drawn: nested boxes, shapes and arrows as plain data.
 * @module
 */
import { wholesOf } from '../model/crossings.ts';
import { partsOf } from '../model/id.ts';
import type { EntryPoint, Model } from '../model/model.ts';
import { VaubanError } from '../model/problem.ts';
import { type Nesting, nest } from './nest.ts';
import { titleOf } from './plain-text.ts';
import { type SceneFlow, sceneFlows } from './scene-flows.ts';
import { type FlowPhase, select } from './select.ts';

/** A trust level and where it stands: 0 is the weakest, 1 the strongest. */
export interface SceneTrust {
  readonly id: string;
  readonly title: string;
  readonly strength: number;
}

/** A trust zone: a box around what runs in it. */
export interface SceneZone {
  /** Its address, `zones/<id>`. */
  readonly id: string;
  readonly title: string;
  /** The address of the box around it. */
  readonly inside: string | undefined;
  /** Undefined when the model does not say. */
  readonly trust: SceneTrust | undefined;
}

/** An entry, as a line inside its component. */
export interface SceneEntry {
  readonly id: string;
  readonly title: string;
  /** Its port, or else its kind. */
  readonly way: string;
  readonly exposed: boolean;
}

/** A component: a shape, or a box around its parts. */
export interface SceneComponent {
  /** Its address, `components/<id>`. */
  readonly id: string;
  readonly title: string;
  readonly inside: string | undefined;
  readonly kind: 'process' | 'store' | 'external';
  readonly many: boolean;
  /** Whether parts of it are shown inside. */
  readonly whole: boolean;
  readonly technology: readonly string[];
  readonly entries: readonly SceneEntry[];
}

/** A declared boundary with both of its sides in the picture. */
export interface SceneBoundary {
  readonly id: string;
  readonly title: string;
  readonly sides: readonly [string, string];
}

/** A picture. Boxes come before what is inside them; otherwise all lists are in written order. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  readonly zones: readonly SceneZone[];
  readonly components: readonly SceneComponent[];
  readonly flows: readonly SceneFlow[];
  readonly boundaries: readonly SceneBoundary[];
  /** Top left corners of components that were moved by hand, by address. */
  readonly moved: ReadonlyMap<string, readonly [number, number]>;
}

/**
 * Decides what a picture shows.
 *
 * @param options.diagram an entry of `diagrams`; the whole system when absent
 * @param options.phase only flows of this phase; that of the diagram, or all, when absent
 * @throws {VaubanError} NO_SUCH_ID when there is no such diagram
 */
export function sceneOf(model: Model, options: { readonly diagram?: string; readonly phase?: FlowPhase } = {}): Scene {
  const diagram = model.diagrams.get(options.diagram ?? '');
  if (options.diagram !== undefined && diagram === undefined) {
    throw new VaubanError('NO_SUCH_ID', `Cannot draw "${options.diagram}": expected the id of an entry of "diagrams"`);
  }
  const phase = options.phase ?? diagram?.phase;
  const nesting = nest(model, select(model, diagram?.shows, phase));
  const zones = zonesOf(model, nesting);
  const components = componentsOf(model, nesting);
  const named = diagram?.flows === undefined ? undefined : new Set(diagram.flows.map((id) => `flows/${id}`));
  const flows = sceneFlows(model, new Set(components.map(({ id }) => id))).filter(
    (flow) => (phase === undefined || flow.phase === phase) && (named?.has(flow.id) ?? true),
  );
  const title = titleOf(diagram ?? { id: 'System', title: model.system.title });
  return {
    id: diagram?.id ?? 'system',
    title: phase === undefined || phase === 'run' ? title : `${title}: ${phase}`,
    zones,
    components,
    flows,
    boundaries: boundariesOf(model, nesting, flows),
    moved: new Map(
      [...(model.layout?.get(diagram?.id ?? '') ?? [])]
        .map(([id, corner]) => [`components/${id}`, corner] as const)
        .filter(([id]) => nesting.has(id)),
    ),
  };
}

function zonesOf(model: Model, nesting: Nesting): readonly SceneZone[] {
  const last = Math.max(1, model.trustLevels.length - 1);
  const levels = new Map<string, SceneTrust>(
    model.trustLevels.map((level, place) => [
      level.id,
      { id: level.id, title: titleOf(level), strength: place / last },
    ]),
  );
  return [...nesting].flatMap(([id, inside]): SceneZone[] => {
    const zone = id.startsWith('zones/') ? model.zones.get(id.slice('zones/'.length)) : undefined;
    return zone === undefined ? [] : [{ id, title: titleOf(zone), inside, trust: levels.get(zone.trust ?? '') }];
  });
}

function componentsOf(model: Model, nesting: Nesting): readonly SceneComponent[] {
  const boxes = new Set(nesting.values());
  const entries = new Map<string, SceneEntry[]>();
  for (const entry of model.entries.values()) {
    // An entry of a hidden part is a way into the whole that is shown.
    const at = wholesOf(model, entry.at).find(({ id }) => nesting.has(`components/${id}`))?.id ?? '';
    const listed = entries.get(at);
    if (listed === undefined) entries.set(at, [entryOf(entry)]);
    else listed.push(entryOf(entry));
  }
  return [...nesting].flatMap(([id, inside]): SceneComponent[] => {
    const component = id.startsWith('components/') ? model.components.get(id.slice('components/'.length)) : undefined;
    if (component === undefined) return [];
    return [
      {
        id,
        title: titleOf(component),
        inside,
        kind: component.kind,
        many: component.many === true,
        whole: boxes.has(id),
        technology: component.technology ?? [],
        entries: entries.get(component.id) ?? [],
      },
    ];
  });
}

function entryOf(entry: EntryPoint): SceneEntry {
  return {
    id: entry.id,
    title: titleOf(entry),
    way: entry.port === undefined ? (entry.kind ?? '') : String(entry.port),
    exposed: entry.exposure === 'external',
  };
}

/** Boundaries whose sides are both drawn, or that a drawn flow crosses. */
function boundariesOf(model: Model, nesting: Nesting, flows: readonly SceneFlow[]): readonly SceneBoundary[] {
  const crossed = new Set(flows.flatMap((flow) => flow.crosses.map(({ id }) => id)));
  return [...model.boundaries.values()]
    .filter(({ id, between }) => crossed.has(id) || between.every((side) => nesting.has(side)))
    .map((boundary): SceneBoundary => {
      const [one, other] = boundary.between.map((side) => {
        const { collection, id } = partsOf(side);
        return titleOf(model[collection].get(id) ?? { id });
      });
      return { id: boundary.id, title: titleOf(boundary), sides: [one ?? '', other ?? ''] };
    });
}
