/**
 * Technical assets as components.
 * @module
 */
import { type Fields, fieldsOf, type Json, jsonOf } from '../fields.ts';
import { keptOf, proseOf, type Reading, saysSomething } from './reading.ts';
import { itemsOf, type Titled } from './sections.ts';
import { KIND_OF_TYPE, meaningOf, ROLE_OF_TECHNOLOGY, RUNTIME, TECHNOLOGIES, wordOf } from './words.ts';

/** What a technical asset says that is read after all of them have an id. */
export interface TechnicalAsset {
  readonly component: string;
  /** What links and risks call it. */
  readonly key: string;
  readonly links: readonly Titled[];
  readonly stored: readonly string[];
  /** Whether it is encrypted where it lies; undefined when it does not say. */
  readonly isEncrypted: boolean | undefined;
}

/** Why a component is left out when the source does not say why. */
export const OUT_OF_SCOPE = 'Out of scope in Threagile, which gives no reason';

/** Adds the technical assets to the draft, and gives what is left to read of each. */
export function readComponents(entries: readonly Titled[], reading: Reading): readonly TechnicalAsset[] {
  return entries.map(([title, fields]) => {
    reading.counts['components'] = (reading.counts['components'] ?? 0) + 1;
    return readComponent(title, fields, reading);
  });
}

function readComponent(title: string, fields: Fields, { draft, losses }: Reading): TechnicalAsset {
  const id = fields.text('id');
  const description = proseOf(fields, 'description');
  const type = fields.text('type');
  const kind = meaningOf(KIND_OF_TYPE, type);
  if (kind === undefined) {
    losses.add('components: a technical asset of no known type is taken as a process', fields.place('type'));
  }
  const encryption = fields.text('encryption');
  const technology = technologyOf(fields);
  const stored = fields.texts('data_assets_stored');
  const items = itemsOf(fields.node('communication_links'));
  const links = items.flatMap(({ title: name, node }) =>
    node.kind === 'map' ? [[name, fieldsOf(node, fields.at.file)] as const] : [],
  );
  const oddLinks = items.flatMap(({ key, node }) => {
    const link = jsonOf(node);
    return node.kind === 'map' || !saysSomething(link) ? [] : [[key, link] as const];
  });
  const also: Record<string, Json> = { ...description.written };
  if (kind === undefined && type !== undefined) also['type'] = type;
  if (encryption !== undefined) also['encryption'] = encryption;
  const unknown = stored.filter((name) => draft.find('assets', name) === undefined);
  if (unknown.length > 0) {
    also['data_assets_stored'] = unknown;
    losses.add(
      'components: a stored data asset that is not there is kept by its name',
      fields.place('data_assets_stored'),
    );
  }
  if (technology.some((word) => !TECHNOLOGIES.has(word))) also['technologies'] = technology;
  if (oddLinks.length > 0) {
    also['communication_links'] = Object.fromEntries(oddLinks);
    losses.add('flows: what is no link is kept, but says nothing to Vauban', fields.place('communication_links'));
  }
  const entry = {
    title,
    description: description.text,
    kind: kind ?? 'process',
    owner: fields.text('owner'),
    tags: fields.texts('tags'),
    technology,
    'out-of-scope': outOfScope(fields, also),
    facts: factsOf(fields, technology, also),
  };
  const component = draft.add(
    'components',
    { name: id ?? title, key: id ?? title, kept: keptOf('components', fields, { losses, also }) },
    entry,
  );
  if (id !== undefined && draft.find('components', id) !== component) {
    losses.add('components: an id stands more than once; what refers to it means the first', fields.place('id'));
  }
  return {
    component,
    key: id ?? title,
    links,
    stored,
    isEncrypted: encryption === undefined ? undefined : wordOf(encryption) !== 'none',
  };
}

/** Technologies of both dialects, each once; what is unknown is no technology. */
function technologyOf(fields: Fields): readonly string[] {
  const words = [...fields.texts('technology'), ...fields.texts('technologies')].flatMap((text) => wordOf(text) ?? []);
  return [...new Set(words)].filter((word) => word !== 'unknown-technology');
}

/** Why it is out of scope; a reason without that mark is kept. */
function outOfScope(fields: Fields, also: Record<string, Json>): string | undefined {
  const reason = proseOf(fields, 'justification_out_of_scope');
  if (fields.flag('out_of_scope') === true) {
    Object.assign(also, reason.written);
    return reason.text ?? OUT_OF_SCOPE;
  }
  if (reason.text !== undefined) also['justification_out_of_scope'] = reason.text;
  return undefined;
}

/** Only what is said to be so: false is also what stands there when nobody knows. */
function factsOf(
  fields: Fields,
  technology: readonly string[],
  also: Record<string, Json>,
): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  const role = technology.flatMap((word) => meaningOf(ROLE_OF_TECHNOLOGY, word) ?? [])[0];
  if (role !== undefined) facts['role'] = role;
  const machine = fields.text('machine');
  const runtime = meaningOf(RUNTIME, machine);
  if (runtime !== undefined) facts['runtime'] = runtime;
  else if (machine !== undefined) also['machine'] = machine;
  for (const [key, fact] of [
    ['multi_tenant', 'multi-tenant'],
    ['redundant', 'redundant'],
  ] as const) {
    const flag = fields.flag(key);
    if (flag === true) facts[fact] = 'yes';
    if (flag === false) also[key] = false;
  }
  return facts;
}
