/**
 * Threats of a model as statements of Threat Composer.
 * @module
 */
import type { Model, Threat } from '../../model/model.ts';
import { nameOf, relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import { mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { metadataOf } from './metadata.ts';
import { folded } from './read-threats.ts';
import { capitalized, statementOf, uncapitalized } from './statement.ts';
import {
  isReasonOfState,
  letterOf,
  levelOf,
  OPEN_THREAT,
  priorityOf,
  stateOfTreatment,
  strideOf,
  treatmentOf,
} from './words.ts';
import { keptWithout, mapsOf, some, textsOf, type Writing, within } from './writing.ts';

/** Writes the threats. */
export function writeThreats(writing: Writing): readonly Json[] {
  return [...writing.model.threats.values()].map((threat) => writeThreat(threat, writing));
}

function writeThreat(threat: Threat, writing: Writing): Json {
  const { idOf, numberOf, losses, source } = writing;
  const at = source.locate(['threats', threat.id], 'key');
  const origin = originOf(threat, 'threat-composer');
  const kept = keptWithout(threat, 'metadata', 'status', 'threatSource', 'impactedAssets');
  const cut = (text: string | undefined, most = 200) => within(text, { most, losses, at });
  const parts = {
    threatSource: cut(sourceOf(threat, writing)),
    prerequisites: textIn(kept['prerequisites']),
    threatAction: cut(actionOf(threat, writing)),
    threatImpact: cut(threat.impacts?.join('; ')),
    impactedGoal: textsOf(kept['impactedGoal']),
    impactedAssets: assetsOf(threat, writing).map((asset) => cut(asset) ?? asset),
  };
  const composed = origin.id === undefined ? statementOf(parts) : undefined;
  return mergeKept(kept, {
    id: idOf('threats', threat.id),
    numericId: numberOf('threats', threat.id),
    metadata: some(writeMetadata(threat, writing)) ?? (origin.kept['metadata'] === undefined ? undefined : []),
    tags: threat.tags?.map((tag) => cut(tag, 30) ?? tag),
    threatSource: parts.threatSource,
    threatAction: parts.threatAction,
    threatImpact: parts.threatImpact,
    impactedAssets: some(parts.impactedAssets),
    statement: cut(threat.description ?? composed, 1400),
    status: statusOf(threat, writing),
  });
}

/** Who does it: the actors, spelled as they came. */
function sourceOf(threat: Threat, { model, losses, source }: Writing): string | undefined {
  const titles = (threat.actors ?? []).flatMap((id) => nameIn(model.actors.get(id)) ?? []);
  if (titles.length > 1)
    losses.add(
      'threats: several actors are written as one source',
      source.locate(['threats', threat.id, 'actors'], 'key'),
    );
  const text = some(titles)?.join(' or ');
  const came = textIn(originOf(threat, 'threat-composer').kept['threatSource']);
  return came !== undefined && text !== undefined && folded(came) === folded(text) ? came : text;
}

/** What is done: the method, or else the title. */
function actionOf(threat: Threat, { losses, source }: Writing): string | undefined {
  if (threat.method === undefined) {
    const isStatement = threat.title !== undefined && threat.title === threat.description;
    const cameUntitled = originOf(threat, 'threat-composer').id !== undefined || threat.description !== undefined;
    if (isStatement || (threat.title === undefined && cameUntitled)) return undefined;
    return uncapitalized(nameOf(threat));
  }
  if (threat.title !== undefined && threat.title !== capitalized(threat.method)) {
    losses.add(
      'threats: a title beside the method has no place in this format',
      source.locate(['threats', threat.id, 'title'], 'key'),
    );
  }
  return threat.method;
}

/** What is hit, spelled as it came. */
function assetsOf(threat: Threat, { model, losses, source }: Writing): readonly string[] {
  const targets = relationsOf(model).targetsOfThreat.get(threat.id) ?? [];
  const hit = [...new Set([...(threat.asset === undefined ? [] : [`assets/${threat.asset}`]), ...targets])];
  const titles = hit.flatMap((address) => {
    const [collection = '', id = ''] = address.split('/');
    if (collection !== 'assets') {
      losses.add(
        `threats: targets among the ${collection} are written as assets`,
        source.locate(['threats', threat.id, 'targets'], 'key'),
      );
    }
    return nameIn(entryAt(model, collection, id)) ?? [];
  });
  const came = textsOf(originOf(threat, 'threat-composer').kept['impactedAssets']);
  const [before, now] = [new Set(came.map(folded)), new Set(titles.map(folded))];
  return before.size === now.size && [...before].every((title) => now.has(title)) ? came : titles;
}

function entryAt(model: Model, collection: string, id: string) {
  if (collection === 'assets') return model.assets.get(id);
  if (collection === 'components') return model.components.get(id);
  if (collection === 'flows') return model.flows.get(id);
  if (collection === 'zones') return model.zones.get(id);
  return collection === 'entries' ? model.entries.get(id) : model.boundaries.get(id);
}

function writeMetadata(threat: Threat, { losses, source }: Writing): readonly Json[] {
  const stride = threat.stride ?? [];
  const { level } = threat;
  const priority = level === undefined ? undefined : priorityOf(level);
  if (level !== undefined && (priority === undefined || level === 'critical')) {
    const message = `threats: the level "${level}" is ${priority === undefined ? 'no priority here' : 'written as a high priority'}`;
    losses.add(message, source.locate(['threats', threat.id, 'level'], 'key'));
  }
  return metadataOf(originOf(threat, 'threat-composer').kept['metadata'], [
    {
      key: 'STRIDE',
      value: some(stride.map(letterOf)),
      isSame: (came) => {
        const read = new Set(textsOf(came).flatMap((letter) => strideOf(letter) ?? []));
        return read.size === stride.length && stride.every((letter) => read.has(letter));
      },
    },
    { key: 'Priority', value: priority, isSame: (came) => levelOf(textIn(came) ?? '') === level },
  ]);
}

function statusOf(threat: Threat, { model, losses, source }: Writing): string | undefined {
  const { id, kept } = originOf(threat, 'threat-composer');
  const came = textIn(kept['status']);
  const decision = model.decisions.get(threat.id);
  const { treatment, because } = decision ?? {};
  if (because !== undefined && !isReasonOfState(because)) {
    losses.add(
      'decisions: "because" has no place in this format',
      source.locate(['decisions', threat.id, 'because'], 'key'),
    );
  }
  if (treatmentOf(came) === treatment) return came ?? (id === undefined ? OPEN_THREAT : undefined);
  if (treatment === undefined) return OPEN_THREAT;
  const state = stateOfTreatment(treatment);
  if (treatmentOf(state) !== treatment) {
    losses.add(
      `decisions: the treatment "${treatment}" is written as "${state}"`,
      source.locate(['decisions', threat.id], 'key'),
    );
  }
  return state;
}

/** Writes the links of controls to threats, and those that came and lead nowhere. */
export function writeMitigationLinks({ model, idOf }: Writing): readonly Json[] {
  const { threatsOfControl } = relationsOf(model);
  const links = [...model.controls.keys()].flatMap((control) =>
    (threatsOfControl.get(control) ?? []).map((threat) => ({
      mitigationId: idOf('controls', control),
      linkedId: idOf('threats', threat),
    })),
  );
  return [...links, ...mapsOf(originOf(model.system, 'threat-composer').kept['mitigationLinks'])];
}

function nameIn(entry: { readonly id: string; readonly title?: string | undefined } | undefined): string | undefined {
  return entry === undefined ? undefined : nameOf(entry);
}

function textIn(json: Json | undefined): string | undefined {
  return typeof json === 'string' && json.trim() !== '' ? json : undefined;
}
