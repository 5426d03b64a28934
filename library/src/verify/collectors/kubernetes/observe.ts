/**
 * One file as what may be written down of it: the fields somebody looks at, and the class of a value in place of the
 * value wherever it may be a secret.
 * @module
 */
import { looksLikeCompose, readComposeServices } from '../../../inputs/compose/read-compose.ts';
import { type Instruction, instructionsOf } from '../../../inputs/dockerfile/instructions.ts';
import { containerLists } from '../../../inputs/kubernetes/container.ts';
import { podSpecPath } from '../../../inputs/kubernetes/pod.ts';
import { listAt, mapAt } from '../../../inputs/kubernetes/raw-fields.ts';
import { looksLikeManifest, readManifests } from '../../../inputs/kubernetes/read-manifests.ts';
import type { Resource } from '../../../inputs/kubernetes/resource.ts';
import { isRawMap, type Path, type Raw, type RawMap } from '../../../model/raw.ts';
import { COMPOSE_KIND } from './observation.ts';
import { classOf, withoutCredentials } from './value-class.ts';

/** What one file holds; nothing at all when it is no manifest, Compose file or Dockerfile. */
export interface FileFacts {
  readonly resources: readonly Resource[];
  readonly instructions: readonly Instruction[];
  readonly unread: readonly string[];
}

const NOTHING: FileFacts = { resources: [], instructions: [], unread: [] };
const DOCKERFILE = /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]*)?$|\.(?:dockerfile|containerfile)$/i;

/** Reads one file. */
export function observeFile(text: string, file: string): FileFacts {
  if (DOCKERFILE.test(file) && !/\.(?:md|txt|ya?ml|json|dockerignore|tmpl|j2|ts|js|go|py|rs)$/i.test(file))
    return dockerfile(text);
  if (looksLikeManifest(text, file)) {
    const { resources, problems } = readManifests(text, file, { prune });
    return { ...NOTHING, resources, unread: problems.map(({ message }) => message) };
  }
  if (looksLikeCompose(text)) return compose(text, file);
  return NOTHING;
}

/** Annotations that say something of security; one of the others holds the whole manifest once more. */
const KEPT_ANNOTATION = /^(?:container\.)?(?:apparmor|seccomp)\.security\./;

function prune(kind: string, raw: RawMap): RawMap {
  if (kind === 'Secret') return withoutValues(raw, () => 'text');
  if (kind === 'ConfigMap') return withoutValues(raw, classOfRaw);
  if (kind === 'Kustomization') return pruneKustomization(raw);
  const path = podSpecPath({ kind, raw });
  const bare = withMetadata(raw, []);
  if (path === undefined) return bare;
  const whole = path.length > 1 ? withMetadata(bare, path.slice(0, -1)) : bare;
  const lists = containerLists.filter((list) => listAt(whole, ...path, list).length > 0);
  const containers = lists.map((list) => [list, listAt(whole, ...path, list).map(pruneContainer)] as const);
  return replaced(whole, path, { ...mapAt(whole, ...path), ...Object.fromEntries(containers) });
}

/** A Secret or ConfigMap with classes in place of values. */
function withoutValues(raw: RawMap, change: (value: Raw) => Raw): RawMap {
  const sections = ['data', 'stringData', 'binaryData'].filter((section) => isRawMap(raw[section]));
  const classes = sections.map((section) => [section, mapValues(mapAt(raw, section), change)] as const);
  return { ...withMetadata(raw, []), ...Object.fromEntries(classes) };
}

/** Which files patch, and that something else changes: a patch written on the spot may say anything. */
function pruneKustomization(raw: RawMap): RawMap {
  return mapValues(raw, (value) =>
    Array.isArray(value)
      ? value.map((item) => (typeof item === 'string' ? firstLine(item) : picked(mapAt(item), ['path'])))
      : null,
  );
}

function firstLine(text: string): string {
  return text.includes('\n') ? '' : text;
}

/** The fields of a container that somebody looks at; a command may hold secrets. */
const OF_CONTAINER = 'name image imagePullPolicy ports envFrom volumeMounts resources securityContext'.split(' ');
const HANDLERS = ['livenessProbe', 'readinessProbe', 'startupProbe'];

function pruneContainer(raw: Raw): RawMap {
  const whole = mapAt(raw);
  return {
    ...picked(whole, OF_CONTAINER),
    ...mapValues(picked(whole, HANDLERS), pruneHandler),
    ...mapValues(picked(whole, ['lifecycle']), (hooks) => mapValues(mapAt(hooks), pruneHandler)),
    ...mapValues(picked(whole, ['env']), (variables) => listAt(variables).map(withClass)),
  };
}

function pruneHandler(raw: Raw): Raw {
  return mapValues(picked(mapAt(raw), ['httpGet', 'tcpSocket']), (action) => picked(mapAt(action), ['host', 'port']));
}

function withClass(raw: Raw): Raw {
  const variable = mapAt(raw);
  return { ...variable, ...mapValues(picked(variable, ['value']), classOfRaw) };
}

function classOfRaw(value: Raw): string {
  return typeof value === 'string' ? classOf(value) : 'empty';
}

