/**
 * Loss exceedance curves in characters: a line for each chance of a year, money to the right on a logarithmic scale.
 * @module
 */
import { LOSS_VIEWS, type LossAnalysis, type LossView } from '../../model/loss.ts';
import { type Block, type Inline, inline, type Span, span, type Tone } from '../page/block.ts';
import { amountText, chanceText } from './money-text.ts';

const CHANCES = [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const MARKS: Readonly<Record<LossView, readonly [letter: string, tone: Tone]>> = {
  inherent: ['i', 'quiet'],
  claimed: ['c', 'fair'],
  proven: ['p', 'worst'],
};
const LABEL = 20;
const LEAST = 24;
/** The columns that a power of ten takes with the space behind it. */
const WIDEST_POWER = 7;

/** The picture; nothing where no year loses anything. */
export function exceedancePicture(analysis: LossAnalysis, width: number): readonly Block[] {
  const losses = LOSS_VIEWS.flatMap((view) =>
    analysis.views[view].curve.filter(({ probability }) => CHANCES.includes(probability)),
  );
  const positive = losses.map(({ loss }) => loss).filter((loss) => loss > 0 && Number.isFinite(loss));
  if (positive.length === 0) return [];
  const first = Math.floor(Math.log10(Math.min(...positive)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...positive))));
  const scale = { first, last, room: Math.max(LEAST, width - LABEL - 4) };
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Loss exceedance')],
      aside: legend(analysis),
    },
    {
      kind: 'picture',
      lines: [...CHANCES.flatMap((chance) => line(analysis, chance, scale)), ...axis(scale)],
    },
  ];
}

interface Scale {
  /** The powers of ten at both ends. */
  readonly first: number;
  readonly last: number;
  readonly room: number;
}

function legend({ appetite }: LossAnalysis): Inline {
  return inline(
    ...LOSS_VIEWS.flatMap((view) => [span(MARKS[view][0], MARKS[view][1]), span(` ${view}   `, 'quiet')]),
    span('* several', 'quiet'),
    ...(appetite.length === 0 ? [] : [span('   ┃ appetite', 'good')]),
  );
}

/** One line: at this chance a year loses more than where the letters stand. */
function line(analysis: LossAnalysis, chance: number, scale: Scale): readonly Inline[] {
  const cells: Span[] = Array.from({ length: scale.room }, () => span('·', 'quiet'));
  const limit = Math.min(
    ...analysis.appetite.filter(({ probability }) => probability <= chance).map(({ loss }) => loss),
  );
  if (Number.isFinite(limit)) place(cells, span('┃', 'good'), limit, scale);
  let found = false;
  for (const view of LOSS_VIEWS) {
    const point = analysis.views[view].curve.find(({ probability }) => probability === chance);
    if (point === undefined) continue;
    found = true;
    place(cells, span(...MARKS[view]), point.loss, scale);
  }
  const label = `${chanceText(chance)}, 1 in ${Math.round(1 / chance)}`;
  return found ? [inline(span(label.padStart(LABEL - 2), 'quiet'), '  ', ...cells)] : [];
}

/** Puts a mark where a loss is; on top of another letter it becomes a star. */
function place(cells: Span[], mark: Span, loss: number, { first, last, room }: Scale): void {
  const share = loss > 0 ? (Math.log10(loss) - first) / (last - first) : 0;
  const at = Math.min(room - 1, Math.max(0, Math.round(share * (room - 1))));
  const taken = /[a-z*]/.test(cells[at]?.text ?? '');
  cells[at] = taken ? span('*', 'strong') : mark;
}

/** The powers of ten below the lines; the last one ends where the lines end. */
function axis({ first, last, room }: Scale): readonly Inline[] {
  const letters = Array.from({ length: room }, () => ' ');
  const every = Math.ceil(((last - first) * WIDEST_POWER) / room);
  for (let power = first; power <= last; power += every) {
    const text = amountText(10 ** power, 10 ** power);
    const at = Math.round(((power - first) / (last - first)) * (room - 1));
    const from = Math.min(at, room - text.length);
    for (const [index, letter] of [...text].entries()) letters[from + index] = letter;
  }
  return [inline(' '.repeat(LABEL), span(letters.join('').trimEnd(), 'quiet'))];
}
