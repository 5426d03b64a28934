/**
 * The tone of a level of risk, a severity or a state.
 * @module
 */
import type { Tone } from './block.ts';

const TONES: Readonly<Record<string, Tone>> = {
  critical: 'worst',
  extreme: 'worst',
  refuted: 'worst',
  high: 'bad',
  closed: 'bad',
  moderate: 'fair',
  medium: 'fair',
  stale: 'fair',
  low: 'good',
  open: 'good',
  proven: 'good',
  note: 'quiet',
  info: 'quiet',
  none: 'quiet',
};

/** The tone for a word; none for a word of the team's own. */
export function toneOf(word: string): Tone | undefined {
  return Object.hasOwn(TONES, word.toLowerCase()) ? TONES[word.toLowerCase()] : undefined;
}
