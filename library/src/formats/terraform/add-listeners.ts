/**
 * Load balancers: their listeners as entries, and the flows to what they lead to.
 * @module
 */
import type { TerraformResource } from '../../inputs/terraform/terraform.ts';
import { componentOf, flagOf, type Infrastructure, numberOf, referred, textOf } from './infrastructure.ts';

const LISTENER = /^aws_(?:lb|alb)_listener$/;
const TARGET_GROUP = /^aws_(?:lb|alb)_target_group$/;

/** Adds the entries and flows of load balancers. */
export function addListeners(infrastructure: Infrastructure): void {
  const targets = targetsOf(infrastructure);
  const balancers = new Map<string, readonly string[]>();
  for (const listener of infrastructure.resources.filter(({ type }) => LISTENER.test(type))) {
    for (const balancer of referred(infrastructure, listener, /^load_balancer_arn$/)) {
      addListener(infrastructure, { listener, balancer, targets });
      balancers.set(listener.address, [...(balancers.get(listener.address) ?? []), balancer.address]);
    }
  }
  for (const rule of infrastructure.resources.filter(({ type }) => /^aws_(?:lb|alb)_listener_rule$/.test(type))) {
    infrastructure.read.add(rule.address);
    for (const listener of referred(infrastructure, rule, /^listener_arn$/)) {
      for (const balancer of balancers.get(listener.address) ?? [])
        lead(infrastructure, { by: rule, balancer, targets });
    }
  }
}

/** What stands behind each target group: attached by itself, by a service, or by a group of machines. */
function targetsOf(infrastructure: Infrastructure): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, readonly string[]>();
  for (const resource of infrastructure.resources) {
    if (TARGET_GROUP.test(resource.type)) infrastructure.read.add(resource.address);
    const groups = referred(infrastructure, resource, /target_group_arns?$/);
    if (groups.length === 0 || LISTENER.test(resource.type)) continue;
    const isAttachment = /attachment/.test(resource.type);
    if (isAttachment) infrastructure.read.add(resource.address);
    const members = isAttachment
      ? referred(infrastructure, resource, /^(?:target_id|autoscaling_group_name)$/).map(({ address }) => address)
      : [resource.address];
    for (const { address } of groups) targets.set(address, [...(targets.get(address) ?? []), ...members]);
  }
  return targets;
}

interface Listened {
  readonly listener: TerraformResource;
  readonly balancer: TerraformResource;
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

function addListener(infrastructure: Infrastructure, { listener, balancer, targets }: Listened): void {
  const { found, read } = infrastructure;
  const component = componentOf(infrastructure, balancer.address);
  if (component === undefined) return;
  read.add(listener.address);
  const port = numberOf(listener.values, 'port');
  const internal = flagOf(balancer.values, 'internal');
  found.add(
    'entries',
    { name: `${component}-${port ?? 'listener'}`, key: `${balancer.address}:${port ?? 'all'}` },
    {
      at: component,
      kind: 'port',
      port: port !== undefined && port <= 65_535 ? port : undefined,
      protocol: textOf(listener.values, 'protocol')?.toLowerCase(),
      exposure: internal === true ? 'internal' : 'external',
      encryption: weakestTls(textOf(listener.values, 'ssl_policy')),
    },
    listener.at,
  );
  lead(infrastructure, { by: listener, balancer: balancer.address, targets });
}

/** The weakest version a policy of the cloud lets through; undefined for a policy nobody knows. */
function weakestTls(policy: string | undefined): string | undefined {
  if (policy === undefined) return undefined;
  if (/TLS13-1-3/.test(policy)) return 'tls-1.3';
  if (/TLS13-1-2|TLS-1-2|FS-1-2/.test(policy)) return 'tls-1.2';
  if (/TLS13-1-1|TLS-1-1|FS-1-1/.test(policy)) return 'tls-1.1';
  return /TLS13-1-0|2016-08|2015-05|TLS-1-0|FS-2018/.test(policy) ? 'tls-1.0' : undefined;
}

interface Leading {
  readonly by: TerraformResource;
  readonly balancer: string;
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

function lead(infrastructure: Infrastructure, { by, balancer, targets }: Leading): void {
  const from = componentOf(infrastructure, balancer);
  if (from === undefined) return;
  for (const group of referred(infrastructure, by, /target_group/)) {
    const protocol = textOf(group.values, 'protocol')?.toLowerCase();
    for (const target of targets.get(group.address) ?? []) {
      const to = componentOf(infrastructure, target);
      const port = numberOf(group.values, 'port');
      if (to !== undefined) infrastructure.found.call({ from, to, protocol, port, by: group.address, at: by.at });
    }
  }
}