function withMetadata(raw: RawMap, at: Path): RawMap {
  const path = [...at, 'metadata', 'annotations'];
  const annotations = mapAt(raw, ...path);
  const kept = Object.keys(annotations).filter((key) => KEPT_ANNOTATION.test(key));
  return Object.keys(annotations).length === kept.length ? raw : replaced(raw, path, picked(annotations, kept));
}

function mapValues(map: RawMap, change: (value: Raw) => Raw): RawMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** The entries of a mapping with these keys. */
function picked(map: RawMap, keys: readonly string[]): RawMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => keys.includes(key)));
}

/** A copy with another value at a path that exists. */
function replaced(raw: RawMap, [step, ...rest]: Path, value: Raw): RawMap {
  if (typeof step !== 'string') return raw;
  return { ...raw, [step]: rest.length === 0 ? value : replaced(mapAt(raw, step), rest, value) };
}

function compose(text: string, file: string): FileFacts {
  const { services, problems } = readComposeServices(text, file, pruneService);
  // Other programs have a list of services in their settings, too.
  const isCompose = services.some(({ raw }) => raw['image'] !== undefined || raw['build'] !== undefined);
  if (!isCompose && !/compose[^/]*\.ya?ml$/i.test(file)) return NOTHING;
  const resources = services.map(({ name, raw, places }) => ({
    file,
    apiVersion: 'compose',
    kind: COMPOSE_KIND,
    name,
    raw,
    places,
  }));
  const unread = services.flatMap(({ name, raw }) =>
    raw['extends'] === undefined ? [] : [`Service "${name}" takes the rest of what it says from elsewhere (extends)`],
  );
  return { ...NOTHING, resources, unread: [...problems.map(({ message }) => message), ...unread] };
}

/** The fields of a service that somebody looks at; commands and labels may hold secrets. */
const OF_SERVICE =
  `image extends ports volumes network_mode pid ipc userns_mode privileged read_only user cap_add cap_drop security_opt
  devices mem_limit cpus`.split(/\s+/);

function pruneService(raw: RawMap): RawMap {
  return {
    ...picked(raw, OF_SERVICE),
    ...mapValues(picked(raw, ['environment']), (variables) =>
      Array.isArray(variables) ? variables.map(classOfListed) : mapValues(mapAt(variables), classOfRaw),
    ),
    ...mapValues(picked(raw, ['build']), (build) =>
      isRawMap(build) ? picked(build, ['context', 'dockerfile']) : build,
    ),
    ...mapValues(picked(raw, ['deploy']), (deploy) => picked(mapAt(deploy), ['resources'])),
    ...mapValues(picked(raw, ['healthcheck']), (check) => picked(mapAt(check), ['disable'])),
  };
}

/** `NAME=value` with the class in place of the value. */
function classOfListed(item: Raw): Raw {
  const [, name, value] = /^([^=]*)=(.*)$/s.exec(typeof item === 'string' ? item : '') ?? [];
  return name === undefined ? item : `${name}=${classOf(value ?? '')}`;
}

const ASSIGNS = new Set(['ENV', 'ARG', 'LABEL']);

function dockerfile(text: string): FileFacts {
  const { instructions, problems } = instructionsOf(text);
  const hasStage = instructions.some(({ keyword }) => keyword === 'FROM');
  // A file that is called so by chance has no instruction at all.
  if (instructions.length === 0) return NOTHING;
  const unread = [
    ...problems.map(({ line, message }) => `Cannot read line ${line}: ${message}`),
    ...(hasStage ? [] : ['Cannot read it as a Dockerfile: expected an instruction FROM']),
  ];
  const kept = instructions.map((instruction) => {
    const text =
      ASSIGNS.has(instruction.keyword) && !isGlobalArgument(instruction, instructions)
        ? assigned(instruction)
        : withoutCredentials(instruction.text);
    const heredocs = instruction.heredocs.map(({ name, body }) => ({ name, body: withoutCredentials(body) }));
    const { words, ...rest } = instruction;
    return { ...rest, text, heredocs, ...(words !== undefined && { words: words.map(withoutCredentials) }) };
  });
  return { ...NOTHING, instructions: kept, unread };
}

/** An ARG before the first stage: part of the names of images. */
function isGlobalArgument(instruction: Instruction, all: readonly Instruction[]): boolean {
  const first = all.findIndex(({ keyword }) => keyword === 'FROM');
  return instruction.keyword === 'ARG' && all.indexOf(instruction) < first;
}

/** The text of an assignment with classes in place of values. */
function assigned({ keyword, text }: Instruction): string {
  const old = /^(\w[\w.-]*)\s+([^=\s].*)$/s.exec(text);
  if (keyword !== 'ARG' && old !== null && !/^\S+=/.test(text)) return `${old[1]}=${classOf(old[2] ?? '')}`;
  return text.replace(
    /([^\s=]+)=("(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s\\])*)/g,
    (_whole, name: string, value: string) => `${name}=${classOf(value.replace(/^(["'])(.*)\1$/s, '$2'))}`,
  );
}
