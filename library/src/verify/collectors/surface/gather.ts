/**
 * Looks at what is open: in files, in the socket tables of a machine, or by connecting.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { looksLikeCompose } from '../../../inputs/compose/read-compose.ts';
import { looksLikeManifest } from '../../../inputs/kubernetes/read-manifests.ts';
import { reachOf } from '../../../inputs/listen/address.ts';
import { readSockets } from '../../../inputs/listen/proc-net.ts';
import { settingsFormat } from '../../../inputs/settings/settings-format.ts';
import type { Gather, Look } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource, HostSource } from '../../sources/source.ts';
import { type Claim, rangeOf, type Vantage } from './claim.ts';
import { declaredBy } from './judge.ts';
import { type LookedFile, lookAtCompose, lookAtManifests, lookAtSettings } from './look-files.ts';
import { nothing, type Observation, type Opening } from './observation.ts';

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const MOST_FILES = 5000;
const LARGEST_FILE = 256 * 1024;
const MOST_OPENINGS = 5000;
/** A scan tries so many ports, so many at once. */
const MOST_PORTS = 1024;
const AT_ONCE = 32;
/** Files that open nothing of the system itself. */
const OF_OTHERS =
  /(^|\/)(tests?|test-?data|fixtures?|__fixtures__|__tests__|mocks?|samples?|vendor|third_party)\/|(^|\/)(package-lock\.json|pnpm-lock\.yaml|[^/]*\.lock)$/i;
/** Of the many JSON files of a repository all but those that settings are kept in. */
const MANY_JSON = /(^|\/)(Cargo\.toml|(?![^/]*(config|settings|server|daemon))[^/]*\.json)$/i;

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind === 'files') {
    return claim.vantage === 'sockets' ? recordedSockets(claim, source, look) : inFiles(claim, source, look);
  }
  if (source.kind !== 'host') throw new CouldNotLook(`Cannot look at "${source.name}": expected a folder or a host`);
  const isHere = source.host === 'localhost';
  const vantage = claim.vantage ?? (isHere ? 'sockets' : 'connect');
  if (vantage === 'connect') return scan(claim, source, look);
  if (vantage !== 'sockets') throw new CouldNotLook(`Cannot look for ${vantage} on a host: expected a folder`);
  if (!isHere)
    throw new CouldNotLook(`Cannot read the sockets of "${source.host}": only those of this machine can be read`);
  return socketsOf((table) => readFile(`/proc/net/${table}`, 'utf8').catch(() => undefined), look);
};

/** Settings, Compose files and manifests of a folder. */
async function inFiles(claim: Claim, source: FileSource, look: Look): Promise<Observation> {
  const all = claim.file === undefined ? await source.files() : await source.find([claim.file]);
  const entries = all.filter(
    ({ path, size }) =>
      settingsFormat(path) !== undefined &&
      (claim.file !== undefined || !OF_OTHERS.test(path)) &&
      // Whoever only looks for what is wrong need not see everything.
      (claim.internal !== true || (size <= LARGEST_FILE && !MANY_JSON.test(path))),
  );
  if (entries.length > MOST_FILES) {
    throw new CouldNotLook(
      `"${source.name}" has ${entries.length} files to look at, expected at most ${MOST_FILES}: say file`,
    );
  }
  // Of manifests the check "kubernetes" says what is open.
  const every: readonly Vantage[] =
    claim.internal === true ? ['config', 'compose'] : ['config', 'compose', 'kubernetes'];
  const kinds = claim.vantage === undefined ? every : [claim.vantage];
  const looked = await source.derive('surface-file-1', entries, (text, { path }) => lookAtFile(path, text));
  look.signal.throwIfAborted();
  const openings: Opening[] = [];
  const skipped = [...looked.skipped].map(([file, reason]) => ({ file, reason }));
  const vantages = new Set<Vantage>();
  let count = 0;
  for (const [file, { vantage, result }] of looked.values) {
    if (result === null || !kinds.includes(vantage)) continue;
    if ('problem' in result) {
      skipped.push({ file, reason: result.problem });
      continue;
    }
    count += 1;
    vantages.add(vantage);
    openings.push(...result.openings);
    skipped.push(...result.unclear.map((reason) => ({ file, reason })));
  }
  if (openings.length > MOST_OPENINGS) {
    skipped.push({ file: '', reason: `${openings.length} ports are open, more than are compared` });
  }
  if (claim.internal === true) skipped.length = 0;
  return { ...nothing, vantages: [...vantages], looked: count, openings: openings.slice(0, MOST_OPENINGS), skipped };
}

function lookAtFile(
  path: string,
  text: string,
): { readonly vantage: Vantage; readonly result: NonNullable<LookedFile> | null } {
  const isYaml = settingsFormat(path) === 'yaml' || settingsFormat(path) === 'json';
  if (isYaml && looksLikeManifest(text, path))
    return { vantage: 'kubernetes', result: lookAtManifests(path, text) ?? null };
  if (isYaml && looksLikeCompose(text)) return { vantage: 'compose', result: lookAtCompose(path, text) ?? null };
  return { vantage: 'config', result: lookAtSettings(path, text) ?? null };
}

