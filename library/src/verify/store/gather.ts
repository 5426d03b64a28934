/**
 * What is written down beside a model, in `.vauban/`: observations, content-addressed and append-only, and what was
 * worked out of files that have not changed since. Both may be deleted at any time; only the first is evidence.
 * @module
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../kit/sha256-hex.ts';
import type { RecordedObservation } from '../../model/evidence.ts';
import { observationText } from '../observation-text.ts';
import type { DerivedStore } from '../sources/gather.ts';

/** The folder of observations. */
export interface ObservationStore {
  /** Writes an observation down; the same one twice is one file. Gives its SHA-256. */
  record(observation: RecordedObservation): string;
  /** The latest observation for a claim, or undefined; a file that does not hash to its name does not count. */
  latest(claim: string): RecordedObservation | undefined;
}

/** A line of the log: which observation was made when, for which claim. */
interface LogLine {
  readonly time: string;
  readonly claim: string;
  readonly observation: string;
}

/** Opens the observations of a model that lies in this folder. */
export function openObservations(folder: string): ObservationStore {
  const place = join(folder, '.vauban', 'evidence');
  const log = join(place, 'log.jsonl');
  let newest: Map<string, LogLine> | undefined;
  return {
    record(observation) {
      const text = observationText(observation);
      const hash = sha256Hex(text);
      mkdirSync(place, { recursive: true });
      writeOnce(join(folder, '.vauban', '.gitignore'), '*\n');
      writeOnce(join(place, `${hash}.json`), text);
      const line: LogLine = { time: observation.basis.time, claim: observation.claim, observation: hash };
      appendFileSync(log, `${JSON.stringify(line)}\n`);
      newest = undefined;
      return hash;
    },
    latest(claim) {
      newest ??= newestOf(log);
      const line = newest.get(claim);
      if (line === undefined || !/^[0-9a-f]{64}$/.test(line.observation)) return undefined;
      const path = join(place, `${line.observation}.json`);
      if (!existsSync(path)) return undefined;
      const text = readFileSync(path, 'utf8');
      if (sha256Hex(text) !== line.observation) return undefined;
      const seen = JSON.parse(text) as RecordedObservation;
      return { ...seen, basis: { ...seen.basis, time: line.time } };
    },
  };
}

function writeOnce(path: string, text: string): void {
  if (!existsSync(path)) writeFileSync(path, text);
}

/** The newest line of each claim; a line that was cut off is passed over. */
function newestOf(log: string): Map<string, LogLine> {
  const newest = new Map<string, LogLine>();
  if (!existsSync(log)) return newest;
  for (const text of readFileSync(log, 'utf8').split('\n')) {
    const line = lineOf(text);
    if (line !== undefined && (newest.get(line.claim)?.time ?? '') <= line.time) newest.set(line.claim, line);
  }
  return newest;
}

function lineOf(text: string): LogLine | undefined {
  try {
    const line = JSON.parse(text) as Partial<LogLine>;
    const { time, claim, observation } = line;
    if (typeof time !== 'string' || typeof claim !== 'string' || typeof observation !== 'string') return undefined;
    return { time, claim, observation };
  } catch {
    return undefined;
  }
}

/** What was worked out of the files of sources, kept by source and computation. */
export interface DerivedFolder {
  /** What is remembered of the source at a place. */
  of(place: string): DerivedStore;
  /** Writes what is new. */
  save(): void;
}

type Known = Record<string, readonly [stamp: string, value: unknown]>;

/** Opens what was worked out before; without a folder it is only remembered while this runs. */
export function openDerived(folder: string | undefined): DerivedFolder {
  const files = new Map<string, { readonly known: Known; changed: boolean }>();
  const load = (file: string) => {
    let entry = files.get(file);
    if (entry === undefined) {
      entry = { known: knownIn(folder === undefined ? undefined : join(folder, file)), changed: false };
      files.set(file, entry);
    }
    return entry;
  };
  return {
    of: (place) => ({
      get(kind, path, stamp) {
        const entry = load(fileFor(place, kind));
        const found = Object.hasOwn(entry.known, path) ? entry.known[path] : undefined;
        return found?.[0] === stamp ? { value: found[1] } : undefined;
      },
      set(kind, path, stamp, value) {
        const entry = load(fileFor(place, kind));
        entry.known[path] = [stamp, value];
        entry.changed = true;
      },
    }),
    save() {
      if (folder === undefined) return;
      for (const [file, { known, changed }] of files) {
        if (!changed) continue;
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, `${file}.new`), JSON.stringify(known));
        renameSync(join(folder, `${file}.new`), join(folder, file));
      }
    },
  };
}

function fileFor(place: string, kind: string): string {
  return `${sha256Hex(JSON.stringify([place, kind])).slice(0, 32)}.json`;
}

function knownIn(path: string | undefined): Known {
  if (path === undefined || !existsSync(path)) return {};
  try {
    const known: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof known === 'object' && known !== null ? (known as Known) : {};
  } catch {
    return {};
  }
}
