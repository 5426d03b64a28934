/**
 * Judges a surface: what the model declares against what is open from one vantage point.
 * @module
 */

import { reachOf } from '../../../inputs/listen/address.ts';
import type { Detail, Ground, Judgement, Spot } from '../../../model/evidence.ts';
import type { Control, EntryPoint, Model } from '../../../model/model.ts';
import type { JudgeContext } from '../../collector.ts';
import { byDetails, unknown } from '../../judgement.ts';
import { type Claim, portOf, rangeOf } from './claim.ts';
import type { Observation, Opening } from './observation.ts';
import { internalService } from './services.ts';

/** Something that is meant to be open. */
export interface Declared {
  readonly name: string;
  readonly port: number;
  readonly transport: 'tcp' | 'udp';
  readonly exposure: EntryPoint['exposure'];
  /** The id of the entry, when the model declares it. */
  readonly id?: string;
  /** Whether it may be closed as well. */
  readonly isOptional?: boolean;
}

/** UDP sockets at these ports are replies to what the machine asked, as often as services. */
const FIRST_EPHEMERAL = 32_768;
/** How long a look at something that runs says anything, in days. */
const FRESH_DAYS = 7;

/** Judges a claim. */
export function judgeSurface(claim: Claim, observation: Observation, { model, control }: JudgeContext): Judgement {
  const { looked, skipped, vantages } = observation;
  // A scan tries what is declared beside the ports that the claim names.
  const asks: Claim = vantages.includes('connect') ? { ...claim, ports: undefined } : claim;
  const openings = observation.openings.filter((opening) => isAsked(opening, asks));
  const isOpen = openings.filter(({ reach }) => reach !== 'loopback' && reach !== 'socket');
  const found = `${isOpen.length} open port${isOpen.length === 1 ? '' : 's'}${isOpen.length === 0 ? '' : `: ${[...new Set(isOpen.map(labelOf))].slice(0, 8).join(', ')}`}`;
  const isRunning = vantages.includes('sockets') || vantages.includes('connect');
  // Tables that somebody recorded show what ran once: nobody knows when.
  const depth = observation.time === undefined ? 'present' : 'active';
  const grounds = groundsOf(observation);
  if (looked === 0) return unknown({ because: skipped[0]?.reason ?? 'There was nothing to look at', found, grounds });
  const said = { grounds, ...(observation.time !== undefined && { until: daysLater(observation.time) }) };
  if (claim.internal === true) {
    const details = openServices(openings);
    const scope = { population: looked + skipped.length, looked, failed: details.length };
    return byDetails(details, scope, { ...claim, depth, found, said });
  }
  const declared = declaredBy(claim, model, control);
  if (typeof declared === 'string') return unknown({ because: declared, found, grounds });
  const asked = declared.filter((entry) => isAsked(entry, asks));
  const compared = asked.map((entry) => compare(entry, openings, { claim, observation, isRunning }));
  const details = [...compared.flatMap(({ detail }) => detail ?? []), ...undeclared(isOpen, declared, claim)];
  const unseen = compared.filter(({ seen }) => !seen).length;
  const blind = blindOf(claim, observation);
  const count = asked.length + isOpen.length + 1;
  const scope = {
    population: count + skipped.length + (blind === undefined ? 0 : 1),
    looked: count - unseen,
    failed: details.length,
  };
  const judged = byDetails(details, scope, { ...claim, depth, found, said });
  if (judged.verdict === 'upheld') {
    return { ...judged, because: `Only what is declared is open, seen by ${vantages.join(', ')}` };
  }
  const silent = compared.find(({ seen }) => !seen);
  if (judged.verdict !== 'unknown') return judged;
  const because =
    blind ??
    skipped[0]?.reason ??
    (silent === undefined ? undefined : `Nothing that was looked at opens ${silent.name}`);
  return because === undefined ? judged : { ...judged, because };
}

/** Whether the claim asks about a port. */
function isAsked(
  { port, transport }: Pick<Opening, 'port' | 'transport'>,
  { ports, transport: asked }: Claim,
): boolean {
  if (asked !== undefined && asked !== transport) return false;
  return (
    ports === undefined ||
    ports.some((each) => {
      const [first, last] = rangeOf(each) ?? [0, 0];
      return port >= first && port <= last;
    })
  );
}

