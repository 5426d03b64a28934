/**
 * Writes the techniques of a model as a layer of the ATT&CK Navigator.
 * @module
 */
import type { Model, Threat } from '../../model/model.ts';
import type { Exported, WrittenModel } from '../format.ts';
import { losses } from '../losses.ts';
import { addUnplaced } from '../unplaced.ts';

/** Scores of the levels of the usual schemes. */
const SCORES: Readonly<Record<string, number>> = { low: 1, moderate: 2, medium: 2, high: 3, critical: 4 };
/** The same for a probability (a row, from 1) and an impact (a column, from 1) of the five-by-five scheme. */
const MATRIX = ['11122', '11223', '12234', '12344', '23444'];
const COLORS = ['#c7dcf0', '#fff1a8', '#f5a35c', '#c8323c'];
const LEVELS = ['low', 'moderate', 'high', 'critical'];

/** A technique with the threats that use it. */
interface Used {
  readonly threats: Threat[];
  readonly ways: string[];
}

/** Writes a layer. */
export async function write(source: WrittenModel): Promise<Exported> {
  const { model } = source;
  const lost = losses();
  const used = techniquesOf(source, (message, path) => lost.add(message, source.locate(path)));
  addUnplaced(
    source,
    {
      system: ['title', 'description'],
      threats: ['title', 'references', 'level', 'risk', 'controls', 'vectors'],
      controls: ['title', 'status'],
    },
    lost,
  );
  if (used.size === 0)
    lost.add('threats: none refers to a technique of ATT&CK, so the layer is empty', source.locate(['threats'], 'key'));
  const layer = {
    name: model.system.title ?? 'Threat model',
    versions: { attack: '18', navigator: '5.2.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: model.system.description ?? 'Techniques that the threats of this model use',
    sorting: 3,
    hideDisabled: false,
    techniques: [...used]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, use]) => technique(model, id, use)),
    gradient: { colors: COLORS, minValue: 1, maxValue: 4 },
    legendItems: LEVELS.map((label, index) => ({ label, color: COLORS[index] })),
    metadata: [{ name: 'made by', value: 'vauban' }],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
  };
  return { text: `${JSON.stringify(layer, undefined, 2)}\n`, lost: lost.list() };
}

function techniquesOf(
  source: WrittenModel,
  lose: (message: string, path: readonly string[]) => void,
): ReadonlyMap<string, Used> {
  const { model } = source;
  const found = new Map<string, Used>();
  const use = (id: string, path: readonly string[]): Used | undefined => {
    const known = /^T(?!0)\d{4}(?:\.\d{3})?$/i.test(id.trim()) ? id.trim().toUpperCase() : undefined;
    if (known === undefined) {
      lose('references: an id that is no technique of the enterprise domain is left out', path);
      return undefined;
    }
    const one = found.get(known) ?? { threats: [], ways: [] };
    found.set(known, one);
    return one;
  };
  for (const threat of model.threats.values()) {
    for (const id of threat.references?.attack ?? []) {
      const one = use(id, ['threats', threat.id, 'references', 'attack']);
      if (one !== undefined && !one.threats.includes(threat)) one.threats.push(threat);
    }
  }
  for (const vector of model.vectors.values()) {
    const threats = [...model.threats.values()].filter(
      (threat) => threat.vectors?.some((id) => id === vector.id) ?? false,
    );
    for (const id of vector.references?.attack ?? []) {
      const one = use(id, ['vectors', vector.id, 'references', 'attack']);
      one?.ways.push(vector.id);
      one?.threats.push(...threats.filter((threat) => !one.threats.includes(threat)));
    }
  }
  return found;
}

function technique(model: Model, id: string, { threats, ways }: Used) {
  const scores = threats.flatMap((threat) => scoreOf(model, threat) ?? []);
  const lines = threats.map((threat) => {
    const controls = (threat.controls ?? []).map(
      ({ control }) => `${control} ${model.controls.get(control)?.status ?? 'unknown'}`,
    );
    const level = threat.level === undefined ? '' : ` (${threat.level})`;
    return `${threat.id}${level}: ${threat.title ?? threat.id}${controls.length === 0 ? '; no control' : `; ${controls.join(', ')}`}`;
  });
  const comment = [...lines, ...(ways.length === 0 ? [] : [`Ways in: ${ways.join(', ')}`])].join('\n');
  return {
    techniqueID: id,
    ...(scores.length > 0 && { score: Math.max(...scores) }),
    comment,
    enabled: true,
    showSubtechniques: !id.includes('.'),
    metadata: threats.map((threat) => ({ name: 'threat', value: threat.id })),
  };
}

/** The score of a threat: by the level that is declared, or by its rating; none when it has neither. */
function scoreOf({ system }: Model, { level, risk }: Threat): number | undefined {
  const declared = SCORES[level ?? ''];
  if (declared !== undefined || (risk?.scheme ?? system.scheme ?? 'five-by-five') !== 'five-by-five') return declared;
  const cell = MATRIX[Number(risk?.axes.get('probability')) - 1]?.[Number(risk?.axes.get('impact')) - 1];
  return cell === undefined ? undefined : Number(cell);
}
