/**
 * Results for people and machines: the same findings as text, Markdown, JSON, SARIF and JUnit.
 * @module
 */

export { answerEffect, effectText } from './answer-effect.ts';
export { answeredPage, askPage, type Outcome, questionPage } from './ask.ts';
export { answeredJson, askJson } from './ask-json.ts';
export { auditJson, auditMarkdown, auditPage } from './audit.ts';
export { budgetJson, budgetPage } from './budget/index.ts';
export type { CheckReport } from './check-report.ts';
export { diffMarkdown, diffPage, type Sides } from './diff.ts';
export { type DriftReport, driftJson, driftPage } from './drift.ts';
export { explainJson, explainPage } from './explain.ts';
export {
  exportJson,
  exportPage,
  formatsJson,
  formatsMarkdown,
  formatsPage,
  importedPage,
  importJson,
  importsPage,
} from './foreign.ts';
export { checkJson } from './json.ts';
export { jsonText } from './json-text.ts';
export { type JunitOptions, junit } from './junit.ts';
export { listJson, listPage } from './list.ts';
export { checkMarkdown } from './markdown.ts';
export { STATES } from './page/posture.ts';
export { pathsJson, pathsPage } from './paths/index.ts';
export { problemTexts } from './problems.ts';
export { riskJson, riskPage } from './risk/index.ts';
export type { RuleText } from './sarif/rules.ts';
export { type SarifOptions, sarif } from './sarif.ts';
export { showJson, showPage } from './show.ts';
export { strideJson, strideMarkdown, stridePage } from './stride.ts';
export { blastPage, surfaceJson, surfacePage } from './surface.ts';
export { comparisonPage, judgementPage } from './template.ts';
export type { TerminalOptions } from './terminal/print.ts';
export { type CheckPageOptions, checkPage } from './terminal.ts';
export { type TreeReport, type TreesReport, treeJson, treePage, treesJson, treesPage } from './tree/index.ts';
export { verifyJson } from './verify/verify-json.ts';
export { verifyJunit } from './verify/verify-junit.ts';
export type { VerifyReport } from './verify/verify-report.ts';
export { auditSarif, verifySarif } from './verify/verify-sarif.ts';
export { verifyMarkdown, verifyPage } from './verify.ts';
