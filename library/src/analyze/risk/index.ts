/**
 * Risk in money: what a year may cost, computed exactly and by simulation.
 * @module
 */
export { BAND_TABLE, type BandTable } from './band-table.ts';
export type { ByView } from './by-view.ts';
export { type Distribution, distributionOf, quantityProblem } from './distribution/distribution.ts';
export { type ExactLoss, type ExactOptions, exactLoss } from './exact/exact-loss.ts';
export { meanEvents, meanLoss } from './exact/part.ts';
export { exceedanceOf, quantileOf, shortfallOf } from './exact/read-curve.ts';
export { lossReport, type ReportOptions, scenariosByView } from './loss-report.ts';
export { type ScenarioOptions, scenariosOf, type ValuedRegister, valuedRegister } from './scenarios.ts';
export { affordableYears } from './simulate/affordable-years.ts';
export { simulateLoss, type YearsOptions } from './simulate/simulate-loss.ts';
export { tornadoOf } from './tornado.ts';