/** Tables of sockets that somebody recorded into a folder. */
async function recordedSockets(claim: Claim, source: FileSource, look: Look): Promise<Observation> {
  const pattern = claim.file ?? '**/proc/net/{tcp,tcp6,udp,udp6}';
  const entries = await source.find([pattern]);
  const of = (table: string): FileEntry | undefined =>
    entries.find(({ path }) => path.slice(path.lastIndexOf('/') + 1) === table);
  const observation = await socketsOf(async (table) => {
    const entry = of(table);
    return entry === undefined ? undefined : source.text(entry.path);
  }, look);
  const openings = observation.openings.map((opening) => ({ ...opening, file: of(opening.file ?? '')?.path ?? '' }));
  const { time: _, ...recorded } = observation;
  return { ...recorded, openings };
}

async function socketsOf(read: (table: string) => Promise<string | undefined>, look: Look): Promise<Observation> {
  const openings: Opening[] = [];
  const there = new Set<string>();
  for (const table of TABLES) {
    const text = await read(table);
    if (text === undefined) continue;
    const transport = table.startsWith('tcp') ? 'tcp' : 'udp';
    const sockets = readSockets(text, transport);
    if (sockets === undefined) throw new CouldNotLook(`Cannot read the table "${table}": it is no table of sockets`);
    there.add(table);
    for (const { address, port, line } of sockets) {
      openings.push({ what: 'a socket', port, transport, reach: reachOf(address), address, file: table, line });
    }
  }
  if (there.size === 0) throw new CouldNotLook('Cannot find any table of sockets: expected tcp, tcp6, udp and udp6');
  return {
    ...nothing,
    time: look.now,
    vantages: ['sockets'],
    looked: there.size,
    openings: openings.slice(0, MOST_OPENINGS),
    complete: { tcp: there.has('tcp') && there.has('tcp6'), udp: there.has('udp') && there.has('udp6') },
  };
}

/** Connects to each port once and hangs up: nothing is sent. */
async function scan(claim: Claim, { host, name }: HostSource, look: Look): Promise<Observation> {
  // Only hosts that the model names are ever called.
  if (look.model !== undefined && !look.model.sources.has(name as never)) {
    throw new CouldNotLook(`Cannot connect to "${host}": the model names no source "${name}"`);
  }
  const tried = portsOf(claim, look);
  const wait = (claim.timeout ?? 2) * 1000;
  const open: number[] = [];
  const troubles = new Map<string, number>();
  const left = [...tried];
  const work = async (): Promise<void> => {
    for (let port = left.shift(); port !== undefined; port = left.shift()) {
      look.signal.throwIfAborted();
      const answer = await knock(host, port, wait);
      if (answer === 'open') open.push(port);
      else if (answer !== 'closed') troubles.set(answer, (troubles.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const [trouble] = troubles.keys();
  if (trouble !== undefined) throw new CouldNotLook(`Cannot connect to "${host}": ${trouble}`);
  const reach = reachOf(host);
  return {
    ...nothing,
    time: look.now,
    vantages: ['connect'],
    looked: tried.length,
    openings: open
      .sort((one, other) => one - other)
      .map((port) => ({
        what: 'a service',
        port,
        transport: 'tcp',
        // Of the own machine a scan does not tell who else reaches it.
        reach: reach === 'loopback' ? 'name' : reach,
        address: host,
      })),
    tried: [...tried],
  };
}

/** The ports to try: those declared, and those the claim names. */
function portsOf(claim: Claim, look: Look): readonly number[] {
  const declared = declaredBy(claim, look.model, undefined);
  const ports = new Set(
    typeof declared === 'string' ? [] : declared.filter(({ transport }) => transport === 'tcp').map(({ port }) => port),
  );
  for (const written of claim.ports ?? []) {
    const [first, last] = rangeOf(written) ?? [1, 0];
    if (last - first >= MOST_PORTS)
      throw new CouldNotLook(`Cannot try the ports ${written}: expected at most ${MOST_PORTS}`);
    for (let port = first; port <= last; port += 1) ports.add(port);
  }
  if (ports.size === 0)
    throw new CouldNotLook(typeof declared === 'string' ? declared : 'No port is declared: say ports');
  if (ports.size > MOST_PORTS) throw new CouldNotLook(`Cannot try ${ports.size} ports: expected at most ${MOST_PORTS}`);
  return [...ports].sort((one, other) => one - other);
}

/** Whether a port takes a connection; a reason when the host cannot be reached at all. */
function knock(host: string, port: number, wait: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: string): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(wait, () => end('closed'));
    socket.once('connect', () => end('open'));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const unreachable = [
        'ENOTFOUND',
        'EAI_AGAIN',
        'EHOSTUNREACH',
        'ENETUNREACH',
        'EHOSTDOWN',
        'EADDRNOTAVAIL',
        'EMFILE',
      ];
      end(unreachable.includes(error.code ?? '') ? (error.code ?? 'an error') : 'closed');
    });
  });
}
