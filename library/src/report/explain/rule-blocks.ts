/**
 * The page about a rule or a structural check, with where it speaks and asks in the model.
 * @module
 */
import type { CheckExplanation, RuleExplanation, RulePage, Spoken } from '../../model/explanation.ts';
import { type Block, type Inline, inline, span } from '../page/block.ts';
import { toneOf } from '../page/tone-of.ts';
import { field, heading, listSection, ruleFields } from './parts.ts';

/** The blocks of a rule. */
export function ruleBlocks({ page, fixes, spoken, asks }: RuleExplanation): readonly Block[] {
  return [
    title(page.title, page.id),
    { kind: 'text', text: [span(kindText(page), 'quiet')] },
    { kind: 'fields', fields: ruleFields(page) },
    heading('It speaks when', `at each ${page.each}`),
    {
      kind: 'picture',
      lines: page.when.map(({ depth, text, note }) =>
        inline(`${'  '.repeat(depth)}- ${text}`, ...(note === undefined ? [] : [span(`  ${note}`, 'quiet')])),
      ),
    },
    heading('How bad'),
    {
      kind: 'fields',
      fields: [...field('likelihood', stakeText(page.likelihood)), ...field('impact', stakeText(page.impact))],
    },
    ...listSection(
      'Fixes',
      fixes.map(({ id, title: name, description }) => inline(span(id, 'strong'), ` ${name}: ${description}`)),
    ),
    ...spokenBlocks(spoken),
    ...listSection(
      'It asks here',
      asks.map(({ id, text }) => inline(text, span(`  ${id}`, 'quiet'))),
      String(asks.length),
    ),
  ];
}

/** The blocks of a structural check. */
export function checkBlocks({ page, spoken }: CheckExplanation): readonly Block[] {
  return [
    title(page.title, page.id),
    {
      kind: 'fields',
      fields: [...field('why', page.why), { name: 'severity', value: [span(page.severity, toneOf(page.severity))] }],
    },
    ...spokenBlocks(spoken),
  ];
}

function title(text: string, id: string): Block {
  return { kind: 'heading', level: 1, text: [span(text, 'strong')], aside: [span(id, 'quiet')] };
}

function kindText({ kind, stride, pack }: RulePage): string {
  return kind === 'gap' ? `A gap in the model, pack ${pack}` : `${stride ?? 'threat'}, pack ${pack}`;
}

function stakeText(stake: string): string {
  if (stake === 'from-exposure') return 'from who can reach the element';
  if (stake === 'from-tier') return 'from the tier of the assets at stake';
  return `${stake} of 5`;
}

function spokenBlocks(spoken: readonly Spoken[]): readonly Block[] {
  return spoken.length === 0
    ? [heading('It speaks here'), { kind: 'text', text: [span('Nowhere in this model')] }]
    : listSection('It speaks here', spoken.map(spokenText), String(spoken.length));
}

function spokenText({ finding, state, severity = 'info', message = '', by = '' }: Spoken): Inline {
  if (state === 'speaks')
    return inline(span(severity, toneOf(severity)), `  ${message}`, span(`  ${finding}`, 'quiet'));
  return inline(finding, span(state === 'absorbed' ? `  absorbed by ${by}` : `  decided: ${by}`, 'quiet'));
}
