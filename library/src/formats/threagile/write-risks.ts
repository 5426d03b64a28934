/**
 * Threats as identified risks of a category: the one they came with, or a category of their own.
 * @module
 */
import type { Threat, Vector } from '../../model/model.ts';
import { nameOf, relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { escaped, plainText } from './plain-text.ts';
import { ABUSE_CASE } from './words.ts';
import { writeRisk } from './write-risk.ts';
import { complete, mapOf, type Neutral, textOf, type Writing } from './writing.ts';

const NEUTRAL: Neutral = [
  ['id', ''],
  ['title', ''],
  ['description', ''],
  ['impact', ''],
  ['asvs', ''],
  ['cheat_sheet', ''],
  ['action', ''],
  ['mitigation', ''],
  ['check', ''],
  ['function', 'architecture'],
  ['stride', 'tampering'],
  ['detection_logic', ''],
  ['risk_assessment', ''],
  ['false_positives', ''],
  ['model_failure_possible_reason', false],
  ['cwe', 0],
  ['risks_identified', {}],
];

/** The risk categories, and by what id each threat is tracked. */
export interface WrittenRisks {
  readonly categories: readonly JsonMap[];
  readonly syntheticIds: ReadonlyMap<string, string>;
  /** Vectors that are categories. */
  readonly vectors: ReadonlySet<string>;
}

/** The risk categories of a model. */
export function writeRisks(writing: Writing): WrittenRisks {
  const { model, source, losses } = writing;
  const groups = new Map<string, Threat[]>();
  const alone: Threat[] = [];
  for (const vector of model.vectors.values()) {
    const isCategory = originOf(vector, 'threagile').id !== undefined && !vector.tags?.includes(ABUSE_CASE);
    if (isCategory) groups.set(vector.id, []);
  }
  for (const threat of model.threats.values()) {
    const vector = threat.vectors?.find((id) => groups.has(id));
    if (vector === undefined || groups.get(vector)?.push(threat) === undefined) alone.push(threat);
    if ((threat.vectors?.length ?? 0) > (vector === undefined ? 0 : 1)) {
      losses.add(
        'threats: which vectors a threat uses has no place in this format, but for the category of its risk',
        source.locate(['threats', threat.id, 'vectors'], 'key'),
      );
    }
  }
  const taken = new Set<string>();
  const syntheticIds = new Map<string, string>();
  const categories = [
    ...[...groups].map(([id, threats]) => ({ vector: model.vectors.get(id), threats })),
    ...alone.map((threat) => ({ vector: undefined, threats: [threat] })),
  ].map(({ vector, threats }) => {
    const wanted = originOf(vector, 'threagile').id ?? vector?.id ?? threats[0]?.id ?? '';
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return writeCategory(id, { vector, threats, writing, syntheticIds });
  });
  return { categories, syntheticIds, vectors: new Set(groups.keys()) };
}

interface Category {
  readonly vector: Vector | undefined;
  readonly threats: readonly Threat[];
  readonly writing: Writing;
  readonly syntheticIds: Map<string, string>;
}

function writeCategory(id: string, { vector, threats, writing, syntheticIds }: Category): JsonMap {
  const { source, losses } = writing;
  const [threat] = threats;
  const about = vector ?? threat;
  const at = source.locate(vector === undefined ? ['threats', threat?.id ?? ''] : ['vectors', vector.id], 'key');
  const { kept } = vector === undefined ? { kept: {} as JsonMap } : originOf(vector, 'threagile');
  const used = threat?.vectors?.flatMap((name) => writing.model.vectors.get(name)?.stride ?? []) ?? [];
  const stride = about?.stride ?? threat?.stride ?? used;
  const references = about?.references ?? threat?.references;
  const [cwe] = references?.cwe ?? [];
  const [sheet] = references?.see ?? [];
  const controls = controlsOf(vector, threat, writing);
  const said = {
    id,
    title: about === undefined ? id : nameOf(about),
    description: textOf(about?.description, kept['description']),
    impact: textOf(threat?.impacts?.join('\n'), kept['impact']),
    cheat_sheet: sheet,
    action: textOf(controls.titles, kept['action']),
    mitigation: textOf(controls.descriptions, kept['mitigation']),
    stride: stride[0],
    cwe: cwe === undefined ? undefined : Number.parseInt(cwe, 10),
    risks_identified: {
      ...risksOf(id, { vector, threats, writing, syntheticIds }),
      ...mapOf(kept['risks_identified']),
    },
  };
  for (const risk of threats) {
    if ((risk.stride?.length ?? 0) > 1 || (vector?.stride?.length ?? 0) > 1) {
      losses.add(
        'threats: Threagile keeps one letter of STRIDE for a category; the first is written',
        source.locate(['threats', risk.id, 'stride'], 'key'),
      );
    }
    if (risk.description !== undefined && vector !== undefined) {
      losses.add(
        'threats: the description of a threat gives way to that of its category',
        source.locate(['threats', risk.id, 'description'], 'key'),
      );
    }
    const { cwe: weaknesses = [], see = [], capec = [], attack = [] } = risk.references ?? {};
    if (weaknesses.length > 1 || see.length > 1 || capec.length + attack.length > 0) {
      losses.add(
        'threats: Threagile keeps one CWE and one link for a category; other references are left out',
        source.locate(['threats', risk.id, 'references'], 'key'),
      );
    }
  }
  return complete({ collection: vector === undefined ? 'threats' : 'vectors', said, kept, at }, NEUTRAL, losses);
}

/** What is done: the advice that came with the category, or the names and texts of the controls. */
function controlsOf(vector: Vector | undefined, threat: Threat | undefined, { model }: Writing) {
  const relations = relationsOf(model);
  const ids =
    vector === undefined
      ? (relations.controlsOfThreat.get(threat?.id ?? '') ?? [])
      : (relations.controlsOfVector.get(vector.id) ?? []);
  const controls = ids.flatMap((id) => model.controls.get(id) ?? []);
  const [only] = controls;
  if (controls.length === 1 && only !== undefined) return { titles: only.title, descriptions: only.description };
  return {
    titles: controls.length === 0 ? undefined : controls.map(nameOf).join('; '),
    descriptions: controls.some(({ description }) => description !== undefined)
      ? controls.flatMap(({ description }) => description ?? []).join('\n')
      : undefined,
  };
}

/** The risks of a category by their titles, each once. */
function risksOf(category: string, { threats, writing, syntheticIds }: Category): JsonMap {
  const taken = new Set<string>();
  return Object.fromEntries(
    threats.map((threat): [string, Json] => {
      const before = originOf(threat, 'threagile').id;
      const name = nameOf(threat);
      let title = before !== undefined && plainText(before) === name ? before : escaped(name);
      if (taken.has(title)) title = `${title} (${threat.id})`;
      taken.add(title);
      const { risk, parts } = writeRisk(threat, writing);
      syntheticIds.set(threat.id, [category, ...parts].join('@'));
      return [title, risk];
    }),
  );
}
