/**
 * What the analysis of attack paths takes for granted, in words.
 * @module
 */
import type { AttackTimes } from './attack-times.ts';

/** The lines that are printed with every result. */
export function assumptionsOf({ version, days, pace, controls }: AttackTimes): readonly string[] {
  const effects = Object.entries(controls).map(([strategy, degrees]) => {
    const each = Object.entries(degrees).map(([degree, { stops, slows }]) => {
      const slower = slows === 1 ? '' : `, ${slows} times as long`;
      return `${degree} ${Math.round(stops * 100)} %${slower}`;
    });
    return `A control that is to ${strategy} stops the attacker for good: ${each.join('; ')}`;
  });
  return [
    `Table of times ${version}, in mean days, each exponential: within a zone ${days.within}, into another ${days.into}, at an open entry ${days.knock}, to take an asset ${days.take}`,
    `An attacker takes as many times as long: ${Object.entries(pace)
      .map(([skill, times]) => `skill ${skill} ${times}`)
      .join(', ')}; 1 when no skill is stated`,
    ...effects,
    'At one place the strongest control counts, or the two strongest of different layers; a control holds or fails everywhere at once, independently of others',
  ];
}
