/**
 * What a model says of itself, with its abuse cases and requirements.
 * @module
 */
import { nameOf, relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { escaped, plainText } from './plain-text.ts';
import { ABUSE_CASE, REQUIREMENTS, SHARED_RUNTIME } from './words.ts';
import { mapOf, textOf, textsOf, type Writing } from './writing.ts';

/** The top of the document: who, when and what about. */
export function writeSystem({ model, source, losses }: Writing): JsonMap {
  const { system } = model;
  const { kept } = originOf(system, 'threagile');
  const at = source.locate(['system'], 'key');
  const needed = (key: string, neutral: string): Json => {
    const before = kept[key];
    if (before !== undefined) return before;
    losses.add(`system: Threagile needs "${key}": wrote "${neutral}"`, at);
    return neutral;
  };
  const author = kept['author'] ?? { name: system.owner ?? '' };
  const overview = 'application_description' in kept ? 'application_description' : 'business_overview';
  return {
    threagile_version: kept['threagile_version'] ?? '1.0.0',
    title: system.title ?? 'Threat model',
    ...(system.date !== undefined && { date: system.date }),
    ...('date' in kept && system.date === undefined && { date: kept['date'] ?? null }),
    author,
    ...('management_summary_comment' in kept && {
      management_summary_comment: kept['management_summary_comment'] ?? null,
    }),
    business_criticality: needed('business_criticality', 'important'),
    ...described(overview, system.description, kept),
    ...('technical_overview' in kept && { technical_overview: kept['technical_overview'] ?? null }),
    ...('questions' in kept && { questions: kept['questions'] ?? null }),
  };
}

function described(key: string, description: string | undefined, kept: JsonMap): JsonMap {
  const before = mapOf(kept[key]);
  if (description === undefined) return key in kept ? { [key]: kept[key] ?? null } : {};
  const written = before['description'];
  const isSame = typeof written === 'string' && plainText(written) === description;
  return { [key]: { ...before, description: isSame ? written : escaped(description) } };
}

/** Vectors that are no category of risks, as abuse cases. */
export function writeAbuseCases(categories: ReadonlySet<string>, { model, source, losses }: Writing): JsonMap {
  const cases = new Map<string, string>();
  for (const vector of model.vectors.values()) {
    if (categories.has(vector.id)) continue;
    const { kept } = originOf(vector, 'threagile');
    const name = nameOf(vector);
    cases.set(cases.has(name) ? `${name} (${vector.id})` : name, textOf(vector.description, kept['description']) ?? '');
    if (!vector.tags?.includes(ABUSE_CASE)) {
      losses.add(
        'vectors: one that is no category of risks is written as an abuse case',
        source.locate(['vectors', vector.id], 'key'),
      );
    }
    if (
      vector.stride !== undefined ||
      vector.references !== undefined ||
      (relationsOf(model).controlsOfVector.get(vector.id) ?? []).length > 0
    ) {
      losses.add(
        'vectors: STRIDE, references and controls of an abuse case have no place in this format',
        source.locate(['vectors', vector.id], 'key'),
      );
    }
  }
  return Object.fromEntries(cases);
}

/** Requirements of all frameworks as security requirements. */
export function writeRequirements({ model, source, losses }: Writing): JsonMap {
  const texts = new Map<string, string>();
  for (const framework of model.frameworks.values()) {
    const isOwn = originOf(framework, 'threagile').id === REQUIREMENTS;
    for (const [id, requirement] of framework.requirements ?? []) {
      const named = requirement.title ?? id;
      const title = isOwn ? named : `${nameOf(framework)}: ${named}`;
      texts.set(texts.has(title) ? `${title} (${id})` : title, requirement.description ?? '');
      if (requirement.controls ?? requirement.threats ?? requirement.playbook ?? requirement.detections) {
        losses.add(
          'frameworks: what meets a requirement has no place in this format',
          source.locate(['frameworks', framework.id, 'requirements', id], 'key'),
        );
      }
    }
  }
  return Object.fromEntries(texts);
}

/** The tags that may be used: those that were, and those that are. */
export function writeTags({ model }: Writing): readonly string[] {
  const before = textsOf(originOf(model.system, 'threagile').kept['tags_available']);
  const used = [model.assets, model.components, model.flows, model.zones].flatMap((entries) =>
    [...entries.values()].flatMap(({ tags }) => tags ?? []),
  );
  return [...new Set([...before, ...used.filter((tag) => !tag.startsWith(SHARED_RUNTIME))])];
}
