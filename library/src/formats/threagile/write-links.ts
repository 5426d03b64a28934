/**
 * Flows as communication links of the technical assets that open them.
 * @module
 */
import type { Flow } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { protocolFor, spokenOf } from './protocols.ts';
import { AUTHENTICATION, AUTHENTICATION_OF, meaningOf, wordOf } from './words.ts';
import { byTitle, complete, mapOf, type Neutral, oneValue, textOf, textsOf, type Writing } from './writing.ts';

const NEUTRAL: Neutral = [
  ['target', ''],
  ['description', ''],
  ['protocol', 'unknown-protocol'],
  ['authentication', 'none'],
  ['authorization', 'none'],
  ['vpn', false],
  ['ip_filtered', false],
  ['readonly', false],
  ['usage', 'business'],
  ['data_assets_sent', []],
  ['data_assets_received', []],
];

/** The links of each component by their title, and those that were kept because their target is not there. */
export function writeLinks(writing: Writing): ReadonlyMap<string, JsonMap> {
  const { model } = writing;
  const groups = new Map<string, Flow[]>();
  for (const flow of model.flows.values()) {
    const group = groups.get(flow.from) ?? [];
    group.push(flow);
    groups.set(flow.from, group);
  }
  const links = new Map(
    [...groups].map(([from, flows]) => [from, byTitle(flows.map((flow) => [flow, writeLink(flow, writing)] as const))]),
  );
  const ids = new Map([...writing.names.components].map(([id, name]) => [name, id]));
  const dangling = originOf(model.system, 'threagile').kept['links_without_target'];
  for (const item of Array.isArray(dangling) ? dangling : []) {
    const { source, title, link } = mapOf(item as Json);
    const from = ids.get(String(source));
    if (from !== undefined) links.set(from, { [String(title)]: mapOf(link), ...links.get(from) });
  }
  return links;
}

function writeLink(flow: Flow, writing: Writing): JsonMap {
  const { source, losses, names } = writing;
  const at = source.locate(['flows', flow.id], 'key');
  const { kept } = originOf(flow, 'threagile');
  const said = {
    target: names.components.get(flow.to),
    description: textOf(flow.description, kept['description']),
    tags: flow.tags,
    protocol: protocolOf(flow, writing),
    authentication: authenticationOf(flow, kept, writing),
    authorization: authorizationOf(flow, kept),
    data_assets_sent: assetsOf(flow, 'carries', writing),
    data_assets_received: assetsOf(flow, 'returns', writing),
  };
  for (const [fact, value] of flow.facts ?? []) {
    const isSaid = (fact === 'second-factor' && value === 'yes') || (fact === 'authorization' && value === 'none');
    if (!isSaid)
      losses.add(
        `flows: the fact "${fact}" has no place in this format`,
        source.locate(['flows', flow.id, 'facts', fact], 'key'),
      );
  }
  return complete({ collection: 'flows', said, kept, at }, NEUTRAL, losses);
}

function protocolOf(flow: Flow, { source, losses }: Writing): string | undefined {
  const encryption = oneValue(flow.encryption);
  const found = protocolFor(flow.protocol, encryption);
  if (flow.protocol !== undefined && (found === undefined || found.nearest)) {
    const written = found?.word ?? 'unknown-protocol';
    losses.add(
      `flows: the protocol "${flow.protocol}" is written as "${written}"`,
      source.locate(['flows', flow.id, 'protocol'], 'key'),
    );
  }
  if (flow.encryption !== undefined && spokenOf(found?.word).encryption !== encryption) {
    losses.add(
      'flows: how it is encrypted has no place in this format',
      source.locate(['flows', flow.id, 'encryption'], 'key'),
    );
  }
  // Threagile has a word of its own for a protocol nobody knows.
  return found?.word ?? 'unknown-protocol';
}

/** What callers show: the word it was read from while it still means the same. */
function authenticationOf(flow: Flow, kept: JsonMap, { source, losses }: Writing): string | undefined {
  const at = source.locate(['flows', flow.id, 'authentication'], 'key');
  const shown = oneValue(flow.authentication);
  const before = typeof kept['authentication'] === 'string' ? kept['authentication'] : undefined;
  const second = oneValue(flow.facts?.get('second-factor')) === 'yes';
  if (
    before !== undefined &&
    meaningOf(AUTHENTICATION, before) === shown &&
    (wordOf(before) === 'two-factor') === second
  ) {
    return wordOf(before);
  }
  if (second) {
    if (shown !== undefined) losses.add(`flows: authentication "${shown}" is written as "two-factor"`, at);
    return 'two-factor';
  }
  const word = meaningOf(AUTHENTICATION_OF, shown);
  if (shown !== undefined && word !== undefined && meaningOf(AUTHENTICATION, word) !== shown) {
    losses.add(`flows: authentication "${shown}" is written as "${word}"`, at);
  }
  if (flow.authentication !== undefined && word === undefined) {
    losses.add('flows: authentication by other means has no place in this format', at);
  }
  return word;
}

function authorizationOf(flow: Flow, kept: JsonMap): string | undefined {
  if (oneValue(flow.facts?.get('authorization')) === 'none') return 'none';
  return typeof kept['authorization'] === 'string' ? wordOf(kept['authorization']) : undefined;
}

/** The data assets that go with it, those of unknown names last. */
function assetsOf(flow: Flow, key: 'carries' | 'returns', { source, losses, names }: Writing): readonly string[] {
  const kept = originOf(flow, 'threagile').kept[key === 'carries' ? 'data_assets_sent' : 'data_assets_received'];
  const held = (flow[key] ?? []).map((item) => {
    if (item.sealedTo !== undefined || item.signedBy !== undefined) {
      losses.add(
        'flows: who alone can read or who signed what is carried has no place in this format',
        source.locate(['flows', flow.id, key], 'key'),
      );
    }
    return names.assets.get(item.asset) ?? item.asset;
  });
  return [...new Set([...held, ...textsOf(kept)])];
}
