/**
 * One service of a Compose file with everything that matters to security, to the network and to drawing it.
 * https://docs.docker.com/reference/compose-file/services/
 * @module
 */
import { isRawMap, type Path, type Raw, type RawMap, rawAt } from '../../model/raw.ts';
import type { LineColumn } from '../../model/source/lines.ts';
import { flagAt, isWritten, listAt, mapAt, textAt, textMapAt } from '../kubernetes/raw-fields.ts';
import { interpolate } from './interpolate.ts';
import { type PublishedPort, publishedPort } from './ports.ts';

/** Something written at a place. */
export interface Written {
  readonly text: string;
  readonly at: LineColumn;
}

export interface ComposeVariable {
  readonly name: string;
  /** Absent when the value comes from whoever starts the project. */
  readonly value: string | undefined;
  readonly at: LineColumn;
}

export interface ComposeMount {
  /** bind, volume, tmpfs, npipe, cluster or image. */
  readonly type: string;
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
  readonly at: LineColumn;
}

export interface ComposeBuild {
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  readonly at: LineColumn;
}

/** Where a service takes the rest of what it says from; nobody has looked there. */
export interface ComposeExtends {
  readonly service: string;
  /** Absent means the same file. */
  readonly file: string | undefined;
}

export interface ComposeService {
  readonly name: string;
  readonly at: LineColumn;
  readonly image: Written | undefined;
  readonly build: ComposeBuild | undefined;
  readonly extends: ComposeExtends | undefined;
  readonly ports: readonly PublishedPort[];
  readonly exposed: readonly string[];
  readonly environment: readonly ComposeVariable[];
  readonly environmentFiles: readonly (Written & { readonly required: boolean })[];
  readonly mounts: readonly ComposeMount[];
  readonly networks: readonly string[];
  readonly networkMode: Written | undefined;
  readonly pid: Written | undefined;
  readonly ipc: Written | undefined;
  readonly userNamespace: Written | undefined;
  readonly privileged: { readonly value: boolean; readonly at: LineColumn } | undefined;
  readonly readOnly: boolean | undefined;
  readonly user: Written | undefined;
  readonly added: readonly Written[];
  readonly dropped: readonly Written[];
  readonly securityOptions: readonly Written[];
  readonly devices: readonly Written[];
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly dependsOn: readonly string[];
  readonly profiles: readonly string[];
  readonly runtime: string | undefined;
  readonly memoryLimit: string | undefined;
  readonly processorLimit: string | undefined;
  readonly replicas: string | undefined;
  readonly restart: string | undefined;
  readonly hasHealthcheck: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

/** Finds where a field of the service stands. */
export type Locate = (path: Path) => LineColumn;

/** Reads a service. */
export function composeService(name: string, raw: RawMap, locate: Locate): ComposeService {
  const written = (...path: Path): Written | undefined => {
    const text = textAt(raw, ...path);
    return text === undefined ? undefined : { text: interpolate(text).text, at: locate(path) };
  };
  const list = (...path: Path): readonly Written[] =>
    listAt(raw, ...path).flatMap((item, index) => {
      const text = textAt(item);
      return text === undefined ? [] : [{ text: interpolate(text).text, at: locate([...path, index]) }];
    });
  const privileged = flagAt(raw, 'privileged');
  return {
    name,
    at: locate([]),
    image: written('image'),
    build: buildOf(raw, locate),
    extends: extendsOf(raw),
    ports: listAt(raw, 'ports').map((port, index) => publishedPort(port, locate(['ports', index]))),
    exposed: list('expose').map(({ text }) => text),
    environment: environmentOf(raw, locate),
    environmentFiles: environmentFilesOf(raw, locate),
    mounts: [...listAt(raw, 'volumes').map((mount, index) => mountOf(mount, locate(['volumes', index])))],
    networks: namesAt(raw, 'networks'),
    networkMode: written('network_mode'),
    pid: written('pid'),
    ipc: written('ipc'),
    userNamespace: written('userns_mode'),
    privileged: privileged === undefined ? undefined : { value: privileged, at: locate(['privileged']) },
    readOnly: flagAt(raw, 'read_only'),
    user: written('user'),
    added: list('cap_add'),
    dropped: list('cap_drop'),
    securityOptions: list('security_opt'),
    devices: list('devices'),
    secrets: namesAt(raw, 'secrets'),
    configs: namesAt(raw, 'configs'),
    dependsOn: namesAt(raw, 'depends_on'),
    profiles: list('profiles').map(({ text }) => text),
    runtime: textAt(raw, 'runtime'),
    memoryLimit: textAt(raw, 'deploy', 'resources', 'limits', 'memory') ?? textAt(raw, 'mem_limit'),
    processorLimit: textAt(raw, 'deploy', 'resources', 'limits', 'cpus') ?? textAt(raw, 'cpus'),
    replicas: textAt(raw, 'deploy', 'replicas') ?? textAt(raw, 'scale'),
    restart: textAt(raw, 'restart'),
    hasHealthcheck: isWritten(raw, 'healthcheck') && flagAt(raw, 'healthcheck', 'disable') !== true,
    labels: labelsOf(raw),
  };
}

function buildOf(raw: RawMap, locate: Locate): ComposeBuild | undefined {
  const short = textAt(raw, 'build');
  if (short !== undefined) return { context: short, dockerfile: undefined, target: undefined, at: locate(['build']) };
  if (!isRawMap(raw['build'])) return undefined;
  return {
    context: textAt(raw, 'build', 'context') ?? '.',
    dockerfile: textAt(raw, 'build', 'dockerfile'),
    target: textAt(raw, 'build', 'target'),
    at: locate(['build']),
  };
}

function extendsOf(raw: RawMap): ComposeExtends | undefined {
  const short = textAt(raw, 'extends');
  if (short !== undefined) return { service: short, file: undefined };
  const service = textAt(raw, 'extends', 'service');
  return service === undefined ? undefined : { service, file: textAt(raw, 'extends', 'file') };
}

/** `environment` as a mapping or as a list of `NAME=value`. */
function environmentOf(raw: RawMap, locate: Locate): readonly ComposeVariable[] {
  const mapped = Object.entries(mapAt(raw, 'environment')).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : undefined,
    at: locate(['environment', name]),
  }));
  const listed = listAt(raw, 'environment').flatMap((item, index) => {
    const text = textAt(item);
    if (text === undefined) return [];
    const [name = '', ...value] = text.split('=');
    return [{ name, value: value.length === 0 ? undefined : value.join('='), at: locate(['environment', index]) }];
  });
  return [...mapped, ...listed];
}

