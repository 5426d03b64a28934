/**
 * One entry of a model for people and machines: what `vauban show MODEL ID` prints.
 * @module
 */
import { relationsOf } from '../model/relations.ts';
import type { CheckReport } from './check-report.ts';
import { findingJson, riskJson } from './json.ts';
import { plainData } from './plain-data.ts';
import { showDocument } from './show/show-document.ts';
import { subjectOf } from './show/subject.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/**
 * The page about an entry.
 *
 * @param address `collection/id`, or `system`, `course`
 * @throws {VaubanError} NO_SUCH_ID when the model has no such entry
 */
export function showPage(report: CheckReport, address: string, options: TerminalOptions): string {
  return printBlocks(showDocument(report, address), options);
}

/**
 * The same as data; `fields` is what the files say, as written.
 *
 * @throws {VaubanError} NO_SUCH_ID when the model has no such entry
 */
export function showJson(report: CheckReport, address: string): unknown {
  const { collection, id, title, at, fields, refersTo, referredToBy, findings } = subjectOf(report, address);
  const { risks, layers, environments } = report.analysis;
  const risk = collection === 'threats' ? risks.find(({ threat }) => threat === id) : undefined;
  const layer = collection === 'threats' ? layers.find(({ threat }) => threat === id) : undefined;
  const state = collection === 'environments' ? environments.find((one) => one.id === id) : undefined;
  const controls = collection === 'threats' ? relationsOf(report.read.model).controlsOfThreat.get(id) : undefined;
  return {
    address,
    collection,
    id,
    title: title ?? null,
    at: plainData(at),
    fields: plainData(fields),
    ...(risk !== undefined && { risk: riskJson(risk) }),
    ...(collection === 'threats' && { controls: [...(controls ?? [])] }),
    ...(layer !== undefined && { layers: plainData(layer) }),
    ...(state !== undefined && { environment: plainData(state) }),
    refersTo: refersTo.map(({ other, field }) => ({ to: other, field })),
    referredToBy: referredToBy.map(({ other, field }) => ({ from: other, field })),
    findings: findings.map(findingJson),
  };
}
