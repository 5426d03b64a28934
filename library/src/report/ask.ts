/**
 * The questions of a model for people, and what answering them changed.
 * @module
 */
import type { Finding, Question } from '../model/analysis.ts';
import { NO_VALUE } from '../model/no-value.ts';
import { type AnswerEffect, answerEffect, othersSettled } from './answer-effect.ts';
import type { CheckReport } from './check-report.ts';
import { type Block, type Inline, inline, joined, span } from './page/block.ts';
import { command } from './page/command.ts';
import { count } from './page/count.ts';
import { findingText, worstFirst } from './page/findings.ts';
import { titleOf } from './page/header.ts';
import { toneOf } from './page/tone-of.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** So many questions, findings or rules are shown before the rest is only counted. */
const SHOWN = 10;

/** How questions are printed. */
export interface AskPageOptions extends TerminalOptions {
  /** How many questions; ten when absent. */
  readonly limit?: number | undefined;
  /** The titles of rules, by id. */
  readonly rules: ReadonlyMap<string, string>;
}

/** What one answer would decide. */
export interface Outcome {
  readonly answer: string;
  readonly effect: AnswerEffect;
}

/** Answers that were written into a model. */
export interface AnsweredModel {
  readonly before: CheckReport;
  readonly after: CheckReport;
  readonly answered: readonly {
    readonly question: Question;
    readonly answer: string;
    readonly files: readonly string[];
  }[];
}

/** The open questions, the one on which the most risk hangs first. */
export function askPage(report: CheckReport, { limit = SHOWN, rules, ...options }: AskPageOptions): string {
  const { questions } = report.analysis;
  const left = questions.length - limit;
  const [first] = questions;
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, text: titleOf(report), aside: [span(report.path, 'quiet')] },
    {
      kind: 'text',
      text: [span(first === undefined ? NOTHING : `${count(questions.length, 'question')}, the most at stake first`)],
    },
    ...questions.slice(0, limit).flatMap((question) => questionBlocks(question, rules)),
    ...(left > 0
      ? [
          {
            kind: 'text',
            apart: true,
            text: [
              span(`${count(left, 'more question')}: `),
              span(command('ask', report.path, '--limit', String(questions.length)), 'code'),
            ],
          } as const,
        ]
      : []),
    {
      kind: 'next',
      command:
        first === undefined
          ? command('check', report.path)
          : command('ask', report.path, '--answer', `${first.id}=VALUE`),
    },
  ];
  return printBlocks(blocks, options);
}

const NOTHING = 'Nothing to ask: no rule waits for a fact that is not stated';

function questionBlocks(question: Question, rules: ReadonlyMap<string, string>): readonly Block[] {
  const { id, text, answers } = question;
  return [
    { kind: 'heading', level: 2, text: [span(text)], aside: [span(id, 'quiet')] },
    {
      kind: 'fields',
      fields: [...fieldsOf(question, rules), { name: 'Answers', value: joined([...answers, ...NO_VALUE], ', ') }],
    },
  ];
}

function fieldsOf({ help, weight, rules: waiting }: Question, rules: ReadonlyMap<string, string>) {
  const named = waiting.slice(0, SHOWN).map((id) => {
    const title = rules.get(id);
    return title === undefined ? inline(id) : inline(id, span(` (${title})`, 'quiet'));
  });
  const more = waiting.length - named.length;
  return [
    ...(help === undefined ? [] : [{ name: 'Find out', value: [span(help)] }]),
    { name: 'Waiting', value: inline(joined(named, ', '), more > 0 ? ` and ${more} more` : '') },
    { name: 'At stake', value: [span(String(weight))] },
  ];
}

/** One question with what each answer would decide; the prompt follows it, so that it names no next command. */
export function questionPage(
  question: Question,
  outcomes: readonly Outcome[],
  { left, rules, ...options }: Omit<AskPageOptions, 'limit'> & { readonly left: number },
): string {
  const aside = inline(span(`${question.id} · ${left === 1 ? 'the last one' : `${left} open`}`, 'quiet'));
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, text: [span(question.text)], aside },
    { kind: 'fields', fields: fieldsOf(question, rules) },
    {
      kind: 'table',
      columns: [
        { title: 'Answer' },
        { title: 'Finds', shrink: 'wrap', least: 20 },
        { title: 'Settles', align: 'right' },
        { title: 'Raises', align: 'right', drop: 1 },
      ],
      rows: outcomes.map(({ answer, effect }) => [
        [span(answer, 'strong')],
        foundText(effect.found),
        [span(String(othersSettled(question, effect)))],
        [span(String(effect.raised.length))],
      ]),
    },
  ];
  return `\n${printBlocks(blocks, options)}\n`;
}

/** Findings by severity and rule, the worst first. */
function foundText(found: readonly Finding[]): Inline {
  if (found.length === 0) return [span('nothing', 'good')];
  const named = worstFirst(found)
    .slice(0, 3)
    .map(({ severity, rule }) => inline(span(severity, toneOf(severity)), ` ${rule}`));
  return inline(joined(named, ', '), found.length > 3 ? ` and ${found.length - 3} more` : '');
}

/** What answers changed. */
export function answeredPage({ before, after, answered }: AnsweredModel, options: TerminalOptions): string {
  const { found, gone, settled, raised } = answerEffect(before.analysis, after.analysis);
  const left = after.analysis.questions.length;
  const summary = [
    count(answered.length, 'answer'),
    `findings: ${found.length} new, ${gone.length} gone`,
    `questions: ${settled.length} settled, ${raised.length} raised, ${left} left`,
  ];
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, text: titleOf(after), aside: [span(after.path, 'quiet')] },
    { kind: 'text', text: joined(summary, ' · ') },
    ...listBlocks(
      'Written',
      answered.map(({ question, answer, files }) =>
        inline(span(question.id, 'strong'), ` = ${answer}`, span(`  ${files.join(', ')}`, 'quiet')),
      ),
    ),
    ...listBlocks(
      'New findings',
      worstFirst(found).map((finding) =>
        inline(span(finding.severity, toneOf(finding.severity)), '  ', findingText(finding)),
      ),
    ),
    ...listBlocks(
      'Findings that are gone',
      gone.map(({ id }) => [span(id)]),
    ),
    { kind: 'next', command: command(left > 0 ? 'ask' : 'check', after.path) },
  ];
  return printBlocks(blocks, options);
}

function listBlocks(title: string, items: readonly Inline[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(items.length), 'quiet')] },
    { kind: 'list', items },
  ];
}
