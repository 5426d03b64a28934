/**
 * The questions of a model as data, and what answering them changed.
 * @module
 */
import type { Question } from '../model/analysis.ts';
import { NO_VALUE } from '../model/no-value.ts';
import { answerEffect } from './answer-effect.ts';
import type { AnsweredModel } from './ask.ts';
import type { CheckReport } from './check-report.ts';
import { findingJson } from './json.ts';
import { plainData } from './plain-data.ts';

interface AskJsonOptions {
  /** How many questions; all when absent. */
  readonly limit?: number | undefined;
}

/** The open questions, the one on which the most risk hangs first. */
export function askJson(report: CheckReport, { limit }: AskJsonOptions = {}): unknown {
  const { questions } = report.analysis;
  return {
    ...headJson(report),
    problems: plainData(report.read.problems),
    open: questions.length,
    noValue: [...NO_VALUE],
    questions: questions.slice(0, limit).map(questionJson),
  };
}

/** What answers changed, and the questions that are left. */
export function answeredJson({ before, after, answered }: AnsweredModel, { limit }: AskJsonOptions = {}): unknown {
  const { found, gone, settled, raised } = answerEffect(before.analysis, after.analysis);
  const { questions } = after.analysis;
  return {
    ...headJson(after),
    answered: answered.map(({ question, answer, files }) => ({ id: question.id, answer, files: [...files] })),
    findings: { added: found.map(findingJson), gone: gone.map(({ id }) => id) },
    settled: settled.map(({ id }) => id),
    raised: raised.map(({ id }) => id),
    open: questions.length,
    questions: questions.slice(0, limit).map(questionJson),
  };
}

function headJson({ path, read, analysis }: CheckReport) {
  return {
    system: plainData(read.model.system),
    path,
    environment: analysis.environment ?? null,
    clock: analysis.clock,
  };
}

/** A question with its keys in order. */
function questionJson({ id, about, fact, text, help, answers, rules, weight }: Question) {
  return { id, about, fact, text, help: help ?? null, answers: [...answers], rules: [...rules], weight };
}
