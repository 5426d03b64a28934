/**
 * What security groups, network security groups and firewalls let in.
 * @module
 */
import {
  isObject,
  itemsOf,
  type TerraformResource,
  type TerraformValue,
  valueAt,
} from '../../inputs/terraform/terraform.ts';
import type { Place } from '../../model/problem.ts';
import { type Infrastructure, numberOf, referred, textOf, textsOf } from './infrastructure.ts';

/** One thing that is let in. */
export interface FirewallRule {
  /** The address of the group or firewall it belongs to. */
  readonly group: string;
  /** The address of the resource that says so. */
  readonly by: string;
  /** The first port; undefined for all of them. */
  readonly port: number | undefined;
  readonly lastPort: number | undefined;
  /** tcp, udp or any. */
  readonly transport: string;
  /** Ranges of addresses it comes from. */
  readonly ranges: readonly string[];
  /** Groups it comes from. */
  readonly sources: readonly string[];
  /** Whether it comes from ranges that only whoever applies it knows. */
  readonly isUnknown?: boolean;
  readonly at: Place;
}

const RANGES = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'];

/** Every rule that lets something in. */
export function firewallRules(infrastructure: Infrastructure): readonly FirewallRule[] {
  return infrastructure.resources.flatMap((resource): readonly FirewallRule[] => {
    switch (resource.type) {
      case 'aws_security_group':
      case 'aws_default_security_group':
        return inGroup(infrastructure, resource);
      case 'aws_security_group_rule':
      case 'aws_vpc_security_group_ingress_rule':
        return byItself(infrastructure, resource);
      case 'azurerm_network_security_group':
        return itemsOf(valueAt(resource.values, 'security_rule')).flatMap((rule) =>
          ofAzure(rule, resource, resource.address),
        );
      case 'azurerm_network_security_rule': {
        const [group] = referred(infrastructure, resource, /^network_security_group_name$/);
        return group === undefined ? [] : ofAzure(resource.values, resource, group.address);
      }
      case 'google_compute_firewall':
        return ofGoogle(resource);
      default:
        return [];
    }
  });
}

function inGroup(infrastructure: Infrastructure, resource: TerraformResource): readonly FirewallRule[] {
  const { values, address, at } = resource;
  const groups = referred(infrastructure, resource, /^ingress\.security_groups$/).map((each) => each.address);
  const rules = itemsOf(valueAt(values, 'ingress'));
  return rules.map((rule) => ({
    ...portsOf(rule),
    group: address,
    by: address,
    transport: textOf(rule, 'protocol') ?? 'any',
    ranges: rangesOf(rule),
    // Which block names which group is not told; those that name none are left out.
    sources: itemsOf(valueAt(rule, 'security_groups')).length > 0 ? groups : [],
    isUnknown: hasUnknownRanges(rule),
    at,
  }));
}

function byItself(infrastructure: Infrastructure, resource: TerraformResource): readonly FirewallRule[] {
  const { values, at, type } = resource;
  if (type === 'aws_security_group_rule' && textOf(values, 'type') !== 'ingress') return [];
  const [group] = referred(infrastructure, resource, /^security_group_id$/);
  if (group === undefined) return [];
  const sources = referred(infrastructure, resource, /^(?:source_security_group_id|referenced_security_group_id)$/);
  const transport = textOf(values, 'protocol') ?? textOf(values, 'ip_protocol') ?? 'any';
  return [
    {
      ...portsOf(values),
      group: group.address,
      by: resource.address,
      transport,
      ranges: rangesOf(values),
      sources: sources.map(({ address }) => address),
      at,
    },
  ];
}

function portsOf(rule: TerraformValue): Pick<FirewallRule, 'port' | 'lastPort'> {
  const transport = textOf(rule, 'protocol') ?? textOf(rule, 'ip_protocol');
  const port = numberOf(rule, 'from_port');
  const lastPort = numberOf(rule, 'to_port') ?? port;
  const isAll = transport === '-1' || transport === 'all' || port === undefined || (port === 0 && lastPort !== port);
  return isAll || port > 65_535 || port === 0 ? { port: undefined, lastPort: undefined } : { port, lastPort };
}

function hasUnknownRanges(rule: TerraformValue): boolean {
  return RANGES.some((key) => itemsOf(valueAt(rule, key)).length > 0) && rangesOf(rule).length === 0;
}

function rangesOf(rule: TerraformValue): readonly string[] {
  return RANGES.flatMap((key) => textsOf(rule, key));
}

function ofAzure(rule: TerraformValue, resource: TerraformResource, group: string): readonly FirewallRule[] {
  if (!isObject(rule)) return [];
  if (textOf(rule, 'direction') !== 'Inbound' || textOf(rule, 'access') !== 'Allow') return [];
  const ranges = [...textsOf(rule, 'source_address_prefix'), ...textsOf(rule, 'source_address_prefixes')];
  const ports = [...textsOf(rule, 'destination_port_range'), ...textsOf(rule, 'destination_port_ranges')];
  return ports.map((port) => ({
    ...rangeOfPorts(port),
    group,
    by: resource.address,
    transport: (textOf(rule, 'protocol') ?? 'any').toLowerCase(),
    ranges,
    sources: [],
    at: resource.at,
  }));
}

function ofGoogle({ values, address, at }: TerraformResource): readonly FirewallRule[] {
  if (textOf(values, 'direction') === 'EGRESS') return [];
  const ranges = textsOf(values, 'source_ranges');
  const sources = textsOf(values, 'source_tags').map((tag) => `tag ${tag}`);
  return itemsOf(valueAt(values, 'allow')).flatMap((allow) => {
    const transport = textOf(allow, 'protocol') ?? 'any';
    const ports = itemsOf(valueAt(allow, 'ports')).map(String);
    return (ports.length === 0 ? ['*'] : ports).map((port) => ({
      ...rangeOfPorts(port),
      group: address,
      by: address,
      transport,
      ranges: ranges.length === 0 && sources.length === 0 ? ['0.0.0.0/0'] : ranges,
      sources,
      at,
    }));
  });
}

function rangeOfPorts(text: string): Pick<FirewallRule, 'port' | 'lastPort'> {
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  const port = Number(parts?.[1] ?? 0);
  const lastPort = Number(parts?.[2] ?? port);
  const isAll = port < 1 || port > 65_535 || (port <= 1 && lastPort === 65_535);
  return isAll ? { port: undefined, lastPort: undefined } : { port, lastPort };
}
