/**
 * The phases of a roadmap with what is claimed and proven of each item.
 * @module
 */
import { type ControlState, nameOf, type Overview, type PhaseEffect } from 'vauban/browser';
import { proofOf } from '../../parts/proof-of.ts';

export interface ItemRow {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** The status that counts: computed where it follows from something else. */
  readonly status: string;
  /** The status as written, where it is another one. */
  readonly written: string | undefined;
  readonly due: string | undefined;
  readonly overdue: boolean;
  readonly controls: readonly { readonly id: string; readonly state: ControlState }[];
  readonly threats: readonly string[];
  /** Whether every control of it is proven; false without any. */
  readonly proven: boolean;
  /** What it waits for, in words. */
  readonly waits: string | undefined;
}

export interface PhaseRow {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly current: boolean;
  readonly due: string | undefined;
  readonly overdue: boolean;
  readonly complete: boolean;
  readonly done: number;
  readonly of: number;
  /** How many items are proven. */
  readonly proven: number;
  readonly items: readonly ItemRow[];
  /** The states of its controls, each once. */
  readonly states: readonly ControlState[];
  readonly threats: readonly string[];
  readonly removes: readonly PhaseEffect[];
}

/** The phases in their order. */
export function phaseRows(overview: Overview): readonly PhaseRow[] {
  const { model, analysis, clock } = overview;
  return analysis.phases.flatMap((state): PhaseRow[] => {
    const phase = model.phases.get(state.id);
    if (phase === undefined) return [];
    const items = [...(phase.items ?? [])].map(([id, item]): ItemRow => {
      const status = state.items[id] ?? item.status ?? 'planned';
      const controls = (item.controls ?? []).map((control) => ({
        id: control as string,
        state: proofOf(overview, control).state,
      }));
      return {
        id,
        title: item.title ?? id,
        description: item.description,
        status,
        written: item.status !== undefined && item.status !== status ? item.status : undefined,
        due: item.due,
        overdue: status !== 'done' && status !== 'retired' && isPast(item.due, clock),
        controls,
        threats: item.threats ?? [],
        proven: controls.length > 0 && controls.every((control) => control.state === 'PROVEN'),
        waits: item.when === undefined ? undefined : waitsFor(overview, item.when),
      };
    });
    const states = new Map(items.flatMap((item) => item.controls.map((control) => [control.id, control.state])));
    return [
      {
        id: phase.id,
        title: nameOf(phase),
        description: phase.description,
        current: phase.current === true,
        due: phase.due,
        overdue: !state.complete && isPast(phase.due, clock),
        complete: state.complete,
        done: state.done,
        of: state.of,
        proven: items.filter(({ proven }) => proven).length,
        items,
        states: [...states.values()],
        threats: state.threats,
        removes: state.removes ?? [],
      },
    ];
  });
}

/** Whether a day, a month or a year is over. */
export function isPast(due: string | undefined, clock: string): boolean {
  return due !== undefined && due < clock.slice(0, due.length);
}

interface Awaited {
  readonly phase?: string | undefined;
  readonly is?: string | undefined;
  readonly control?: string | undefined;
  readonly atLeast?: string | undefined;
}

function waitsFor({ model }: Overview, { phase, is = 'complete', control, atLeast = 'claimed' }: Awaited): string {
  const parts = [
    phase === undefined ? '' : `"${nameOf(model.phases.get(phase) ?? { id: phase })}" is ${is}`,
    control === undefined ? '' : `"${nameOf(model.controls.get(control) ?? { id: control })}" is at least ${atLeast}`,
  ];
  return `done once ${parts.filter(Boolean).join(' and ')}`;
}

/** How many rated threats stand at each level now, and once each phase is complete. */
export interface LevelStep {
  readonly title: string;
  readonly levels: ReadonlyMap<string, number>;
}

/** The steps of the risk over the phases; the first is where it stands now, as claimed. */
export function levelSteps({ analysis }: Overview, phases: readonly PhaseRow[]): readonly LevelStep[] {
  const levels = new Map(
    analysis.risks.flatMap(({ threat, claimed }) => (claimed === undefined ? [] : [[threat, claimed] as const])),
  );
  const steps: LevelStep[] = [{ title: 'Now, as claimed', levels: countsOf(levels.values()) }];
  for (const { title, removes } of phases) {
    for (const { threat, to } of removes) if (levels.has(threat)) levels.set(threat, to);
    steps.push({ title: `After ${title}`, levels: countsOf(levels.values()) });
  }
  return steps;
}

function countsOf(levels: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}