function environmentFilesOf(raw: RawMap, locate: Locate): ComposeService['environmentFiles'] {
  const single = textAt(raw, 'env_file');
  if (single !== undefined) return [{ text: single, at: locate(['env_file']), required: true }];
  return listAt(raw, 'env_file').flatMap((item, index) => {
    const text = textAt(item) ?? textAt(item, 'path');
    const required = flagAt(item, 'required') ?? true;
    return text === undefined ? [] : [{ text, at: locate(['env_file', index]), required }];
  });
}

/** A mount, long or as `[source:]target[:options]`; a source that is a path is bound, any other is a volume. */
function mountOf(raw: Raw, at: LineColumn): ComposeMount {
  if (isRawMap(raw)) {
    return {
      type: textAt(raw, 'type') ?? 'volume',
      source: textAt(raw, 'source'),
      target: textAt(raw, 'target') ?? '',
      readOnly: flagAt(raw, 'read_only') ?? false,
      at,
    };
  }
  const { text } = interpolate(textAt(raw) ?? '');
  const parts = /^(?:((?:[A-Za-z]:[\\/])?[^:]*):)?((?:[A-Za-z]:[\\/])?[^:]*)(?::([^:]*))?$/.exec(text);
  const source = parts?.[1];
  const options = (parts?.[3] ?? '').split(',');
  return {
    type: source !== undefined && /^[./~$\\]|^[A-Za-z]:[\\/]/.test(source) ? 'bind' : 'volume',
    source,
    target: parts?.[2] ?? text,
    readOnly: options.includes('ro'),
    at,
  };
}

/** The names in a list of words, a list of mappings with a source, or a mapping. */
function namesAt(raw: RawMap, key: string): readonly string[] {
  const listed = listAt(raw, key).flatMap((item) => textAt(item) ?? textAt(item, 'source') ?? []);
  return [...listed, ...Object.keys(mapAt(raw, key))];
}

function labelsOf(raw: RawMap): Readonly<Record<string, string>> {
  const listed = listAt(raw, 'labels').flatMap((item) => {
    const [name = '', ...value] = (textAt(item) ?? '').split('=');
    return name === '' ? [] : [[name, value.join('=')] as const];
  });
  return { ...Object.fromEntries(listed), ...textMapAt(rawAt(raw, ['labels'])) };
}