/** What the claim or the model says is open; a text when nobody says. */
export function declaredBy(
  claim: Claim,
  model: Model | undefined,
  control: Control | undefined,
): readonly Declared[] | string {
  if (claim.open !== undefined || (Array.isArray(claim.entries) && claim.entries.length === 0)) {
    return (claim.open ?? []).flatMap((written) => {
      const port = portOf(written);
      return port === undefined ? [] : [{ ...port, name: `port ${written}`, exposure: 'external' as const }];
    });
  }
  if (model === undefined) return 'No model declares what is open: say it as open';
  const wanted = Array.isArray(claim.entries) ? new Set<string>(claim.entries) : undefined;
  const missing = [...(wanted ?? [])].find((id) => !model.entries.has(id));
  if (missing !== undefined) return `There is no entry "${missing}" in the model`;
  const gone = claim.components?.find((id) => !model.components.has(id));
  if (gone !== undefined) return `There is no component "${gone}" in the model`;
  const entries = [...model.entries].filter(
    ([id, { at }]) =>
      (wanted === undefined || wanted.has(id)) && (claim.components === undefined || claim.components.includes(at)),
  );
  const declared = entries.flatMap(([id, entry]) => declaredAs(id, entry));
  if (declared.length === 0) return 'No entry of the model that the claim is about has a port';
  const guarded = new Set<string>(control?.guards?.filter((element) => element.startsWith('entries/')));
  // A control that guards entries speaks of those; what else is declared may be open, but need not be.
  if (guarded.size === 0 || wanted !== undefined || claim.components !== undefined) return declared;
  return declared.map((entry) => ({ ...entry, isOptional: !guarded.has(`entries/${entry.id}`) }));
}

function declaredAs(id: string, { port, protocol, exposure }: EntryPoint): readonly Declared[] {
  if (port === undefined || port === 0) return [];
  const transport = /^(udp|quic|http3|wireguard|dtls|coap)/i.test(protocol ?? '') ? 'udp' : 'tcp';
  return [{ id, name: `entry "${id}"`, port, transport, exposure }];
}

interface Compared {
  readonly name: string;
  /** Whether anybody can say; a file that does not open a port proves nothing. */
  readonly seen: boolean;
  readonly detail?: Detail;
}

/** Holds a declared entry against what is open. */
function compare(
  entry: Declared,
  openings: readonly Opening[],
  {
    claim,
    observation,
    isRunning,
  }: { readonly claim: Claim; readonly observation: Observation; readonly isRunning: boolean },
): Compared {
  const { port, transport, name, exposure } = entry;
  const label = `${name} (${port}/${transport})`;
  const at = openings.filter((opening) => opening.port === port);
  const own = at.filter((opening) => opening.transport === transport);
  const [other] = at;
  if (own.length === 0 && other !== undefined) {
    const message = `${upper(label)} is open as ${other.transport}, expected ${transport}`;
    return { name: label, seen: true, detail: detail('protocol-mismatch', 'medium', message, other) };
  }
  if (own.length === 0) {
    const isKnown =
      isRunning &&
      (transport === 'udp' ? observation.complete.udp : observation.complete.tcp || observation.tried.includes(port));
    if (!isKnown || entry.isOptional === true) return { name: label, seen: entry.isOptional === true };
    const message = `${upper(label)} is declared, but nothing listens there`;
    return {
      name: label,
      seen: true,
      detail: {
        check: 'declared-closed',
        severity: 'medium',
        message,
        hint: 'Take it out of the model, or find out why the service is not there',
      },
    };
  }
  const outside = observation.vantages.includes('connect') && (claim.from ?? 'outside') === 'outside';
  for (const opening of own) {
    const { reach } = opening;
    // Whoever connects to the own machine sees what is local as well.
    if (outside && reachOf(opening.address) === 'loopback') continue;
    if (exposure === 'local' && reach !== 'loopback' && reach !== 'socket') {
      const check = reach === 'all' ? 'wrong-interface' : 'wrong-zone';
      return { name: label, seen: true, detail: exposed(check, label, 'local', opening) };
    }
    if (exposure !== 'internal') continue;
    if (outside || reach === 'public')
      return { name: label, seen: true, detail: exposed('wrong-zone', label, 'internal', opening) };
    if (reach === 'all')
      return { name: label, seen: true, detail: exposed('wrong-interface', label, 'internal', opening) };
  }
  return { name: label, seen: true };
}

