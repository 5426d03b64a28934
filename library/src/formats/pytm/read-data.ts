/**
 * Data as assets; which flows carry them is said at either end.
 * @module
 */
import type { Item } from './document.ts';
import { keptOf, namingOf, type Reading, remember } from './reading.ts';
import { memberOf, tierOf } from './words.ts';

/** What is known of the flows of data beside the flows themselves. */
export interface DataFlows {
  /** By the word for a flow: the words for what it carries. */
  readonly carriedBy: Map<string, string[]>;
  /** Assets that are stored where they arrive. */
  readonly stored: Set<string>;
}

/** Adds an asset. */
export function readData(item: Item, reading: Reading, { carriedBy, stored }: DataFlows): void {
  const { draft, losses, components, assets } = reading;
  const { fields } = item;
  const title = fields.text('name') ?? 'Data';
  const classification = memberOf(fields.text('classification'));
  const isCredential = fields.flag('isCredentials') === true;
  const isPersonal = fields.flag('isPII') === true;
  const processed = fields.texts('processedBy');
  const stores = processed.flatMap((name) => {
    const id = components.get(name);
    return id !== undefined && draft.get('components', id)?.['kind'] === 'store' ? [id] : [];
  });
  const isOnlyProcessed = stores.length < processed.length;
  if (isOnlyProcessed) {
    losses.add('data: "processedBy" is kept; an asset lies only in the stores among them', fields.place('processedBy'));
  }
  for (const flow of [...fields.texts('carriedBy'), ...fields.texts('traverses')]) {
    const carried = carriedBy.get(flow);
    if (carried === undefined) carriedBy.set(flow, [item.reference]);
    else carried.push(item.reference);
  }
  const description = fields.text('description');
  const isStored = fields.flag('isStored') === true;
  const tags = [...(isCredential && isPersonal ? ['personal-data'] : [])];
  const kept = keptOf(item, 'data', reading);
  const words = {
    ...(classification !== undefined && { classification }),
    ...(isOnlyProcessed && { processedBy: processed }),
  };
  const id = draft.add('assets', namingOf(item, title, { ...kept, ...words }), {
    title,
    description,
    tier: tierOf(classification),
    class: isCredential ? 'credential' : isPersonal ? 'personal-data' : undefined,
    at: [...new Set(stores)],
    facts: classification === 'PUBLIC' ? { public: 'yes' } : {},
    tags,
  });
  if (classification !== undefined && tierOf(classification) === undefined) {
    losses.add(`data: no classification is called "${classification}"`, fields.place('classification'));
  }
  remember(assets, item, id, losses);
  if (isStored) stored.add(id);
}
