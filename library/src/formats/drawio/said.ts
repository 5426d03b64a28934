/**
 * What a drawn thing says in the words of the model; the reader makes entries of it, and the writer changes only what
 * the model says otherwise.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import type { DrawnFlow } from './lines.ts';
import type { DrawnComponent } from './understand.ts';
import { iconOf, protocolOf, trustOf } from './words.ts';

/** What a component says. */
export interface SaidComponent {
  readonly title: string;
  readonly kind: 'process' | 'store' | 'external';
  readonly technology: readonly string[];
  readonly description: string | undefined;
}

/** What a zone says. */
export interface SaidZone {
  readonly title: string | undefined;
  readonly trust: string | undefined;
  readonly description: string | undefined;
}

/** What a flow says. */
export interface SaidFlow {
  readonly title: string | undefined;
  readonly isBothWays: boolean;
  readonly protocol: string | undefined;
  readonly encryption: string | undefined;
  readonly authentication: string | undefined;
  readonly description: string | undefined;
}

/** Reads what stands on a component and in its data. */
export function saidOfComponent({ cell, kind }: Pick<DrawnComponent, 'cell' | 'kind'>): SaidComponent {
  const icon = iconOf(cell);
  const written = (cell.data.get('technology') ?? '').split(',').flatMap((word) => word.trim() || []);
  return {
    title: cell.label || icon || 'Unnamed',
    kind,
    technology: written.length > 0 || icon === undefined ? written : [icon],
    description: textOf(cell, 'description'),
  };
}

/** Reads what stands on a zone and in its data. */
export function saidOfZone(cell: Cell): SaidZone {
  return {
    title: cell.label || undefined,
    trust: trustOf(cell.data.get('trust')),
    description: textOf(cell, 'description'),
  };
}

/** What an entry says. */
export interface SaidEntry {
  readonly title: string | undefined;
  readonly kind: string | undefined;
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  readonly exposure: string | undefined;
}

const WAYS = /^(?:port|api|handler|upload|page|queue|file|console|physical)$/;
const EXPOSURES = /^(?:external|semi-trusted|internal|local)$/;

/** Reads what stands on an entry and in its data. */
export function saidOfEntry(cell: Cell): SaidEntry {
  const [kind, exposure, port] = ['kind', 'exposure', 'port'].map((name) => textOf(cell, name));
  return {
    title: cell.label || undefined,
    kind: kind !== undefined && WAYS.test(kind) ? kind : undefined,
    port: port !== undefined && /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? Number(port) : undefined,
    protocol: textOf(cell, 'protocol'),
    exposure: exposure !== undefined && EXPOSURES.test(exposure) ? exposure : undefined,
  };
}

const ENCRYPTION = /^(?:none|weak|tls-1\.[0-3])$/;
const AUTHENTICATION = /^(?:none|shared-secret|password|token|registered-key|certificate|mtls)$/;

/** Reads what stands at a flow and in its data; words that no fact knows are not said. */
export function saidOfFlow({ cell, title, isBothWays }: DrawnFlow): SaidFlow {
  const known = (name: string, values: RegExp): string | undefined => {
    const value = textOf(cell, name)?.toLowerCase();
    return value !== undefined && values.test(value) ? value : undefined;
  };
  return {
    title: title || undefined,
    isBothWays,
    protocol: textOf(cell, 'protocol') ?? protocolOf(title),
    encryption: known('encryption', ENCRYPTION),
    authentication: known('authentication', AUTHENTICATION),
    description: textOf(cell, 'description'),
  };
}

function textOf({ data }: Cell, name: string): string | undefined {
  return data.get(name) || undefined;
}
