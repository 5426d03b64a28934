/**
 * The ports of a Compose service, short and long.
 * https://docs.docker.com/reference/compose-file/services/#ports
 * @module
 */
import { isRawMap, type Raw } from '../../model/raw.ts';
import type { LineColumn } from '../../model/source/lines.ts';
import { textAt } from '../kubernetes/raw-fields.ts';
import { interpolate } from './interpolate.ts';

/** Some ports of a service that the host hands on. */
export interface PublishedPort {
  readonly written: string;
  /** The port or ports in the container. */
  readonly target: PortRange | undefined;
  /** The port or ports of the host; absent when the engine picks one. */
  readonly published: PortRange | undefined;
  /** The address of the host that listens; absent means all of them. */
  readonly address: string | undefined;
  readonly protocol: string;
  readonly at: LineColumn;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Reads one entry of `ports`. */
export function publishedPort(raw: Raw, at: LineColumn): PublishedPort {
  if (!isRawMap(raw)) return shortPort(typeof raw === 'string' ? raw : '', at);
  const text = (key: string): string | undefined => {
    const written = textAt(raw, key);
    return written === undefined ? undefined : interpolate(written).text;
  };
  const published = text('published');
  const target = text('target');
  return {
    written: [text('host_ip'), published, target].filter((part) => part !== undefined).join(':'),
    target: range(target),
    published: range(published),
    address: text('host_ip'),
    protocol: text('protocol') ?? 'tcp',
    at,
  };
}

/** `[[address:][published]:]target[/protocol]`, each port a number or a range; an address of IPv6 stands in brackets. */
function shortPort(written: string, at: LineColumn): PublishedPort {
  const { text } = interpolate(written);
  const [ports = '', protocol = 'tcp'] = text.split('/');
  const parts = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:]*)$/.exec(ports);
  return {
    written,
    target: range(parts?.[3]),
    published: range(parts?.[2]),
    address: parts?.[1]?.replace(/^\[|\]$/g, ''),
    protocol: protocol.toLowerCase(),
    at,
  };
}

function range(text: string | undefined): PortRange | undefined {
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text ?? '');
  if (parts === null) return undefined;
  const from = Number(parts[1]);
  return { from, to: Number(parts[2] ?? from) };
}
