/**
 * The audit: every collector that needs no claim, on any folder, without a model.
 * @module
 */
import { joinPath } from '../kit/join-path.ts';
import type { Severity } from '../model/analysis.ts';
import type { Audit, AuditFinding, AuditObservation } from '../model/audit.ts';
import type { Judgement } from '../model/evidence.ts';
import type { Collector } from './collector.ts';
import { COLLECTORS } from './collectors/registry.ts';
import { CouldNotLook } from './could-not-look.ts';
import { type DerivedStore, openFiles } from './sources/gather.ts';
import type { FileSource, Source } from './sources/source.ts';

export interface AuditOptions {
  /** The time of the look, an ISO date and time in UTC. */
  readonly now: string;
  /** Only this collector. */
  readonly check?: string | undefined;
  /** What the folders are, such as validator or sentry. */
  readonly role?: string | undefined;
  /** How long one look may take, in milliseconds; two minutes when absent. */
  readonly timeLimit?: number;
  readonly store?: (place: string) => DerivedStore | undefined;
  readonly onProgress?: (check: string, path: string) => void;
}

const WORST_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** Audits folders. */
export async function audit(paths: readonly string[], options: AuditOptions): Promise<Audit> {
  const result = {
    findings: [] as AuditFinding[],
    observations: [] as AuditObservation[],
    skipped: [] as { check: string; path: string; because: string }[],
  };
  const opened = await openAll(paths, options, result.skipped);
  const sources = new Map<string, Source>(opened.map(({ path, source }) => [path, source]));
  for (const [id, entry] of Object.entries(COLLECTORS)) {
    if (options.check !== undefined && options.check !== id) continue;
    const collector = await entry.load();
    if (collector.audit === undefined) continue;
    const gather = await entry.loadGather();
    for (const { path, source } of opened) {
      options.onProgress?.(id, path);
      const { role = source.role } = options;
      const claims = collector.audit(await source.files(), role === undefined ? {} : { role });
      for (const claim of claims) {
        const look = { now: options.now, signal: AbortSignal.timeout(options.timeLimit ?? 120_000), sources };
        try {
          const seen = await gather(claim, source, look);
          const judgement = collector.judge(claim, collector.observation.parse(seen), { now: options.now });
          result.observations.push(observationOf(collector, { claim, path, judgement }));
          result.findings.push(...findingsOf(id, path, judgement));
          // Where there is nothing of the kind, nothing was skipped.
          const isEmpty = judgement.scope.population === 0;
          if (judgement.verdict === 'unknown' && !isEmpty)
            result.skipped.push({ check: id, path, because: judgement.because });
        } catch (error) {
          const because =
            error instanceof CouldNotLook
              ? error.message
              : `The collector "${id}" failed: ${error instanceof Error ? error.message : String(error)}`;
          result.skipped.push({ check: id, path, because });
        }
      }
    }
  }
  return { stage: 'audit', clock: options.now, ...result, findings: inOrder(result.findings) };
}

async function openAll(
  paths: readonly string[],
  options: AuditOptions,
  skipped: { check: string; path: string; because: string }[],
): Promise<readonly { readonly path: string; readonly source: FileSource }[]> {
  const opened: { path: string; source: FileSource }[] = [];
  for (const path of paths) {
    try {
      const store = options.store?.(path);
      const source = await openFiles(path, path, { role: options.role, ...(store !== undefined && { store }) });
      await source.files();
      opened.push({ path, source });
    } catch (error) {
      if (!(error instanceof CouldNotLook)) throw error;
      skipped.push({ check: '', path, because: error.message });
    }
  }
  return opened;
}

function observationOf(
  collector: Collector,
  { claim, path, judgement }: { readonly claim: unknown; readonly path: string; readonly judgement: Judgement },
): AuditObservation {
  const { verdict, because, scope } = judgement;
  const { looked, failed } = scope;
  return { check: collector.id, path, claimed: collector.describe(claim), verdict, because, looked, failed };
}

function findingsOf(check: string, path: string, { details = [] }: Judgement): readonly AuditFinding[] {
  return details.map(({ check: rule, severity, message, hint, at }) => ({
    check,
    rule,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    at: { ...at, file: joinPath(path, at?.file ?? '') },
  }));
}

/** Worst first, then by place; the same finding twice is one. */
function inOrder(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  const once = new Map(
    findings.map((finding) => [JSON.stringify([finding.check, finding.rule, finding.at, finding.message]), finding]),
  );
  const rank = ({ severity }: AuditFinding): number => WORST_FIRST.indexOf(severity);
  const place = ({ check, at }: AuditFinding): string =>
    [at.file, String(at.line ?? 0).padStart(9, '0'), String(at.column ?? 0).padStart(9, '0'), check].join('\n');
  return [...once.values()].sort(
    (one, other) => rank(one) - rank(other) || (place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0),
  );
}
