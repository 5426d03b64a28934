/**
 * `vauban risk`: what a year may cost, exactly and by simulation, with and without the controls.
 * @module
 */
import { availableParallelism } from 'node:os';
import {
  affordableYears,
  BAND_TABLE,
  lossReport,
  type ReportOptions,
  scenariosByView,
  type ValuedRegister,
  valuedRegister,
} from '../analyze/risk/index.ts';
import type { Appetite, LossAnalysis } from '../model/loss.ts';
import type { Model } from '../model/model.ts';
import type { Proofs } from '../model/posture.ts';
import { VaubanError } from '../model/problem.ts';
import { type CheckReport, riskJson, riskPage } from '../report/index.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal, withProgress } from './terminal.ts';

interface RiskFlags extends LoadOptions {
  readonly format: 'text' | 'json';
  readonly years?: string;
  readonly seed: string;
  readonly commonFactor: string;
  readonly appetite?: readonly string[];
  readonly spread?: boolean;
  readonly threads?: string;
  /** Count what was seen when somebody looked the last time. */
  readonly evidence?: boolean;
}

/** Prints what the rated threats of a model cost. */
export async function risk(path: string, flags: RiskFlags): Promise<void> {
  const options = {
    seed: numberOf(flags.seed, 'seed'),
    commonFactor: numberOf(flags.commonFactor, 'common-factor'),
    appetite: (flags.appetite ?? []).map(appetiteOf),
  };
  const asked = flags.years === undefined ? undefined : numberOf(flags.years, 'years');
  const threads = flags.threads === undefined ? availableParallelism() : numberOf(flags.threads, 'threads');
  const { report, proofs } =
    flags.evidence === true ? await lastSeen(path, flags) : { report: await load(path, flags) };
  const { model } = report.read;
  const table = { ...BAND_TABLE, ...(flags.spread === true && { spread: true }) };
  const register = valuedRegister(model, report.analysis.risks, { table, proofs });
  const years = asked ?? affordableYears(Object.values(scenariosByView(register)).flat());
  const result =
    register.valued.length === 0
      ? { uncounted: register.uncounted }
      : await withProgress('Simulating', () => analyzed(model, register, { ...options, years, threads }));
  if (flags.format === 'json') emitJson(riskJson(report, result));
  else emit(riskPage(report, result, terminal()));
  process.exitCode = exitOf([report]);
}

/** A model with what was written down about its claims; nobody looks again. */
async function lastSeen(
  path: string,
  flags: RiskFlags,
): Promise<{ readonly report: CheckReport; readonly proofs?: Proofs }> {
  const { loadVerified } = await import('./load-verified.ts');
  const report = await loadVerified(path, { ...flags, offline: true });
  return { report, proofs: new Map(report.posture.states.map((state) => [state.id, state])) };
}

/** The analysis; a figure or an option that cannot be is a mistake in the call, not a failure of ours. */
async function analyzed(
  model: Model,
  register: ValuedRegister,
  options: ReportOptions & { readonly threads: number },
): Promise<LossAnalysis> {
  const { simulateInThreads } = await import('../analyze/risk/simulate/worker.ts');
  try {
    const simulated = await simulateInThreads(scenariosByView(register), options);
    return lossReport(model, register, { ...options, simulated });
  } catch (error) {
    if (error instanceof RangeError) throw new VaubanError('USAGE', error.message, { cause: error });
    throw error;
  }
}

function numberOf(written: string, name: string): number {
  const number = written.trim() === '' ? Number.NaN : Number(written);
  if (Number.isFinite(number) && number >= 0) return number;
  throw new VaubanError('USAGE', `Cannot read --${name} "${written}": expected a number from 0`);
}

/** `1%:5000000`: in at most 1 % of the years more than 5,000,000. */
function appetiteOf(written: string): Pick<Appetite, 'loss' | 'probability'> {
  const [, percent = '', loss = ''] = /^(\d+(?:\.\d+)?)%:(\d+(?:\.\d+)?)$/.exec(written) ?? [];
  const probability = Number(percent) / 100;
  if (percent !== '' && probability > 0 && probability < 1) return { probability, loss: Number(loss) };
  throw new VaubanError(
    'USAGE',
    `Cannot read --appetite "${written}": expected a share of the years and a loss such as 1%:5000000`,
  );
}
