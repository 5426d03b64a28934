/**
 * A model that is open, and everything that can be asked of it. The same calls answer in a browser while somebody
 * types, and on a server that freezes their answers into a report.
 * @module
 */
import { check } from '../check.ts';
import type { Analysis } from '../model/analysis.ts';
import { COLLECTIONS } from '../model/collection-name.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Model } from '../model/model.ts';
import type { ControlPosture, Posture, Proofs, ProofsIn } from '../model/posture.ts';
import type { Place, Problem } from '../model/problem.ts';
import { type ReadResult, readTexts } from '../model/read/read-texts.ts';
import type { SourceFile } from '../model/source/tree.ts';
import type { CheckReport } from '../report/index.ts';

/** What was seen when somebody looked the last time. */
export interface LastLook {
  readonly evidence: Evidence;
  readonly posture: Posture;
}

/** What a session is opened with; plain data, so that it can be sent to a worker. */
export interface SessionSources {
  /** Where the model lies, for people. */
  readonly path: string;
  readonly files: readonly SourceFile[];
  /** Files of the team's own rules. */
  readonly rules: readonly SourceFile[];
  /** The day, an ISO date. */
  readonly clock: string;
  readonly environment?: string | undefined;
  readonly look?: LastLook | undefined;
}

/** An open model. */
export interface Session {
  readonly sources: SessionSources;
  readonly report: CheckReport;
  /** The model without the overlay of an environment. */
  readonly read: ReadResult;
}

/** What the first page needs, and most others too; plain data. */
export interface Overview {
  readonly path: string;
  readonly clock: string;
  readonly environment: string | undefined;
  readonly model: Model;
  /** Ids of the environments there are. */
  readonly environments: readonly string[];
  readonly analysis: Analysis;
  readonly problems: readonly Problem[];
  readonly files: readonly SourceFile[];
  /** Where each entry stands, by address. */
  readonly places: ReadonlyMap<string, Place>;
  readonly look: LastLook | undefined;
}

/**
 * Reads and checks a model.
 *
 * @throws {VaubanError} NO_SUCH_ENVIRONMENT
 */
export async function openSession(sources: SessionSources): Promise<Session> {
  const { path, files, rules, clock, look } = sources;
  const read = readTexts(files, { lenient: files.length !== 1, rules });
  // An environment that an edit has just removed must not close the whole model.
  const environment = read.model.environments.has(sources.environment ?? '') ? sources.environment : undefined;
  const { model, analysis, problems } = await check(read, { clock, environment, proofsIn: proofsIn(look) });
  return { sources, read, report: { path, read: { ...read, model, problems }, analysis } };
}

function proofsIn(look: LastLook | undefined): ProofsIn | undefined {
  if (look === undefined) return undefined;
  const proofs: Proofs = new Map(look.posture.states.map((state: ControlPosture) => [state.id, state]));
  return () => proofs;
}

/** The overview of a session. */
export function overviewOf({ report, read, sources }: Session): Overview {
  const { model, problems } = report.read;
  const places = new Map<string, Place>();
  for (const collection of COLLECTIONS) {
    for (const id of model[collection].keys()) places.set(`${collection}/${id}`, read.locate([collection, id], 'key'));
  }
  return {
    path: report.path,
    clock: sources.clock,
    environment: report.analysis.environment,
    model,
    environments: [...read.model.environments.keys()],
    analysis: report.analysis,
    problems,
    files: read.files,
    places,
    look: sources.look,
  };
}
