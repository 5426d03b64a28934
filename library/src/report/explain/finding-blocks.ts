/**
 * The page about a finding: why it is there or not, how bad it is, and how to mend it.
 * @module
 */
import type { FindingExplanation } from '../../model/explanation.ts';
import { type Block, type Field, type Inline, inline, span } from '../page/block.ts';
import { placeSpan } from '../page/place-text.ts';
import { toneOf } from '../page/tone-of.ts';
import { fixBlocks } from './fix-blocks.ts';
import { field, heading, listSection, ruleFields } from './parts.ts';

const REASONS: Readonly<Record<FindingExplanation['state'], string>> = {
  speaks: 'Why it is there',
  absorbed: 'Why it speaks',
  decided: 'Why it speaks',
  asks: 'What the model does not say',
  silent: 'It does not speak here, because',
};

/** The blocks of the page. */
export function findingBlocks(finding: FindingExplanation): readonly Block[] {
  const { id, rule, check, message, at, state, reasons, silencedBy, unproven, questions } = finding;
  return [
    {
      kind: 'heading',
      level: 1,
      text: [span(rule?.title ?? check?.title ?? message, 'strong')],
      aside: [span(id, 'quiet')],
    },
    { kind: 'text', text: stateText(finding) },
    { kind: 'text', text: [placeSpan(at, 'quiet')] },
    ...listSection(REASONS[state], reasons),
    ...listSection(
      'It waits for an answer',
      questions.map(({ text, answers }) => inline(text, span(`  ${answers.join(' | ')}`, 'quiet'))),
    ),
    ...listSection('What would silence it', silencedBy, 'the fact, where, and the values'),
    ...listSection('Claimed, not proven', unproven, 'without proof the rule asks again'),
    ...weightBlocks(finding),
    ...(rule === undefined
      ? []
      : [heading('The rule', rule.id), { kind: 'fields', fields: ruleFields(rule) } as const]),
    ...(check === undefined
      ? []
      : [heading('The check', check.id), { kind: 'text', text: [span(check.why)] } as const]),
    ...fixBlocks(finding.fixes),
  ];
}

function stateText({ state, message, name, absorbedBy, decided }: FindingExplanation): Inline {
  switch (state) {
    case 'absorbed':
      return inline(
        message,
        ': absorbed by ',
        span(absorbedBy?.address ?? '', 'strong'),
        ` "${absorbedBy?.name}", which stands for it`,
      );
    case 'decided': {
      const until = decided?.until === undefined ? '' : ` until ${decided.until}`;
      const because = decided?.because === undefined ? '' : `: ${decided.because}`;
      return inline(message, ': decided, ', span(decided?.treatment ?? '', 'strong'), `${until}${because}`);
    }
    case 'asks':
      return inline(`Whether it speaks at "${name}" is not known yet`);
    case 'silent':
      return inline(`Silent at "${name}"`);
    default:
      return [span(message)];
  }
}

function weightBlocks({ state, severity, likelihood, impact, views, rule }: FindingExplanation): readonly Block[] {
  if (state === 'silent') return [];
  const fields: readonly Field[] = [
    { name: 'severity', value: [span(severity, toneOf(severity))] },
    ...field('likelihood', likelihood && `${likelihood.value} of 5: ${likelihood.because}`),
    ...field('impact', impact && `${impact.value} of 5: ${impact.because}`),
    ...(state === 'asks' || rule === undefined ? [] : field('view', viewText(views))),
  ];
  return [heading('How bad'), { kind: 'fields', fields }];
}

function viewText({ claimed, proven }: FindingExplanation['views']): string {
  if (claimed === 'speaks' && proven === 'speaks') return 'it rests on no claim that would need proof';
  return claimed === 'speaks'
    ? 'it rests on claims: by what is proven alone it is a question'
    : 'what would silence it is claimed and not proven';
}
