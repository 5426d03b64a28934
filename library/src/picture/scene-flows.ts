/**
 * The flows of a picture: where their ends attach, what stands beside them, what they cross.
 * @module
 */
import { crossingsOf, wholesOf } from '../model/crossings.ts';
import type { Flow, Model } from '../model/model.ts';
import { tierOf, tiersOf } from '../model/tier.ts';
import { titleOf } from './plain-text.ts';
import { type FlowPhase, phaseOf } from './select.ts';

/** An asset that goes with a flow. */
export interface SceneCargo {
  readonly id: string;
  readonly title: string;
  /** Whether it is of the highest tier. */
  readonly vital: boolean;
  /** Who alone can read it; empty when everybody on the way can. */
  readonly sealedTo: readonly string[];
}

/** A flow: an arrow between two components. */
export interface SceneFlow {
  /** Its address, `flows/<id>`. */
  readonly id: string;
  readonly title: string;
  /** The addresses of the components it is drawn between. */
  readonly from: string;
  readonly to: string;
  readonly bothWays: boolean;
  readonly phase: FlowPhase;
  readonly carries: readonly SceneCargo[];
  readonly returns: readonly SceneCargo[];
  /** Whether anything of the highest tier goes with it or comes back. */
  readonly vital: boolean;
  /** The declared boundaries it crosses. */
  readonly crosses: readonly { readonly id: string; readonly title: string }[];
  /** Protocol, authentication and encryption, as far as the model says. */
  readonly details: readonly string[];
}

/** The flows between shown components; a hidden part is stood in for by the nearest whole that is shown. */
export function sceneFlows(model: Model, shown: ReadonlySet<string>): readonly SceneFlow[] {
  const crossings = crossingsOf(model);
  const attach = (id: string): string | undefined =>
    wholesOf(model, id)
      .map((whole) => `components/${whole.id}`)
      .find((address) => shown.has(address));
  return [...model.flows.values()].flatMap((flow): SceneFlow[] => {
    const from = attach(flow.from);
    const to = attach(flow.to);
    if (from === undefined || to === undefined) return [];
    // What goes on between hidden parts of one component is inside it; only what it sends to itself is a loop.
    const isLoop = flow.from === flow.to && from === `components/${flow.from}`;
    if (from === to && !isLoop) return [];
    const carries = cargoOf(model, flow.carries);
    const returns = cargoOf(model, flow.returns);
    return [
      {
        id: `flows/${flow.id}`,
        title: titleOf(flow),
        from,
        to,
        bothWays: flow.bothWays === true,
        phase: phaseOf(flow),
        carries,
        returns,
        vital: [...carries, ...returns].some((cargo) => cargo.vital),
        crosses: crossings(flow).map((id) => ({ id, title: titleOf(model.boundaries.get(id) ?? { id }) })),
        details: detailsOf(flow),
      },
    ];
  });
}

function cargoOf(model: Model, carried: Flow['carries']): readonly SceneCargo[] {
  const [highest] = tiersOf(model);
  return (carried ?? []).map(({ asset: id, sealedTo }) => {
    const asset = model.assets.get(id);
    return {
      id,
      title: titleOf(asset ?? { id }),
      vital: highest !== undefined && tierOf(model, id) === highest,
      sealedTo: (sealedTo ?? []).map((reader) => titleOf(model.components.get(reader) ?? { id: reader })),
    };
  });
}

function detailsOf(flow: Flow): readonly string[] {
  const said = (name: string, value: string | readonly string[] | undefined): readonly string[] =>
    value === undefined ? [] : [`${name}: ${[value].flat().join(', ')}`];
  return [
    ...said('protocol', flow.protocol),
    ...said('authentication', flow.authentication),
    ...said('encryption', flow.encryption),
  ];
}
