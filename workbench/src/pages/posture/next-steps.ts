/**
 * What to do next, the most pressing first: what is broken, what is refuted, what speaks, what is only claimed, what is
 * not known.
 * @module
 */
import { nameOf, type Overview, relationsOf } from 'vauban/browser';
import { levelRank } from '../../parts/levels.ts';
import { href } from '../../shell/where.ts';

export interface NextStep {
  readonly title: string;
  readonly because: string;
  readonly href: string;
  /** A severity or a state, for its color. */
  readonly tone: string;
}

const MOST = 10;

/** At most ten steps; no kind crowds out the others. */
export function nextSteps(overview: Overview): readonly NextStep[] {
  const kinds = [
    problems(overview),
    refuted(overview),
    findings(overview),
    unproven(overview),
    untreated(overview),
    questions(overview),
  ];
  const steps: NextStep[] = [];
  for (let round = 0; steps.length < MOST && kinds.some((kind) => kind.length > round); round += 1) {
    for (const kind of kinds) {
      const step = kind[round];
      if (step !== undefined && steps.length < MOST) steps.push(step);
    }
  }
  return steps;
}

function problems({ problems: found }: Overview): readonly NextStep[] {
  // A file that cannot be read at all is often the cause of the others.
  const unreadable = found.filter(({ code }) => code === 'not-yaml' || code === 'cannot-read');
  return [...new Set([...unreadable, ...found])].map(({ message, hint, at }) => ({
    title: message,
    because: hint ?? `${at.file}, line ${at.line}`,
    href: href('source', { file: at.file, line: String(at.line) }),
    tone: 'critical',
  }));
}

function refuted({ look, model }: Overview): readonly NextStep[] {
  return (look?.posture.states ?? [])
    .filter(({ state }) => state === 'REFUTED' || state === 'STALE')
    .map(({ id, state, because }) => ({
      title: `${state === 'REFUTED' ? 'Mend' : 'Look again at'} "${nameOf(model.controls.get(id) ?? { id })}"`,
      because,
      href: href('controls', { select: `controls/${id}` }),
      tone: state,
    }));
}

function findings({ analysis }: Overview): readonly NextStep[] {
  return analysis.findings
    .toSorted((one, other) => levelRank(other.severity) - levelRank(one.severity))
    .map(({ id, message, severity, silencedBy, reasons }) => ({
      title: message,
      because: silencedBy?.[0] === undefined ? (reasons[0] ?? '') : `Silent with ${silencedBy[0]}`,
      href: href('threats', { select: id }),
      tone: severity,
    }));
}

/** Controls that hold a risk down only by word, those that hold down most first. */
function unproven({ analysis, model }: Overview): readonly NextStep[] {
  const gain = new Map<string, { threats: string[]; worst: string }>();
  const relations = relationsOf(model);
  for (const { threat, claimed = '', proven = '' } of analysis.risks) {
    if (levelRank(proven) <= levelRank(claimed)) continue;
    for (const control of relations.controlsOfThreat.get(threat) ?? []) {
      if (model.controls.get(control)?.status !== 'done') continue;
      const known = gain.get(control) ?? { threats: [], worst: proven };
      known.threats.push(threat);
      if (levelRank(proven) > levelRank(known.worst)) known.worst = proven;
      gain.set(control, known);
    }
  }
  return [...gain]
    .toSorted(
      ([, one], [, other]) =>
        other.threats.length - one.threats.length || levelRank(other.worst) - levelRank(one.worst),
    )
    .map(([id, { threats }]) => ({
      title: `Prove "${nameOf(model.controls.get(id) ?? { id })}"`,
      because: `Only its word holds down ${threats.slice(0, 3).join(', ')}${threats.length > 3 ? ` and ${threats.length - 3} more` : ''}`,
      href: href('controls', { select: `controls/${id}` }),
      tone: 'CLAIMED',
    }));
}

function untreated({ analysis, model }: Overview): readonly NextStep[] {
  const { controlsOfThreat } = relationsOf(model);
  return analysis.risks
    .filter(
      ({ threat, claimed }) =>
        levelRank(claimed) >= levelRank('high') &&
        (controlsOfThreat.get(threat) ?? []).length === 0 &&
        !model.decisions.has(threat),
    )
    .map(({ threat, title, claimed = '' }) => ({
      title: `Treat "${title}"`,
      because: `It is ${claimed}, and nothing is done against it`,
      href: href('threats', { select: `threats/${threat}` }),
      tone: claimed,
    }));
}

function questions({ analysis }: Overview): readonly NextStep[] {
  return analysis.questions.map(({ id, text, rules }) => ({
    title: text,
    because: `${rules.length} ${rules.length === 1 ? 'rule waits' : 'rules wait'} for the answer`,
    href: href('questions', { select: id }),
    tone: 'info',
  }));
}
