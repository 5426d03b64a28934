/**
 * Everything a check found, as data: the shape that `vauban check --format json` promises.
 * @module
 */
import type { Finding, RiskRow } from '../model/analysis.ts';
import type { Problem } from '../model/problem.ts';
import type { CheckReport } from './check-report.ts';
import { STATES } from './page/posture.ts';
import { plainData } from './plain-data.ts';

/** One model as an object, several as `{ models: [...] }`. */
export function checkJson(reports: readonly CheckReport[]): unknown {
  const [only] = reports;
  return only !== undefined && reports.length === 1 ? modelJson(only) : { models: reports.map(modelJson) };
}

/** Keys stand in a fixed order, so that two runs can be compared line by line. */
function modelJson({ path, read, analysis }: CheckReport) {
  return {
    system: plainData(read.model.system),
    path,
    environment: analysis.environment ?? null,
    clock: analysis.clock,
    counts: analysis.counts,
    problems: read.problems.map(problemJson),
    findings: analysis.findings.map(findingJson),
    questions: plainData(analysis.questions),
    absorbed: plainData(analysis.absorbed),
    decided: plainData(analysis.decided),
    policies: plainData(analysis.policies),
    risks: analysis.risks.map(riskJson),
    levels: analysis.levels,
    posture: { controls: Object.fromEntries(STATES.map((state) => [state, analysis.controls[state]])) },
    matrices: plainData(analysis.matrices),
    layers: plainData(analysis.layers),
    phases: plainData(analysis.phases),
    environments: plainData(analysis.environments),
    flows: plainData(analysis.flows),
    detections: plainData(analysis.detections),
    claims: plainData(analysis.claims),
    course: plainData(analysis.course) ?? null,
  };
}

function problemJson({ code, message, hint, at, also }: Problem) {
  return {
    code,
    message,
    hint: hint ?? null,
    at: { file: at.file, line: at.line, column: at.column },
    ...(also !== undefined && { also: plainData(also) }),
  };
}

/** A finding with its keys in order. */
export function findingJson(finding: Finding) {
  const { id, kind, rule, stride, about, severity, view, message, reasons, silencedBy, fix, folded, at } = finding;
  return {
    id,
    kind,
    rule,
    ...(stride !== undefined && { stride }),
    about,
    severity,
    view,
    message,
    reasons: [...reasons],
    ...(silencedBy !== undefined && { silencedBy: [...silencedBy] }),
    ...(fix !== undefined && { fix: [...fix] }),
    ...(folded !== undefined && { folded: [...folded] }),
    at: { file: at.file, line: at.line, column: at.column },
  };
}

/** A row of the register with its keys in order; a level that nobody gave is null. */
export function riskJson(risk: RiskRow) {
  const { threat, title, scheme, axes, declared, computed, action, score, priority, beside, decision } = risk;
  return {
    threat,
    title,
    scheme,
    axes: { ...axes },
    declared: declared ?? null,
    computed: computed ?? null,
    action: action ?? null,
    inherent: risk.inherent ?? null,
    claimed: risk.claimed ?? null,
    proven: risk.proven ?? null,
    ...(score !== undefined && { score }),
    ...(priority !== undefined && { priority }),
    ...(beside !== undefined && { beside: plainData(beside) }),
    ...(decision !== undefined && { decision: plainData(decision) }),
  };
}
