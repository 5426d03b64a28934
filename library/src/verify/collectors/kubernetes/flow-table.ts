/**
 * The connections that network policies allow between the workloads, and those the model has as flows.
 * @module
 */
import type { Peer, PolicyRule } from '../../../inputs/kubernetes/network.ts';
import type { Pod } from '../../../inputs/kubernetes/pod.ts';
import { namespaceOf, titleOf } from '../../../inputs/kubernetes/resource.ts';
import { type Selector, selects } from '../../../inputs/kubernetes/selector.ts';
import type { Model } from '../../../model/model.ts';
import { mayHoldPods } from './address-range.ts';
import { type Direction, isEverybody, rulesFor } from './on-network.ts';
import type { World } from './world.ts';

/** Stands for everything that is no workload of the files. */
export const OUTSIDE = '';

/** A connection from one component to another; either may be outside. */
export interface Connection {
  readonly from: string;
  readonly to: string;
}

export interface FlowTable {
  /** The workloads of each component. */
  readonly workloads: ReadonlyMap<string, readonly Pod[]>;
  readonly unmapped: readonly Pod[];
  readonly missing: readonly Connection[];
  readonly extra: readonly Connection[];
  /** Why the two cannot be compared altogether. */
  readonly doubts: readonly string[];
}

const NAME_LABEL = 'kubernetes.io/metadata.name';
const NAMES = ['app.kubernetes.io/component', 'app.kubernetes.io/name', 'app'];

/** The component a workload is: by the label the claim names, or else by a usual label or its name. */
function componentOf(pod: Pod, { claim: { label } }: World, model: Model): string | undefined {
  const candidates =
    label === undefined ? [...NAMES.map((name) => pod.labels[name]), pod.resource.name] : [pod.labels[label]];
  for (const candidate of candidates) {
    const wanted = candidate?.toLowerCase();
    for (const id of model.components.keys()) if (id.toLowerCase() === wanted) return id;
  }
  return undefined;
}

const tables = new WeakMap<World, FlowTable>();

/** Compares the two; once for a world. */
export function flowTable(world: World, model: Model): FlowTable {
  const known = tables.get(world);
  if (known !== undefined) return known;
  const workloads = new Map<string, Pod[]>();
  const unmapped: Pod[] = [];
  for (const pod of world.pods) {
    const component = componentOf(pod, world, model);
    if (component === undefined) unmapped.push(pod);
    else workloads.set(component, [...(workloads.get(component) ?? []), pod]);
  }
  const table = compare({ world, model, workloads, unmapped });
  tables.set(world, table);
  return table;
}

interface Sides {
  readonly world: World;
  readonly model: Model;
  readonly workloads: ReadonlyMap<string, readonly Pod[]>;
  readonly unmapped: readonly Pod[];
}

function compare({ world, model, workloads, unmapped }: Sides): FlowTable {
  const doubts = world.foreignPolicies.map((policy) => `Nobody here reads ${titleOf(policy)}`);
  const { wanted, undecided } = expected({ world, model, workloads, unmapped }, doubts);
  const missing: Connection[] = [];
  const extra: Connection[] = [];
  for (const from of [...workloads.keys(), OUTSIDE]) {
    for (const to of [...workloads.keys(), OUTSIDE]) {
      if (from === to || undecided.has(key({ from, to }))) continue;
      const ports = wanted.get(key({ from, to }));
      const verdict = isAllowed(workloads.get(from) ?? [], workloads.get(to) ?? [], world);
      if (ports === undefined) {
        const any = verdict(undefined);
        if (any === 'yes') extra.push({ from, to });
        if (any === 'unclear') doubts.push(`Only the cluster knows whether "${from}" may connect to "${to}"`);
      } else {
        const each = [...ports].map(verdict);
        if (each.includes('no')) missing.push({ from, to });
        else if (each.includes('unclear'))
          doubts.push(`Only the cluster knows whether "${from}" may connect to "${to}"`);
      }
    }
  }
  return { workloads, unmapped, missing, extra, doubts: [...new Set(doubts)] };
}

function key({ from, to }: Connection): string {
  return `${from} ${to}`;
}

interface Expected {
  /** The ports each connection needs; undefined for any. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<number | undefined>>;
  /** Connections with a component of which nobody knows where it runs. */
  readonly undecided: ReadonlySet<string>;
}

/** The flows of the model between workloads and to the outside. */
function expected({ world, model, workloads }: Sides, doubts: string[]): Expected {
  const wanted = new Map<string, Set<number | undefined>>();
  const undecided = new Set<string>();
  const side = (id: string): string | undefined => {
    if (workloads.has(id)) return id;
    const isElsewhere = model.components.get(id)?.kind === 'external' || world.claim.outside?.includes(id);
    if (isElsewhere) return OUTSIDE;
    doubts.push(`No workload is the component "${id}"`);
    return undefined;
  };
  const add = (from: string | undefined, to: string | undefined, port: number | undefined): void => {
    const connection = key({ from: from ?? OUTSIDE, to: to ?? OUTSIDE });
    if (from === undefined || to === undefined) undecided.add(connection);
    else if (from !== to) wanted.set(connection, new Set([...(wanted.get(connection) ?? []), port]));
  };
  for (const flow of model.flows.values()) {
    if (flow.phase !== undefined && flow.phase !== 'run') continue;
    const [from, to] = [side(flow.from), side(flow.to)];
    add(from, to, flow.through === undefined ? undefined : model.entries.get(flow.through)?.port);
    if (flow.bothWays === true) add(to, from, undefined);
  }
  return { wanted, undecided };
}

