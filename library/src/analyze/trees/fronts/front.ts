/**
 * Pareto fronts: of several choices those that no other beats in both cost and gain.
 * @module
 */

/** What was chosen, as it was put together. */
export type Taken =
  | { readonly event: number }
  | { readonly one: Taken | undefined; readonly other: Taken | undefined }
  | undefined;

/** A choice: what it costs, what it brings, and what it is. */
export interface Choice {
  readonly cost: number;
  readonly gain: number;
  readonly taken: Taken;
}

/** Choices by rising cost and rising gain. */
export type Front = readonly Choice[];

/** The choices that no other beats; of equals the first. */
export function frontOf(choices: readonly Choice[]): Front {
  const front: Choice[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const choice of choices.toSorted((one, other) => one.cost - other.cost || other.gain - one.gain)) {
    if (choice.gain <= most) continue;
    most = choice.gain;
    front.push(choice);
  }
  return front;
}

/** Every choice of one with every choice of the other; gains are joined as asked. */
export function combined(some: Front, others: Front, join: (one: number, other: number) => number): readonly Choice[] {
  return some.flatMap((one) => others.map((other) => both(one, other, join)));
}

function both(one: Choice, other: Choice, join: (one: number, other: number) => number): Choice {
  const taken =
    one.taken === undefined
      ? other.taken
      : other.taken === undefined
        ? one.taken
        : { one: one.taken, other: other.taken };
  return { cost: one.cost + other.cost, gain: join(one.gain, other.gain), taken };
}

/** The events of a choice, in their order. */
export function eventsOf(taken: Taken): readonly number[] {
  const events = new Set<number>();
  const open = [taken];
  for (let part = open.pop(); part !== undefined || open.length > 0; part = open.pop()) {
    if (part === undefined) continue;
    if ('event' in part) events.add(part.event);
    else open.push(part.one, part.other);
  }
  return [...events].sort((one, other) => one - other);
}

/** Keeps so many choices of a front, spread over it, its ends among them. */
export function thinned(front: Front, most: number): Front {
  if (front.length <= most) return front;
  const step = (front.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => front[Math.round(place * step)]).filter(
    (choice) => choice !== undefined,
  );
}
