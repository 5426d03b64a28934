/**
 * What a model says about the attributes of a template that have a plain counterpart in the language. What it does not
 * say stays unknown: the first value of a list is what the tool starts with, not an answer.
 * @module
 */
import type { Component, Flow, Model } from '../../model/model.ts';
import { originOf } from '../origin.ts';
import { isUnset } from './words.ts';

/** The value of an attribute by its name and label; undefined when the model does not say. */
export type KnownValue = (name: string, label: string) => string | undefined;

/** Values by the labels of attributes, in lower case. */
type Said = Readonly<Record<string, string | undefined>>;

const SECURE = new Set([
  'https',
  'h3',
  'wss',
  'grpcs',
  'ldaps',
  'smtps',
  'imaps',
  'ftps',
  'mqtts',
  'amqps',
  'ssh',
  'sftp',
  'ipsec',
]);
const SECURED = /^(?:tls|mtls|noise|quic|wireguard|ipsec|ssh)(?:-|$)/;

/** The attributes of a component. */
export function valuesOfComponent(component: Component, model: Model): KnownValue {
  const classes = new Set(
    [...model.assets.values()].flatMap(({ at, class: kind }) =>
      (at ?? []).some((id) => id === component.id) ? [kind] : [],
    ),
  );
  const said: Said = {
    'sanitizes output': yesOrNo(component.facts?.get('output-encoding')),
    'stores credentials': classes.has('credential') || classes.has('key') ? 'Yes' : undefined,
    'stores log data': classes.has('log') ? 'Yes' : undefined,
  };
  return valueIn(said, drawnProperties(component));
}

/** The attributes of a flow. */
export function valuesOfFlow(flow: Flow): KnownValue {
  const encryption = text(flow.encryption);
  const protocol = flow.protocol?.toLowerCase() ?? '';
  const isSecured =
    (encryption !== undefined && SECURED.test(encryption)) || (encryption === undefined && SECURE.has(protocol));
  const integrity = text(flow.facts?.get('integrity'));
  const authentication = text(flow.authentication);
  const said: Said = {
    'provides confidentiality': isSecured ? 'Yes' : encryption === 'none' ? 'No' : undefined,
    'provides integrity':
      isSecured || integrity === 'mac' || integrity === 'signature'
        ? 'Yes'
        : integrity === 'none' && encryption === 'none'
          ? 'No'
          : undefined,
    'source authenticated': authentication === undefined ? undefined : authentication === 'none' ? 'No' : 'Yes',
    'destination authenticated': isSecured ? 'Yes' : undefined,
  };
  return valueIn(said, drawnProperties(flow));
}

function valueIn(said: Said, drawn: ReadonlyMap<string, string>): KnownValue {
  const known = new Map(Object.entries(said));
  return (name, label) => known.get(label.toLowerCase()) ?? drawn.get(label) ?? drawn.get(name);
}

/** The attributes that an importer of this tool has kept. */
function drawnProperties(entry: { readonly origin?: unknown }): ReadonlyMap<string, string> {
  const { properties } = originOf(entry, 'tm7').kept;
  if (typeof properties !== 'object' || properties === null) return new Map();
  return new Map(
    Object.entries(properties).flatMap(([name, value]) =>
      typeof value === 'string' && !isUnset(value) ? [[name, value] as const] : [],
    ),
  );
}

function yesOrNo(value: unknown): string | undefined {
  const word = text(value);
  return word === 'yes' ? 'Yes' : word === 'no' ? 'No' : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== 'not-known' && value !== 'not-applicable'
    ? value.toLowerCase()
    : undefined;
}
