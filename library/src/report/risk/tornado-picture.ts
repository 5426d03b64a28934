/**
 * A tornado in characters: how far each input alone moves the mean year, the widest first.
 * @module
 */
import type { LossAnalysis, Swing } from '../../model/loss.ts';
import { type Block, type Inline, inline, span } from '../page/block.ts';
import { numberText, roughText } from './money-text.ts';

/** How many letters a bar has. */
const BAR = 24;

/** The section; nothing where no input is uncertain. */
export function tornadoSection({ tornado, expected, quantiles }: LossAnalysis): readonly Block[] {
  if (tornado.length === 0) return [];
  const low = Math.min(expected, ...tornado.flatMap((swing) => swing.expected));
  const high = Math.max(expected, ...tornado.flatMap((swing) => swing.expected));
  const scale = { low, high, middle: expected };
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('What moves it')],
      aside: [
        span(
          `each input alone at its 5 % and 95 % point; now ${roughText(expected)} a mean year, ${roughText(quantiles.p95.value)} one year in 20`,
          'quiet',
        ),
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: 'Input', shrink: 'cut', least: 14 },
        { title: 'From', align: 'right', drop: 2 },
        { title: 'To', align: 'right', drop: 2 },
        { title: 'Mean year', align: 'right' },
        { title: '', drop: 1 },
        { title: '', align: 'right' },
        { title: '1 in 20', align: 'right' },
      ],
      rows: tornado.map((swing) => row(swing, scale)),
    },
  ];
}

interface Scale {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

function row({ threat, input, from, to, expected, p95 }: Swing, scale: Scale): readonly Inline[] {
  const figure = input === 'loss' || from > 100 ? roughText : numberText;
  return [
    inline(span(threat, 'strong'), ` ${input}`),
    [span(figure(from), 'quiet')],
    [span(figure(to), 'quiet')],
    [span(roughText(Math.min(...expected)))],
    bar(expected, scale),
    [span(roughText(Math.max(...expected)))],
    [span(`${roughText(Math.min(...p95))} to ${roughText(Math.max(...p95))}`)],
  ];
}

/** A bar from one end to the other; the middle is where the result stands now. */
function bar(ends: readonly [number, number], { low, middle, high }: Scale): Inline {
  const at = (value: number): number => (high > low ? Math.round(((value - low) / (high - low)) * (BAR - 1)) : 0);
  const letters = Array.from({ length: BAR }, (_, place) => {
    if (place === at(middle)) return span('┃', 'strong');
    const inside = place >= at(Math.min(...ends)) && place <= at(Math.max(...ends));
    return inside ? span('█', place < at(middle) ? 'good' : 'bad') : span(' ');
  });
  return inline(...letters);
}
