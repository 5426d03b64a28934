/**
 * Flows by references: an address in the environment of a program, or a resource that connects two others.
 * @module
 */
import type { TerraformResource } from '../../inputs/terraform/terraform.ts';
import { protocolOfPort } from '../infrastructure/known-port.ts';
import { componentOf, type Infrastructure, numberOf, referred, textOf } from './infrastructure.ts';
import { CALLS, CONNECTORS, DESCRIBES, resourceType } from './resource-types.ts';

/** Adds the flows. */
export function addFlows(infrastructure: Infrastructure): void {
  for (const resource of infrastructure.resources) {
    const connector = CONNECTORS[resource.type];
    if (connector !== undefined) connect(infrastructure, resource, connector);
    const from = componentOf(infrastructure, resource.address);
    if (from === undefined) continue;
    for (const described of [resource, ...referred(infrastructure, resource, DESCRIBES)]) {
      infrastructure.read.add(described.address);
      for (const { path, to } of described.references) {
        if (CALLS.test(path)) called(infrastructure, { from, address: to, by: path, at: described });
      }
    }
  }
}

function connect(
  infrastructure: Infrastructure,
  resource: TerraformResource,
  [one, other]: readonly [RegExp, RegExp],
): void {
  for (const { address } of referred(infrastructure, resource, one)) {
    const from = componentOf(infrastructure, address);
    if (from === undefined) continue;
    infrastructure.read.add(resource.address);
    for (const { path, to } of resource.references) {
      if (other.test(path)) called(infrastructure, { from, address: to, by: resource.address, at: resource });
    }
  }
}

interface Called {
  readonly from: string;
  readonly address: string;
  readonly by: string;
  readonly at: TerraformResource;
}

function called(infrastructure: Infrastructure, { from, address, by, at }: Called): void {
  const to = componentOf(infrastructure, address);
  const resource = infrastructure.byAddress.get(address);
  if (to === undefined || resource === undefined) return;
  const port = numberOf(resource.values, 'port');
  infrastructure.found.call({ from, to, protocol: protocolOf(resource, port), port, by, at: at.at });
}

function protocolOf({ type, values }: TerraformResource, port: number | undefined): string | undefined {
  const engine = textOf(values, 'engine') ?? textOf(values, 'database_version') ?? '';
  if (/postgres/i.test(engine)) return 'postgresql';
  if (/mysql|mariadb/i.test(engine)) return 'mysql';
  if (/memcached/i.test(engine)) return 'memcached';
  return protocolOfPort(port) ?? resourceType(type)?.protocol;
}
