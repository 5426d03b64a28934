/**
 * Listen addresses as configuration files write them: `tcp://0.0.0.0:26657`, `:26660`, `[::1]:8080`, `unix:///run/x`,
 * `localhost:9090`, `/ip4/0.0.0.0/tcp/4001`.
 * @module
 */

/** Who reaches an address: the machine itself, a private network, everybody; `all` is every interface. */
export type Reach = 'socket' | 'loopback' | 'private' | 'public' | 'all' | 'name';

/** A place where something listens. */
export interface ListenAddress {
  readonly reach: Reach;
  /** Empty for a socket file and for "every interface" without an address. */
  readonly host: string;
  readonly port?: number;
  readonly transport?: 'tcp' | 'udp' | 'unix';
}

/** Reads a listen address; undefined when the text is none. */
export function parseListen(written: string): ListenAddress | undefined {
  const text = written.trim();
  if (text === '' || text.length > 300 || /\s/.test(text)) return undefined;
  if (/^unix:|^\/(?!ip[46]\/|dns).+\.sock(et)?$/.test(text)) return { reach: 'socket', host: '', transport: 'unix' };
  const multi = /^\/(?:ip[46]|dns[46]?)\/([^/]+)\/(tcp|udp)\/(\d+)/.exec(text);
  if (multi !== null) return address(multi[1] ?? '', multi[3], multi[2] === 'udp' ? 'udp' : 'tcp');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? text : text.slice(scheme.length + 3).replace(/[/?#].*$/, '');
  const transport = scheme === undefined ? undefined : scheme.startsWith('udp') || scheme === 'quic' ? 'udp' : 'tcp';
  const parts = /^\[([^\]]*)\](?::(\d{1,5}))?$/.exec(rest) ?? /^([^:]*)(?::(\d{1,5}))?$/.exec(rest);
  if (parts !== null) return address(parts[1] ?? '', parts[2], transport);
  return /^[0-9a-f:]+$/i.test(rest) && rest.includes('::') ? address(rest, undefined, transport) : undefined;
}

function address(
  host: string,
  port: string | undefined,
  transport: 'tcp' | 'udp' | undefined,
): ListenAddress | undefined {
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && number > 65_535) return undefined;
  const reach = reachOf(host);
  if (reach === 'name' && !/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(host)) return undefined;
  return { reach, host, ...(number !== undefined && { port: number }), ...(transport !== undefined && { transport }) };
}

/** Who reaches a host that something is bound to (RFC 1918, RFC 4193, RFC 6598, RFC 3927, RFC 4291). */
export function reachOf(host: string): Reach {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '');
  if (name === '' || name === '*' || name === '0.0.0.0' || /^(::|0(:0){7}|::ffff:0\.0\.0\.0)$/.test(name)) return 'all';
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return 'loopback';
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  if (four !== null) {
    const [one = 0, two = 0, ...rest] = four.slice(1).map(Number);
    if ([one, two, ...rest].some((part) => part > 255)) return 'name';
    if (one === 127) return 'loopback';
    const isPrivate =
      one === 10 ||
      (one === 172 && two >= 16 && two <= 31) ||
      (one === 192 && two === 168) ||
      (one === 169 && two === 254) ||
      (one === 100 && two >= 64 && two <= 127);
    return isPrivate ? 'private' : 'public';
  }
  if (name.includes(':')) return /^f[cd]|^fe[89ab]/.test(name) ? 'private' : 'public';
  return 'name';
}

/** Whether others than the machine itself can reach an address; a name leads nobody knows where, and counts as open. */
export function isOpen({ reach }: ListenAddress): boolean {
  return reach !== 'socket' && reach !== 'loopback';
}
