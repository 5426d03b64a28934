/**
 * How far the roadmap has come, as the model says: the status of every item, and whether a requirement holds.
 * A status that follows from something else is computed; a tick beside unfinished controls does not finish an item.
 * @module
 */

import { reaches } from '../model/depth.ts';
import type { Control, Environment, Model, Phase } from '../model/model.ts';
import type { Proofs } from '../model/posture.ts';
import { nameOf } from '../model/relations.ts';

export type Status = NonNullable<Control['status']>;
/** Something that must hold: a phase in a state, or a control at a depth. */
export type Requirement = NonNullable<Environment['gate']>[number];
export type Item = NonNullable<Phase['items']> extends ReadonlyMap<string, infer Value> ? Value : never;

type ProofOfControl = Proofs extends ReadonlyMap<string, infer Value> ? Value : never;

/** How far one phase has come; retired items do not count. */
export interface PhaseProgress {
  readonly items: ReadonlyMap<string, Status>;
  readonly done: number;
  readonly of: number;
  readonly complete: boolean;
  readonly started: boolean;
}

/** Whether a requirement holds, in words. */
export interface Judgment {
  /** What it is about: the id of a phase or a control. */
  readonly which: string;
  readonly requirement: string;
  readonly met: boolean;
  readonly because: string;
}

export interface Progress {
  readonly phases: ReadonlyMap<string, PhaseProgress>;
  /** One judgment for each thing a requirement names. */
  judge(requirement: Requirement): readonly Judgment[];
}

/** The progress of a model's roadmap. */
export function progressOf(model: Model, proofs?: Proofs): Progress {
  const phases = new Map<string, PhaseProgress>();
  const judge = (requirement: Requirement): readonly Judgment[] => judgmentsOf(model, { phases, proofs }, requirement);
  const holds = (requirement: Requirement): boolean => judge(requirement).every(({ met }) => met);
  for (const phase of inOrder(model)) phases.set(phase.id, progressOfPhase(model, phase, holds));
  return { phases, judge };
}

/** Phases, each after those that its items wait for; a circle of them is cut where it closes. */
function inOrder(model: Model): readonly Phase[] {
  const open = new Set<string>();
  const order = new Set<Phase>();
  for (const start of model.phases.values()) {
    const trail = [start];
    for (let phase = trail.at(-1); phase !== undefined; phase = trail.at(-1)) {
      if (open.has(phase.id)) {
        order.add(phase);
        trail.pop();
        continue;
      }
      open.add(phase.id);
      for (const { when } of phase.items?.values() ?? []) {
        const awaited = when?.phase === undefined ? undefined : model.phases.get(when.phase);
        if (awaited !== undefined && !open.has(awaited.id)) trail.push(awaited);
      }
    }
  }
  return [...order];
}

function progressOfPhase(model: Model, phase: Phase, holds: (when: Requirement) => boolean): PhaseProgress {
  const items = new Map<string, Status>();
  for (const [id, item] of phase.items ?? []) items.set(id, statusOf(model, item, holds));
  const counted = [...items.values()].filter((status) => status !== 'retired');
  const done = counted.filter((status) => status === 'done').length;
  return {
    items,
    done,
    of: counted.length,
    complete: counted.length > 0 && done === counted.length,
    started: phase.current === true || counted.some((status) => status !== 'planned'),
  };
}

/** The status of an item: by its condition, else the lesser of what is written and what its controls allow. */
function statusOf(model: Model, item: Item, holds: (when: Requirement) => boolean): Status {
  const { status: written, when } = item;
  if (written === 'retired') return 'retired';
  if (when !== undefined) return holds(when) ? 'done' : written === 'in-progress' ? 'in-progress' : 'planned';
  const controls = statusesOf(model, item);
  if (written === 'done') return controls.some(isUnfinished) ? 'in-progress' : 'done';
  if (written !== undefined || controls.length === 0) return written ?? 'planned';
  if (controls.every((status) => status === 'done')) return 'done';
  return controls.some((status) => status === 'done' || status === 'in-progress') ? 'in-progress' : 'planned';
}

/** The statuses of an item's controls without the retired ones. */
export function statusesOf(model: Model, item: Item): readonly (Status | undefined)[] {
  const statuses = (item.controls ?? []).map((id) => model.controls.get(id)?.status);
  return statuses.filter((status) => status !== 'retired');
}

/** Whether something is said to be still to do; nothing said is not. */
export function isUnfinished(status: Status | undefined): boolean {
  return status === 'planned' || status === 'in-progress';
}

interface Known {
  readonly phases: ReadonlyMap<string, PhaseProgress>;
  readonly proofs: Proofs | undefined;
}

function judgmentsOf(model: Model, { phases, proofs }: Known, requirement: Requirement): readonly Judgment[] {
  const judgments: Judgment[] = [];
  if (requirement.phase !== undefined) {
    const state = requirement.is ?? 'complete';
    const phase = model.phases.get(requirement.phase);
    const { which, name } = { which: requirement.phase, name: phase === undefined ? requirement.phase : nameOf(phase) };
    const progress = phases.get(requirement.phase);
    const met = (state === 'complete' ? progress?.complete : progress?.started) ?? false;
    const because = `${progress?.done ?? 0} of ${progress?.of ?? 0} items are done`;
    judgments.push({ which, requirement: `"${name}" ${state}`, met, because });
  }
  if (requirement.control !== undefined) {
    const depth = requirement.atLeast ?? 'claimed';
    const control = model.controls.get(requirement.control);
    const name = control === undefined ? requirement.control : nameOf(control);
    const isDone = control?.status === 'done';
    const proof = proofs?.get(requirement.control);
    const shown =
      depth !== 'claimed' && proof?.depth !== undefined && proof.state !== 'STALE' && reaches(proof.depth, depth);
    const met = isDone && proof?.state !== 'REFUTED' && (depth === 'claimed' || shown);
    const because = isDone ? shownText(proof, depth, met) : notDone(control?.status);
    judgments.push({ which: requirement.control, requirement: `"${name}" at least ${depth}`, met, because });
  }
  // A requirement of nothing must not open anything.
  if (judgments.length > 0) return judgments;
  return [{ which: '', requirement: 'a phase or a control', met: false, because: 'it names neither' }];
}

function shownText(proof: ProofOfControl | undefined, depth: string, met: boolean): string {
  if (proof?.state === 'REFUTED') return 'it is refuted';
  if (proof?.depth !== undefined)
    return `it is ${proof.state === 'STALE' ? 'no longer ' : ''}shown to be ${proof.depth}`;
  return met || depth === 'claimed' ? 'it is done' : 'it is claimed but not proven';
}

function notDone(status: Status | undefined): string {
  return status === undefined ? 'it has no status' : `it is ${status === 'in-progress' ? 'in progress' : status}`;
}
