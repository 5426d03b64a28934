/**
 * The places where a settings file makes its program listen: keys named after listening, and pairs of an address and a
 * port.
 * @module
 */
import type { Setting } from '../settings/node.ts';
import { type ListenAddress, parseListen } from './address.ts';

/** A place where a program listens, with the key that says so. */
export interface ListenSetting {
  readonly key: string;
  readonly written: string;
  readonly address: ListenAddress & { readonly port: number };
  readonly line: number;
  readonly column: number;
}

/** Names of keys that hold an address to listen on. */
const LISTENS =
  /^(listen|bind|laddr|listens?[-_]?on|(.*[-_])?(listen|bind)[-_]?(addr|address|addresses|host|ip)|bindip|.*[-_]laddr|listen(address|addresses)?|(http|https|grpc|rpc|api|metrics?|admin|debug|pprof|telemetry)[-_]?(addr|address|bind|listen))$/i;
const PORT = /^(port|(listen|bind|http|server)[-_]?port)$/i;

/** Whether a key is named after listening. */
export function namesListening(key: string): boolean {
  return LISTENS.test(key.slice(key.lastIndexOf('.') + 1));
}

/** What a settings file opens. */
export function listenSettings(settings: readonly Setting[]): readonly ListenSetting[] {
  const byKey = new Map(settings.map((setting) => [setting.key, setting]));
  return settings.flatMap((setting): readonly ListenSetting[] => {
    const { key, line, column } = setting;
    const name = key.slice(key.lastIndexOf('.') + 1).replace(/^\d+$/, '');
    const table = key.slice(0, key.lastIndexOf('.') + 1);
    const isHost = /^host(name)?$/i.test(name);
    if (!isHost && !LISTENS.test(name)) return [];
    return textsOf(setting).flatMap((written) => {
      const address = parseListen(written);
      if (address === undefined || address.transport === 'unix') return [];
      // `host` names the other side more often than this one, unless it means every interface.
      if (isHost && address.reach !== 'all') return [];
      const port = address.port ?? (/^\d{1,5}$/.test(written) ? undefined : siblingPort(table, byKey));
      if (port === undefined || port === 0) return [];
      return [{ key, written, address: { ...address, port }, line, column }];
    });
  });
}

function textsOf({ value }: Setting): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((each) => (typeof each === 'string' ? each.split(/[,\s]+/) : [])).filter((each) => each !== '');
}

/** The port that stands beside an address. */
function siblingPort(table: string, byKey: ReadonlyMap<string, Setting>): number | undefined {
  for (const [key, { value }] of byKey) {
    if (!key.startsWith(table) || !PORT.test(key.slice(table.length))) continue;
    const port = Number(value);
    if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  }
  return undefined;
}
