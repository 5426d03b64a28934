/**
 * Writes a Threagile model in the dialect of version 1.0, in one file.
 * @module
 */
import { relationsOf } from '../../model/relations.ts';
import type { Json } from '../fields.ts';
import type { WriteFormat } from '../format.ts';
import { losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { addUnplaced, type Carried } from '../unplaced.ts';
import { printYaml } from './print-yaml.ts';
import { writeAssets } from './write-assets.ts';
import { writeComponents } from './write-components.ts';
import { writeRuntimes, writeZones } from './write-places.ts';
import { writeRisks } from './write-risks.ts';
import { writeAbuseCases, writeRequirements, writeSystem, writeTags } from './write-system.ts';
import { writeTracking } from './write-tracking.ts';
import { mapOf, namesOf, type Writing } from './writing.ts';

const CARRIED: Carried = {
  system: ['title', 'description', 'date', 'scheme'],
  zones: ['title', 'description', 'inside', 'tags'],
  components: ['title', 'description', 'kind', 'zone', 'owner', 'tags', 'technology', 'out-of-scope', 'facts'],
  flows: [
    ...['title', 'description', 'from', 'to', 'carries', 'returns', 'tags'],
    ...['protocol', 'authentication', 'encryption', 'facts'],
  ],
  assets: ['title', 'description', 'owner', 'tags', 'because', 'tier', 'at', 'facts'],
  vectors: ['title', 'description', 'stride', 'references', 'tags'],
  threats: [
    'title',
    'description',
    'stride',
    'targets',
    'asset',
    'vectors',
    'risk',
    'level',
    'impacts',
    'references',
    'controls',
  ],
  controls: ['title', 'description', 'status', 'against'],
  decisions: ['treatment', 'because', 'by', 'date', 'ticket'],
  frameworks: ['title', 'requirements'],
};

/** Keys whose values are always text. */
const TEXTS: ReadonlySet<string> = new Set(
  `title description name justification impact action mitigation check asvs cheat_sheet detection_logic risk_assessment
  false_positives justification_cia_rating justification_out_of_scope management_summary_comment owner origin checked_by
  ticket id tags tags_available technical_assets_inside trust_boundaries_nested technical_assets_running target
  data_assets_sent data_assets_received data_assets_stored data_assets_processed`.split(/\s+/),
);

/** Writes a model for Threagile. */
export const write: WriteFormat = async (source) => {
  const { model } = source;
  const lost = losses();
  const { kept } = originOf(model.system, 'threagile');
  const carriesOwner = !('author' in kept);
  addUnplaced(
    source,
    { ...CARRIED, system: ['title', 'description', 'date', 'scheme', ...(carriesOwner ? ['owner'] : [])] },
    lost,
  );
  const names = { components: namesOf(model.components), assets: namesOf(model.assets), zones: namesOf(model.zones) };
  const writing: Writing = {
    ...{ source, model, losses: lost, names },
    knownAssets: new Set(names.assets.values()),
  };
  reportLeft(writing);
  const risks = writeRisks(writing);
  const top = writeSystem(writing);
  const document: JsonMap = {
    ...top,
    abuse_cases: writeAbuseCases(risks.vectors, writing),
    security_requirements: writeRequirements(writing),
    tags_available: writeTags(writing),
    data_assets: writeAssets(writing),
    technical_assets: writeComponents(writing),
    trust_boundaries: writeZones(writing),
    shared_runtimes: writeRuntimes(writing),
    custom_risk_categories: risks.categories,
    risk_tracking: writeTracking(risks.syntheticIds, writing),
  };
  const { links_without_target: _links, odd_entries: odd, ...more } = kept;
  const rest = Object.entries(more).filter(([key]) => !Object.hasOwn(document, key));
  const whole = withOdd({ ...document, ...Object.fromEntries(rest) }, odd);
  return { text: printYaml(whole, { isText: (key) => TEXTS.has(key) }), lost: lost.list() };
};

/** Reports controls against nothing, and facts of assets that no key stands for. */
function reportLeft({ model, source, losses }: Writing): void {
  const { threatsOfControl } = relationsOf(model);
  for (const control of model.controls.values()) {
    if ((threatsOfControl.get(control.id) ?? control.against ?? []).length > 0) continue;
    losses.add(
      'controls: one that is against nothing has no place in this format',
      source.locate(['controls', control.id], 'key'),
    );
  }
  for (const asset of model.assets.values()) {
    for (const fact of asset.facts?.keys() ?? []) {
      if (fact === 'encryption-at-rest' && (asset.at?.length ?? 0) > 0) continue;
      losses.add(
        `assets: the fact "${fact}" has no place in this format`,
        source.locate(['assets', asset.id, 'facts', fact], 'key'),
      );
    }
  }
}

/** Entries that were none, back in their sections. */
function withOdd(document: JsonMap, odd: Json | undefined): JsonMap {
  const sections = new Map(Object.entries(document));
  for (const item of Array.isArray(odd) ? odd : []) {
    const { section, title, value = null } = mapOf(item as Json);
    const before = sections.get(String(section));
    if (Array.isArray(before)) continue;
    sections.set(String(section), { ...mapOf(before), [String(title)]: value });
  }
  return Object.fromEntries(sections);
}
