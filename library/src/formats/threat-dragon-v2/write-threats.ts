/**
 * The threats of a model as Threat Dragon keeps them: each on one cell, with its mitigation in words.
 * @module
 */
import type { Control, Model, Threat } from '../../model/model.ts';
import { nameOf, relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import { uuidOf } from '../foreign-id.ts';
import type { WrittenModel } from '../format.ts';
import type { Losses } from '../losses.ts';
import { mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import {
  severityOf,
  statusOf,
  statusOfTreatment,
  strideOf,
  type ThreatStatus,
  typeOfStride,
} from '../threat-dragon/words.ts';

/** Threats, handed out to the cells that are drawn. */
export interface ThreatCells {
  readonly count: number;
  /** The threats of a component or flow by its address; each is given once. */
  take(address: string): readonly Json[];
  /** Adds a loss for each threat that no cell has taken. */
  reportLeft(): void;
}

/** Prepares the threats of a model. */
export function threatCellsOf(source: WrittenModel, losses: Losses): ThreatCells {
  const { model } = source;
  const byCell = new Map<string, Threat[]>();
  const left = new Set(model.threats.values());
  for (const threat of model.threats.values()) {
    const cells = cellsOf(model, threat);
    for (const cell of cells) byCell.set(cell, [...(byCell.get(cell) ?? []), threat]);
    if (cells.length > 1) {
      losses.add(
        'threats: Threat Dragon keeps a threat on one shape; only its first target carries it',
        source.locate(['threats', threat.id, 'targets'], 'key'),
      );
    }
  }
  return {
    count: model.threats.size,
    take: (address) =>
      (byCell.get(address) ?? []).flatMap((threat) => {
        if (!left.delete(threat)) return [];
        return [threatJson(model, threat, [...model.threats.keys()].indexOf(threat.id) + 1)];
      }),
    reportLeft: () => {
      for (const threat of left) {
        losses.add(
          `threats: "${nameOf(threat)}" hits nothing that is drawn`,
          source.locate(['threats', threat.id], 'key'),
        );
      }
    },
  };
}

/** The components and flows that can carry a threat, the first target first. */
function cellsOf(model: Model, threat: Threat): readonly string[] {
  const targets = relationsOf(model).targetsOfThreat.get(threat.id) ?? [];
  return [
    ...new Set(
      targets.flatMap((address): readonly string[] => {
        const [collection, id = ''] = address.split('/');
        if (collection === 'components' || collection === 'flows') return [address];
        if (collection === 'entries') return [`components/${model.entries.get(id)?.at}`];
        if (collection === 'assets')
          return (model.assets.get(id)?.at ?? []).map((component) => `components/${component}`);
        return [];
      }),
    ),
  ];
}

function threatJson(model: Model, threat: Threat, number: number): Json {
  const { id, kept } = originOf(threat, 'threat-dragon-v2');
  const controls = (relationsOf(model).controlsOfThreat.get(threat.id) ?? []).flatMap(
    (control) => model.controls.get(control) ?? [],
  );
  const { type, severity, ...rest } = kept;
  const decision = model.decisions.get(threat.id);
  const status = statusOfThreat(decision?.treatment, controls);
  return mergeKept(id === undefined ? { number } : rest, {
    id: id ?? uuidOf(`threats/${threat.id}`),
    title: nameOf(threat),
    status,
    severity: threat.level === undefined && typeof severity === 'string' ? severity : severityOf(threat.level),
    type: typeOf(threat, typeof type === 'string' ? type : undefined),
    description: threat.description ?? '',
    mitigation: controls.length > 0 ? mitigationOf(controls) : unsaid(decision?.because),
    modelType: rest['modelType'] ?? 'STRIDE',
  });
}

/** The type as it was spelled, while it still says the same. */
function typeOf(threat: Threat, kept: string | undefined): string {
  const [letter] = threat.stride ?? [];
  if (kept !== undefined && (letter === undefined || strideOf(kept)[0] === letter)) return kept;
  return typeOfStride(letter) ?? threat.tags?.[0] ?? '';
}

function statusOfThreat(treatment: string | undefined, controls: readonly Control[]): ThreatStatus {
  const decided = statusOfTreatment(treatment);
  if (decided !== undefined) return statusOf(decided) ?? 'Open';
  const isDone = controls.length > 0 && controls.every(({ status }) => status === 'done');
  return isDone || treatment === 'mitigate' ? 'Mitigated' : 'Open';
}

function mitigationOf(controls: readonly Control[]): string {
  const [only] = controls;
  if (controls.length === 1 && only !== undefined) return only.description ?? nameOf(only);
  return controls
    .map((control) => `- ${nameOf(control)}${control.description === undefined ? '' : `: ${control.description}`}`)
    .join('\n');
}

/** The reason of a decision, unless it only repeats what the status says. */
function unsaid(because: string | undefined): string {
  return because === undefined || because.startsWith('Threat Dragon says "') ? '' : because;
}
