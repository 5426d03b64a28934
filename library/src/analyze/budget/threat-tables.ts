/**
 * What each rated threat costs with every set of the controls in question, by the rules of its scheme: levels are taken
 * off as in the register, so that two controls that do the same never count twice.
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import type { TabledRisk } from '../../model/budget.ts';
import type { LossScenario } from '../../model/loss.ts';
import type { Model, Scheme, Threat } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import { valuedRegister } from '../risk/index.ts';
import { increase, type RatedControl, reduce, schemeOf } from '../schemes/index.ts';
import { MOST_KINDS } from './loss-tables.ts';

/** What to weigh. */
export interface TableTask {
  /** The register. */
  readonly risks: readonly RiskRow[];
  /** The controls that could be bought. */
  readonly buyable: ReadonlySet<string>;
  /** The controls that are in place whatever is bought. */
  readonly sunk: ReadonlySet<string>;
  /** What a scenario counts for, such as its mean loss of a year. */
  readonly measure: (scenario: LossScenario) => number;
}

/** Makes the tables of the threats that can be counted in money. */
export function threatTables(model: Model, task: TableTask): readonly TabledRisk[] {
  return valuedRegister(model, task.risks).valued.map(({ row, scenarios }) => {
    const threat = model.threats.get(row.threat);
    const scheme = schemeOf(row.scheme, model.schemes);
    // Without a scheme no control takes anything off.
    if (threat === undefined || scheme === undefined) {
      return { id: row.threat, kinds: [], expected: [task.measure(scenarios.claimed)] };
    }
    return tableOf(model, { row, threat, scheme }, task);
  });
}

interface Rated {
  readonly row: RiskRow;
  readonly threat: Threat;
  readonly scheme: Scheme;
}

/** A control that is listed against a threat. */
type Listed = RatedControl & { readonly id: string };

function tableOf(model: Model, { row, threat, scheme }: Rated, { buyable, sunk, measure }: TableTask): TabledRisk {
  const listed = listedAgainst(model, threat);
  const axes = new Map(Object.entries(row.axes));
  const isAfter = (threat.risk?.rated ?? model.system.rated) === 'after';
  const countedWith = (bought: ReadonlySet<string>): number => {
    const kept = listed.filter(({ id }) => sunk.has(id) || bought.has(id));
    // A rating made after its controls counts all of them; what is not there is added again.
    const lost = listed.filter((control) => !kept.includes(control));
    const levels = isAfter ? increase(scheme, axes, { lost, kept }).axes : reduce(scheme, axes, kept).axes;
    const [valued] = valuedRegister(model, [row], { levels: new Map([[row.threat, levels]]) }).valued;
    return valued === undefined ? 0 : measure(valued.scenarios.claimed);
  };
  const nothing = countedWith(new Set());
  const kinds = kindsOf(listed.filter(({ id }) => buyable.has(id)))
    .map((kind) => ({ kind, alone: nothing - countedWith(new Set(kind.slice(0, 1))) }))
    .toSorted((one, other) => other.alone - one.alone)
    .slice(0, MOST_KINDS)
    .map(({ kind }) => kind);
  const expected = Array.from({ length: 1 << kinds.length }, (_, set) =>
    countedWith(new Set(kinds.flatMap((kind, index) => (((set >> index) & 1) === 1 ? kind.slice(0, 1) : [])))),
  );
  return { id: row.threat, kinds, expected };
}

/** The controls against a threat, each with how well it works there. */
function listedAgainst(model: Model, threat: Threat): readonly Listed[] {
  const stated = new Map<string, string | undefined>(threat.controls?.map((use) => [use.control, use.effectiveness]));
  return (relationsOf(model).controlsOfThreat.get(threat.id) ?? []).flatMap((id) => {
    const control = model.controls.get(id);
    if (control === undefined || control.status === 'retired') return [];
    const { strategy, layer } = control;
    // A control that does not say how well it works is taken to work as well as its strategy does in this model.
    const effectiveness =
      stated.get(id) ?? control.effectiveness ?? model.strategies.get(strategy ?? '')?.effectiveness;
    return [{ id, strategy, effectiveness, layer }];
  });
}

/** The ids of controls, those together that take the same off. */
function kindsOf(controls: readonly Listed[]): readonly (readonly string[])[] {
  const kinds = new Map<string, string[]>();
  for (const { id, strategy, effectiveness, layer } of controls) {
    const key = JSON.stringify([strategy, effectiveness, layer]);
    kinds.set(key, [...(kinds.get(key) ?? []), id]);
  }
  return [...kinds.values()];
}
