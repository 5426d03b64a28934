/**
 * What the model does not say: the questions on which the most risk hangs, and what is already covered.
 * @module
 */
import type { CheckReport } from '../check-report.ts';
import { type Block, inline, type PageOptions, span } from './block.ts';
import { command } from './command.ts';
import { count } from './count.ts';

/** So many questions are shown before the rest is only counted. */
const SHOWN = 5;

/** The section about questions. */
export function questionsSection({ path, analysis }: CheckReport, { all }: PageOptions): readonly Block[] {
  const { questions } = analysis;
  if (questions.length === 0) return [];
  const shown = all ? questions : questions.slice(0, SHOWN);
  const left = questions.length - shown.length;
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Questions')],
      aside: [span(`${questions.length}: what the model does not say, the most at stake first`, 'quiet')],
    },
    {
      kind: 'list',
      items: shown.map(({ text, id, rules }) =>
        inline(text, '  ', span(`${id} · ${count(rules.length, 'rule')}`, 'quiet')),
      ),
    },
    ...(left === 0
      ? []
      : [{ kind: 'text', text: inline(`${left} more: `, span(command('ask', path), 'code')) } as const]),
  ];
}

/** What declared threats and decisions already stand for. */
export function coveredSection({ analysis }: CheckReport): readonly Block[] {
  const { absorbed, decided } = analysis;
  const items = [
    ...absorbed.map(({ finding, by }) => inline(finding, span(` absorbed by ${by}`, 'quiet'))),
    ...decided.map(({ finding, treatment, because }) =>
      inline(finding, span(` decided: ${treatment}${because === undefined ? '' : `, ${because}`}`, 'quiet')),
    ),
  ];
  if (items.length === 0) return [];
  const aside = `${absorbed.length} by declared threats, ${decided.length} by decisions`;
  return [
    { kind: 'heading', level: 2, text: [span('Covered')], aside: [span(aside, 'quiet')] },
    { kind: 'list', items },
  ];
}

/** Conditions of the team that must never hold. */
export function policiesSection({ analysis }: CheckReport): readonly Block[] {
  const { policies } = analysis;
  if (policies.length === 0) return [];
  const tones = { kept: 'good', broken: 'worst', unknown: 'quiet' } as const;
  return [
    { kind: 'heading', level: 2, text: [span('Policies')] },
    {
      kind: 'list',
      items: policies.map(({ id, state, message, reasons, exempt }) =>
        inline(
          span(state, tones[state]),
          '  ',
          span(id, 'strong'),
          `  ${message}`,
          span(reasons.length === 0 ? '' : `  ${reasons.join('; ')}`, 'quiet'),
          span(exempt.length === 0 ? '' : `  exempt: ${exempt.join(', ')}`, 'quiet'),
        ),
      ),
    },
  ];
}
