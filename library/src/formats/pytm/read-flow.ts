/**
 * A flow of data between two elements.
 * @module
 */
import type { Json } from '../fields.ts';
import { controlsOf, guard } from './controls.ts';
import type { Item } from './document.ts';
import type { DataFlows } from './read-data.ts';
import { commonOf, keptOf, namingOf, type Reading, referenceIn, remember } from './reading.ts';
import { encryptionOf, memberOf } from './words.ts';

/** Adds a flow; one without two ends comes back as JSON, to be kept with the system. */
export function readFlow(item: Item, reading: Reading, data: DataFlows): Json | undefined {
  const { draft, losses, guarded, components, flows, assets } = reading;
  const { fields } = item;
  const [source, sink] = [referenceIn(item, 'source'), referenceIn(item, 'sink')];
  const [from, to] = [components.get(source ?? ''), components.get(sink ?? '')];
  if (from === undefined || to === undefined) {
    losses.add('flows: a flow without two ends that exist is kept with the system, not drawn', fields.at);
    const name = fields.text('name');
    const ends = { ...(source !== undefined && { source }), ...(sink !== undefined && { sink }) };
    return { ...(name !== undefined && { name }), ...ends, ...keptOf(item, 'flows', reading) };
  }
  const title = fields.text('name');
  const common = commonOf(item, reading);
  const note = fields.text('note');
  const version = memberOf(fields.text('tlsVersion'));
  const encryption = encryptionOf(version);
  if (version !== undefined && encryption === undefined) {
    losses.add(`flows: no version of TLS is called "${version}"`, fields.place('tlsVersion'));
  }
  const saysEncrypted = [fields, fields.map('controls')].some((map) => map.peek().flag('isEncrypted') === true);
  if (saysEncrypted && encryption === undefined) {
    losses.add('flows: "isEncrypted" says that a flow is encrypted, not how; the question stays open', fields.at);
  }
  const carried = [...fields.texts('data'), ...(data.carriedBy.get(item.reference) ?? [])];
  const carries = carried.flatMap((name) => {
    const id = assets.get(name);
    if (id === undefined) losses.add('flows: "data" names no data', fields.place('data'));
    return id ?? [];
  });
  const protocol = fields.text('protocol')?.toLowerCase();
  const controls = controlsOf(item);
  const facts = {
    ...(controls.includes('usesMFA') && { 'second-factor': 'yes' }),
    ...(controls.includes('validatesInput') && { 'input-validation': 'yes' }),
  };
  const id = draft.add('flows', namingOf(item, title ?? `${from} to ${to}`, keptOf(item, 'flows', reading)), {
    title,
    ...common,
    description: common['description'] ?? note,
    because: common['description'] === undefined ? undefined : note,
    from,
    to,
    carries: [...new Set(carries)],
    protocol,
    encryption,
    facts,
  });
  guard(guarded, controls, `flows/${id}`);
  remember(flows, item, id, losses);
  if (draft.get('components', to)?.['kind'] === 'store') {
    for (const asset of carries.filter((asset) => data.stored.has(asset))) holdAt(asset, to, reading);
  }
  return undefined;
}

/** Data that is stored where it arrives lies there. */
function holdAt(asset: string, store: string, { draft }: Reading): void {
  const before = draft.get('assets', asset)?.['at'];
  const at = Array.isArray(before) ? before : [];
  if (!at.includes(store)) draft.extend('assets', asset, { at: [...at, store] });
}