type Answer = 'yes' | 'no' | 'unclear';

/** Whether some workload of one component may connect to some of another, at a port or at any. */
function isAllowed(from: readonly Pod[], to: readonly Pod[], world: World): (port: number | undefined) => Answer {
  return (port) => {
    const answers: Answer[] = [];
    for (const source of from.length > 0 ? from : [undefined]) {
      for (const target of to.length > 0 ? to : [undefined]) {
        const out = source === undefined ? 'yes' : lets(source, 'egress', { other: target, at: target, port, world });
        const into = target === undefined ? 'yes' : lets(target, 'ingress', { other: source, at: target, port, world });
        answers.push(out === 'no' || into === 'no' ? 'no' : out === 'yes' && into === 'yes' ? 'yes' : 'unclear');
      }
    }
    return answers.includes('yes') ? 'yes' : answers.includes('unclear') ? 'unclear' : 'no';
  };
}

interface Ask {
  /** The pod at the other end; absent for the outside. */
  readonly other: Pod | undefined;
  /** The pod that is connected to. */
  readonly at: Pod | undefined;
  readonly port: number | undefined;
  readonly world: World;
}

/** Whether the policies of a pod let a connection through in one direction. */
function lets(pod: Pod, direction: Direction, ask: Ask): Answer {
  const rules = rulesFor(pod, direction, ask.world);
  if (rules === undefined) return 'yes';
  const answers = rules.flatMap((rule) => {
    if (!allowsPort(rule, ask)) return [];
    if (rule.peers.length === 0) return ['yes' as const];
    const namespace = namespaceOf(rule.policy.resource);
    return rule.peers.map((peer) =>
      ask.other === undefined
        ? isOutside(peer, rule, ask.world)
        : isPeer(peer, ask.other, { namespace, world: ask.world }),
    );
  });
  return answers.includes('yes') ? 'yes' : answers.includes('unclear') ? 'unclear' : 'no';
}

function allowsPort({ ports }: PolicyRule, { port, at }: Ask): boolean {
  if (port === undefined || ports.length === 0) return true;
  return ports.some(({ port: written, endPort }) => {
    if (written === undefined) return true;
    const first = /^\d+$/.test(written) ? Number(written) : portByName(at, written);
    return first !== undefined && port >= first && port <= (endPort ?? first);
  });
}

function portByName(pod: Pod | undefined, name: string): number | undefined {
  return pod?.containers.flatMap(({ ports }) => ports).find((port) => port.name === name)?.port;
}

interface Where {
  readonly namespace: string;
  readonly world: World;
}

/** Whether a peer of a rule is a pod. */
function isPeer(peer: Peer, pod: Pod, { namespace, world }: Where): Answer {
  if (isEverybody(peer)) return 'yes';
  if (peer.kind === 'entity') return peer.name === 'cluster' ? 'yes' : 'no';
  if (peer.kind === 'addresses') return mayHoldPods(peer.range) ? 'unclear' : 'no';
  if (peer.kind !== 'pods') return 'unclear';
  if (!selects(peer.pods, pod.labels)) return 'no';
  const own = namespaceOf(pod.resource);
  if (peer.namespaces === undefined) return own === namespace ? 'yes' : 'no';
  return isNamespace(peer.namespaces, own, world);
}

/** Whether a peer is something that is no workload of the files; the name service of the cluster is no flow. */
function isOutside(peer: Peer, { ports }: PolicyRule, world: World): Answer {
  if (peer.kind === 'addresses' || peer.kind === 'other') return 'yes';
  if (peer.kind === 'entity') return peer.name === 'world' || peer.name === 'all' ? 'yes' : 'no';
  if (ports.length > 0 && ports.every(({ port }) => port === '53')) return 'no';
  const { namespaces = [] } = peer;
  if (namespaces.length === 0) return 'no';
  const answers = world.namespaces.map(({ name }) => isNamespace(namespaces, name, world));
  return answers.includes('yes') ? 'no' : answers.includes('unclear') ? 'unclear' : 'yes';
}

/** Whether a selector of namespaces selects one. */
function isNamespace(selector: Selector, name: string, { namespaceLabels }: World): Answer {
  const labels = namespaceLabels.get(name);
  if (labels !== undefined) return selects(selector, labels) ? 'yes' : 'no';
  // Every namespace has its name as a label; the others are known only where the files define it.
  if (selector.some(({ key }) => key !== NAME_LABEL)) return 'unclear';
  return selects(selector, { [NAME_LABEL]: name }) ? 'yes' : 'no';
}
