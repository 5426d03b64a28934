/**
 * The state of a control in one environment: the first that holds of none, REFUTED, PROVEN, STALE and CLAIMED
 * (DESIGN section 7).
 * @module
 */
import { deepestOf, reaches } from '../model/depth.ts';
import type { Depth, EvidenceItem, Verdict } from '../model/evidence.ts';
import type { Proof } from '../model/evidence-lock.ts';
import type { Control } from '../model/model.ts';
import type { ClaimedBecause, ControlPosture } from '../model/posture.ts';
import { isClaimed, nameOf } from '../model/relations.ts';
import { circularAmong } from './circularity.ts';

export interface StateOptions {
  /** The day or time of the judgement, ISO. */
  readonly clock: string;
  readonly environment?: string | undefined;
  /** What the lock says was proven here before. */
  readonly before?: Proof | undefined;
  /** The files of the model, which must not prove what they claim. */
  readonly modelFiles: ReadonlySet<string>;
}

/** One claim, or several of which one is enough, with what counts of it here and now. */
interface Unit {
  readonly verdict: Verdict;
  readonly depth?: Depth | undefined;
  /** Why it does not count as upheld although it might look so, and which kind of reason that is. */
  readonly reason: ClaimedBecause | undefined;
  readonly because: string;
  readonly covers?: readonly string[] | undefined;
}

/** The state of a control by all evidence about it. */
export function stateOf(control: Control, items: readonly EvidenceItem[], options: StateOptions): ControlPosture {
  const needs = depthNeeded(control);
  const base = { id: control.id, title: nameOf(control), needs, evidence: items.map(({ id }) => id) };
  if (!isClaimed(control)) {
    return { ...base, state: 'none', because: `It is ${control.status ?? 'not claimed'}: nothing is claimed of it` };
  }
  const units = unitsOf(items, options);
  const refuted = units.find(({ verdict }) => verdict === 'broken');
  if (refuted !== undefined) return { ...base, state: 'REFUTED', because: refuted.because };
  const short = whyNotProven(control, units, needs);
  const depth = deepest(units);
  if (short === undefined && depth !== undefined) {
    return { ...base, state: 'PROVEN', depth, because: provenText(units) };
  }
  const { before } = options;
  const { reason, because } = short ?? NO_EVIDENCE;
  if (before !== undefined && (reason === 'unknown' || reason === 'not-looked-at')) {
    return {
      ...base,
      state: 'STALE',
      depth: before.depth,
      because: `It was proven on ${before.date}; now: ${because}`,
    };
  }
  // Shown, only not deep enough: a gate may ask for just that depth.
  const shown = reason === 'too-shallow' || reason === 'attested';
  return { ...base, state: 'CLAIMED', reason, because, ...(shown && depth !== undefined && { depth }) };
}

const NO_EVIDENCE = { reason: 'none', because: 'No evidence is named' } as const;

/** How deep a proof must reach: as the control says, else active, and effective for what detects or responds. */
function depthNeeded({ proof, strategy }: Control): Depth {
  if (proof !== undefined) return proof;
  return strategy === 'detect' || strategy === 'respond' ? 'effective' : 'active';
}

/** Judges alternatives together: one upheld is enough, all broken is broken. */
function unitsOf(items: readonly EvidenceItem[], options: StateOptions): readonly Unit[] {
  const circular = circularAmong(items, options.modelFiles);
  const groups = new Map<number | string, Unit[]>();
  for (const item of items) {
    const key = item.alternative ?? item.id;
    const unit = unitOf(item, circular.get(item.id), options);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const best = deepest(group);
    const upheld = group.find(({ verdict, depth }) => verdict === 'upheld' && (depth ?? 'present') === best);
    const open = group.find(({ verdict }) => verdict === 'unknown');
    return [upheld ?? open ?? first];
  });
}

function unitOf(item: EvidenceItem, circular: string | undefined, options: StateOptions): Unit {
  const { judgement, basis, covers } = item;
  const said = { covers, depth: judgement.depth };
  const none = (reason: ClaimedBecause, because: string): Unit => ({ ...said, verdict: 'unknown', reason, because });
  if (basis === undefined) return none('not-looked-at', judgement.because);
  if (item.running && basis.environment !== options.environment) {
    return none(
      'other-environment',
      `${item.id} shows ${basis.environment ?? 'no environment that is named'}, not this one`,
    );
  }
  if (judgement.verdict === 'broken' && judgement.circular === undefined)
    return { ...said, verdict: 'broken', reason: undefined, because: judgement.because };
  if (circular !== undefined) return none('circular', circular);
  if (judgement.verdict === 'unknown') return none('unknown', judgement.because);
  const until = [item.freshUntil, judgement.depth === 'attested' ? undefined : judgement.until].find(
    (end) => end !== undefined && end <= options.clock.slice(0, end.length),
  );
  if (until !== undefined)
    return none('unknown', `What was seen on ${basis.time.slice(0, 10)} held until ${until.slice(0, 10)}`);
  return { ...said, verdict: 'upheld', reason: undefined, because: judgement.because };
}

/** What is missing to a proof; undefined when nothing is. */
function whyNotProven(
  control: Control,
  units: readonly Unit[],
  needs: Depth,
): { readonly reason: ClaimedBecause; readonly because: string } | undefined {
  if (units.length === 0) return NO_EVIDENCE;
  const open = units.find(({ verdict }) => verdict !== 'upheld');
  if (open !== undefined) return { reason: open.reason ?? 'unknown', because: open.because };
  const depth = deepest(units);
  if (depth === undefined || !reaches(depth, needs)) {
    const attested = units.find((unit) => unit.depth === 'attested');
    if (depth === 'attested' && attested !== undefined) return { reason: 'attested', because: attested.because };
    return {
      reason: 'too-shallow',
      because: `It is shown to be ${depth ?? 'nowhere'}, expected a proof that it is ${needs}`,
    };
  }
  const guarded = control.guards ?? [];
  const covered = units.some(({ covers }) => covers === undefined)
    ? guarded.length
    : guarded.filter((address) => units.some(({ covers }) => covers?.some((one) => isSame(one, address)))).length;
  if (covered < guarded.length)
    return { reason: 'partial', because: `${covered} of ${guarded.length} elements are covered` };
  return undefined;
}

function isSame(id: string, address: string): boolean {
  return id === address || address.endsWith(`/${id}`);
}

function deepest(units: readonly Unit[]): Depth | undefined {
  return deepestOf(units.filter(({ verdict }) => verdict === 'upheld').map(({ depth }) => depth ?? 'present'));
}

function provenText(units: readonly Unit[]): string {
  const [only] = units;
  return units.length === 1 && only !== undefined ? only.because : `All ${units.length} claims are upheld`;
}
