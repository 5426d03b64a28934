/**
 * An attack graph in the making: nodes with names, to which parents are added as they are found.
 * @module
 */
import type { Control, Model } from '../../model/model.ts';
import type { AttackNode, Guard } from './attack-graph.ts';
import type { AttackTimes, ControlEffect } from './attack-times.ts';

/** A node whose parents are still being found. */
export interface DraftNode extends AttackNode {
  readonly parents: number[];
}

/** The graph in the making. */
export interface Draft {
  readonly model: Model;
  readonly times: AttackTimes;
  readonly nodes: DraftNode[];
  /** The address of what each node stands for; empty for helpers that stand for nothing. */
  readonly names: string[];
  /** The numbers of controls; one that works otherwise in a tree has a number of its own there. */
  readonly controls: Map<string, number>;
  /** The control behind each number. */
  readonly controlIds: string[];
  /** The numbers of steps that stand in the graph more than once. */
  readonly steps: Map<string, number>;
  /** Controls that say too little to count. */
  readonly unstated: Set<string>;
  /** Nodes that stand for a step of a tree. */
  readonly leaves: Set<number>;
  /** What was taken for granted, in words. */
  readonly notes: Set<string>;
}

/** An empty graph. */
export function draftOf(model: Model, times: AttackTimes): Draft {
  return {
    model,
    times,
    nodes: [],
    names: [],
    controls: new Map(),
    controlIds: [],
    steps: new Map(),
    unstated: new Set(),
    leaves: new Set(),
    notes: new Set(),
  };
}

/** Adds a node; gives its number. */
export function add(draft: Draft, name: string, node: Partial<DraftNode> = {}): number {
  draft.nodes.push({ parents: [], needs: 1, ...node });
  return draft.names.push(name) - 1;
}

/**
 * A control as a guard; none when it is retired or says too little.
 *
 * @param works the chance that it stops the attacker, where the model gives it
 */
export function guardOf(draft: Draft, id: string, works?: number): readonly Guard[] {
  const { model, times, controls, controlIds } = draft;
  const control = model.controls.get(id);
  if (control === undefined || control.status === 'retired') return [];
  const effect = effectOf(model, control, times);
  if (works === undefined && typeof effect !== 'object') {
    if (effect === 'unstated') draft.unstated.add(id);
    return [];
  }
  const { stops, slows } = typeof effect === 'object' ? effect : { stops: 0, slows: 1 };
  const key = works === undefined ? id : `${id} ${works}`;
  const number = controls.get(key) ?? controlIds.push(id) - 1;
  controls.set(key, number);
  return [{ control: number, stops: works ?? stops, slows, layer: control.layer }];
}

/** What a control does on the way, by its strategy and effectiveness; or that it does nothing, or does not say. */
export function effectOf(
  model: Model,
  control: Control,
  { controls }: AttackTimes,
): ControlEffect | 'none' | 'unstated' {
  const { strategy } = control;
  const effectiveness = control.effectiveness ?? model.strategies.get(strategy ?? '')?.effectiveness;
  if (strategy === undefined || effectiveness === undefined) return 'unstated';
  return controls[strategy]?.[effectiveness] ?? 'none';
}

/** That controls say too little to count; nothing when all say enough. */
export function unstatedNote(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`Controls that state no strategy or effectiveness stop nobody: ${ids.join(', ')}`];
}
