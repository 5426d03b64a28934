/**
 * Addresses of other programs in the values of settings: URLs, `host:port`, and connection strings of databases.
 * Passwords in them are passed over.
 * @module
 */
import { protocolOfPort } from './known-port.ts';

/** Somebody who is called. */
export interface Connection {
  readonly host: string;
  readonly port: number | undefined;
  readonly protocol: string | undefined;
}

const URL_START = /\b([a-z][a-z0-9+.-]{0,30}):\/\/([^\s"'<>/?#\\]{1,2000})/gi;
const HOST_AND_PORT = /^([A-Za-z0-9_][\w.-]*|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i;
/** `user:password@tcp(host:3306)/name`, as Go programs write it. */
const GO_SOURCE = /@(?:tcp|udp)\(([\w.-]+)(?::(\d{1,5}))?\)/;
/** `Server=host,1433;` and `host=name port=5432`. */
const PAIRS =
  /(?:^|[\s;"'])(?:host|server|data source|address|addr)\s{0,4}=\s{0,4}(?:tcp:)?([\w.-]+)(?:[,:](\d{1,5}))?/i;
const PORT_PAIR = /(?:^|[\s;"'])port\s{0,4}=\s{0,4}(\d{1,5})/i;
/** Settings of such names hold a host without anything that would show it. */
const NAMES_HOST =
  /(?:host|hostname|addr|address|server|servers|broker|brokers|endpoint|url|uri|peer|backend|upstream)s?$/i;

/**
 * Finds the addresses in a value.
 *
 * @param name the name of the setting: a bare word counts as a host only where the name says so
 */
export function connectionsIn(value: string, name = ''): readonly Connection[] {
  const text = value.slice(0, 20_000);
  const found = [...text.matchAll(URL_START)].flatMap(([, scheme = '', authority = '']) =>
    hostsOf(authority.slice(authority.lastIndexOf('@') + 1), protocolOfScheme(scheme)),
  );
  if (found.length > 0) return found;
  const pair = GO_SOURCE.exec(text) ?? PAIRS.exec(text);
  if (pair?.[1] !== undefined) {
    const port = numberOf(pair[2] ?? PORT_PAIR.exec(text)?.[1]);
    return [{ host: pair[1].toLowerCase(), port, protocol: protocolOfPort(port) }];
  }
  const trimmed = text.trim();
  if (/\s/.test(trimmed) || !(NAMES_HOST.test(name) || /:\d{1,5}(?:$|[,/])/.test(trimmed))) return [];
  return hostsOf(trimmed.replace(/\/.*$/, ''), undefined);
}

/** A protocol as people call it: `jdbc` and drivers in front or behind are taken off. */
function protocolOfScheme(scheme: string): string | undefined {
  const plain = scheme.toLowerCase().replace(/\+.*$/, '');
  if (plain === 'tcp' || plain === 'udp' || plain === 'unix') return undefined;
  if (plain === 'postgres') return 'postgresql';
  return plain === 'dynamodb' ? 'https' : plain;
}

function hostsOf(text: string, protocol: string | undefined): readonly Connection[] {
  return text.split(',').flatMap((each) => {
    const parts = HOST_AND_PORT.exec(each);
    const host = parts?.[1]?.toLowerCase();
    if (host === undefined) return [];
    const port = numberOf(parts?.[2]);
    return [{ host, port, protocol: protocol ?? protocolOfPort(port) }];
  });
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text !== undefined && number > 0 && number <= 65_535 ? number : undefined;
}
