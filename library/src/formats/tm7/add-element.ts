/**
 * A shape as a component and a line between two of them as a flow, with what their attributes plainly say.
 * @module
 */
import { isOutOfScope, nameOf, propertyOf, reasonOutOfScope } from '../tmt/drawn-property.ts';
import { plainLine, plainText } from '../tmt/plain-text.ts';
import { shown } from '../tmt/shown.ts';
import type { Drawn, Line, Shape } from '../tmt/tmt-model.ts';
import { keptOf, type Reading } from './reading.ts';

const UNNAMED = {
  process: 'Process without a name',
  store: 'Store without a name',
  external: 'External without a name',
};

/** Names of flow types that are protocols. */
const PROTOCOL =
  /^(?:https?|ipsec|smb|udp|tcp|ssh|s?ftp|mqtts?|amqps?|grpcs?|wss?|ldaps?|alpc|rpc|dns|ntp|smtps?|imaps?|coap|named pipe|bluetooth|can)$/i;

/** Adds a component and gives its id. */
export function addComponent(shape: Shape, zone: string | undefined, reading: Reading): string {
  const { draft } = reading;
  const kind = shape.role === 'store' || shape.role === 'external' ? shape.role : 'process';
  const stencil = stencilOf(shape, reading);
  const title = nameOf(shape) ?? stencil ?? UNNAMED[kind];
  const encodes = says(shape, 'hasOutputSanitizers', 'Sanitizes Output');
  const kept = { ...keptOf(shape, reading, 'components') };
  const id = draft.add(
    'components',
    { name: title, key: shape.guid, kept },
    {
      title,
      kind,
      zone,
      technology: stencil === undefined ? [] : [stencil],
      ...(encodes && { facts: { 'output-encoding': 'yes' } }),
      'out-of-scope': scopeOf(shape),
    },
  );
  if (says(shape, 'storesCredentials', 'Stores Credentials'))
    addAsset(`Credentials in ${title}`, 'credential', { id, draft });
  if (says(shape, 'storesLogData', 'Stores Log Data')) addAsset(`Log entries in ${title}`, 'log', { id, draft });
  return id;
}

/** Adds a flow. */
export function addFlow(
  line: Line,
  { from, to }: { readonly from: string; readonly to: string },
  reading: Reading,
): void {
  const { draft, losses, at } = reading;
  const type = stencilOf(line, reading);
  const title = nameOf(line) ?? `${from} to ${to}`;
  const isProtocol = type !== undefined && PROTOCOL.test(type);
  if (type !== undefined && !isProtocol) {
    losses.add(`flows: the type "${shown(type)}" is kept, but is no protocol`, at(line.offset));
  }
  draft.add(
    'flows',
    { name: title, key: line.guid, kept: keptOf(line, reading, 'flows') },
    {
      title,
      from,
      to,
      ...(isProtocol && { protocol: type.toLowerCase().replace(' ', '-') }),
      'out-of-scope': scopeOf(line),
    },
  );
}

function addAsset(
  title: string,
  kind: string,
  { id, draft }: { readonly id: string; readonly draft: Reading['draft'] },
): void {
  draft.add('assets', { name: title }, { title, class: kind, at: [id] });
}

/** The name of its type in the knowledge base, when it is more than the generic one. */
function stencilOf(drawn: Drawn, { types }: Reading): string | undefined {
  if (drawn.type === drawn.generic || drawn.type.startsWith('GE.')) return undefined;
  return plainLine(types.find(drawn.type)?.name ?? drawn.properties.find(({ kind }) => kind === 'header')?.label);
}

function says(drawn: Drawn, name: string, label: string): boolean {
  return (propertyOf(drawn, name) ?? propertyOf(drawn, label)) === 'Yes';
}

function scopeOf(drawn: Drawn): string | undefined {
  if (!isOutOfScope(drawn)) return undefined;
  return plainText(reasonOutOfScope(drawn)) ?? 'Out of scope in the threat modeling tool, without a reason';
}
