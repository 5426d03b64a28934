/**
 * A file of Kubernetes manifests as resources: several documents, lists, JSON. What is no manifest is passed over; a
 * template that only Helm can fill in is refused with that reason.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { isRawMap, type Path, type Raw, type RawMap, rawAt } from '../../model/raw.ts';
import { readYaml, type YamlDocument, type YamlFile } from '../yaml/read-yaml.ts';
import { podSpecPath } from './pod.ts';
import { mapAt, textAt } from './raw-fields.ts';
import { placesOf, type Resource } from './resource.ts';

/** What a file of manifests says. */
export interface Manifests {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
}

/** Kinds whose fields somebody reads; of others only the name is kept. Kinds with a pod template always are. */
const READ_KINDS = new Set(
  `Pod PodTemplate Namespace Service Ingress NetworkPolicy CiliumNetworkPolicy CiliumClusterwideNetworkPolicy
  ServiceAccount Role ClusterRole RoleBinding ClusterRoleBinding ConfigMap Secret RuntimeClass StorageClass
  PersistentVolumeClaim ResourceQuota LimitRange PodDisruptionBudget Kustomization`.split(/\s+/),
);

/** A file that may leave out what it is. */
const KUSTOMIZATION = /(?:^|\/)kustomization\.ya?ml$/;

/** Whether a file may hold manifests; cheap, so that other files need not be parsed. */
export function looksLikeManifest(text: string, file: string): boolean {
  if (KUSTOMIZATION.test(file)) return true;
  return /(?:^|[\s{,"'-])apiVersion["']?\s*:/.test(text) && /(?:^|[\s{,"'-])kind["']?\s*:/.test(text);
}

/** An action of a Go template that only Helm answers. */
const HELM_ACTION =
  /\{\{-?[^{}]{0,300}\.(?:Values|Release|Chart|Capabilities)\b|\{\{-?\s*(?:include|tpl|toYaml|fromYaml)\s/;

/** How a caller wants its manifests. */
export interface ManifestOptions {
  /** Leaves out or replaces what the caller must not keep, such as the values of secrets. */
  readonly prune?: (kind: string, raw: RawMap) => RawMap;
  /** Whether the fields of kinds are kept, too, that nobody here reads. */
  readonly everyKind?: boolean;
}

/**
 * Reads a file of manifests; never throws on bad input.
 *
 * @param text YAML with any number of documents, or JSON
 * @param file the name that resources and problems carry
 */
export function readManifests(text: string, file: string, options: ManifestOptions = {}): Manifests {
  const { documents, problems } = HELM_ACTION.test(text) ? NO_YAML : readYaml(text, file);
  // Loops and conditions of a template are no YAML.
  if (documents.length === 0 && /\{\{-?/.test(text)) return { resources: [], problems: [notRendered(file)] };
  return { resources: documents.flatMap((document) => resourcesIn(document, file, options)), problems };
}

const NO_YAML: YamlFile = { documents: [], problems: [] };

function notRendered(file: string): Problem {
  const message = `Cannot read "${file}": it is a template, which says nothing until it is rendered`;
  const hint = 'Write what "helm template" prints to files and look at those';
  return { code: 'not-yaml', message, at: { file, line: 1, column: 1 }, hint };
}

/** The resources of one document; a list gives its items. */
function resourcesIn(document: YamlDocument, file: string, options: ManifestOptions): readonly Resource[] {
  const found: Resource[] = [];
  const visit = (raw: Raw, path: Path, otherwise: Said): void => {
    if (!isRawMap(raw)) return;
    const said: Said = {
      apiVersion: textAt(raw, 'apiVersion') ?? otherwise.apiVersion,
      kind: textAt(raw, 'kind') ?? otherwise.kind,
    };
    if (said.apiVersion === '' || said.kind === '') return;
    const items = rawAt(raw, ['items']);
    if (said.kind.endsWith('List') && Array.isArray(items)) {
      // The items of a typed list, such as a PodList, need not say what they are.
      const each = said.kind === 'List' ? NOTHING_SAID : { ...said, kind: said.kind.slice(0, -4) };
      for (const [index, item] of items.entries()) visit(item, [...path, 'items', index], each);
      return;
    }
    const kept = options.everyKind === true || isRead(said.kind, raw) ? withoutStatus(raw) : {};
    const pruned = options.prune?.(said.kind, kept) ?? kept;
    const namespace = textAt(raw, 'metadata', 'namespace');
    found.push({
      file,
      ...said,
      name: textAt(raw, 'metadata', 'name') ?? textAt(raw, 'metadata', 'generateName') ?? '',
      ...(namespace !== undefined && { namespace }),
      raw: pruned,
      places: placesOf(pruned, (below) => document.locate([...path, ...below])),
    });
  };
  visit(document.value, [], KUSTOMIZATION.test(file) ? A_KUSTOMIZATION : NOTHING_SAID);
  return found;
}

/** What a resource says it is. */
interface Said {
  readonly apiVersion: string;
  readonly kind: string;
}

const NOTHING_SAID: Said = { apiVersion: '', kind: '' };
const A_KUSTOMIZATION: Said = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };

function isRead(kind: string, raw: RawMap): boolean {
  return READ_KINDS.has(kind) || podSpecPath({ kind, raw }) !== undefined;
}

function withoutStatus(raw: RawMap): RawMap {
  const { status: _status, ...kept } = raw;
  const { managedFields: _managed, ...metadata } = mapAt(raw, 'metadata');
  return isRawMap(raw['metadata']) ? { ...kept, metadata } : kept;
}
