/**
 * The requirements of frameworks with what meets each, and how well that is proven.
 * @module
 */
import { type ControlState, nameOf, type Overview, relationsOf } from 'vauban/browser';
import { proofOf, WORST_FIRST, worstState } from '../../parts/proof-of.ts';

/** How a requirement stands; open when nothing meets it. */
export type Standing = ControlState | 'open';

export interface RequirementRow {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Controls it names. */
  readonly controls: readonly string[];
  readonly threats: readonly string[];
  /** Controls against the threats it names, which it does not name itself. */
  readonly through: readonly string[];
  readonly detections: readonly string[];
  readonly playbook: string | undefined;
  readonly standing: Standing;
  /** The states of all controls that count. */
  readonly states: readonly ControlState[];
}

export interface FrameworkRow {
  readonly id: string;
  readonly title: string;
  readonly kind: string | undefined;
  readonly description: string | undefined;
  /** What nothing meets first, then the worst proven. */
  readonly requirements: readonly RequirementRow[];
  /** How many requirements something meets that is said to be there. */
  readonly covered: number;
  /** How many something was to meet that was looked for and not found. */
  readonly refuted: number;
  /** How many are met by what is only planned. */
  readonly planned: number;
  /** How many nothing meets. */
  readonly open: number;
  /** How many are proven. */
  readonly proven: number;
}

/** The order in which requirements are shown: what is missing first, what is proven last. */
export const STANDINGS: readonly Standing[] = ['open', 'REFUTED', 'none', 'CLAIMED', 'STALE', 'PROVEN'];

/** The frameworks in written order. */
export function frameworkRows(overview: Overview): readonly FrameworkRow[] {
  const { model } = overview;
  const { controlsOfThreat } = relationsOf(model);
  return [...model.frameworks.values()].map((framework): FrameworkRow => {
    const requirements = [...(framework.requirements ?? [])]
      .map(([id, { title, description, controls = [], threats = [], detections = [], playbook }]): RequirementRow => {
        const through = [...new Set(threats.flatMap((threat) => controlsOfThreat.get(threat) ?? []))].filter(
          (control) => !controls.some((one) => one === control),
        );
        const counted = controls.length > 0 ? controls : through;
        const states = counted
          .filter((control) => model.controls.get(control)?.status !== 'retired')
          .map((control) => proofOf(overview, control).state);
        const said = detections.length > 0 || playbook !== undefined;
        return {
          id,
          title: title ?? id,
          description,
          controls,
          threats,
          through,
          detections,
          playbook,
          states,
          standing: standingOf(states, said),
        };
      })
      .toSorted((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
    const count = (...standings: readonly Standing[]): number =>
      requirements.filter(({ standing }) => standings.includes(standing)).length;
    return {
      id: framework.id,
      title: nameOf(framework),
      kind: framework.kind,
      description: framework.description,
      requirements,
      covered: count('CLAIMED', 'STALE', 'PROVEN'),
      refuted: count('REFUTED'),
      planned: count('none'),
      open: count('open'),
      proven: requirements.filter((row) => row.standing === 'PROVEN' && !row.states.includes('none')).length,
    };
  });
}

/** The worst state of what meets it; a detection or a playbook is what somebody says. What is planned meets nothing yet. */
function standingOf(states: readonly ControlState[], said: boolean): Standing {
  const all: readonly ControlState[] = said ? [...states, 'CLAIMED'] : states;
  const worst = worstState(all.filter((state) => state !== 'none'));
  return worst ?? (all.length > 0 ? 'none' : 'open');
}

/** The standings of several requirements with how many have each, the worst first. */
export function standingCounts(rows: readonly RequirementRow[]): readonly (readonly [Standing, number])[] {
  return STANDINGS.map(
    (standing) => [standing, rows.filter((row) => row.standing === standing).length] as const,
  ).filter(([, many]) => many > 0);
}

/** Whether a word of the address is a standing. */
export function isStanding(word: string): word is Standing {
  return word === 'open' || WORST_FIRST.some((state) => state === word);
}

/** A standing as a word. */
export function standingWord(standing: Standing): string {
  if (standing === 'open') return 'nothing meets it';
  return standing === 'none' ? 'only planned' : standing.toLowerCase();
}
