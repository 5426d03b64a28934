/**
 * Says which attributes of components are kept without meaning, once for each type of resource.
 * @module
 */

import type { TerraformResource } from '../../inputs/terraform/terraform.ts';
import type { Infrastructure } from './infrastructure.ts';
import { NETWORKS, resourceType, SUBNETS } from './resource-types.ts';

/** Attributes that are read for their meaning, or that only name or place the resource. */
const READ = new Set(
  `id arn name bucket identifier function_name cluster_identifier tags tags_all engine engine_type database_version runtime
  environment env container_definitions user_data count for_each provider depends_on lifecycle subnet_id subnet_ids subnets
  vpc_id vpc_config network_configuration network_interface network_interface_ids vpc_security_group_ids security_groups
  security_group_ids db_subnet_group_name subnet_group_name internal publicly_accessible multi_az deletion_protection
  deletion_protection_enabled enable_deletion_protection purge_protection_enabled storage_encrypted encrypted kms_key_id
  kms_key_arn kms_master_key_id at_rest_encryption_enabled sqs_managed_sse_enabled server_side_encryption versioning
  point_in_time_recovery backup_retention_period desired_count min_size desired_capacity load_balancer task_definition
  cluster port settings origin redrive_policy cors_configuration endpoint_configuration public_network_access_enabled
  enabled_cluster_log_types server_side_encryption_configuration network subnetwork target_group_arns`.split(/\s+/),
);
/** So many names stand in one message. */
const MOST_NAMES = 12;

/** Adds the losses. */
export function sayUnread({ resources, found }: Infrastructure): void {
  const byType = new Map<string, TerraformResource[]>();
  for (const resource of resources) {
    const { type } = resource;
    if (resourceType(type) === undefined && !NETWORKS.has(type) && !SUBNETS.has(type)) continue;
    const same = byType.get(type);
    if (same === undefined) byType.set(type, [resource]);
    else same.push(resource);
  }
  for (const [type, same] of byType) {
    const names = new Set(
      same.flatMap(({ values }) =>
        Object.entries(values).flatMap(([key, value]) => (READ.has(key) || value === null ? [] : [key])),
      ),
    );
    const listed = [...names].slice(0, MOST_NAMES).map((name) => `"${name}"`);
    const more = names.size > MOST_NAMES ? ` and ${names.size - MOST_NAMES} more` : '';
    if (names.size > 0)
      found.lost.add(`${type}: kept without meaning to Vauban: ${listed.join(', ')}${more}`, same[0]?.at);
  }
}
