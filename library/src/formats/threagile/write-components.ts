/**
 * Components as technical assets, each with the links that it opens.
 * @module
 */
import type { Component } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { OUT_OF_SCOPE } from './read-components.ts';
import { ROLE_OF_TECHNOLOGY, RUNTIME, SHARED_RUNTIME, TECHNOLOGIES, TYPE_OF_KIND, wordOf } from './words.ts';
import { writeLinks } from './write-links.ts';
import { byTitle, complete, mapOf, type Neutral, oneValue, textOf, textsOf, type Writing } from './writing.ts';

const NEUTRAL: Neutral = [
  ['id', ''],
  ['description', ''],
  ['type', 'process'],
  ['usage', 'business'],
  ['used_as_client_by_human', false],
  ['out_of_scope', false],
  ['size', 'component'],
  ['technology', 'unknown-technology'],
  ['internet', false],
  ['machine', 'virtual'],
  ['encryption', 'none'],
  ['owner', ''],
  ['confidentiality', 'internal'],
  ['integrity', 'operational'],
  ['availability', 'operational'],
  ['multi_tenant', false],
  ['redundant', false],
  ['custom_developed_parts', false],
  ['data_assets_processed', []],
  ['data_assets_stored', []],
  ['data_formats_accepted', []],
  ['communication_links', {}],
];

const MACHINE = new Map(Object.entries(RUNTIME).map(([machine, runtime]) => [runtime, machine]));
const TECHNOLOGY_OF_ROLE = new Map(
  Object.entries(ROLE_OF_TECHNOLOGY)
    .toReversed()
    .map(([technology, role]) => [role, technology]),
);

/** The technical assets of a model. */
export function writeComponents(writing: Writing): JsonMap {
  const links = writeLinks(writing);
  const stored = new Map<string, string[]>();
  for (const asset of writing.model.assets.values()) {
    for (const component of asset.at ?? []) {
      const before = stored.get(component) ?? [];
      before.push(asset.id);
      stored.set(component, before);
    }
  }
  return byTitle(
    [...writing.model.components.values()].map((component): readonly [Component, Json] => [
      component,
      writeComponent(component, { writing, stored: stored.get(component.id) ?? [], links: links.get(component.id) }),
    ]),
  );
}

interface Around {
  readonly writing: Writing;
  /** Assets that lie there. */
  readonly stored: readonly string[];
  readonly links: JsonMap | undefined;
}

function writeComponent(component: Component, { writing, stored, links }: Around): JsonMap {
  const { source, losses, names } = writing;
  const at = source.locate(['components', component.id], 'key');
  const { kept: whole } = originOf(component, 'threagile');
  const { technologies: _technologies, type, communication_links: _links, ...kept } = whole;
  const reason = component.outOfScope;
  const said = {
    id: names.components.get(component.id),
    description: textOf(component.description, kept['description']),
    type: typeof type === 'string' && component.kind === 'process' ? type : TYPE_OF_KIND[component.kind],
    out_of_scope: reason !== undefined,
    justification_out_of_scope:
      reason === OUT_OF_SCOPE ? undefined : textOf(reason, kept['justification_out_of_scope']),
    tags: component.tags?.filter((tag) => !tag.startsWith(SHARED_RUNTIME)),
    encryption: encryptionOf(stored, kept, writing),
    owner: component.owner,
    data_assets_processed: processedAssets(kept['data_assets_processed'], writing),
    data_assets_stored: [
      ...stored.map((asset) => names.assets.get(asset) ?? asset),
      ...textsOf(kept['data_assets_stored']),
    ],
    communication_links: { ...links, ...mapOf(whole['communication_links']) },
    ...technologiesOf(component, textsOf(whole['technologies']), writing),
    ...factsOf(component, writing),
  };
  return complete({ collection: 'components', said, kept, at }, NEUTRAL, losses);
}

/** Technologies that Threagile knows, or that the model had when it came from there; without any, the role. */
function technologiesOf(
  component: Component,
  before: readonly string[],
  { source, losses }: Writing,
): { [key: string]: Json } {
  const words: string[] = [];
  for (const technology of component.technology ?? []) {
    const word = wordOf(technology) ?? '';
    if (TECHNOLOGIES.has(word) || before.includes(word)) words.push(word);
    else
      losses.add(
        `components: the technology "${technology}" is none of Threagile's`,
        source.locate(['components', component.id, 'technology']),
      );
  }
  const role = oneValue(component.facts?.get('role'));
  if (words.length === 0 && role !== undefined)
    words.push(...(TECHNOLOGY_OF_ROLE.has(role) ? [TECHNOLOGY_OF_ROLE.get(role) ?? ''] : []));
  const [technology] = words;
  if (technology === undefined) return {};
  return words.length === 1 ? { technology } : { technology, technologies: words };
}

/** Facts that Threagile has a key for; the others are lost. */
function factsOf(component: Component, { source, losses }: Writing): { [key: string]: Json } {
  const said: Record<string, Json> = {};
  for (const [fact, found] of component.facts ?? []) {
    const value = oneValue(found);
    const machine = MACHINE.get(value ?? '');
    if (fact === 'runtime' && machine !== undefined) said['machine'] = machine;
    else if (fact === 'multi-tenant' && value !== undefined) said['multi_tenant'] = value === 'yes';
    else if (fact === 'redundant' && value !== undefined) said['redundant'] = value === 'yes';
    else if (fact !== 'role' || !TECHNOLOGY_OF_ROLE.has(value ?? '')) {
      losses.add(
        `components: the fact "${fact}" has no place in this format`,
        source.locate(['components', component.id, 'facts', fact], 'key'),
      );
    }
  }
  return said;
}

/** How it is encrypted: as it was, unless what lies there now says the opposite. */
function encryptionOf(
  stored: readonly string[],
  kept: JsonMap,
  { model, source, losses }: Writing,
): string | undefined {
  const answers = stored.map((asset) => oneValue(model.assets.get(asset)?.facts?.get('encryption-at-rest')));
  const before = typeof kept['encryption'] === 'string' ? wordOf(kept['encryption']) : undefined;
  const isEncrypted = answers.length > 0 && answers.every((answer) => answer === 'yes');
  if (before !== undefined && (before !== 'none' || !isEncrypted)) return before;
  if (!isEncrypted) return answers.includes('no') ? 'none' : undefined;
  const [asset = ''] = stored;
  losses.add(
    'assets: that they are encrypted where they lie is written as "transparent"',
    source.locate(['assets', asset, 'facts'], 'key'),
  );
  return 'transparent';
}

/** Data assets that were named and are still there. */
function processedAssets(kept: Json | undefined, { knownAssets }: Writing): readonly string[] | undefined {
  return kept === undefined ? undefined : textsOf(kept).filter((name) => knownAssets.has(name));
}
