/**
 * The rules of a template, run: what `vauban rules run` prints.
 * @module
 */
import { type Block, inline, span } from './page/block.ts';
import { command } from './page/command.ts';
import { count } from './page/count.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** How many threats a file recorded, and how many its own rules give. */
export interface ComparisonFigures {
  readonly path: string;
  readonly live: number;
  readonly stale: number;
  readonly generated: number;
  readonly own: number;
  readonly missing: number;
  readonly extra: number;
}

/** The page of a file that was compared with itself. */
export function comparisonPage(
  { path, live, stale, generated, own, missing, extra }: ComparisonFigures,
  options: TerminalOptions,
): string {
  const same = missing + extra === 0;
  const blocks: readonly Block[] = [
    {
      kind: 'heading',
      level: 1,
      text: [span(path)],
      aside: [
        same ? span('the rules give what was recorded', 'good') : span(`${missing} missing, ${extra} extra`, 'bad'),
      ],
    },
    {
      kind: 'fields',
      fields: [
        { name: 'recorded', value: inline(`${live} for what is still drawn, ${stale} stale`) },
        { name: 'given by the rules', value: inline(String(generated)) },
        { name: 'added by hand', value: inline(String(own)) },
        { name: 'recorded only', value: inline(String(missing)) },
        { name: 'given only', value: inline(String(extra)) },
      ],
    },
    { kind: 'next', command: command('import', path, '-o', 'threat-model') },
  ];
  return printBlocks(blocks, options);
}

/** A template that was run over a model. */
export interface JudgementReport {
  readonly path: string;
  readonly model: string;
  readonly judged: {
    readonly fired: readonly { readonly title: string; readonly category: string; readonly flow: string }[];
    readonly unmapped: readonly { readonly what: string; readonly count: number }[];
    readonly rulesUsable: number;
    readonly rulesTotal: number;
  };
}

/** The page of a model that was judged by a template. */
export function judgementPage({ path, model, judged }: JudgementReport, options: TerminalOptions): string {
  const { fired, unmapped, rulesUsable, rulesTotal } = judged;
  const blocks: readonly Block[] = [
    {
      kind: 'heading',
      level: 1,
      text: [span(`${model} by ${path}`)],
      aside: [span(`${count(fired.length, 'threat')}, ${rulesUsable} of ${rulesTotal} rules can be run`, 'quiet')],
    },
    {
      kind: 'list',
      items: fired.map(({ title, category, flow }) =>
        inline(span(title, 'strong'), `  ${flow}`, span(`  ${category}`, 'quiet')),
      ),
    },
    ...(unmapped.length === 0
      ? []
      : [
          {
            kind: 'heading',
            level: 2,
            text: [span('Could not be asked')],
            aside: [span(String(unmapped.length), 'quiet')],
          } as const,
          {
            kind: 'list',
            items: unmapped.slice(0, 12).map(({ what, count: many }) => inline(what, span(`  ${many} times`, 'quiet'))),
          } as const,
        ]),
    { kind: 'next', command: command('check', model) },
  ];
  return printBlocks(blocks, options);
}
