/**
 * Holds every chosen check against everything it is about.
 * @module
 */
import type { Binding, Role } from '../../../inputs/kubernetes/access.ts';
import { changesResources, type StorageClaim } from '../../../inputs/kubernetes/cluster.ts';
import type { NetworkPolicy } from '../../../inputs/kubernetes/network.ts';
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import type { Resource } from '../../../inputs/kubernetes/resource.ts';
import { namespaceOf } from '../../../inputs/kubernetes/resource.ts';
import type { Detail, Spot } from '../../../model/evidence.ts';
import { spotText } from '../../sources/source.ts';
import { type CheckId, checkInfo } from './checks.ts';
import type { Claim } from './claim.ts';
import { type Fault, type Finder, isDoubt, spotOf } from './finding.ts';
import { ON_BINDING, ON_ROLE, POD_ACCESS } from './on-access.ts';
import { type AgentSubject, agentsOf, ON_AGENT } from './on-agent.ts';
import { ON_ACCOUNT, ON_CONFIG_MAP, ON_NAMESPACE, ON_STORAGE } from './on-cluster.ts';
import { ON_COMPOSE } from './on-compose.ts';
import { POD_FLOW } from './on-flow.ts';
import { ON_IMAGE } from './on-image.ts';
import { ON_POLICY, POD_NETWORK } from './on-network.ts';
import { POD_MORE } from './on-pod.ts';
import { POD_STANDARD } from './on-pod-standard.ts';
import type { ComposeSubject, ImageSubject, NamespaceSubject, World } from './world.ts';

/** One thing that is wrong, with the fields that make it so. */
export interface Examined {
  readonly check: CheckId;
  readonly detail: Detail;
  readonly fault: Fault;
  /** The resource whose fields the fault names; absent for a Dockerfile. */
  readonly resource: Resource | undefined;
}

export interface Examination {
  /** How many things of each kind were looked at, such as 3 of the kind workload. */
  readonly looked: ReadonlyMap<string, number>;
  readonly failed: number;
  /** How many nobody could judge, and why. */
  readonly undecided: number;
  readonly doubts: readonly string[];
  readonly found: readonly Examined[];
  readonly files: readonly string[];
}

type Finders<Subject> = Partial<Readonly<Record<CheckId, Finder<Subject, World>>>>;

/** A kind of thing that checks are about. */
interface Kind<Subject> {
  readonly name: string;
  readonly finders: Finders<Subject>;
  readonly subjects: (world: World) => readonly Subject[];
  readonly resourceOf: (subject: Subject) => Resource | undefined;
  readonly fileOf: (subject: Subject) => string;
}

/** What was seen of one thing. */
interface Seen {
  readonly file: string;
  readonly found: readonly Examined[];
  readonly doubts: readonly string[];
}

/** A kind of thing, ready to be looked at. */
interface Looker {
  readonly name: string;
  readonly knows: (check: CheckId) => boolean;
  readonly look: (world: World, checks: readonly CheckId[]) => readonly Seen[];
}

function lookerFor<Subject>({ name, finders, subjects, resourceOf, fileOf }: Kind<Subject>): Looker {
  return {
    name,
    knows: (check) => finders[check] !== undefined,
    look: (world, checks) =>
      subjects(world).map((subject) => {
        const resource = resourceOf(subject);
        const found: Examined[] = [];
        const doubts: string[] = [];
        for (const check of checks) {
          for (const outcome of finders[check]?.(subject, world) ?? []) {
            if (isDoubt(outcome)) doubts.push(outcome.unknown);
            else found.push({ check, fault: outcome, resource, detail: detailOf(check, outcome, resource) });
          }
        }
        return { file: fileOf(subject), found, doubts };
      }),
  };
}

/** A kind of thing that has a resource of its own. */
function resourceLooker<Subject>(
  name: string,
  finders: Finders<Subject>,
  { subjects, resourceOf }: Pick<Kind<Subject>, 'subjects'> & { readonly resourceOf: (subject: Subject) => Resource },
): Looker {
  return lookerFor({ name, finders, subjects, resourceOf, fileOf: (subject) => resourceOf(subject).file });
}

const PODS = resourceLooker<Pod>(
  'workload',
  { ...POD_STANDARD, ...POD_MORE, ...POD_NETWORK, ...POD_ACCESS, ...POD_FLOW },
  { subjects: ({ pods, claim }) => pods.filter((pod) => isChosen(pod, claim)), resourceOf: ({ resource }) => resource },
);

