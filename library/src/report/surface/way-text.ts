/**
 * A way of an attacker in words: where it goes, what it crosses, which controls it meets.
 * @module
 */
import type { AttackPath, MetControl } from '../../model/surface.ts';
import { type Inline, inline, joined, span } from '../page/block.ts';
import { count } from '../page/count.ts';

/** `user ─send→ gateway ─keep→ drive`. */
export function wayText({ start, way }: AttackPath): Inline {
  return inline(
    span(start ?? 'anybody', start === undefined ? 'quiet' : 'strong'),
    ...way.map(({ component, flow, through }) =>
      flow === undefined && through === undefined
        ? inline(span(' and with it ', 'quiet'), span(component, 'strong'))
        : inline(span(` ─${flow ?? through}→ `, 'quiet'), span(component, 'strong')),
    ),
  );
}

/** `2 hops`, or that there is nothing to be done. */
export function hopsText({ hops }: AttackPath): string {
  return hops === 0 ? 'has it from the start' : count(hops, 'hop');
}

/** The boundaries a way crosses, each time in order; undefined when it crosses none. */
export function crossesText({ way }: AttackPath): Inline | undefined {
  const crossed = way.flatMap(({ crosses }) => crosses);
  return crossed.length === 0 ? undefined : inline(span('crosses ', 'quiet'), joined(crossed, ', '));
}

/** The controls on a way, without those of the asset at its end; undefined when nothing has to be passed. */
export function meetsText({ hops, way }: AttackPath): Inline | undefined {
  return hops === 0
    ? undefined
    : controlsText(
        'meets',
        way.flatMap(({ controls }) => controls),
      );
}

/** So many controls are named before the rest is only counted. */
const NAMED = 5;

/** `meets a, b and 3 more; 2 planned`, or plainly that there is none. */
export function controlsText(verb: string, controls: readonly MetControl[]): Inline {
  const claimed = idsOf(controls, true);
  const planned = idsOf(controls, false).length;
  const rest = claimed.length - NAMED;
  return inline(
    claimed.length === 0
      ? span(`${verb} no control`, 'bad')
      : inline(span(`${verb} `, 'quiet'), joined(claimed.slice(0, NAMED), ', '), rest > 0 ? ` and ${rest} more` : ''),
    planned === 0 ? '' : span(`; ${planned} planned`, 'quiet'),
  );
}

function idsOf(controls: readonly MetControl[], claimed: boolean): readonly string[] {
  return [...new Set(controls.filter((one) => one.claimed === claimed).map(({ control }) => control))];
}
