/**
 * A Compose file as services, networks, volumes and secrets, versions 2 and 3 and the specification after them.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { isRawMap, type RawMap, rawAt } from '../../model/raw.ts';
import type { LineColumn } from '../../model/source/lines.ts';
import { flagAt, listAt, mapAt, textAt } from '../kubernetes/raw-fields.ts';
import { placesOf, type Resource } from '../kubernetes/resource.ts';
import { readYaml, type YamlDocument } from '../yaml/read-yaml.ts';
import { type ComposeService, composeService } from './service.ts';

/** A network of a project. */
export interface ComposeNetwork {
  readonly name: string;
  /** Whether it has no way out. */
  readonly internal: boolean;
  readonly external: boolean;
  readonly driver: string | undefined;
  readonly at: LineColumn;
}

/** A volume of a project. */
export interface ComposeVolume {
  readonly name: string;
  readonly external: boolean;
  readonly driver: string | undefined;
  readonly at: LineColumn;
}

/** A secret or a configuration file of a project, and where its content comes from. */
export interface ComposeSecret {
  readonly name: string;
  readonly file: string | undefined;
  readonly environment: string | undefined;
  /** Whether its content is written in the Compose file itself. */
  readonly isInline: boolean;
  readonly external: boolean;
  readonly at: LineColumn;
}

export interface ComposeFile {
  readonly file: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly services: readonly ComposeService[];
  readonly networks: readonly ComposeNetwork[];
  readonly volumes: readonly ComposeVolume[];
  readonly secrets: readonly ComposeSecret[];
  readonly configs: readonly ComposeSecret[];
  /** Other Compose files it takes in; nobody has looked there. */
  readonly includes: readonly string[];
}

/** Whether a text may be a Compose file; cheap, so that other files need not be parsed. */
export function looksLikeCompose(text: string): boolean {
  return /^(?:"?services"?\s*:|\s*\{[\s\S]*"services"\s*:)/m.test(text);
}

/** A service as its fields stand in the file, for whoever must not keep all of them. */
export interface RawService {
  readonly name: string;
  readonly raw: RawMap;
  readonly places: Resource['places'];
}

/**
 * Reads the services of a Compose file as they stand there; never throws on bad input. `composeService` types them.
 *
 * @param file the name that problems carry
 * @param prune leaves out or replaces what the caller must not keep
 */
export function readComposeServices(
  text: string,
  file: string,
  prune: (service: RawMap) => RawMap,
): { readonly services: readonly RawService[]; readonly problems: readonly Problem[] } {
  const { document, problems } = readProject(text, file);
  if (document === undefined) return { services: [], problems };
  const services = Object.entries(mapAt(document.value, 'services')).map(([name, service]) => {
    const raw = prune(mapAt(service));
    return { name, raw, places: placesOf(raw, (path) => document.locate(['services', name, ...path])) };
  });
  return { services, problems };
}

/**
 * Reads a Compose file; never throws on bad input.
 *
 * @param file the name that problems carry
 */
export function readCompose(
  text: string,
  file: string,
): { readonly compose: ComposeFile | undefined; readonly problems: readonly Problem[] } {
  const { document, problems } = readProject(text, file);
  return { compose: document === undefined ? undefined : composeFile(document, file), problems };
}

/** The one document of a project. */
function readProject(text: string, file: string) {
  const { documents, problems } = readYaml(text, file);
  const [document] = documents;
  if (document !== undefined && isRawMap(rawAt(document.value, ['services']))) return { document, problems };
  return { document: undefined, problems: problems.length > 0 ? problems : [noServices(file)] };
}

function composeFile({ value: raw, locate }: YamlDocument, file: string): ComposeFile {
  const entries = (key: string) =>
    Object.entries(mapAt(raw, key)).map(([name, entry]) => ({ name, entry, at: locate([key, name]) }));
  return {
    file,
    name: textAt(raw, 'name'),
    version: textAt(raw, 'version'),
    services: entries('services').map(({ name, entry }) =>
      composeService(name, mapAt(entry), (path) => locate(['services', name, ...path])),
    ),
    networks: entries('networks').map(({ name, entry, at }) => ({
      name,
      internal: flagAt(entry, 'internal') ?? false,
      external: isExternal(entry),
      driver: textAt(entry, 'driver'),
      at,
    })),
    volumes: entries('volumes').map(({ name, entry, at }) => ({
      name,
      external: isExternal(entry),
      driver: textAt(entry, 'driver'),
      at,
    })),
    secrets: entries('secrets').map(secretOf),
    configs: entries('configs').map(secretOf),
    includes: listAt(raw, 'include').flatMap(
      (item) => textAt(item) ?? textAt(item, 'path') ?? listAt(item, 'path').flatMap((path) => textAt(path) ?? []),
    ),
  };
}

function noServices(file: string): Problem {
  const message = `Cannot read "${file}" as a Compose file: expected a mapping "services"`;
  return { code: 'missing', message, at: { file, line: 1, column: 1 } };
}

type Entry = { readonly name: string; readonly entry: Parameters<typeof textAt>[0]; readonly at: LineColumn };

function secretOf({ name, entry, at }: Entry): ComposeSecret {
  return {
    name,
    file: textAt(entry, 'file'),
    environment: textAt(entry, 'environment'),
    isInline: textAt(entry, 'content') !== undefined,
    external: isExternal(entry),
    at,
  };
}

/** `external: true`, or the older `external: { name: ... }`. */
function isExternal(entry: Entry['entry']): boolean {
  return flagAt(entry, 'external') ?? isRawMap(rawAt(entry, ['external']));
}
