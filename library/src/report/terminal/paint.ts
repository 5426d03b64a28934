/**
 * Runs of text as terminal text, in color only when asked.
 * @module
 */
import picocolors from 'picocolors';
import type { Inline, Tone } from '../page/block.ts';
import { NO_BREAK } from '../page/count.ts';

/** Turns a run into text. */
export type Paint = (run: Inline) => string;

/** Makes a painter. */
export function painter(color: boolean): Paint {
  if (!color) return plain;
  const colors = picocolors.createColors(true);
  const tones: Readonly<Record<Tone, (text: string) => string>> = {
    strong: colors.bold,
    quiet: colors.dim,
    worst: (text) => colors.bold(colors.red(text)),
    bad: colors.red,
    fair: colors.yellow,
    good: colors.green,
    code: colors.cyan,
  };
  return (run) =>
    plain(run.map(({ text, tone }) => ({ text: tone === undefined || text.trim() === '' ? text : tones[tone](text) })));
}

function plain(run: Inline): string {
  return run.map(({ text }) => text.replaceAll(NO_BREAK, ' ')).join('');
}