const LOOKERS: readonly Looker[] = [
  PODS,
  resourceLooker<ComposeSubject>('service', ON_COMPOSE, {
    subjects: ({ compose, claim }) => compose.filter(({ service }) => isNamed(service.name, claim)),
    resourceOf: ({ resource }) => resource,
  }),
  lookerFor<ImageSubject>({
    name: 'Dockerfile',
    finders: ON_IMAGE,
    subjects: ({ images }) => images,
    resourceOf: () => undefined,
    fileOf: ({ file }) => file,
  }),
  lookerFor<AgentSubject>({
    name: 'agent',
    finders: ON_AGENT,
    subjects: agentsOf,
    resourceOf: ({ daemon }) => daemon?.resource,
    fileOf: ({ daemon }) => daemon?.resource.file ?? '',
  }),
  resourceLooker<NetworkPolicy>('network policy', ON_POLICY, {
    subjects: ({ policies, claim }) => policies.filter(({ resource }) => isInNamespace(resource, claim)),
    resourceOf: ({ resource }) => resource,
  }),
  resourceLooker<NamespaceSubject>('namespace', ON_NAMESPACE, {
    subjects: ({ namespaces, claim }) => namespaces.filter(({ name }) => (claim.namespace ?? name) === name),
    resourceOf: ({ witness }) => witness,
  }),
  resourceLooker<Binding>('binding', ON_BINDING, {
    subjects: ({ bindings, claim }) => bindings.filter(({ resource }) => isInNamespace(resource, claim)),
    resourceOf: ({ resource }) => resource,
  }),
  resourceLooker<Role>('role', ON_ROLE, {
    subjects: ({ roles, claim }) => roles.filter(({ resource }) => isInNamespace(resource, claim)),
    resourceOf: ({ resource }) => resource,
  }),
  resourceLooker<Resource>('service account', ON_ACCOUNT, {
    subjects: ({ accounts, claim }) => accounts.filter((account) => isInNamespace(account, claim)),
    resourceOf: (account) => account,
  }),
  resourceLooker<Resource>('ConfigMap', ON_CONFIG_MAP, {
    subjects: ({ configMaps, claim }) => configMaps.filter((configMap) => isInNamespace(configMap, claim)),
    resourceOf: (configMap) => configMap,
  }),
  resourceLooker<StorageClaim>('storage claim', ON_STORAGE, {
    subjects: ({ claims, claim }) => claims.filter(({ resource }) => isInNamespace(resource, claim)),
    resourceOf: ({ resource }) => resource,
  }),
];

/** Which checks are made: those of a standard are about pods, the others about everything they know. */
export interface Chosen {
  readonly onPods: ReadonlySet<CheckId>;
  readonly onAll: ReadonlySet<CheckId>;
}

/** Looks at everything. */
export function examine(world: World, { onPods, onAll }: Chosen): Examination {
  const looked = new Map<string, number>();
  const answered = new Set<CheckId>();
  const seen: Seen[] = [];
  for (const looker of LOOKERS) {
    const checks = [...new Set([...onAll, ...(looker === PODS ? onPods : [])])].filter(looker.knows);
    const those = checks.length === 0 ? [] : looker.look(world, checks);
    if (those.length === 0) continue;
    looked.set(looker.name, those.length);
    for (const check of checks) answered.add(check);
    seen.push(...those);
  }
  const unanswered = [...onPods, ...onAll].filter((check) => !answered.has(check));
  return {
    looked,
    failed: seen.filter(({ found }) => found.length > 0).length,
    undecided: seen.filter(({ found, doubts }) => found.length === 0 && doubts.length > 0).length,
    doubts: [
      ...new Set([
        ...seen.flatMap(({ doubts }) => doubts),
        ...unanswered.map((check) => `There is nothing to look at for "${check}"`),
      ]),
    ],
    found: seen.flatMap(({ found }) => found),
    files: [...new Set(seen.map(({ file }) => file).filter((file) => file !== ''))],
  };
}

function detailOf(check: CheckId, { message, path, at, from }: Fault, resource: Resource | undefined): Detail {
  const { severity, hint, control } = checkInfo(check);
  const spot: Spot | undefined = at ?? (resource === undefined ? undefined : spotOf(resource, path));
  const [ground] = from?.paths ?? [];
  const because = from === undefined || ground === undefined ? '' : ` (${spotText(spotOf(from.resource, ground))})`;
  return {
    check,
    severity,
    message: `${message}${because}`,
    ...(spot !== undefined && { at: spot }),
    hint: control === undefined ? hint : `${hint} (Kubescape ${control})`,
  };
}

function isNamed(name: string, { workloads }: Claim): boolean {
  const wanted = workloads?.name;
  if (wanted === undefined) return workloads?.labels === undefined;
  const pattern = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(name);
}

function isChosen(pod: Pod, claim: Claim): boolean {
  if (!isInNamespace(pod.resource, claim)) return false;
  const { workloads } = claim;
  if (workloads === undefined) return true;
  const labels = [...(workloads.labels ?? [])];
  if (!labels.every(([key, value]) => pod.labels[key] === value)) return false;
  return workloads.name === undefined || isNamed(pod.resource.name, claim);
}

/** A resource that names no namespace may be applied to any. */
function isInNamespace(resource: Resource, { namespace }: Claim): boolean {
  return namespace === undefined || resource.namespace === undefined || namespaceOf(resource) === namespace;
}

/** Whether somebody changes the resources before they are applied. */
export function isChangedLater(resources: readonly Resource[]): boolean {
  return resources.some(changesResources);
}
