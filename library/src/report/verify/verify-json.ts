/**
 * A verification as data: the shape that `vauban verify --format json` promises.
 * @module
 */
import type { EvidenceItem } from '../../model/evidence.ts';
import { riskJson } from '../json.ts';
import { plainData } from '../plain-data.ts';
import { evidenceOf, uncheckedOf, type VerifyReport } from './verify-report.ts';
import { fileOf } from './where.ts';

/** One model as an object, several as `{ models: [...] }`. */
export function verifyJson(reports: readonly VerifyReport[]): unknown {
  const [only] = reports;
  return only !== undefined && reports.length === 1 ? modelJson(only) : { models: reports.map(modelJson) };
}

function modelJson(report: VerifyReport): unknown {
  const { path, read, analysis, posture, evidence } = report;
  const { states, ...rolled } = posture;
  const ofControls = new Set(states.flatMap((control) => evidenceOf(report, control).map(({ id }) => id)));
  return {
    system: plainData(read.model.system),
    path,
    environment: analysis.environment ?? null,
    clock: evidence.clock,
    problems: plainData(read.problems),
    controls: states.map((control) => ({
      id: control.id,
      title: control.title,
      state: control.state,
      depth: control.depth ?? null,
      needs: control.needs,
      reason: control.because,
      ...(control.reason !== undefined && { kind: control.reason }),
      evidence: evidenceOf(report, control).map(itemJson),
    })),
    elsewhere: evidence.items
      .filter(({ id }) => !ofControls.has(id))
      .map((item) => ({ about: item.about, ...itemJson(item) })),
    posture: plainData(rolled),
    ...(report.changes !== undefined && { changes: plainData(report.changes) }),
    risks: analysis.risks.map(riskJson),
    unchecked: uncheckedOf(report).map(({ id, about, source, judgement }) => ({
      claim: id,
      about,
      source,
      because: judgement.because,
    })),
  };
}

function itemJson(item: EvidenceItem) {
  const { judgement, basis } = item;
  return {
    claim: item.id,
    check: item.check,
    source: item.source,
    verdict: judgement.verdict,
    depth: judgement.depth ?? null,
    scope: { ...judgement.scope },
    because: judgement.because,
    claimed: item.claimed,
    found: judgement.found,
    at: { ...item.at },
    where: judgement.at === undefined ? null : { ...judgement.at, file: fileOf(judgement.at, basis) },
    ...(judgement.circular !== undefined && { circular: judgement.circular }),
    ...(judgement.details !== undefined && { details: plainData(judgement.details) }),
    ...(judgement.edit !== undefined && { edit: plainData(judgement.edit) }),
    ...(judgement.anchor !== undefined && { anchor: plainData(judgement.anchor) }),
    basis: basis === undefined ? null : { ...basis },
    observation: item.observation ?? null,
    freshUntil: item.freshUntil ?? null,
  };
}
