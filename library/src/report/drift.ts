/**
 * Drift for people and machines: what `vauban drift MODEL` prints.
 * @module
 */
import type { Difference, Drift } from '../model/drift.ts';
import { type Block, type Inline, inline, span } from './page/block.ts';
import { command } from './page/command.ts';
import { count } from './page/count.ts';
import { plainData } from './plain-data.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** What was compared, and how they differ. */
export interface DriftReport {
  readonly path: string;
  readonly sources: readonly { readonly name: string; readonly format: string }[];
  readonly drift: Drift;
}

const TITLES = {
  undeclared: 'Found, but not in the model',
  changed: 'Other than the model says',
  gone: 'In the model, but not found',
} as const;

/** The page for a terminal. */
export function driftPage({ path, sources, drift }: DriftReport, options: TerminalOptions): string {
  const differences = drift.undeclared.length + drift.changed.length + drift.gone.length;
  const blocks: readonly Block[] = [
    {
      kind: 'heading',
      level: 1,
      text: [span(`Drift of ${path}`)],
      aside: [
        differences === 0 ? span('none', 'good') : span(count(differences, 'difference'), 'bad'),
        span(`, ${drift.matched.length} as declared`, 'quiet'),
      ],
    },
    { kind: 'text', text: [span(sources.map(({ name, format }) => `${name} (${format})`).join(', '), 'quiet')] },
    ...(['undeclared', 'changed', 'gone'] as const).flatMap((kind): readonly Block[] =>
      drift[kind].length === 0
        ? []
        : [
            {
              kind: 'heading',
              level: 2,
              text: [span(TITLES[kind])],
              aside: [span(String(drift[kind].length), 'quiet')],
            },
            { kind: 'list', items: drift[kind].map(lineOf) },
          ],
    ),
    { kind: 'next', command: differences === 0 ? command('verify', path) : command('show', path) },
  ];
  return printBlocks(blocks, options);
}

function lineOf({ what, name, property, says, found, at, model }: Difference): Inline {
  const place = `${at.file}:${at.line}`;
  const told =
    property === undefined
      ? found === undefined
        ? ''
        : `: ${found}`
      : `: ${property} is ${found ?? 'not said'}, the model says ${says ?? 'nothing'}`;
  return inline(
    span(`${what} `, 'quiet'),
    span(name, 'strong'),
    told,
    span(`  ${place}${model === undefined ? '' : `, model ${model.file}:${model.line}`}`, 'quiet'),
  );
}

/** The same as data. */
export function driftJson({ path, sources, drift }: DriftReport): unknown {
  const { undeclared, gone, changed, matched } = drift;
  return {
    model: path,
    sources,
    undeclared: plainData(undeclared),
    gone: plainData(gone),
    changed: plainData(changed),
    matched: plainData(matched),
  };
}
