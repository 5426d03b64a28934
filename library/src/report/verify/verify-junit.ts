/**
 * A verification as JUnit XML: a suite for each model, a case for each claim; a refuted one fails, one nobody could look
 * at is skipped.
 * @module
 */
import type { EvidenceItem } from '../../model/evidence.ts';
import { placeText } from '../page/place-text.ts';
import { element, xmlDocument } from '../xml.ts';
import type { VerifyReport } from './verify-report.ts';

/** One document for all models. */
export function verifyJunit(reports: readonly VerifyReport[]): string {
  const all = reports.flatMap(({ evidence }) => evidence.items);
  return xmlDocument(
    element(
      'testsuites',
      { name: 'vauban verify', ...figures(all) },
      reports.map(({ path, read, evidence }) =>
        element(
          'testsuite',
          { name: read.model.system.title ?? path, ...figures(evidence.items) },
          evidence.items.map(caseOf),
        ),
      ),
    ),
  );
}

function figures(items: readonly EvidenceItem[]) {
  const many = (verdict: string): string =>
    String(items.filter(({ judgement }) => judgement.verdict === verdict).length);
  return { tests: String(items.length), failures: many('broken'), errors: '0', skipped: many('unknown') };
}

function caseOf({ id, check, claimed, judgement, at }: EvidenceItem): string {
  const { verdict, because, found } = judgement;
  const attributes = { name: `${id}: ${claimed}`, classname: `vauban.${check}`, file: at.file, line: String(at.line) };
  const details = [placeText(at), `claimed: ${claimed}`, `found: ${found}`, because].join('\n');
  if (verdict === 'broken') return element('testcase', attributes, [element('failure', { message: because }, details)]);
  if (verdict === 'unknown') return element('testcase', attributes, [element('skipped', { message: because }, '')]);
  return element('testcase', attributes, [element('system-out', {}, details)]);
}
