/**
 * Days and chances of attack paths in words, with two digits that count: the times behind them are rough.
 * @module
 */
import type { TimeToCompromise } from '../../model/attack-path.ts';
import { type Inline, inline, span, type Tone } from '../page/block.ts';
import { chanceText, numberText } from '../risk/money-text.ts';

/** A time: `5 h`, `3.2 days`. */
export function daysText(days: number): string {
  if (days < 1) return `${numberText(days * 24)} h`;
  return numberText(days) === '1' ? '1 day' : `${numberText(days)} days`;
}

/** The chance to get there: computed, or with a tilde as sampled. */
export function reachText({ probability, exact }: TimeToCompromise): Inline {
  return [span(`${exact ? '' : '~'}${chanceText(probability)}`, toneOfChance(probability))];
}

/** Half of the tries that arrive do so within the first time, 90 of 100 between the other two. */
export function timeText({ time }: TimeToCompromise): Inline {
  if (time === null) return [span('·', 'quiet')];
  return inline(daysText(time.p50), span(`  ${daysText(time.p5)} to ${daysText(time.p95)}`, 'quiet'));
}

function toneOfChance(probability: number): Tone | undefined {
  if (probability >= 0.5) return 'bad';
  if (probability >= 0.05) return 'fair';
  return probability > 0 ? undefined : 'good';
}
