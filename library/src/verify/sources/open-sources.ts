/**
 * Opens the sources that claims name: those a user gives, else those the model names and that lie on this machine.
 * A source that is not there, or is another one than the model means, gives a reason instead.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { CouldNotLook } from '../could-not-look.ts';
import { whyNotIt } from '../identity.ts';
import { type DerivedStore, openFiles } from './gather.ts';
import type { FileSource, Source } from './source.ts';

/** A source that was opened, and what tells which one it was. */
export interface OpenedSource {
  readonly source: Source;
  /** A path or URL as the user or the model wrote it. */
  readonly place: string;
  readonly commit?: string;
  /** The environment that it shows. */
  readonly environment?: string;
}

export interface OpenSourcesOptions {
  /** Paths and URLs by name, as the user gave them; these come before what the model says. */
  readonly given: Readonly<Record<string, string>>;
  /** Makes a path of the model one that can be opened. */
  readonly fromModel: (path: string) => string;
  /** What is remembered of a source between runs. */
  readonly store?: (name: string, place: string) => DerivedStore | undefined;
}

/** The sources with these names; a text instead of a source says why there is none. */
export async function openSources(
  model: Model,
  names: readonly string[],
  options: OpenSourcesOptions,
): Promise<ReadonlyMap<string, OpenedSource | string>> {
  const opened = await Promise.all(names.map(async (name) => [name, await openSource(model, name, options)] as const));
  return new Map(opened);
}

async function openSource(model: Model, name: string, options: OpenSourcesOptions): Promise<OpenedSource | string> {
  const said = model.sources.get(name);
  const given = Object.hasOwn(options.given, name) ? options.given[name] : undefined;
  const environment = said?.environment;
  const about = { ...(environment !== undefined && { environment }) };
  const role = { ...(said?.role !== undefined && { role: said.role }) };
  const url = given ?? said?.url;
  if (url !== undefined && /^https?:\/\//.test(url)) {
    return { source: { kind: 'url', name, url, ...role }, place: url, ...about };
  }
  if (given === undefined && said?.host !== undefined) {
    return { source: { kind: 'host', name, host: said.host, ...role }, place: said.host, ...about };
  }
  const written = given ?? said?.folder ?? said?.git ?? said?.report;
  if (written === undefined) return `No source "${name}" is given: pass --source ${name}=PATH`;
  if (given === undefined && /^[a-z+]+:\/\/|^[^/]+@[^/]+:/.test(written)) {
    return `The source "${name}" is not on this machine: clone it and pass --source ${name}=PATH`;
  }
  const place = given ?? options.fromModel(written);
  const store = options.store?.(name, place);
  try {
    const source = await openFiles(name, place, { role: said?.role, ...(store !== undefined && { store }) });
    const why = isWords(said?.is) ? await whyNotIt(source, said.is) : undefined;
    if (why !== undefined) return `The source "${name}" at "${place}" is of no use: ${why}`;
    return { source, place, ...about, ...(await commitOf(source)) };
  } catch (error) {
    if (!(error instanceof CouldNotLook)) throw error;
    return given === undefined
      ? `The source "${name}" is not at "${written}": pass --source ${name}=PATH`
      : error.message;
  }
}

async function commitOf(source: FileSource): Promise<{ readonly commit?: string }> {
  const history = await source.history();
  return 'head' in history ? { commit: history.head } : {};
}

function isWords(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
