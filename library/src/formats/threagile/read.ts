/**
 * Reads a Threagile model of either dialect, with the files it includes.
 * @module
 */
import { newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { openFiles } from './open-files.ts';
import { readAssets } from './read-assets.ts';
import { readComponents } from './read-components.ts';
import { readLinks } from './read-links.ts';
import { placeAssets, readRuntimes, readZones } from './read-places.ts';
import { readRisks } from './read-risks.ts';
import { readAbuseCases, readRequirements, readSystem } from './read-system.ts';
import { readTracking } from './read-tracking.ts';
import type { Reading } from './reading.ts';
import { sectionsOf } from './sections.ts';

const KNOWN = ['threagile_version', 'technical_assets', 'data_assets', 'trust_boundaries', 'includes', 'title'];

/** Reads a model and what it includes. */
export const read: ReadFormat = (glance, context) => {
  const tree = glance.tree();
  if (tree?.kind !== 'map' || !KNOWN.some((key) => tree.entries.has(key))) {
    const problem =
      glance.treeProblem() ??
      glance.problem('cannot-read', 'expected a Threagile model with "technical_assets", found something else', tree);
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const { files, problems } = openFiles(glance, tree, context);
  const sections = sectionsOf(files);
  const reading: Reading = { draft: newDraft('threagile'), losses: losses(), counts: emptyCounts() };
  const dataAssets = sections.entries('data_assets');
  reading.counts['data_assets'] = dataAssets.length;
  readAssets(dataAssets, reading);
  const components = readComponents(sections.entries('technical_assets'), reading);
  placeAssets(components, reading);
  readZones(sections.entries('trust_boundaries'), reading);
  const dangling = readLinks(components, reading);
  const runtimes = readRuntimes(sections.entries('shared_runtimes'), reading);
  const risks = readRisks(
    [...sections.entries('individual_risk_categories'), ...sections.entries('custom_risk_categories')],
    reading,
  );
  const tracking = readTracking(sections.entries('risk_tracking'), risks, reading);
  readAbuseCases(sections.texts('abuse_cases'), reading);
  readRequirements(sections.texts('security_requirements'), reading);
  const odd = sections.odd();
  for (const { section } of odd) {
    reading.losses.add(
      `${section}: what is no entry of it is kept, but says nothing to Vauban`,
      sections.place(section),
    );
  }
  readSystem(
    sections,
    {
      ...filled('links_without_target', dangling),
      ...filled('shared_runtimes', runtimes),
      ...(Object.keys(tracking).length > 0 && { risk_tracking: tracking }),
      ...filled(
        'odd_entries',
        odd.map(({ section, title, value }) => ({ section, title, value })),
      ),
    },
    reading,
  );
  return { draft: reading.draft.result(), counts: reading.counts, lost: reading.losses.list(), problems };
};

function filled(key: string, list: readonly Json[]): { readonly [key: string]: Json } {
  return list.length === 0 ? {} : { [key]: list };
}

function emptyCounts(): Record<string, number> {
  return {
    components: 0,
    flows: 0,
    boundaries: 0,
    threats: 0,
    data_assets: 0,
    shared_runtimes: 0,
    risk_categories: 0,
    risk_tracking: 0,
  };
}