function exposed(check: string, label: string, exposure: string, opening: Opening): Detail {
  const where = opening.reach === 'all' ? 'on every interface' : `at ${opening.address || opening.reach}`;
  const message = `${upper(label)} is declared ${exposure}, but ${opening.what} opens it ${where}`;
  return {
    ...detail(check, 'high', message, opening),
    hint:
      exposure === 'local'
        ? 'Bind it to 127.0.0.1'
        : 'Bind it to 127.0.0.1 or to a private address, or declare who can reach it',
  };
}

/** Open ports that nobody declares. */
function undeclared(
  openings: readonly Opening[],
  declared: readonly Declared[],
  { allow = [] }: Claim,
): readonly Detail[] {
  const known = new Set(
    [...declared, ...allow.flatMap((each) => portOf(each) ?? [])].map(({ port, transport }) => `${port}/${transport}`),
  );
  // A port that is declared with another transport has been reported as that.
  const ports = new Set(declared.map(({ port }) => port));
  const seen = new Set<string>();
  return openings.flatMap((opening) => {
    const label = `${opening.port}/${opening.transport}`;
    if (known.has(label) || ports.has(opening.port) || seen.has(label)) return [];
    if (opening.transport === 'udp' && opening.port >= FIRST_EPHEMERAL) return [];
    seen.add(label);
    const service = internalService(opening);
    const message = `Port ${label} is open by ${opening.what}${service === undefined ? '' : ` (usually ${service.name})`}, but no entry declares it`;
    return [
      {
        ...detail('undeclared-open', 'high', message, opening),
        hint: 'Close it, bind it to 127.0.0.1, or declare it as an entry of the model',
      },
    ];
  });
}

/** Internal services that everybody reaches. */
function openServices(openings: readonly Opening[]): readonly Detail[] {
  return openings.flatMap((opening) => {
    const service = internalService(opening);
    if (service === undefined || opening.node === true || (opening.reach !== 'all' && opening.reach !== 'public'))
      return [];
    const where = opening.reach === 'all' ? 'every interface' : 'a public address';
    const subject = opening.what.includes(' ') ? upper(opening.what) : `"${opening.what}"`;
    const message = `${subject} opens ${service.title} (${service.name}, port ${opening.port}) on ${where}`;
    return [
      {
        ...detail(service.check, service.severity, message, opening),
        hint: 'Bind it to 127.0.0.1 or to the address of a private network',
      },
    ];
  });
}

/** Why open ports may have been missed. */
function blindOf({ transport }: Claim, { complete, vantages, tried }: Observation): string | undefined {
  if (vantages.includes('connect')) {
    return transport === 'udp'
      ? 'A scan cannot tell whether a UDP port is open'
      : tried.length === 0
        ? 'No port was tried'
        : undefined;
  }
  if (!vantages.includes('sockets')) return undefined;
  if (transport !== 'udp' && !complete.tcp) return 'The tables of TCP sockets are not complete: expected tcp and tcp6';
  if (transport !== 'tcp' && !complete.udp)
    return 'The tables of UDP sockets are not complete: expected udp and udp6, or transport: tcp';
  return undefined;
}

function groundsOf({ openings, vantages, time }: Observation): readonly Ground[] {
  const kind = time !== undefined ? 'running' : vantages.includes('sockets') ? 'report' : 'configuration';
  const files = [...new Set(openings.flatMap(({ file }) => file ?? []))].slice(0, 100);
  return files.length === 0 && time !== undefined ? [{ kind, file: '' }] : files.map((file) => ({ kind, file }));
}

function detail(check: string, severity: Detail['severity'], message: string, { file, line, column }: Opening): Detail {
  const at: Spot | undefined =
    file === undefined
      ? undefined
      : { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return { check, severity, message, ...(at !== undefined && { at }) };
}

function labelOf({ port, transport }: Opening): string {
  return `${port}/${transport}`;
}

function daysLater(now: string): string {
  return new Date(Date.parse(now) + FRESH_DAYS * 86_400_000).toISOString().slice(0, 10);
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
