/**
 * The controls an attacker meets on a hop: those that guard the flow, the entry, the boundaries and the component.
 * @module
 */
import { crossingsOf } from '../../model/crossings.ts';
import { Address, Id } from '../../model/id.ts';
import type { Flow, Model } from '../../model/model.ts';
import { isClaimed, relationsOf } from '../../model/relations.ts';
import type { Hop, MetControl } from '../../model/surface.ts';
import type { Visit } from './reach.ts';

/** Describes a visit as a hop; undefined for a start. `standing` is a component in the zone of one who knocks. */
export function hopOf(model: Model, visit: Visit, standing: string | undefined): Hop | undefined {
  const { component, way, entry, before } = visit;
  if (before === undefined && entry === undefined) return undefined;
  const from = before?.component ?? standing;
  const crosses = from === undefined ? [] : crossingsOf(model)({ from, to: component } as Pick<Flow, 'from' | 'to'>);
  // An entry stands at the end to which its flow is written.
  const through = entry?.id ?? (way?.backwards === false ? way.flow.through : undefined);
  const guarded = [
    ...(way === undefined ? [] : [Address('flows', way.flow.id)]),
    ...(through === undefined ? [] : [Address('entries', through)]),
    ...crosses.map((boundary) => Address('boundaries', boundary)),
    Address('components', component),
  ];
  return {
    component,
    ...(way !== undefined && { flow: way.flow.id }),
    ...(way?.backwards === true && { backwards: true }),
    ...(through !== undefined && { through }),
    crosses,
    controls: controlsAt(model, guarded),
  };
}

/** The controls that guard some elements; a retired one is not met. */
export function controlsAt(model: Model, elements: readonly Address[]): readonly MetControl[] {
  const { guardsOf } = relationsOf(model);
  return elements.flatMap((guards) =>
    (guardsOf.get(guards) ?? []).flatMap((id) => {
      const control = model.controls.get(id);
      if (control === undefined || control.status === 'retired') return [];
      return [{ control: Id('controls', id), guards, claimed: isClaimed(control) }];
    }),
  );
}
