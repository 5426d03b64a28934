/**
 * A flow of the model as a flow of a blueprint.
 * @module
 */
import type { Flow } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import { type JsonMap, listOf, mapOf, saysSame, textOf, textsOf } from './json.ts';
import { authenticationOf, authenticationSays } from './words.ts';
import { again, keptOf, made, refOf, refTo, type Writing } from './writing.ts';

/** Writes a flow. */
export function writeFlow(writing: Writing, flow: Flow): JsonMap {
  const kept = keptOf(flow);
  const names = (flow.carries ?? []).map(({ asset }) => writing.source.model.assets.get(asset)?.title ?? asset);
  const known = new Set([...listOf(kept['dataObjects']), ...listOf(kept['dataProfiles'])].map(nameOf));
  const ways = authenticationSays(jsonOf(flow.authentication));
  const says = {
    name: flow.title ?? flow.id,
    description: flow.description,
    type: kept['type'] ?? 'data',
    source: endOf(writing, flow.from),
    destination: endOf(writing, flow.to),
    bidirectional: flow.bothWays === true ? true : kept['bidirectional'],
    encrypted: flow.encryption === undefined ? kept['encrypted'] : !saysSame(jsonOf(flow.encryption), 'none'),
    protocols: again(
      kept['protocols'],
      (before) => textsOf(before)[0] === flow.protocol,
      flow.protocol === undefined ? undefined : [flow.protocol],
    ),
    authentication: again(
      kept['authentication'],
      (before) => saysSame(authenticationOf(before), jsonOf(flow.authentication)),
      ways,
    ),
    dataObjects: [
      ...listOf(kept['dataObjects']),
      ...[...new Set(names)].filter((name) => !known.has(name)).map((name) => ({ name })),
    ],
  };
  return made(writing, refOf('flows', flow), { kept, says });
}

/** An end of a flow; what stands for a zone is that zone. */
function endOf(writing: Writing, id: string): string {
  return (refTo(writing, id, 'components') ?? id).replace(/^zone /, '');
}

function nameOf(data: Json): string | undefined {
  return textOf(mapOf(data)['name']) ?? textOf(data);
}

function jsonOf(value: string | readonly string[] | undefined): Json | undefined {
  return value;
}
