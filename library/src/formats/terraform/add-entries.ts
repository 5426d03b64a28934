/**
 * Entries by what firewalls let in, by listeners of load balancers, and by services that stand in public by themselves;
 * flows by what firewalls let in from other components.
 * @module
 */
import type { TerraformResource } from '../../inputs/terraform/terraform.ts';
import { protocolOfPort } from '../infrastructure/known-port.ts';
import { exposureOfRanges } from '../infrastructure/reach-to-exposure.ts';
import { addListeners } from './add-listeners.ts';
import { type FirewallRule, firewallRules } from './firewall-rules.ts';
import { componentOf, flagOf, type Infrastructure, referred, textOf, textsOf } from './infrastructure.ts';
import { resourceType } from './resource-types.ts';

/** Attributes that put something behind a group. */
const GROUPS = /security_group|nsg/;
/** Attributes that lead to something that is behind a group itself. */
const INTERFACES = /network_interface|subnet|launch_template|launch_configuration/;

/** Adds entries, and the flows that firewalls let through. */
export function addEntries(infrastructure: Infrastructure): void {
  const { found, read } = infrastructure;
  addListeners(infrastructure);
  const members = membersOf(infrastructure);
  for (const rule of firewallRules(infrastructure)) {
    read.add(rule.group);
    read.add(rule.by);
    for (const address of members.get(rule.group) ?? []) {
      const component = componentOf(infrastructure, address);
      const resource = infrastructure.byAddress.get(address);
      if (component === undefined || resource === undefined) continue;
      if (rule.ranges.length > 0 || rule.isUnknown === true) addEntry(infrastructure, { rule, component, resource });
      for (const source of rule.sources.flatMap((each) => members.get(each) ?? [])) {
        const from = componentOf(infrastructure, source);
        if (from === undefined) continue;
        const protocol = protocolOfPort(rule.port) ?? (rule.transport === 'udp' ? 'udp' : 'tcp');
        found.call({ from, to: component, protocol, port: rule.port, by: rule.group, isWeak: true, at: rule.at });
      }
    }
  }
  for (const resource of infrastructure.resources) addPublic(infrastructure, resource);
}

/** The components behind each group or tag. */
function membersOf(infrastructure: Infrastructure): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, Set<string>>();
  const join = (group: string, member: string): void => {
    members.set(group, (members.get(group) ?? new Set()).add(member));
  };
  const associated = associations(infrastructure);
  for (const resource of infrastructure.resources) {
    if (resourceType(resource.type) === undefined) continue;
    const between = referred(infrastructure, resource, INTERFACES);
    for (const at of [resource, ...between]) {
      for (const { address } of referred(infrastructure, at, GROUPS)) join(address, resource.address);
      for (const group of associated.get(at.address) ?? []) join(group, resource.address);
    }
    for (const tag of resource.type.startsWith('google_') ? textsOf(resource.values, 'tags') : [])
      join(`tag ${tag}`, resource.address);
  }
  for (const { type, values, address } of infrastructure.resources) {
    if (type !== 'google_compute_firewall') continue;
    for (const tag of textsOf(values, 'target_tags')) {
      for (const member of members.get(`tag ${tag}`) ?? []) join(address, member);
    }
  }
  return new Map([...members].map(([group, each]) => [group, [...each]]));
}

/** The groups that stand before a network interface or a subnet, by its address. */
function associations(infrastructure: Infrastructure): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const resource of infrastructure.resources) {
    if (!/^azurerm_(?:subnet|network_interface)_(?:network_)?security_group_association$/.test(resource.type)) continue;
    infrastructure.read.add(resource.address);
    const groups = referred(infrastructure, resource, /^network_security_group_id$/).map(({ address }) => address);
    for (const { address } of referred(infrastructure, resource, /^(?:subnet_id|network_interface_id)$/)) {
      found.set(address, [...(found.get(address) ?? []), ...groups]);
    }
  }
  return found;
}

interface LetIn {
  readonly rule: FirewallRule;
  readonly component: string;
  readonly resource: TerraformResource;
}

function addEntry({ found }: Infrastructure, { rule, component, resource }: LetIn): void {
  const { port, lastPort, ranges, transport } = rule;
  const key = `${resource.address}:${port ?? 'all'}`;
  if (found.draft.find('entries', key) !== undefined) return;
  const isHidden =
    flagOf(resource.values, 'publicly_accessible') === false || flagOf(resource.values, 'internal') === true;
  const exposure = exposureOfRanges(ranges);
  if (port !== lastPort)
    found.lost.add('firewall: of a range of ports only the first is the port of the entry', rule.at);
  found.add(
    'entries',
    {
      name: `${component}-${port ?? 'all-ports'}`,
      key,
      kept: { ranges, ...(port !== lastPort && { lastPort: lastPort ?? null }) },
    },
    {
      at: component,
      kind: 'port',
      port,
      protocol:
        protocolOfPort(port) ??
        (/^(?:tcp|udp|6|17)$/.test(transport) ? transport.replace('17', 'udp').replace('6', 'tcp') : undefined),
      exposure: isHidden && exposure !== undefined ? 'internal' : exposure,
    },
    rule.at,
  );
}

/** What has an address of its own that anybody can reach unless it says otherwise. */
function addPublic(infrastructure: Infrastructure, resource: TerraformResource): void {
  const { type, values, address, at } = resource;
  const { found } = infrastructure;
  const owner =
    type === 'aws_lambda_function_url' ? referred(infrastructure, resource, /^function_name$/)[0]?.address : address;
  const component = componentOf(infrastructure, owner);
  if (component === undefined) return;
  const said = publicEntry({ type, values });
  if (said === undefined) return;
  infrastructure.read.add(address);
  found.add(
    'entries',
    { name: `${component}-api`, key: `${address}:443` },
    { at: component, kind: 'api', port: 443, protocol: 'https', ...said },
    at,
  );
}

function publicEntry({ type, values }: Pick<TerraformResource, 'type' | 'values'>) {
  if (type === 'aws_lambda_function_url') {
    const isOpen = textOf(values, 'authorization_type') === 'NONE';
    return { exposure: 'external', ...(isOpen && { authentication: 'none' }) };
  }
  if (type === 'aws_api_gateway_rest_api') {
    const isPrivate = textsOf(values, 'endpoint_configuration', 'types').includes('PRIVATE');
    return { exposure: isPrivate ? 'internal' : 'external' };
  }
  if (type === 'aws_eks_cluster') {
    const isOpen = flagOf(values, 'vpc_config', 'endpoint_public_access');
    return isOpen === undefined ? undefined : { exposure: isOpen ? 'external' : 'internal' };
  }
  if (/^(?:azurerm_|google_)/.test(type)) {
    const isOpen = flagOf(values, 'public_network_access_enabled');
    return isOpen === undefined ? undefined : { exposure: isOpen ? 'external' : 'internal' };
  }
  return /^aws_(?:apigatewayv2_api|cloudfront_distribution|cognito_user_pool|appsync_graphql_api)$/.test(type)
    ? { exposure: 'external' }
    : undefined;
}
