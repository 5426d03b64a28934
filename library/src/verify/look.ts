/**
 * Looks at one claim: gathers within a time, judges, and says on what basis. Whatever goes wrong becomes an unknown
 * verdict with its reason; one failing collector never stops the others.
 * @module
 */
import { addDuration } from '../kit/duration.ts';
import { sha256Hex } from '../kit/sha256-hex.ts';
import type { Basis, EvidenceItem, Judgement, RecordedObservation } from '../model/evidence.ts';
import type { Approval } from '../model/evidence-lock.ts';
import type { Model } from '../model/model.ts';
import type { Place } from '../model/problem.ts';
import { COLLECTORS } from './collectors/registry.ts';
import { CouldNotLook } from './could-not-look.ts';
import { dirtyAmong } from './dirty.ts';
import { notLooked } from './judgement.ts';
import { observationText } from './observation-text.ts';
import type { ReadClaim } from './read-claims.ts';
import type { OpenedSource } from './sources/open-sources.ts';
import type { Source } from './sources/source.ts';
import { watched } from './sources/watched.ts';

export interface LookOptions {
  readonly now: string;
  readonly model: Model;
  readonly sources: ReadonlyMap<string, OpenedSource | string>;
  /** Where a claim stands. */
  readonly place: (claim: ReadClaim) => Place;
  readonly approved: Readonly<Record<string, Approval>>;
  /** How long one look may take, in milliseconds. */
  readonly timeLimit: number;
  /** Judges what was written down instead of looking. */
  readonly recorded?: (claim: ReadClaim) => RecordedObservation | undefined;
  /** Called with each new observation. */
  readonly record?: (observation: RecordedObservation) => string;
}

/** Looks at a claim and judges it. */
export async function look(claim: ReadClaim, options: LookOptions): Promise<EvidenceItem> {
  const { site, collector } = claim;
  const seen = options.recorded === undefined ? await observe(claim, options) : remember(claim, options);
  const base = {
    id: site.id,
    key: claim.key,
    about: site.about,
    check: collector.id,
    source: claim.source ?? '',
    claimed: describe(claim),
    at: options.place(claim),
    running: typeof collector.running === 'function' ? collector.running(claim.claim) : collector.running === true,
    ...(site.alternative !== undefined && { alternative: site.alternative }),
    ...(claim.covers !== undefined && { covers: claim.covers }),
  };
  if (typeof seen === 'string') return { ...base, judgement: notLooked(seen) };
  const freshFor = claim.freshFor ?? collector.freshFor;
  const hash = options.recorded === undefined ? options.record?.(seen) : sha256Hex(observationText(seen));
  return {
    ...base,
    judgement: judge(claim, seen, options),
    basis: seen.basis,
    ...(hash !== undefined && { observation: hash }),
    ...(freshFor !== undefined && { freshUntil: addDuration(seen.basis.time, freshFor) }),
  };
}

function describe({ collector, claim }: ReadClaim): string {
  return collector.describe(claim);
}

function judge({ collector, claim, site, key }: ReadClaim, seen: RecordedObservation, options: LookOptions): Judgement {
  if (seen.basis.time > options.now) return notLooked(`It was looked at on ${seen.basis.time}, which has not come yet`);
  const read = collector.observation.safeParse(seen.observation);
  if (!read.success) return notLooked('What was written down cannot be read by this version');
  const control = site.about.startsWith('controls/') ? options.model.controls.get(site.about.slice(9)) : undefined;
  const approved = options.approved[key]?.anchor;
  return collector.judge(claim, read.data, {
    now: options.now,
    model: options.model,
    ...(control !== undefined && { control }),
    ...(approved !== undefined && { approved }),
  });
}

function remember(claim: ReadClaim, options: LookOptions): RecordedObservation | string {
  return options.recorded?.(claim) ?? 'Nobody has looked yet: run "vauban verify"';
}

async function observe(claim: ReadClaim, options: LookOptions): Promise<RecordedObservation | string> {
  const { collector } = claim;
  const opened = openedFor(claim, options);
  if (typeof opened === 'string') return opened;
  const tracked = watched(opened.source);
  const gather = await COLLECTORS[collector.id]?.loadGather();
  const approved = options.approved[claim.key]?.anchor;
  const signal = AbortSignal.timeout(options.timeLimit);
  try {
    const observation = await inTime(
      signal,
      gather?.(claim.claim, tracked.source, {
        now: options.now,
        signal,
        sources: usable(options.sources),
        model: options.model,
        ...(approved !== undefined && { approved }),
      }),
    );
    const plain: unknown = JSON.parse(JSON.stringify(observation));
    const dirty = await dirtyAmong(opened.source, tracked.read());
    return { collector: collector.id, claim: claim.key, basis: basisOf(opened, dirty, options), observation: plain };
  } catch (error) {
    if (error instanceof CouldNotLook) return error.message;
    if (signal.aborted) return `It took longer than ${options.timeLimit / 1000} s to look`;
    return `The collector "${collector.id}" failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const NOWHERE: OpenedSource = { source: { kind: 'host', name: '', host: '' }, place: '' };

function openedFor({ collector, source }: ReadClaim, { sources }: LookOptions): OpenedSource | string {
  if (collector.looksIn.length === 0 && source === undefined) return NOWHERE;
  if (source === undefined) return 'The claim names no source to look in';
  const opened = sources.get(source) ?? `No source "${source}" is given: pass --source ${source}=PATH`;
  if (typeof opened === 'string' || collector.looksIn.length === 0) return opened;
  if (collector.looksIn.includes(opened.source.kind)) return opened;
  return `The source "${source}" is of the wrong kind: "${collector.id}" looks in ${collector.looksIn.join(' or ')}`;
}

function usable(sources: LookOptions['sources']): ReadonlyMap<string, Source> {
  return new Map([...sources].flatMap(([name, one]) => (typeof one === 'string' ? [] : [[name, one.source] as const])));
}

function basisOf(
  { source, place, commit, environment }: OpenedSource,
  dirty: boolean | undefined,
  options: LookOptions,
): Basis {
  return {
    source: source.name,
    place,
    ...(commit !== undefined && { commit }),
    ...(commit !== undefined && dirty !== undefined && { dirty }),
    ...(environment !== undefined && { environment }),
    time: options.now,
  };
}

/** Waits for a look, but not longer than its time. */
async function inTime<Value>(signal: AbortSignal, work: Promise<Value> | undefined): Promise<Value> {
  if (work === undefined) throw new CouldNotLook('There is no such collector');
  let stop: (() => void) | undefined;
  const over = new Promise<never>((_, fail) => {
    stop = () => fail(new CouldNotLook('It took too long to look'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
