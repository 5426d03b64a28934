/**
 * Reads models of pytm: the JSON it prints, the small JSON it takes, and Python as far as it only describes.
 * @module
 */
import { newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { Imported, ReadFormat } from '../format.ts';
import type { Glance } from '../glance.ts';
import { type Losses, losses as newLosses } from '../losses.ts';
import { addControls } from './controls.ts';
import { documentOfJson, type Item, type PytmDocument } from './document.ts';
import { documentOfPython } from './python-document.ts';
import { type DataFlows, readData } from './read-data.ts';
import { readComponent, readZones } from './read-elements.ts';
import { readFindings } from './read-finding.ts';
import { readFlow } from './read-flow.ts';
import { keptOf, type Reading } from './reading.ts';

/** Reads a model. */
export const read: ReadFormat = (glance): Imported => {
  const losses = newLosses();
  const document = documentOf(glance, losses);
  if ('message' in document) return { draft: undefined, counts: {}, lost: [], problems: [document] };
  const { model, boundaries, elements, flows, data, findings, excluded, saysDefaults } = document;
  const draft = newDraft('pytm');
  const reading: Reading = {
    draft,
    losses,
    saysDefaults,
    guarded: new Map(),
    zones: new Map(),
    components: new Map(),
    flows: new Map(),
    assets: new Map(),
  };
  const carrying: DataFlows = { carriedBy: new Map(), stored: new Set() };

  readZones(boundaries, reading);
  for (const element of elements) readComponent(element, reading);
  for (const item of data) readData(item, reading, carrying);
  const dangling = flows.flatMap((flow) => readFlow(flow, reading, carrying) ?? []);
  addControls(draft, reading.guarded);
  readFindings(findings, excluded, reading);
  for (const assumption of document.assumptions) readAssumption(assumption, reading);

  const title = model.text('name') ?? 'Threat model without a name';
  const description = model.text('description');
  model.skip('actors', 'assets', 'excluded_findings', 'assumptions');
  const kept: Json = {
    ...keptOf({ reference: '', type: '', fields: model }, 'the model', reading),
    ...(dangling.length > 0 && { flows: dangling }),
  };
  draft.system({ title, description }, Object.keys(kept).length === 0 ? undefined : kept);
  return {
    draft: draft.result(),
    counts: {
      components: elements.length,
      flows: flows.length,
      boundaries: boundaries.length,
      threats: findings.length,
      data: data.length,
    },
    lost: losses.list(),
    problems: [],
  };
};

function documentOf(glance: Glance, losses: Losses): PytmDocument | ReturnType<Glance['problem']> {
  const first = /\S/.exec(glance.text)?.[0];
  if (first === undefined) return glance.problem('cannot-read', 'expected a model of pytm, found no text');
  return first === '{' ? documentOfJson(glance) : documentOfPython(glance, losses);
}

function readAssumption(item: Item, reading: Reading): void {
  const { fields } = item;
  const title = fields.text('name') ?? 'Assumption without a name';
  const description = fields.text('description');
  reading.draft.add(
    'assumptions',
    { name: title, kept: keptOf({ ...item, type: '' }, 'assumptions', reading) },
    { title, description },
  );
}
